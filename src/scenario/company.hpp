#pragma once
/// What a scenario says of an employer: how its value moves, how it raises money, and the events that turn
/// paper into money. Money in the scenario's currency, rates per year and continuously compounded, shares as
/// fractions, durations in months. Everything that is not plain growth is off unless it is given.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/distribution.hpp"
#include "process/capital_structure.hpp"
#include "process/financing_round.hpp"
#include "process/regimes.hpp"

namespace offersim {

enum class GrowthModel { gbm, merton, heston, regimes, bootstrap };

/// How a value per share moves. `drift` is total return; the price drifts at drift - dividend.
struct Growth {
    GrowthModel model = GrowthModel::gbm;
    Distribution drift;
    Distribution volatility;
    struct Jump {  ///< merton: of the log jump
        double rate = 0, mean = 0, sd = 0;
    } jump;
    struct Heston {
        double v0 = 0, kappa = 0, theta = 0, sigma = 0, rho = 0;
    } heston;
    struct Regimes {
        Regime boom, bust;
        std::optional<double> starts_in_bust;  ///< chance; none: the long run's
    } regimes;
    struct Returns {
        std::vector<double> monthly_log;  ///< in time order
        double mean_block_months = 1;
        bool keep_mean = true;  ///< of the series; else its shape at `drift`
    } returns;
};

/// A hazard per year. By age it changes with each year since the company was founded; with an elasticity it
/// moves as (value / value at the start) ^ elasticity.
struct Hazard {
    Distribution per_year;
    std::vector<double> by_age;  ///< per year of age, the last for ever; empty: `per_year`
    double elasticity = 0;

    bool is_constant() const { return by_age.empty() && elasticity == 0; }
};

/// Months in which something may happen: both included, in the calendar.
struct MonthRange {
    Date first{}, last{};
};

/// An event that is certain to come within a range of months, each as likely as the others.
struct Pin {
    MonthRange at;
    std::optional<Distribution> value;  ///< of the whole company then; none: wherever the path is
};

/// A part of a holding that may be sold so long after the offering.
struct LockupStage {
    int after_months = 0;
    double share = 1;
};

struct InitialPublicOffering {
    std::optional<Hazard> hazard;
    std::optional<MonthRange> at;
    std::optional<Distribution> value;
    bool is_direct = false;  ///< a direct listing: no new shares, no lock-up unless given
    std::vector<LockupStage> lockup;
    Distribution first_day_return;
    std::optional<Distribution> volatility;  ///< once listed; none: as before
};

/// A part of the deal price kept back against claims on the sellers.
struct Escrow {
    double share = 0;
    int after_months = 18;
    Distribution loss;  ///< the part that is never released
};

/// A part of the deal price that is paid only where targets are met.
struct EarnOut {
    double share = 0;
    int after_months = 24;
    double chance = 1;
};

struct Acquisition {
    std::optional<Hazard> hazard;
    std::optional<MonthRange> at;
    std::optional<Distribution> value;
    double acceleration = 0;  ///< share of the unvested that vests at the deal
    std::string acquirer;     ///< paid in the shares of this company of the file; empty: in cash
    int hold_months = 0;      ///< how long those shares may not be sold
    std::optional<Escrow> escrow;
    std::optional<EarnOut> earn_out;
};

struct Shutdown {
    std::optional<Hazard> hazard;
    std::optional<MonthRange> at;
};

/// The company lets holders sell some vested shares, at most once a year.
struct Tender {
    Distribution chance;  ///< in a year
    int first_months = 12;
    Distribution cap;         ///< of a holder's vested shares
    Distribution pro_ration;  ///< of what is offered, the part that is bought
    bool leavers_may_sell = false;
    Distribution price;  ///< over the headline price
};

/// A private sale of vested shares to an investor.
struct SecondarySale {
    Distribution chance;             ///< in a year
    double cap = 0;                  ///< of a holder's vested shares
    Distribution discount;           ///< below the headline price
    double approval = 1;             ///< chance that the company lets the sale through
    double first_refusal = 0;        ///< chance that the company or its investors buy in the buyer's place
    double first_refusal_price = 1;  ///< what they pay, over the buyer's price
    bool leavers_may_sell = true;
};

/// How paper becomes money, or nothing. Everything is off unless given.
struct Liquidity {
    std::optional<InitialPublicOffering> ipo;
    std::optional<Acquisition> acquisition;
    std::optional<Shutdown> shutdown;
    std::optional<Tender> tender;
    std::optional<SecondarySale> secondary;
};

/// Rounds of financing while the company is private. Each sells new shares for cash at its price, so that
/// value per share stays what it was.
struct Rounds {
    std::optional<Distribution> every_months;  ///< between rounds
    std::optional<Distribution> hazard;        ///< or per year
    std::optional<Distribution> step_up;       ///< price over the last round's; none: as the value has moved
    Distribution dilution;                     ///< new shares over all shares after the round
    Distribution pool;                         ///< likewise of the pool's top-up
    double preference_multiple = 1;
    bool is_senior = true;  ///< to earlier classes; else it shares their rank
    AntiDilution anti_dilution = AntiDilution::none;
};

/// The 409A price of a common share: made anew now and then and at each round, of the fair value some time
/// before, less a discount for lack of marketability.
struct Appraisal {
    int every_months = 12;
    int lag_months = 0;
    Distribution discount;
};

/// How a company ends where one hazard is split between offerings and acquisitions.
struct ExitModel {
    double hazard_per_year = 0;
    std::optional<double> ipo_share;  ///< of exits; none: by size, as Gornall & Strebulaev estimate it
};

enum class CompanyKind { public_listed, private_held };

struct Future;

struct Company {
    std::string name;
    std::string model;  ///< "late-stage-private"; empty where none
    CompanyKind kind = CompanyKind::public_listed;
    Distribution price = Distribution::constant(1);  ///< public: per share at month 0
    Distribution value;                              ///< private: headline value of the whole company
    std::optional<double> fully_diluted;             ///< shares; without it the headline price per share is 1
    std::optional<CapitalStructure> capital;         ///< who is paid before common; none: not known
    std::optional<ExitModel> exit;  ///< how it ends, for its value today; none: by the hazards of `liquidity`
    Distribution dividend;          ///< yield per year
    std::optional<Distribution> common;  ///< worth of common over headline at month 0; none: headline
    bool common_is_fair =
        false;  ///< instead: such that the last round was fairly priced (exit_assumptions.hpp)
    Growth growth;
    std::optional<double> beta;  ///< against the scenario's market
    int age_months = 0;          ///< at month 0, for hazards by age
    Liquidity liquidity;
    std::optional<Rounds> rounds;
    std::optional<Appraisal> appraisal;
    std::vector<int> blackout;  ///< calendar months 1..12 in which employees may not sell listed shares
    std::vector<Future> futures;
    std::string about;  ///< one sentence, of a model
    std::map<std::string, std::string>
        sources;  ///< by key below the company: where a figure comes from, with its date
};

/// One way in which things may go: the company with what this future overrides. A path draws one.
struct Future {
    std::string name;
    double chance = 0;
    Company company;  ///< without futures of its own
};

}  // namespace offersim
