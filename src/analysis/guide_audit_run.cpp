#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/guide_audit.hpp"
#include "scenario/guide_scenario.hpp"

namespace offersim {
namespace {

std::string percent(const Probability& p) {
    return fmt::format("{:.1f} % of futures (95 % interval {:.1f} to {:.1f} %)", 100 * p.value, 100 * p.low,
                       100 * p.high);
}

const OfferAnswer* find_offer(const RunAnswer& run, const std::string& name) {
    const auto found = std::ranges::find(run.offers, name, &OfferAnswer::name);
    return found == run.offers.end() ? nullptr : &*found;
}

/// How often `rival` beats `offer`, and by how much on average.
struct Beaten {
    Probability probability;
    double mean = 0;
};

std::optional<Beaten> beaten(const RunAnswer& run, const std::string& offer, const std::string& rival) {
    for (const ComparisonAnswer& pair : run.comparisons) {
        if (pair.a == rival && pair.b == offer) return Beaten{pair.p_a_beats_b, pair.difference.mean.value};
        if (pair.a != offer || pair.b != rival) continue;
        const Probability& p = pair.p_a_beats_b;
        const double tie = pair.p_tie.value;
        return Beaten{{1 - p.value - tie, std::max(0.0, 1 - p.high - tie), std::max(0.0, 1 - p.low - tie)},
                      -pair.difference.mean.value};
    }
    return {};
}

/// An amount that a simulation knows to four digits or so.
std::string simulated_words(double amount) { return amount_words(rounded(amount, 4)); }

std::optional<double> median_of(const Summary& summary) {
    const auto found = std::ranges::find(summary.percentiles, 50.0, &Percentile::p);
    return found == summary.percentiles.end() ? std::nullopt : std::optional(found->value);
}

void audit_floor(const Guide& guide, const RunAnswer* run, const std::string& no_run, GuideAudit& audit) {
    if (!guide.floor) return;
    AuditFinding finding{.kind = "floor",
                         .claim = "floor of total pay a year",
                         .line = guide.floor->line,
                         .claimed = {guide.floor->text, guide.floor->low, guide.floor->high}};
    const OfferAnswer* offer = run ? find_offer(*run, scenario_name(guide.company)) : nullptr;
    if (!offer || !offer->floor_p_below) {
        finding.computed.text = "not simulated";
        finding.note = run ? "the run has no floor" : no_run;
    } else {
        const Probability& below = *offer->floor_p_below;
        const Probability met{1 - below.value, 1 - below.high, 1 - below.low};
        finding.computed = {"met in " + percent(met), met.value, met.value};
        const double years = run->horizon_months / 12.0;
        finding.arithmetic = {
            fmt::format("realised pay before tax / {:g} years >= {}", years, amount_words(guide.floor->low))};
        if (const auto median = median_of(offer->gross_nominal)) {
            finding.arithmetic.push_back(fmt::format("median {} / {:g} = {} a year", simulated_words(*median),
                                                     years, simulated_words(*median / years)));
            finding.difference_low = finding.difference_high = *median / years - guide.floor->low;
        }
        finding.verdict = Verdict::measured;
        finding.note =
            "the ask, not the floor, is simulated: shares that never become money count as nothing";
    }
    audit.findings.push_back(std::move(finding));
}

void audit_superior(const Guide& guide, const RunAnswer* run, const std::string& no_run, GuideAudit& audit) {
    if (!guide.superior) return;
    const std::string offer = scenario_name(guide.company) + "-at-floor";
    for (const std::string& employer : guide.superior_rivals) {
        AuditFinding finding{.kind = "superior",
                             .claim = employer + " is financially superior below the floor",
                             .line = guide.superior->line,
                             .claimed = {"financially superior", {}, {}}};
        const std::string rival = scenario_name(employer);
        const auto result = run ? beaten(*run, offer, rival) : std::nullopt;
        if (!result) {
            finding.computed.text = "not simulated";
            finding.note = run ? "the guide gives no floor to compare at" : no_run;
        } else {
            const Probability& p = result->probability;
            finding.computed = {fmt::format("beats the offer at the floor in {}", percent(p)), p.value,
                                p.value};
            finding.arithmetic = {fmt::format("{} against {}: {} {} on average", rival, offer,
                                              simulated_words(std::abs(result->mean)),
                                              result->mean >= 0 ? "more" : "less")};
            finding.difference_low = finding.difference_high = result->mean;
            finding.verdict = p.low > 0.5    ? Verdict::holds
                              : p.high < 0.5 ? Verdict::fails
                                             : Verdict::measured;
            finding.note = "holds where it wins in more than half of the futures";
            if (const auto ask = beaten(*run, scenario_name(guide.company), rival)) {
                finding.note +=
                    fmt::format("; it beats the full ask in {:.1f} %", 100 * ask->probability.value);
            }
        }
        audit.findings.push_back(std::move(finding));
    }
}

}  // namespace

bool needs_simulation(const Guide& guide) { return guide.floor.has_value() || guide.superior.has_value(); }

void audit_simulation(const Guide& guide, const RunAnswer* run, const std::string& no_run,
                      GuideAudit& audit) {
    audit_floor(guide, run, no_run, audit);
    audit_superior(guide, run, no_run, audit);
}

}  // namespace offersim
