#pragma once
/// What a report says of a private company's headline and of its named futures, for the text and the page
/// alike.
#include <string>
#include <vector>

#include "report/figures.hpp"

namespace offersim {

/// A sentence or two for each offer with awards of a private company: what the headline valuation is worth
/// per common share today, and how much of the offer's equity that is.
std::vector<std::string> equity_worth_paragraphs(const RunAnswer& answer, const MoneyUnit& unit);

/// For each offer whose company has named futures, its figures by future.
std::vector<FigureTable> future_figures(const RunAnswer& answer, const MoneyUnit& unit);

}  // namespace offersim
