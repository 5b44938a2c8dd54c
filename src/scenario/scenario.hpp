#pragma once
/// One file, read and checked: a person, companies, offers, what to report, how to run. Names are still names
/// and dates still dates; the Plan resolves both. Units are fixed here: money in the scenario's currency,
/// rates per year and continuously compounded unless said otherwise, shares as fractions (25% is 0.25),
/// durations in months.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "base/distribution.hpp"
#include "scenario/company.hpp"
#include "scenario/equity_terms.hpp"

namespace offersim {

/// A yearly rate as `4.5%/yr` (effective) or `{continuous: 4.5%}`; kept as continuously compounded per year.
struct Discount {
    double continuous_per_year = 0;
};

/// What is earned elsewhere once the job is lost or left.
struct AfterLeaving {
    Distribution income_per_year;
    int gap_months = 0;
};

/// Hazards of leaving and of being let go; all constant unless given.
struct Leave {
    std::vector<Distribution> by_year;  ///< in each year of service, the last for those that follow
    Distribution layoff;                ///< of being let go, beside it
    std::optional<Distribution> layoff_after_down_round;   ///< instead, within a year of a down round
    std::optional<Distribution> layoff_after_acquisition;  ///< instead, within a year of an acquisition

    bool is_possible() const;
};

struct Person {
    std::string filing = "single";
    std::optional<std::string> home;  ///< "US-CA"
    Discount discount;
    double risk_aversion = 3;  ///< CRRA gamma
    Distribution wealth;       ///< outside this offer
    Leave leave;
    std::optional<AfterLeaving> after;
};

/// The correlation of the growth factors of two companies.
struct CorrelationEntry {
    std::string a, b;
    double value = 0;
};

/// `total: 380k/yr, mix: {equity: 45%, bonus: 10%}`
struct TotalPay {
    Distribution per_year;
    Distribution equity_share;
    Distribution bonus_share;
};

/// A bonus as a share of base, or as an amount a year.
struct Bonus {
    Distribution size;
    bool is_share_of_base = true;
};

struct Offer {
    std::string name;
    std::string company;
    std::string currency;      ///< of its amounts
    double exchange_rate = 1;  ///< the scenario's currency for one of the offer's
    std::optional<TotalPay> total;
    std::optional<Distribution> base_per_year;
    std::optional<Bonus> bonus;
    Distribution raise_per_year;  ///< effective, at months 12, 24, 36
    Distribution benefits_per_year;
    std::vector<Grant> equity;
    std::optional<SignOn> sign_on;
    std::optional<Refresh> refresh;
    std::optional<EmployeePurchase> purchase_plan;  ///< `espp`
};

struct ReportOptions {
    std::vector<double> percentiles{5, 10, 25, 50, 75, 90, 95};
    std::optional<Distribution> floor_per_year;  ///< constant; gross_nominal / horizon years below it
    std::string compare;                         ///< the offer set against the others; empty: the first
};

struct RunOptions {
    std::uint64_t paths = 100'000;
    std::optional<std::uint64_t> seed;  ///< none: one is drawn and printed
};

/// A value in force: the key, what it was taken to be and from where. `check --explain` shows all of them.
struct EffectiveValue {
    std::string key;      ///< "offers.groq.raise"
    std::string text;     ///< as written, or the default as one would write it
    std::string reading;  ///< "uniform between 258,000 and 272,000 USD a year"
    std::string origin;   ///< "scenarios/mine.yaml:19", "models/companies/late-stage-private.yaml:7 (source
                          ///< ...)", "default"
};

struct Scenario {
    std::string file;    ///< as the user named it
    std::string sha256;  ///< of the bytes read
    std::string title;
    Date start{};
    int horizon_months = 48;
    int settle_months = 120;
    bool leaves_at_horizon = false;  ///< `at_horizon: leave`: what is vested then has the terms of a leaver
    std::string currency = "USD";
    std::map<std::string, double> exchange_rates;  ///< `fx`: the scenario's currency for one of another
    Person person;
    std::vector<Company> companies;             ///< in file order, which correlation rests on
    std::vector<CorrelationEntry> correlation;  ///< given, and those that follow from `beta`
    bool repairs_correlation = false;           ///< moves what cannot hold together to the nearest that can
    std::optional<double> market_volatility;    ///< what `beta` refers to
    std::vector<Offer> offers;                  ///< in file order
    ReportOptions report;
    RunOptions run;
    std::vector<EffectiveValue> effective_values;
    std::vector<Diagnostic>
        warnings;  ///< what a reader of the report must know: doubtful values, silent assumptions
};

}  // namespace offersim
