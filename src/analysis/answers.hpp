#pragma once
/// The answers of one run, in the words of the report: what text, JSON, CSV and HTML all print from.
/// Field names follow the published schema offersim.report/1 (docs/report-schema.md).
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/package_years.hpp"
#include "plan/component.hpp"

namespace offersim {

/// A mean with its standard error.
struct Mean {
    double value = 0;
    double standard_error = 0;
};

/// A probability with its Wilson 95 % interval (Wilson, 1927).
struct Probability {
    double value = 0, low = 0, high = 0;
};

/// The p-th percentile with the 95 % interval between order statistics (Hahn & Meeker, Statistical
/// Intervals, 5.2).
struct Percentile {
    double p = 50;  ///< per cent
    double value = 0, low = 0, high = 0;
};

struct Summary {
    Mean mean;
    double standard_deviation = 0;
    std::vector<Percentile> percentiles;
    double p_zero = 0;  ///< share of paths that realise exactly nothing
    /// The share of the mean that comes from the top 1 % of paths: where rare paths dominate, the mean's
    /// interval is too narrow and the report says so.
    double top_percent_share = 0;
    bool mean_is_heavy_tailed = false;
};

struct YearAnswer {
    int year = 1;  ///< year 1 is months 1-12
    Summary primary;
    std::vector<Mean> components;            ///< by Component, nominal
    std::vector<Summary> component_details;  ///< with --detail, by Component; otherwise empty
};

struct Fate {
    Probability ipo, acquired, shutdown, illiquid, left_early, equity_zero;
};

/// What an offer is worth where things go one of the named ways.
struct FutureAnswer {
    std::string name;
    double chance = 0;        ///< as the scenario says
    std::uint64_t paths = 0;  ///< behind the figures
    Summary gross_nominal, gross_present;
    Fate fate;
    struct Versus {
        std::string offer;
        Probability p_beats, p_tie;
    };
    std::vector<Versus> against;  ///< every other offer, in file order
};

/// What the headline valuation says of an award, and what a common share is worth today under the model.
struct EquityWorth {
    double headline_value = 0;               ///< of the whole company
    double headline_price = 0;               ///< of a share
    double common_price = 0;                 ///< of a common share
    double common_low = 0, common_high = 0;  ///< P10 and P90 of it, where that is drawn
    /// "solved", "given", "headline": whence the worth of common.
    std::string basis;
    double at_headline = 0;  ///< the offer's shares (no options), as they are quoted
    double at_common = 0;    ///< the same, today
};

struct OfferAnswer {
    std::string name, company;
    bool has_equity = true;  ///< whether it promises any grant
    Summary gross_nominal, gross_present;
    std::optional<Summary> net_nominal, net_present;  ///< none until a home's taxes exist
    std::string net_reason;                           ///< why net_* is null
    std::vector<YearAnswer> years;                    ///< empty with --brief
    std::vector<Mean> components;                     ///< by Component, nominal; empty with --brief
    std::vector<Summary> component_details;           ///< with --detail
    Fate fate;
    std::vector<FutureAnswer> futures;        ///< of its company; empty where none are named
    std::optional<EquityWorth> equity_worth;  ///< of awards of a private company
    Mean paper_at_settlement;  ///< common value of vested shares that never became money, nominal
    std::optional<double> certainty_equivalent;
    std::string certainty_equivalent_reason;  ///< why it is null
    std::optional<double> floor_per_year;
    std::optional<Probability> floor_p_below;
    std::optional<PackageYears> package;  ///< of an offer with refreshers
};

struct ComparisonAnswer {
    std::string a, b;
    Probability p_a_beats_b, p_tie;
    Summary difference;    ///< a - b, of the primary measure
    Mean expected_gain;    ///< E[max(a - b, 0)]
    Mean expected_regret;  ///< E[max(b - a, 0)]
};

/// What a run that was asked for a precision came to.
struct PrecisionAnswer {
    double asked = 0;     ///< half of a 95 % interval, relative to its figure
    double reached = 0;   ///< of the loosest figure
    std::string loosest;  ///< "P95 of groq"
    int looks = 0;
    std::uint64_t budget =
        0;  ///< the most paths it might take; the more looks it allows, the wider each interval
    bool is_reached = false;
};

/// A value that the file, a model or `--set` gives; `check --explain` shows the defaults too.
struct InputAnswer {
    std::string key;   ///< "offers.groq.raise"
    std::string text;  ///< as written
};

enum class DetailLevel { brief, standard, full };

struct RunAnswer {
    std::string program_version, rng;
    std::string title, file, sha256, start, currency;
    int horizon_months = 0, settle_months = 0;
    std::uint64_t paths = 0;
    std::uint64_t paths_asked = 0;  ///< more than `paths` where the run was interrupted
    std::uint64_t seed = 0;
    std::string sampler = "philox";
    int replicates = 0;                 ///< with quasi-Monte Carlo: errors are from their scatter
    std::optional<double> worth_paths;  ///< so many plain paths would be as sure of the median difference
    std::optional<PrecisionAnswer> precision;  ///< where one was asked for
    int threads = 1;
    double seconds = 0;
    bool partial = false;
    std::string primary_measure = "gross_present";
    std::string compare;                 ///< the offer that is set against the others; empty: the first
    std::vector<std::string> overrides;  ///< `--set` as given: "offers.groq.base=280k"
    std::vector<InputAnswer> inputs;     ///< in the order of the scenario's reading
    DetailLevel detail = DetailLevel::standard;
    std::vector<OfferAnswer> offers;
    std::vector<ComparisonAnswer> comparisons;
    std::vector<std::string> warnings;
};

}  // namespace offersim
