#include "analysis/run_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "plan/component.hpp"

namespace offersim {

namespace {

constexpr double z95 = 1.959963984540054;

struct Figure {
    double value, error;  ///< half of the 95 % interval
    bool is_chance;
};
using Figures = std::vector<std::pair<std::string, Figure>>;  ///< by name

void add(Figures& figures, std::string name, const Mean& mean) {
    figures.emplace_back(std::move(name), Figure{mean.value, z95 * mean.standard_error, false});
}
void add(Figures& figures, std::string name, const Probability& p) {
    figures.emplace_back(std::move(name), Figure{p.value, std::max(p.high - p.value, p.value - p.low), true});
}
void add(Figures& figures, const std::string& of, const Summary& summary) {
    for (const Percentile& p : summary.percentiles)
        figures.emplace_back(fmt::format("P{:g}{}", p.p, of),
                             Figure{p.value, std::max(p.high - p.value, p.value - p.low), false});
    add(figures, "mean" + of, summary.mean);
}

Figures figures_of(const OfferAnswer& offer, bool is_net) {
    Figures figures;
    add(figures, "", is_net && offer.net_present ? *offer.net_present : offer.gross_present);
    add(figures, " as paid", offer.gross_nominal);
    for (std::size_t c = 0; c < offer.components.size(); ++c)
        add(figures, fmt::format("mean {} as paid", component_names[c]), offer.components[c]);
    for (const YearAnswer& year : offer.years)
        add(figures, fmt::format("mean of year {}", year.year), year.primary.mean);
    const Fate& fate = offer.fate;
    add(figures, "company goes public", fate.ipo);
    add(figures, "company is bought", fate.acquired);
    add(figures, "company shuts down", fate.shutdown);
    add(figures, "still illiquid at the end", fate.illiquid);
    add(figures, "you leave early", fate.left_early);
    add(figures, "equity comes to nothing", fate.equity_zero);
    add(figures, "still paper", offer.paper_at_settlement);
    if (offer.floor_p_below) add(figures, "below the floor", *offer.floor_p_below);
    return figures;
}

Figures figures_of(const ComparisonAnswer& comparison) {
    Figures figures;
    add(figures, "wins", comparison.p_a_beats_b);
    add(figures, " gap", comparison.difference);
    add(figures, "expected gain", comparison.expected_gain);
    add(figures, "expected regret", comparison.expected_regret);
    return figures;
}

/// Whether an input can touch an offer: its own keys, its company's, and what belongs to nobody.
bool reaches(const std::string& key, const OfferAnswer& offer) {
    const auto is_of = [&](const std::string& section, const std::string& name) {
        return key == section + name || key.starts_with(section + name + ".");
    };
    if (key.starts_with("offers.")) return is_of("offers.", offer.name);
    if (key.starts_with("companies.")) return is_of("companies.", offer.company);
    return !key.starts_with("report.") && !key.starts_with("run.") && key != "title" && key != "format";
}

class Comparison {
public:
    explicit Comparison(RunChanges& changes) : changes_(changes) {}

    void compare(const std::string& whose, const Figures& before, const Figures& now,
                 const std::vector<const OfferAnswer*>& offers) {
        std::map<std::string, Figure> old(before.begin(), before.end());
        for (const auto& [name, figure] : now) {
            const auto known = old.find(name);
            if (known == old.end()) continue;
            ++changes_.compared;
            const double error = std::hypot(figure.error, known->second.error);
            const double change = figure.value - known->second.value;
            if (std::abs(change) <= error) continue;
            FigureChange& moved = changes_.moved.emplace_back();
            moved.offer = whose;
            moved.name = name;
            moved.is_chance = figure.is_chance;
            moved.before = known->second.value;
            moved.now = figure.value;
            moved.error = error;
            for (const InputChange& input : changes_.inputs)
                if (std::any_of(offers.begin(), offers.end(),
                                [&](const OfferAnswer* offer) { return reaches(input.key, *offer); }))
                    moved.because.push_back(input.key);
        }
    }

private:
    RunChanges& changes_;
};

const OfferAnswer* find_offer(const RunAnswer& run, const std::string& name) {
    for (const OfferAnswer& offer : run.offers)
        if (offer.name == name) return &offer;
    return nullptr;
}

std::vector<InputChange> changed_inputs(const RunAnswer& before, const RunAnswer& now) {
    std::map<std::string, std::string> old, current;
    for (const InputAnswer& input : before.inputs) old[input.key] = input.text;
    for (const InputAnswer& input : now.inputs) current[input.key] = input.text;
    std::vector<InputChange> changes;
    for (const InputAnswer& input : now.inputs) {
        const auto known = old.find(input.key);
        if (known == old.end())
            changes.push_back({input.key, {}, input.text});
        else if (known->second != input.text)
            changes.push_back({input.key, known->second, input.text});
    }
    for (const InputAnswer& input : before.inputs)
        if (!current.contains(input.key)) changes.push_back({input.key, input.text, {}});
    return changes;
}

std::vector<std::string> changed_settings(const RunAnswer& before, const RunAnswer& now) {
    std::vector<std::string> settings;
    const auto note = [&](const std::string& what, const auto& old, const auto& current) {
        if (old != current) settings.push_back(fmt::format("{} {} became {}", what, old, current));
    };
    note("seed", before.seed, now.seed);
    note("paths", before.paths, now.paths);
    note("sampler", before.sampler, now.sampler);
    note("random numbers", before.rng, now.rng);
    note("offersim", before.program_version, now.program_version);
    note("the measure", before.primary_measure, now.primary_measure);
    note("the currency", before.currency, now.currency);
    note("the start", before.start, now.start);
    note("the horizon in months", before.horizon_months, now.horizon_months);
    note("the settlement in months", before.settle_months, now.settle_months);
    return settings;
}

}  // namespace

RunChanges compare_runs(RunAnswer before, RunAnswer now) {
    RunChanges changes;
    changes.before = std::move(before);
    changes.now = std::move(now);
    changes.inputs = changed_inputs(changes.before, changes.now);
    changes.settings = changed_settings(changes.before, changes.now);
    Comparison comparison(changes);
    const bool is_net = changes.now.primary_measure == "net_present";
    for (const OfferAnswer& offer : changes.now.offers) {
        const OfferAnswer* const old = find_offer(changes.before, offer.name);
        if (old == nullptr)
            changes.offers_new.push_back(offer.name);
        else
            comparison.compare(offer.name, figures_of(*old, is_net), figures_of(offer, is_net), {&offer});
    }
    for (const OfferAnswer& offer : changes.before.offers)
        if (find_offer(changes.now, offer.name) == nullptr) changes.offers_gone.push_back(offer.name);
    for (const ComparisonAnswer& pair : changes.now.comparisons)
        for (const ComparisonAnswer& old : changes.before.comparisons)
            if (old.a == pair.a && old.b == pair.b)
                comparison.compare(pair.a + " against " + pair.b, figures_of(old), figures_of(pair),
                                   {find_offer(changes.now, pair.a), find_offer(changes.now, pair.b)});
    std::stable_sort(changes.moved.begin(), changes.moved.end(),
                     [](const FigureChange& a, const FigureChange& b) {
                         const auto size = [](const FigureChange& c) {
                             return c.error > 0 ? std::abs(c.now - c.before) / c.error : 1e300;
                         };
                         return size(a) > size(b);
                     });
    return changes;
}

}  // namespace offersim
