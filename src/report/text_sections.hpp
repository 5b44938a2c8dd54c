#pragma once
/// The sections that text_report() puts together. Each is whole lines, or empty where it has nothing to say.
#include <string>

#include "analysis/answers.hpp"
#include "report/figures.hpp"
#include "report/number_text.hpp"
#include "report/style.hpp"
#include "report/words.hpp"

namespace offersim {

struct TextContext {
    const RunAnswer& answer;
    int width = 80;
    Style style;
    MoneyUnit unit;
};

inline constexpr int least_text_width = 60;

/// What was asked: the title, the file and its span of time.
std::string head_section(const TextContext& context);
std::string warnings_section(const TextContext& context);
/// How it was computed, and the commands to look further.
std::string foot_section(const TextContext& context, const std::string& replay);

/// A table under its heading, names shortened to fit a terminal.
std::string figure_section(const TextContext& context, FigureTable figures);

/// The answer in a few sentences.
std::string lead_section(const TextContext& context);
/// Every offer's distribution on one scale.
std::string distribution_section(const TextContext& context);
/// The subject against each other offer: how often, by how much, and the difference as a picture.
std::string head_to_head_section(const TextContext& context);
/// Percentiles, means and chances of each offer, side by side.
std::string measures_section(const TextContext& context);
std::string years_section(const TextContext& context);
/// What a headline valuation is worth per common share today, and an offer's award by it.
std::string equity_worth_section(const TextContext& context);
/// Every figure by named future.
std::string futures_section(const TextContext& context);
std::string components_section(const TextContext& context);
std::string fates_section(const TextContext& context);
/// With --detail: each measure's and each component's percentiles.
std::string details_section(const TextContext& context);

}  // namespace offersim
