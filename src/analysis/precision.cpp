#include "analysis/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/ranks.hpp"

namespace offersim {

namespace {

const std::string enough = "enough";  ///< said to the other ranks

const Summary& primary(const OfferAnswer& offer) {
    return offer.net_present ? *offer.net_present : offer.gross_present;
}

double median(const RunAnswer& answer, const std::string& name) {
    for (const OfferAnswer& offer : answer.offers)
        if (offer.name == name)
            for (const Percentile& percentile : primary(offer).percentiles)
                if (percentile.p == 50) return std::abs(percentile.value);
    return 0;
}

void look_at(double width, const std::string& figure, Tightness& loosest) {
    if (width <= loosest.width) return;
    loosest.width = width;
    loosest.figure = figure;
}

void look_at(const Summary& summary, double least_scale, const std::string& of, Tightness& loosest) {
    for (const Percentile& percentile : summary.percentiles) {
        const double half = (percentile.high - percentile.low) / 2;
        const double scale = std::max(std::abs(percentile.value), least_scale);
        if (half > 0)
            look_at(scale > 0 ? half / scale : 1, fmt::format("P{:g} of {}", percentile.p, of), loosest);
    }
}

/// The path counts after which is looked: doublings, and the budget at last.
std::vector<std::uint64_t> looks_within(std::uint64_t budget) {
    std::vector<std::uint64_t> looks;
    for (std::uint64_t paths = Simulation::stride; paths < budget; paths *= 2) looks.push_back(paths);
    looks.push_back(budget);
    return looks;
}

}  // namespace

Tightness tightness_of(const RunAnswer& answer) {
    Tightness loosest;
    for (const OfferAnswer& offer : answer.offers) look_at(primary(offer), 0, offer.name, loosest);
    for (const ComparisonAnswer& pair : answer.comparisons) {
        const std::string name = fmt::format("{} minus {}", pair.a, pair.b);
        look_at(pair.difference, std::max(median(answer, pair.a), median(answer, pair.b)), name, loosest);
        look_at((pair.p_a_beats_b.high - pair.p_a_beats_b.low) / 2,
                fmt::format("the chance that {} beats {}", pair.a, pair.b), loosest);
    }
    return loosest;
}

RunAnswer answer_to_precision(const Scenario& scenario, const Plan& plan, Simulation& simulation,
                              double precision, AnswerSettings settings) {
    const std::uint64_t budget = simulation.settings().paths;
    Ranks* const ranks = simulation.settings().ranks;
    const std::vector<std::uint64_t> looks = looks_within(budget);
    settings.confidence = 1 - 0.05 / static_cast<double>(looks.size());
    for (std::size_t look = 0;; ++look) {
        simulation.advance_to(looks[look]);
        const Outcomes& outcomes = simulation.outcomes();
        if (ranks != nullptr && !ranks->is_first()) {  // the first looks for all
            if (ranks->broadcast({}) == enough) return {};
            continue;
        }
        if (outcomes.paths == 0) return {};
        RunAnswer answer = answer_run(scenario, plan, outcomes, settings);
        const Tightness loosest = tightness_of(answer);
        const bool is_stopped = outcomes.paths < outcomes.paths_asked, is_last = look + 1 == looks.size();
        const bool is_reached = loosest.width <= precision && !is_stopped;
        const bool is_enough = is_reached || is_stopped || is_last;
        if (ranks != nullptr) ranks->broadcast(is_enough ? enough : "more");
        if (!is_enough) continue;
        answer.precision = PrecisionAnswer{
            precision, loosest.width, loosest.figure, static_cast<int>(look) + 1, budget, is_reached};
        answer.paths_asked = is_reached ? answer.paths : budget;
        answer.partial = !is_reached;
        return answer;
    }
}

}  // namespace offersim
