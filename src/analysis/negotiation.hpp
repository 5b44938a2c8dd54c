#pragma once
/// What to ask for: what each lever is worth to the candidate and costs the employer, and how much of it
/// makes the offer match its rival. All on common random numbers: the same futures with and without.
#include <optional>
#include <string>
#include <vector>

#include "analysis/study.hpp"

namespace offersim {

/// What a lever's amounts are in; money is in the offer's currency.
enum class LeverUnit { money, money_per_year, share, shares };

/// What a change of terms does to an offer; each with its standard error.
struct TermsEffect {
    Mean p25, p50;  ///< of the primary measure
    std::optional<Mean> certainty_equivalent;
    Mean p_wins;  ///< against the rival, as a fraction
};

/// One thing to ask for: more of a term of money, all at the same cost to the employer, or another term.
struct LeverAnswer {
    std::string name;    ///< "base", "sign-on"
    std::string change;  ///< of a term that is one way or another: "all in cash"; empty for more of one
    LeverUnit unit = LeverUnit::money;
    double level = 0, increase = 0;     ///< mean as offered, and how much more
    std::vector<std::string> settings;  ///< as `--set` takes them; empty where they cannot be written
    /// Cash: present value expected to be paid. Equity: headline value when granted of what is expected to
    /// vest.
    double employer_cost = 0;
    TermsEffect effect;
    /// Change of the certainty equivalent (of P50 where there is none) for 1,000 of employer cost; none for
    /// terms.
    std::optional<double> worth_per_thousand;
};

enum class AskTarget { median, lower_quartile, certainty_equivalent, even_odds, floor };

/// The smallest amount of one lever that meets one target, all else as offered.
struct AskAnswer {
    std::string lever;
    LeverUnit unit = LeverUnit::money;
    AskTarget target = AskTarget::median;
    bool is_met_already = false;
    std::optional<Estimate> increase;  ///< of the lever, in its own unit
    double total = 0;                  ///< the lever's mean then
    double employer_cost = 0;
    std::vector<std::string> settings;
    std::string reason;  ///< why there is none
};

/// A split of a budget over levers.
struct PackageAnswer {
    struct Part {
        std::string lever;
        LeverUnit unit = LeverUnit::money;
        double level = 0, increase = 0, employer_cost = 0;
    };
    std::vector<Part> parts;
    TermsEffect effect;
};

/// How fast the company would have to grow for the offer as it stands.
struct GrowthAnswer {
    AskTarget target = AskTarget::median;
    bool is_met_already = false;
    std::optional<Estimate> drift;  ///< per year, continuously compounded
    std::string setting;
    std::string reason;
};

struct NegotiationAnswer {
    RunAnswer run;
    std::string subject, against;
    double budget = 0;                    ///< employer cost that levers are shown at
    double floor_chance = 0;              ///< the probability with which asks meet the floor
    double current_drift = 0;             ///< mean, of the subject's company
    std::vector<LeverAnswer> levers;      ///< of money, best worth first; then of terms
    std::vector<AskAnswer> asks;          ///< by target, then lever
    std::vector<PackageAnswer> packages;  ///< best certainty equivalent first
    std::vector<GrowthAnswer> growth;
};

struct NegotiationSettings {
    std::string subject, against;  ///< empty: as compare; the strongest rival
    std::optional<double> budget;  ///< none: about 5 % of what the offer costs its employer
    double floor_chance = 0.8;
};

NegotiationAnswer negotiate(const Scenario& scenario, const NegotiationSettings& asked,
                            const StudySettings& settings);

}  // namespace offersim
