#include "analysis/answer_run.hpp"

#include <algorithm>
#include <atomic>
#include <optional>

#include "analysis/certainty_equivalent.hpp"
#include "analysis/equity_worth.hpp"
#include "analysis/intervals.hpp"
#include "analysis/replicate_errors.hpp"
#include "analysis/summary.hpp"
#include "base/stream.hpp"
#include "engine/work_together.hpp"

namespace offersim {

namespace {

/// What is said of every sample.
struct Reporting {
    RankTable& ranks;
    double confidence;

    Summary summary(const Sample& sample) const { return summarise(sample, ranks); }
};

std::vector<Mean> means_of(const std::vector<Moments>& moments) {
    std::vector<Mean> means;
    for (const Moments& m : moments) means.push_back(mean_of(m));
    return means;
}

std::vector<Summary> summaries_of(const std::vector<Sample>& samples, const Reporting& reporting) {
    std::vector<Summary> summaries;
    for (const Sample& sample : samples) summaries.push_back(reporting.summary(sample));
    return summaries;
}

std::vector<YearAnswer> years_of(const OfferOutcome& outcome, const Reporting& reporting) {
    std::vector<YearAnswer> years;
    for (std::size_t y = 0; y < outcome.years.size(); ++y) {
        YearAnswer& year = years.emplace_back();
        year.year = static_cast<int>(y) + 1;
        year.primary = reporting.summary(outcome.years[y]);
        year.components = means_of(outcome.year_components[y]);
        if (!outcome.year_component_samples.empty())
            year.component_details = summaries_of(outcome.year_component_samples[y], reporting);
    }
    return years;
}

Fate fate_of(const FateCounts& counts, std::uint64_t paths, double confidence) {
    const auto chance = [&](std::uint64_t hits) { return wilson(hits, paths, confidence); };
    return {chance(counts.ipo),      chance(counts.acquired),   chance(counts.shutdown),
            chance(counts.illiquid), chance(counts.left_early), chance(counts.equity_zero)};
}

OfferAnswer answer_offer(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
                         std::size_t index, const Reporting& reporting) {
    const OfferOutcome& outcome = outcomes.offers[index];
    OfferAnswer answer;
    answer.name = scenario.offers[index].name;
    answer.company = scenario.offers[index].company;
    answer.has_equity = !plan.offers[index].grants.empty();
    answer.gross_nominal = reporting.summary(outcome.nominal);
    answer.gross_present = outcomes.is_discounted ? reporting.summary(outcome.present) : answer.gross_nominal;
    answer.net_reason = "this version has no tax laws";
    answer.years = years_of(outcome, reporting);
    answer.components = means_of(outcome.components);
    answer.package = package_years(scenario, scenario.offers[index]);
    answer.component_details = summaries_of(outcome.component_samples, reporting);
    answer.fate = fate_of(outcome.fate, outcomes.paths, reporting.confidence);
    answer.paper_at_settlement = mean_of(outcome.paper);
    if (outcome.utility.count > 0) {
        CertaintyEquivalent equivalent =
            certainty_equivalent(outcome.utility.mean(), outcome.utility_scale, plan.risk_aversion,
                                 scenario.person.wealth, least(outcomes.primary(index)));
        answer.certainty_equivalent = equivalent.value;
        answer.certainty_equivalent_reason = std::move(equivalent.reason);
    } else {
        answer.certainty_equivalent_reason = "not computed with --brief";
    }
    if (scenario.report.floor_per_year) {
        answer.floor_per_year = scenario.report.floor_per_year->a;
        answer.floor_p_below = wilson(outcome.fate.below_floor, outcomes.paths, reporting.confidence);
    }
    return answer;
}

std::vector<FutureAnswer> futures_of(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
                                     std::size_t index, const Reporting& reporting) {
    std::vector<FutureAnswer> answers;
    const auto issuer = static_cast<std::size_t>(plan.offers[index].company);
    for (std::size_t f = 0; f < outcomes.offers[index].futures.size(); ++f) {
        const FutureOutcome& outcome = outcomes.offers[index].futures[f];
        FutureAnswer& answer = answers.emplace_back();
        answer.name = plan.companies[issuer].courses[f].name;
        answer.chance = plan.companies[issuer].courses[f].chance;
        answer.paths = outcome.nominal.moments.count;
        answer.fate = fate_of(outcome.fate, answer.paths, reporting.confidence);
        if (answer.paths == 0) continue;
        answer.gross_nominal = reporting.summary(outcome.nominal);
        answer.gross_present =
            outcomes.is_discounted ? reporting.summary(outcome.present) : answer.gross_nominal;
        for (std::size_t other = 0; other < outcome.against.size(); ++other)
            if (other != index)
                answer.against.push_back(
                    {scenario.offers[other].name,
                     wilson(outcome.against[other].a_beats_b, answer.paths, reporting.confidence),
                     wilson(outcome.against[other].ties, answer.paths, reporting.confidence)});
    }
    return answers;
}

ComparisonAnswer answer_comparison(const Scenario& scenario, const ComparisonOutcome& outcome,
                                   std::uint64_t paths, const Reporting& reporting) {
    ComparisonAnswer answer;
    answer.a = scenario.offers[static_cast<std::size_t>(outcome.a)].name;
    answer.b = scenario.offers[static_cast<std::size_t>(outcome.b)].name;
    answer.p_a_beats_b = wilson(outcome.counts.a_beats_b, paths, reporting.confidence);
    answer.p_tie = wilson(outcome.counts.ties, paths, reporting.confidence);
    answer.difference = reporting.summary(outcome.difference);
    answer.expected_gain = mean_of(outcome.gain);
    answer.expected_regret = mean_of(outcome.regret);
    return answer;
}

/// A run cut short may have replicates without paths; where fewer than two are left, the intervals of plain
/// sampling stay, which are wider.
void take_errors_from_replicates(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
                                 const AnswerSettings& settings, RunAnswer& answer) {
    answer.sampler = "sobol";
    AnswerSettings of_replicate = settings;
    of_replicate.is_a_replicate = true;
    std::vector<const Outcomes*> parts;
    for (const Outcomes& replicate : outcomes.replicates)
        if (replicate.paths > 1) parts.push_back(&replicate);
    std::vector<RunAnswer> replicates(parts.size());
    std::atomic<std::size_t> next = 0;
    const auto answer_parts = [&](int) {
        for (std::size_t r; (r = next++) < parts.size();)
            replicates[r] = answer_run(scenario, plan, *parts[r], of_replicate);
    };
    work_together(std::min(outcomes.threads, static_cast<int>(parts.size())), answer_parts,
                  [&] { next = parts.size(); });
    const double resolution =
        outcomes.offers.front().nominal.keeps_values ? 0 : Histogram::largest_relative_error;
    if (replicates.size() > 1) set_replicate_errors(replicates, settings.confidence, resolution, answer);
}

}  // namespace

RunAnswer answer_run(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
                     const AnswerSettings& settings) {
    RankTable ranks(settings.percentiles.empty() ? scenario.report.percentiles : settings.percentiles,
                    settings.is_a_replicate ? std::nullopt : std::optional(settings.confidence));
    const Reporting reporting{ranks, settings.confidence};
    RunAnswer answer;
    answer.program_version = OFFERSIM_VERSION;
    answer.rng = random_generator_name;
    answer.title = scenario.title;
    answer.file = scenario.file;
    answer.sha256 = scenario.sha256;
    answer.start = format_date(scenario.start);
    answer.currency = scenario.currency;
    answer.horizon_months = plan.horizon;
    answer.settle_months = plan.settlement;
    answer.paths = outcomes.paths;
    answer.paths_asked = outcomes.paths_asked;
    answer.partial = outcomes.paths < outcomes.paths_asked;
    answer.seed = plan.seed;
    answer.threads = outcomes.threads;
    answer.detail = settings.detail;
    answer.compare = scenario.report.compare.empty() && !scenario.offers.empty()
                         ? scenario.offers.front().name
                         : scenario.report.compare;
    for (std::size_t o = 0; o < outcomes.offers.size(); ++o) {
        OfferAnswer& offer = answer.offers.emplace_back(answer_offer(scenario, plan, outcomes, o, reporting));
        offer.futures = futures_of(scenario, plan, outcomes, o, reporting);
        if (!settings.is_a_replicate) offer.equity_worth = equity_worth(scenario, scenario.offers[o]);
    }
    for (const ComparisonOutcome& pair : outcomes.comparisons)
        answer.comparisons.push_back(answer_comparison(scenario, pair, outcomes.paths, reporting));
    for (const EffectiveValue& value : scenario.effective_values)
        if (!value.origin.starts_with("default")) answer.inputs.push_back({value.key, value.text});
    for (const Diagnostic& warning : scenario.warnings) answer.warnings.push_back(warning.message);
    if (!outcomes.replicates.empty()) take_errors_from_replicates(scenario, plan, outcomes, settings, answer);
    return answer;
}

}  // namespace offersim
