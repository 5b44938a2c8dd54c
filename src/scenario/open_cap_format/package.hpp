#pragma once
/// What we use of an Open Cap Format package, as plain structs. Names and meanings are the format's.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "base/rational.hpp"
#include "process/vesting.hpp"
#include "scenario/open_cap_format/import.hpp"

namespace offersim::open_cap {

struct Monetary {
    Rational amount;
    std::string currency;
};

struct Stakeholder {
    std::string id, legal_name, issuer_assigned_id;
};

struct StockClass {
    std::string id, name;
    bool is_preferred = false;
    std::optional<Monetary> price_per_share;
    Rational conversion_ratio{1, 1};  ///< shares of common for one of this class
};

struct StockPlan {
    std::string id, name;
    Rational shares_reserved;  ///< after the pool adjustments
};

struct Valuation {
    std::string id, stock_class_id;
    Monetary price_per_share;
    Date effective_date{};
};

enum class TriggerType { start, absolute, relative, event };

struct VestingCondition {
    std::string id, description;
    std::optional<Rational> portion;  ///< of the grant, or of what has not vested; for each occurrence
    bool portion_of_remainder = false;
    std::optional<Rational> quantity;  ///< shares, for each occurrence
    TriggerType trigger = TriggerType::start;
    Date date{};                      ///< absolute
    std::string relative_to;          ///< relative: a condition's id
    int length = 0, occurrences = 1;  ///< relative: the period and how often it comes
    PeriodType period_type = PeriodType::months;
    VestingDay day;
    std::vector<std::string> next;  ///< in order of priority
};

struct VestingTerms {
    std::string id, name;
    Rounding allocation = Rounding::cumulative_round_down;
    std::vector<VestingCondition> conditions;
};

enum class SecurityKind { rsu, iso, nso, option, cash_sar, stock_sar, stock, warrant, convertible };

/// How long options may be exercised after a termination for `reason`.
struct ExerciseWindow {
    std::string reason;  ///< "VOLUNTARY_OTHER"
    std::int64_t period = 0;
    std::string period_type;  ///< "DAYS", "MONTHS", "YEARS"
};

/// An issuance.
struct Security {
    std::string object_id, object_type, security_id, custom_id, stakeholder_id;
    Date date{};
    SecurityKind kind = SecurityKind::stock;
    Rational quantity;
    std::string stock_class_id, stock_plan_id, vesting_terms_id;
    std::optional<Monetary> price;  ///< exercise price, base price of a SAR, price paid for stock
    bool early_exercisable = false;
    std::vector<std::pair<Date, Rational>> vestings;  ///< explicit; they override the terms
    std::optional<Date> expiration;
    std::vector<ExerciseWindow> windows;  ///< after termination
};

/// Any other transaction on a security.
struct Transaction {
    std::string object_id, object_type, security_id;
    Date date{};
    std::optional<Rational> quantity;
    std::string vesting_condition_id, balance_security_id;
    std::vector<std::string> resulting_security_ids;
    std::optional<Monetary> new_exercise_price;
};

/// A transaction or event on no security: a split, a change of status.
struct Occasion {
    std::string object_id, object_type, subject_id;
    Date date{};
};

struct Package {
    std::string issuer_id, issuer_name, version;
    Date as_of{};
    std::vector<Stakeholder> stakeholders;
    std::map<std::string, StockClass> stock_classes;
    std::map<std::string, StockPlan> stock_plans;
    std::vector<Valuation> valuations;
    std::map<std::string, VestingTerms> vesting_terms;
    std::vector<Security> securities;                              ///< in file order
    std::map<std::string, std::vector<Transaction>> transactions;  ///< by security id, each by date
    std::vector<Occasion> occasions;
};

/// The transactions on a security, by date.
const std::vector<Transaction>& transactions_on(const Package& package, const std::string& security_id);

/// The package, or nothing with every fault in `diagnostics`: the JSON itself (E701), a field (E702), the
/// manifest and its files (E703), the version (E704).
std::optional<Package> read_package(const std::vector<PackageFile>& files, Diagnostics& diagnostics);

}  // namespace offersim::open_cap
