#pragma once
/// The report as a page: one file that asks nothing of anywhere. It opens with the answer, then shows it,
/// then carries every figure of the text and of the JSON.
#include <string>
#include <vector>

#include "analysis/answers.hpp"
#include "analysis/pictures.hpp"

namespace offersim {

struct PageContent {
    const RunAnswer& run;
    const RunPictures& pictures;
};

/// The offers that the page draws, by index: the subject, then the rivals that it beats least often.
std::vector<int> offers_to_draw(const RunAnswer& run);

std::string html_report(const PageContent& content);

}  // namespace offersim
