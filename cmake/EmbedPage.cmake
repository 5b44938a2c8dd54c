# Writes OUTPUT, a C++ file that holds the style and the script of the HTML report as raw strings.
file(READ ${ROOT}/page.css style)
file(READ ${ROOT}/page.js script)
file(WRITE ${OUTPUT} "// Made from src/report/page.css and page.js by cmake/EmbedPage.cmake.
#include \"report/page_assets.hpp\"

namespace offersim {

std::string_view page_style() { return R\"page~(${style})page~\"; }
std::string_view page_script() { return R\"page~(${script})page~\"; }

}  // namespace offersim
")
