#include "engine/pivots.hpp"

#include <algorithm>

namespace offersim {

namespace {

void set_period_pivots(const Ledger& ledger, OfferOutcome& outcome) {
    std::vector<double> column(column_length);
    for (int period = 0; period < ledger.period_count(); ++period) {
        const auto p = static_cast<std::size_t>(period);
        ledger.sum_period(period, true, column.data());
        outcome.years[p].moments.pivot = column[0];
        for (std::size_t c = 0; c < component_count; ++c)
            if (const auto component = static_cast<Component>(c); ledger.has_nominal(component, period))
                outcome.year_components[p][c].pivot = ledger.nominal_at(component, period)[0];
    }
    for (std::size_t c = 0; c < component_count; ++c) {
        ledger.sum_component(static_cast<Component>(c), column.data());
        outcome.components[c].pivot = column[0];
    }
}

}  // namespace

void set_pivots(Block& block, Outcomes& outcomes) {
    block.run(0, 1, [&](int offer) {
        OfferOutcome& outcome = outcomes.offers[static_cast<std::size_t>(offer)];
        if (!outcome.components.empty()) set_period_pivots(block.ledger(), outcome);
    });
    for (std::size_t o = 0; o < outcomes.offers.size(); ++o) {
        const int offer = static_cast<int>(o);
        outcomes.offers[o].nominal.moments.pivot = block.nominal(offer)[0];
        outcomes.offers[o].present.moments.pivot = block.present(offer)[0];
        outcomes.offers[o].paper.pivot = block.paper(offer)[0];
        outcomes.offers[o].utility.pivot = 1;
        const double wealth = block.inputs()[block.plan().wealth][0] + block.present(offer)[0];
        outcomes.offers[o].utility_scale = wealth > 0 ? wealth : 1;
    }
    for (ComparisonOutcome& pair : outcomes.comparisons) {
        const double difference = block.present(pair.a)[0] - block.present(pair.b)[0];
        pair.difference.moments.pivot = difference;
        pair.gain.pivot = std::max(difference, 0.0);
        pair.regret.pivot = std::max(-difference, 0.0);
    }
}

}  // namespace offersim
