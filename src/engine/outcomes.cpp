#include "engine/outcomes.hpp"

#include <cassert>
#include <utility>

#include "plan/component.hpp"

namespace offersim {

namespace {

void lay_out_offer(const RecordingSettings& settings, std::size_t years, OfferOutcome& offer) {
    offer.nominal.keeps_values = offer.present.keeps_values = settings.keeps_values;
    if (settings.brief) return;
    offer.years.resize(years);
    offer.components.resize(component_count);
    offer.year_components.assign(years, std::vector<Moments>(component_count));
    if (!settings.detail) return;
    offer.component_samples.resize(component_count);
    offer.year_component_samples.resize(years);
    for (auto& year : offer.year_component_samples) year.resize(component_count);
}

}  // namespace

Outcomes lay_out(const Plan& plan, const RecordingSettings& settings, int years) {
    Outcomes outcomes;
    outcomes.is_discounted = plan.is_discounted;
    outcomes.has_utility = !settings.brief || settings.utility;
    outcomes.offers.resize(plan.offers.size());
    for (std::size_t o = 0; o < plan.offers.size(); ++o) {
        lay_out_offer(settings, static_cast<std::size_t>(years), outcomes.offers[o]);
        const PlanCompany& company = plan.companies[static_cast<std::size_t>(plan.offers[o].company)];
        if (!company.has_futures()) continue;
        FutureOutcome blank;
        blank.against.resize(plan.offers.size());
        outcomes.offers[o].futures.assign(company.courses.size(), blank);
    }
    for (int a = 0; a < static_cast<int>(plan.offers.size()); ++a)
        for (int b = a + 1; b < static_cast<int>(plan.offers.size()); ++b) {
            ComparisonOutcome& pair = outcomes.comparisons.emplace_back();
            pair.a = a;
            pair.b = b;
            pair.difference.keeps_values = settings.keeps_values;
        }
    return outcomes;
}

void Outcomes::append(const Outcomes& next) {
    assert(replicates.size() == next.replicates.size());
    visit_tallies([](auto& tally, const auto& more) { tally.add(more); }, *this, next);
    for (std::size_t r = 0; r < replicates.size(); ++r) replicates[r].append(next.replicates[r]);
    paths += next.paths;
}

void Outcomes::append(Outcomes&& next) {
    assert(replicates.size() == next.replicates.size());
    visit_tallies([](auto& tally, auto& more) { tally.add(std::move(more)); }, *this, next);
    for (std::size_t r = 0; r < replicates.size(); ++r) replicates[r].append(std::move(next.replicates[r]));
    paths += next.paths;
}

Outcomes pooled(std::vector<Outcomes> replicates, const Outcomes& blank) {
    Outcomes sum = blank;
    for (const Outcomes& replicate : replicates) sum.append(replicate);
    sum.replicates = std::move(replicates);
    return sum;
}

void stop_keeping_values(const Kernels& kernels, Outcomes& outcomes) {
    visit_tallies(
        [&kernels](auto& tally) {
            if constexpr (requires { tally.keeps_values; })
                if (tally.keeps_values) tally.stop_keeping_values(kernels);
        },
        outcomes);
    for (Outcomes& replicate : outcomes.replicates) stop_keeping_values(kernels, replicate);
}

}  // namespace offersim
