#include "report/versus.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/intervals.hpp"

namespace offersim {

namespace {

const OfferAnswer* find_offer(const RunAnswer& answer, const std::string& name) {
    const auto found = std::find_if(answer.offers.begin(), answer.offers.end(),
                                    [&](const OfferAnswer& offer) { return offer.name == name; });
    return found == answer.offers.end() ? nullptr : &*found;
}

/// The summary of -X from that of X: percentile p is minus percentile 100 - p, the interval's ends change
/// places.
Summary negated(const Summary& summary) {
    Summary result = summary;
    result.mean.value = -summary.mean.value;
    result.percentiles.clear();
    for (auto percentile = summary.percentiles.rbegin(); percentile != summary.percentiles.rend();
         ++percentile)
        result.percentiles.push_back(
            {100 - percentile->p, -percentile->value, -percentile->high, -percentile->low});
    return result;
}

Versus turned(const ComparisonAnswer& comparison, std::uint64_t paths) {
    Versus versus;
    const double ties = comparison.p_tie.value;
    const double wins = (1 - comparison.p_a_beats_b.value - ties) * static_cast<double>(paths);
    versus.wins = wilson(static_cast<std::uint64_t>(std::llround(wins)), paths);
    versus.ties = ties;
    versus.difference = negated(comparison.difference);
    versus.gain = comparison.expected_regret;
    versus.regret = comparison.expected_gain;
    return versus;
}

}  // namespace

const OfferAnswer& subject_of(const RunAnswer& answer) {
    const OfferAnswer* const subject = find_offer(answer, answer.compare);
    return subject == nullptr ? answer.offers.front() : *subject;
}

std::vector<Versus> versus_others(const RunAnswer& answer) {
    const OfferAnswer& subject = subject_of(answer);
    std::vector<Versus> list;
    for (const ComparisonAnswer& comparison : answer.comparisons) {
        if (comparison.a == subject.name) {
            list.push_back({&subject, find_offer(answer, comparison.b), comparison.p_a_beats_b,
                            comparison.p_tie.value, comparison.difference, comparison.expected_gain,
                            comparison.expected_regret});
        } else if (comparison.b == subject.name) {
            list.push_back(turned(comparison, answer.paths));
            list.back().self = &subject;
            list.back().other = find_offer(answer, comparison.a);
        }
    }
    return list;
}

const Summary& primary_summary(const RunAnswer& answer, const OfferAnswer& offer) {
    if (answer.primary_measure == "net_present" && offer.net_present) return *offer.net_present;
    return offer.gross_present;
}

}  // namespace offersim
