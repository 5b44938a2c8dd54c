#pragma once
/// The sections that html_report() puts together. Each is markup, or empty where it has nothing to say.
#include <string>
#include <vector>

#include "report/figures.hpp"
#include "report/html_chart.hpp"
#include "report/html_report.hpp"
#include "report/number_text.hpp"

namespace offersim {

struct PageContext : PageContent {
    MoneyUnit unit;

    /// "$157k", "-$12k"; the sign of the currency where it has one that everyone knows.
    std::string money(double amount) const;
    std::string signed_money(double amount) const;
    /// Labels of an axis: as many decimals as the step between them needs.
    std::vector<std::string> money_labels(const std::vector<double>& ticks, bool is_signed = false) const;
    const OfferAnswer& offer(int index) const { return run.offers[static_cast<std::size_t>(index)]; }
    std::string name(int index) const;
};

/// "s0" to "s5": the colour and the stroke of the k-th offer drawn.
std::string series_class(std::size_t k);
std::vector<std::string> percent_labels(const std::vector<double>& ticks);

/// The answer in two sentences.
std::string answer_section(const PageContext& page);
/// Each rival at a glance: the chance, the gain, the loss, what to ask for.
std::string rivals_section(const PageContext& page);
/// The difference from each rival with its areas of winning and losing.
std::string difference_section(const PageContext& page);
/// What a sure sum more would do.
std::string ask_section(const PageContext& page);
/// What each offer is worth: density and the chance of at least so much.
std::string worth_section(const PageContext& page);
/// When the money comes: fans of what is received by month, components by year.
std::string time_section(const PageContext& page);
/// What becomes of the companies, and how long the job lasts.
std::string fate_section(const PageContext& page);
/// Each named future: its chance, how often the offer wins there, and what it is worth.
std::string future_section(const PageContext& page);
/// The exit value from which on the offer is ahead, and how averse to risk one may be.
std::string compare_section(const PageContext& page);
/// What the comparison hangs on, and what to find out first.
std::string sensitivity_section(const PageContext& page);
/// What more of each term does, for the section on what to ask for.
std::string lever_charts(const PageContext& page);
/// A table under its heading, with its notes.
std::string figure_block(const FigureTable& figures);
/// Tables that open when asked for, or when printed.
std::string folded_figures(const std::vector<FigureTable>& figures);
/// Every figure of the text report.
std::string figures_section(const PageContext& page);

}  // namespace offersim
