#pragma once
/// The report as a page: one file that asks nothing of anywhere. It opens with the answer, then shows it,
/// then carries every figure of the text and of the JSON.
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/negotiation.hpp"
#include "analysis/pictures.hpp"
#include "analysis/sensitivity.hpp"

namespace offersim {

/// A run, and what else is known; null: not looked into.
struct PageContent {
    const RunAnswer& run;
    const RunPictures& pictures;
    const CompareAnswer* compare = nullptr;
    const NegotiationAnswer* negotiation = nullptr;
    const SensitivityAnswer* sensitivity = nullptr;
    /// What an interruption left undone, as a reader would call it: "what to ask for".
    std::vector<std::string> unfinished{};
};

/// The offers that the page draws, by index: the subject, then the rivals that it beats least often.
std::vector<int> offers_to_draw(const RunAnswer& run);

std::string html_report(const PageContent& content);

}  // namespace offersim
