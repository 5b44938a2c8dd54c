#include "analysis/guide_audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/guide_employers.hpp"

namespace offersim {
namespace {

/// What a claimed figure may be off by: half the unit it is rounded to, and 0.5 %.
double tolerance(double claimed) {
    const double unit = std::fmod(claimed, 1000) == 0 ? 1000 : 1;
    return unit / 2 + 0.005 * std::abs(claimed);
}

AuditValue computed_range(double low, double high) {
    return {low == high ? amount_words(low) : fmt::format("{} to {}", amount_words(low), amount_words(high)),
            low, high};
}

/// In the guide's words; the bare numbers of front matter as computed ones are written.
AuditValue value_of(const GuideFigure& figure) {
    const bool is_bare = figure.text.find_first_not_of("0123456789 to") == std::string::npos;
    if (is_bare) return computed_range(figure.low, figure.high);
    return {figure.text, figure.low, figure.high};
}

void compare(AuditFinding& finding) {
    finding.difference_low = *finding.computed.low - *finding.claimed.low;
    finding.difference_high = *finding.computed.high - *finding.claimed.high;
}

bool both_ends_agree(const AuditFinding& finding) {
    return agrees(*finding.claimed.low, *finding.computed.low) &&
           agrees(*finding.claimed.high, *finding.computed.high);
}

/// A claimed range that keeps within the computed one contradicts nothing.
bool is_within(const AuditValue& claimed, const AuditValue& computed) {
    return *claimed.low >= *computed.low - tolerance(*claimed.low) &&
           *claimed.high <= *computed.high + tolerance(*claimed.high);
}

/// "258k + 10% of 258k", and its value in `sum`.
std::string pay_in_words(double base, const std::optional<GuideTerm>& share,
                         const std::optional<GuideTerm>& amount, bool high, double& sum) {
    const auto end = [&](const GuideTerm& term) { return high ? term.figure.high : term.figure.low; };
    sum = base;
    std::string words = amount_words(base);
    if (share) {
        sum += end(*share) * base;
        words += fmt::format(" + {:.4g}% of {}", 100 * end(*share), amount_words(base));
    } else if (amount) {
        sum += end(*amount);
        words += " + " + amount_words(end(*amount));
    }
    return words;
}

AuditFinding total_of_region(const GuideRegion& region) {
    AuditFinding finding{
        .kind = "total",
        .claim = "total in " + region.name + (region.level.empty() ? "" : ", " + region.level),
        .line = region.total->line,
        .claimed = value_of(*region.total)};
    const auto& stated = region.bonus_in_front_matter ? region.bonus_in_front_matter : region.bonus_share;
    const auto share = stated ? std::optional<GuideTerm>({*stated, {}}) : std::nullopt;
    const auto amount =
        region.bonus_amount ? std::optional<GuideTerm>({*region.bonus_amount, {}}) : std::nullopt;
    const auto stock = region.stock_per_year();
    double low = 0, high = 0;
    std::string low_words = pay_in_words(region.base->low, share, amount, false, low);
    std::string high_words = pay_in_words(region.base->high, share, amount, true, high);
    if (stock) {
        const bool quarter = region.stock_basis == Basis::four_years;
        low += stock->low;
        high += stock->high;
        low_words += quarter ? fmt::format(" + {}/4", amount_words(region.stock->low))
                             : " + " + amount_words(stock->low);
        high_words += quarter ? fmt::format(" + {}/4", amount_words(region.stock->high))
                              : " + " + amount_words(stock->high);
        finding.note = "stock: " + region.stock_basis_reason;
    }
    finding.computed = computed_range(low, high);
    compare(finding);
    finding.arithmetic = {fmt::format("{} = {}", low_words, amount_words(low)),
                          fmt::format("{} = {}", high_words, amount_words(high))};
    finding.verdict = both_ends_agree(finding) ? Verdict::holds : Verdict::fails;
    if (finding.verdict == Verdict::fails && (!stock || (!share && !amount))) {
        finding.verdict = Verdict::open;
        finding.note =
            fmt::format("the guide gives no {}, which may be the rest", !stock ? "stock" : "bonus");
    }
    return finding;
}

/// Pay in a year in which `part` of the grant vests, end by end, with its arithmetic.
AuditFinding pay_with_vesting(const GuideTerms& terms, const GuideFigure& claimed, double part,
                              std::string kind, std::string claim) {
    AuditFinding finding{.kind = std::move(kind),
                         .claim = std::move(claim),
                         .line = claimed.line,
                         .claimed = value_of(claimed)};
    double ends[2];
    for (const bool high : {false, true}) {
        const double base = high ? terms.base->figure.high : terms.base->figure.low;
        const GuideFigure& stock = terms.stock_per_year->figure;
        const double grant = (high ? stock.high : stock.low) * terms.vesting_years();
        double sum = 0;
        const std::string words = pay_in_words(base, terms.bonus_share, terms.bonus_amount, high, sum);
        ends[high] = sum + part * grant;
        finding.arithmetic.push_back(fmt::format("{} + {:.4g}% of {} = {}", words, 100 * part,
                                                 amount_words(grant), amount_words(ends[high])));
    }
    finding.computed = computed_range(ends[0], ends[1]);
    compare(finding);
    finding.verdict = is_within(finding.claimed, finding.computed) ? Verdict::holds : Verdict::fails;
    return finding;
}

void audit_years(const Guide& guide, const GuideTerms& terms, GuideAudit& audit) {
    if (!terms.base || !terms.stock_per_year) return;
    if (guide.year_one) {
        auto finding =
            pay_with_vesting(terms, *guide.year_one, terms.vesting[0], "year_one", "pay in year 1");
        if (terms.sign_on && terms.sign_on_months > 0 && terms.sign_on_cliff_months <= 12) {
            const double part = std::min(1.0, 12.0 / terms.sign_on_months);
            const AuditValue with =
                computed_range(*finding.computed.low + part * terms.sign_on->figure.low,
                               *finding.computed.high + part * terms.sign_on->figure.high);
            finding.note =
                fmt::format("before the sign-on; with the {:.4g}% of it that vests by month 12, {}",
                            100 * part, with.text);
            if (finding.verdict == Verdict::fails && is_within(finding.claimed, with))
                finding.verdict = Verdict::holds;
        }
        audit.findings.push_back(std::move(finding));
    }
    if (guide.run_rate && terms.vesting.size() > 1) {
        const double part = (1 - terms.vesting[0]) / (terms.vesting_years() - 1);
        auto finding = pay_with_vesting(terms, *guide.run_rate, part, "run_rate",
                                        "run-rate, the average of the years after the first");
        finding.note = terms.refresh ? "before refresh grants" : "";
        audit.findings.push_back(std::move(finding));
    }
}

void audit_premium(const Guide& guide, GuideAudit& audit) {
    if (!guide.premium) return;
    const auto& [before, premium, after] = *guide.premium;
    AuditFinding finding{
        .kind = "premium",
        .claim = fmt::format("{} raised by {}", before.text, premium.text),
        .line = after.line,
        .claimed = value_of(after),
        .computed = computed_range(before.low * (1 + premium.low), before.high * (1 + premium.high))};
    compare(finding);
    const auto product = [](double amount, double share, double result) {
        return fmt::format("{} x {:.4g} = {}", amount_words(amount), 1 + share, amount_words(result));
    };
    finding.arithmetic = {product(before.low, premium.low, *finding.computed.low),
                          product(before.high, premium.high, *finding.computed.high)};
    finding.verdict = is_within(finding.claimed, finding.computed) ? Verdict::holds : Verdict::fails;
    audit.findings.push_back(std::move(finding));
}

void audit_rivals(const Guide& guide, GuideAudit& audit) {
    const auto employers = known_employers();
    for (const GuideRival& rival : guide.rivals) {
        if (!rival.said_to_be_liquid) continue;
        const Employer* known = find_employer(employers, rival.employer);
        AuditFinding finding{.kind = "liquidity",
                             .claim = "equity of " + rival.employer,
                             .line = rival.total.line,
                             .claimed = {"fully liquid", {}, {}}};
        finding.note = "by models/guides/employers.yaml";
        if (!known) {
            finding.computed.text = "unknown";
            finding.note = "the employer is not in models/guides/employers.yaml";
        } else if (known->standing == Standing::public_listed) {
            finding.computed.text = "listed on an exchange";
            finding.verdict = Verdict::holds;
        } else {
            finding.computed.text = "a private company: its shares cannot be sold on an exchange";
            finding.verdict = Verdict::fails;
        }
        finding.arithmetic = {fmt::format("\"{}\"", rival.text)};
        audit.findings.push_back(std::move(finding));
    }
}

}  // namespace

std::string amount_words(double amount) {
    const double size = std::abs(amount);
    if (size >= 1e6) return fmt::format("{:.6g}M", amount / 1e6);
    return size >= 1e3 ? fmt::format("{:.6g}k", amount / 1e3) : fmt::format("{:.6g}", amount);
}

std::size_t GuideAudit::count(Verdict verdict) const {
    return static_cast<std::size_t>(std::ranges::count(findings, verdict, &AuditFinding::verdict));
}

bool agrees(double claimed, double computed) { return std::abs(claimed - computed) <= tolerance(claimed); }

GuideAudit audit_guide(const Guide& guide, const GuideRegion& region, const RunAnswer* run,
                       const std::string& no_run) {
    GuideAudit audit{.file = guide.file,
                     .company = guide.company,
                     .role = guide.role,
                     .region = region.name,
                     .currency = region.currency,
                     .findings = {},
                     .no_run = run ? std::string() : no_run};
    if (run) {
        audit.paths = run->paths;
        audit.seed = run->seed;
    }
    const GuideTerms terms = terms_of(guide, region);
    for (const GuideRegion& one : guide.regions) {
        if (one.base && one.total) audit.findings.push_back(total_of_region(one));
    }
    audit_years(guide, terms, audit);
    audit_premium(guide, audit);
    audit_rivals(guide, audit);
    audit_simulation(guide, run, no_run, audit);
    std::ranges::stable_sort(audit.findings, {}, &AuditFinding::line);
    return audit;
}

}  // namespace offersim
