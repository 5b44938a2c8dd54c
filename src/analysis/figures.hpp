#pragma once
/// Every figure of a run's answers that has an error or an interval, in one list.
#include <cstddef>

#include "analysis/answers.hpp"

namespace offersim {

namespace detail {

template <class Visit, class First, class... Others>
void visit_summary(Visit& visit, First& first, Others&... others) {
    visit(first.mean, others.mean...);
    for (std::size_t i = 0; i < first.percentiles.size(); ++i)
        visit(first.percentiles[i], others.percentiles[i]...);
}

template <class Visit, class First, class... Others>
void visit_offer(Visit& visit, First& first, Others&... others) {
    const auto means = [&visit](auto& list, auto&... lists) {
        for (std::size_t i = 0; i < list.size(); ++i) visit(list[i], lists[i]...);
    };
    const auto summaries = [&visit](auto& list, auto&... lists) {
        for (std::size_t i = 0; i < list.size(); ++i) visit_summary(visit, list[i], lists[i]...);
    };
    visit_summary(visit, first.gross_nominal, others.gross_nominal...);
    visit_summary(visit, first.gross_present, others.gross_present...);
    if (first.net_nominal) visit_summary(visit, *first.net_nominal, *others.net_nominal...);
    if (first.net_present) visit_summary(visit, *first.net_present, *others.net_present...);
    for (std::size_t year = 0; year < first.years.size(); ++year) {
        visit_summary(visit, first.years[year].primary, others.years[year].primary...);
        means(first.years[year].components, others.years[year].components...);
        summaries(first.years[year].component_details, others.years[year].component_details...);
    }
    means(first.components, others.components...);
    summaries(first.component_details, others.component_details...);
    visit(first.fate.ipo, others.fate.ipo...);
    visit(first.fate.acquired, others.fate.acquired...);
    visit(first.fate.shutdown, others.fate.shutdown...);
    visit(first.fate.illiquid, others.fate.illiquid...);
    visit(first.fate.left_early, others.fate.left_early...);
    visit(first.fate.equity_zero, others.fate.equity_zero...);
    visit(first.paper_at_settlement, others.paper_at_settlement...);
    if (first.floor_p_below) visit(*first.floor_p_below, *others.floor_p_below...);
}

}  // namespace detail

/// Calls visit(figure, ...) with the same Mean, Probability or Percentile of each of several answers of one
/// scenario and detail.
template <class Visit, class First, class... Others>
void visit_figures(Visit&& visit, First& first, Others&... others) {
    for (std::size_t o = 0; o < first.offers.size(); ++o)
        detail::visit_offer(visit, first.offers[o], others.offers[o]...);
    for (std::size_t pair = 0; pair < first.comparisons.size(); ++pair) {
        visit(first.comparisons[pair].p_a_beats_b, others.comparisons[pair].p_a_beats_b...);
        visit(first.comparisons[pair].p_tie, others.comparisons[pair].p_tie...);
        detail::visit_summary(visit, first.comparisons[pair].difference,
                              others.comparisons[pair].difference...);
        visit(first.comparisons[pair].expected_gain, others.comparisons[pair].expected_gain...);
        visit(first.comparisons[pair].expected_regret, others.comparisons[pair].expected_regret...);
    }
}

}  // namespace offersim
