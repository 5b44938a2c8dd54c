#pragma once
/// The small print of equity: what every award may say, whether a grant, a sign-on or a refresher.
#include <optional>
#include <vector>

#include "base/distribution.hpp"
#include "process/vesting.hpp"

namespace offersim {

enum class GrantType { rsu, restricted_stock, iso, nso, sar, phantom, profit_units };
enum class Trigger { single_trigger, double_trigger };

/// When shares that may be sold are sold.
struct SalePolicy {
    enum class Kind { at_vest, at_unlock, at_horizon, after } kind = Kind::at_vest;
    int months = 0;  ///< after: this long after vesting
};

/// The price of a share at which a `value` buys its shares or units.
struct GrantPrice {
    enum class Kind {
        headline,   ///< of the last round; the market price once listed
        appraisal,  ///< the 409A price; the market price once listed
        average,    ///< mean of the headline prices at the last `months` month ends up to the grant
        given,      ///< `price`
    } kind = Kind::headline;
    int months = 0;
    Distribution price;
};

/// What an acquisition makes of what has not vested. What has vested is always paid, unless under water.
enum class DealTreatment {
    on_schedule,  ///< cash at the deal price, as it would have vested
    cashed_out,   ///< paid at the deal
    assumed,      ///< goes on, in shares that move as the company's would have
    cancelled,
};

/// A part of what has not vested that vests early, by time of service.
struct AccelerationStep {
    int served_months = 0;  ///< for those who have served as long as this
    double part = 0;        ///< of the unvested; or
    int ahead_months = 0;   ///< what would have vested in the months to come
};

/// Vesting early because of an acquisition. Steps rise by time of service; empty: nothing.
struct Acceleration {
    std::vector<AccelerationStep> single_trigger;  ///< at the deal
    std::vector<AccelerationStep> double_trigger;  ///< on being let go after it
    int within_months = 12;                        ///< of the deal, for the second trigger
};

/// What awards of every kind have in common.
struct EquityTerms {
    Trigger trigger = Trigger::single_trigger;
    std::optional<int> expiry_months;  ///< from grant; double trigger: 84 unless `expiry: none`; options: 120
    bool lapses_on_leaving = false;    ///< double trigger: vested shares that still wait are lost on leaving
    SalePolicy sell;
    GrantPrice priced_at;
    std::optional<Acceleration> acceleration;  ///< none: the company's `acquisition.acceleration`
    DealTreatment at_acquisition = DealTreatment::on_schedule;
};

/// When options are exercised while the holder may.
struct ExercisePolicy {
    enum class Kind {
        at_liquidity,  ///< as soon as in the money and the shares can be sold
        at_horizon,
        at_expiry,
        at_multiple,  ///< once the price reaches `multiple` strikes
        at_grant,     ///< early exercise: all at grant, for cash; what does not vest is bought back at cost
    } kind = Kind::at_liquidity;
    Distribution multiple = Distribution::constant(1);
};

/// How the strike is paid.
enum class ExercisePayment {
    cashless,  ///< out of the sale of the shares, so only where they can be sold
    cash,      ///< by the holder, who then holds the shares until they can be sold
};

/// What someone who has left does at the end of the exercise window with what cannot be sold.
struct LeaverExercise {
    std::optional<double> in_the_money;  ///< pays where value is so far above strike; none: only if liquid
};

/// One equity award. Exactly one of value, shares and ownership is given.
struct Grant : EquityTerms {
    GrantType type = GrantType::rsu;
    std::optional<Distribution> value;  ///< buys value / price, see priced_at
    std::optional<Distribution> shares;
    std::optional<Distribution> ownership;  ///< a part of all shares, fully diluted
    std::optional<Distribution> strike;  ///< options, and the threshold of profit units; none: the 409A price
    VestingSchedule vesting;
    ExercisePolicy exercise;
    ExercisePayment payment = ExercisePayment::cashless;
    std::optional<int> window_months = 3;  ///< to exercise after leaving; none: to expiry
    LeaverExercise leaver;
    bool is_paid_at_vest = false;  ///< phantom: in cash by the company, at the 409A price; else at liquidity
    bool elects_83b = false;       ///< restricted stock, options exercised at grant; only tax sees it
};

inline bool is_option(GrantType type) {
    return type == GrantType::iso || type == GrantType::nso || type == GrantType::sar;
}

struct SignOn : EquityTerms {
    Distribution amount;
    Distribution equity_share;  ///< the part paid in equity
    VestingSchedule vesting;    ///< of both parts
    /// Cash already paid is returned on leaving before `within_months`.
    struct Clawback {
        int within_months = 0;
        bool is_whole = false;  ///< false: pro rata for the time not served
        double kept_back = 0;   ///< part of it that withholding took, where only the net is returned
    } clawback;
};

/// Granted at months 12, 24, 36 ... before the horizon, vesting from then.
struct Refresh : EquityTerms {
    Distribution value_per_year;
    std::optional<Distribution> performance;  ///< multiplies the value, drawn for each year
    std::optional<Distribution> chance;       ///< of being given at all, drawn for each year
    VestingSchedule vesting;
};

/// An employee stock purchase plan: part of base is set aside and buys shares at a discount at the end of
/// each purchase period. Runs while the company is listed.
struct EmployeePurchase {
    Distribution contribution;  ///< part of base
    double discount = 0.15;
    bool has_look_back = true;  ///< the discount is off the lower of the prices at offering and purchase
    int offering_months = 24;   ///< after which a new offering begins, with its own price
    int period_months = 6;      ///< between purchases
    std::optional<double> limit_per_year = 25'000;  ///< by the price at offering, in a calendar year
    SalePolicy sell;
};

}  // namespace offersim
