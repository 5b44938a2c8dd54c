#pragma once
/// The style and the script of the HTML report: page.css and page.js, compiled in by cmake/EmbedPage.cmake.
#include <string_view>

namespace offersim {

std::string_view page_style();
std::string_view page_script();

}  // namespace offersim
