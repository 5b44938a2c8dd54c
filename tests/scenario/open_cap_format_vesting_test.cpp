// Terms and transactions of a package, by hand. The shapes are those of the format's published samples
// (samples/ VestingTerms*.ocf.json).
#include <gtest/gtest.h>

#include <numeric>

#include "scenario/open_cap_format/grant.hpp"

namespace offersim::open_cap {
namespace {

Date date(const char* text) { return *parse_date(text); }

VestingCondition start(std::vector<std::string> next) {
    VestingCondition result;
    result.id = "start";
    result.quantity = Rational{0, 1};
    result.trigger = TriggerType::start;
    result.next = std::move(next);
    return result;
}

VestingCondition relative(std::string id, Rational portion, std::string base, int length, int occurrences,
                          std::vector<std::string> next = {}) {
    VestingCondition result;
    result.id = std::move(id);
    result.portion = portion;
    result.trigger = TriggerType::relative;
    result.relative_to = std::move(base);
    result.length = length;
    result.occurrences = occurrences;
    result.next = std::move(next);
    return result;
}

VestingCondition event(std::string id, Rational portion, std::vector<std::string> next = {}) {
    VestingCondition result;
    result.id = std::move(id);
    result.portion = portion;
    result.trigger = TriggerType::event;
    result.next = std::move(next);
    return result;
}

VestingCondition absolute(std::string id, Rational portion, const char* day,
                          std::vector<std::string> next = {}) {
    VestingCondition result;
    result.id = std::move(id);
    result.portion = portion;
    result.trigger = TriggerType::absolute;
    result.date = date(day);
    result.next = std::move(next);
    return result;
}

/// A package of one security under one set of terms, vesting from 2024-01-31.
class OneSecurity {
public:
    explicit OneSecurity(std::vector<VestingCondition> conditions) {
        package.as_of = date("2024-02-10");
        package.vesting_terms["vt"] = {"vt", "Terms", Rounding::cumulative_round_down, std::move(conditions)};
        security.object_id = "tx";
        security.object_type = "TX_EQUITY_COMPENSATION_ISSUANCE";
        security.security_id = "s";
        security.date = date("2024-01-31");
        security.kind = SecurityKind::rsu;
        security.quantity = {1200, 1};
        security.vesting_terms_id = "vt";
        add("TX_VESTING_START", "2024-01-31", "start");
    }

    void add(const char* type, const char* day, const char* condition,
             std::optional<Rational> quantity = {}) {
        package.transactions["s"].push_back({"t", type, "s", date(day), quantity, condition, {}, {}, {}});
    }

    std::string shown() const {
        const SecurityVesting vesting = vesting_of(security, package);
        std::string text;
        for (const DatedPart& each : vesting.parts)
            text += format_date(each.date) + " " + format_rational(each.part) + "\n";
        for (const VestingStatement& each : vesting.waiting)
            text += "after " + each.event + " " + std::to_string(each.occurrences) + " x " +
                    std::to_string(each.period) + ": " + format_rational(each.percentage) + "\n";
        for (const std::string& note : vesting.notes) text += "note: " + note + "\n";
        return text;
    }

    std::string refusal() const {
        try {
            return shown();
        } catch (const std::invalid_argument& error) {
            return error.what();
        }
    }

    Package package;
    Security security;
};

TEST(OpenCapVesting, ConditionsFollowOneAnother) {
    const OneSecurity chain({start({"cliff"}), relative("cliff", {1, 4}, "start", 2, 1, {"monthly"}),
                             relative("monthly", {1, 4}, "cliff", 1, 3)});
    EXPECT_EQ(chain.shown(), "2024-03-31 1/4\n2024-04-30 1/4\n2024-05-31 1/4\n2024-06-30 1/4\n");
}

TEST(OpenCapVesting, OccurrencesBeforeTheirConditionIsPossibleAreHeldBack) {
    const OneSecurity held({start({"cliff"}), relative("cliff", {0, 1}, "start", 3, 1, {"monthly"}),
                            relative("monthly", {1, 4}, "start", 1, 4)});
    EXPECT_EQ(held.shown(), "2024-04-30 1/4\n2024-04-30 1/4\n2024-04-30 1/4\n2024-05-31 1/4\n");
}

TEST(OpenCapVesting, DaysOfTheMonth) {
    auto fixed = relative("monthly", {1, 3}, "start", 1, 3);
    fixed.day = {VestingDay::Kind::fixed_day_or_last, 15};
    EXPECT_EQ(OneSecurity({start({"monthly"}), fixed}).shown(),
              "2024-02-15 1/3\n2024-03-15 1/3\n2024-04-15 1/3\n");
    // The start's day holds after a step of days as well.
    auto days = relative("days", {1, 2}, "start", 10, 1, {"month"});
    days.period_type = PeriodType::days;
    EXPECT_EQ(OneSecurity({start({"days"}), days, relative("month", {1, 2}, "days", 1, 1)}).shown(),
              "2024-02-10 1/2\n2024-03-31 1/2\n");
}

TEST(OpenCapVesting, PortionsMayBeOfWhatIsLeftAndQuantitiesShares) {
    auto rest = relative("rest", {1, 2}, "first", 1, 2);
    rest.portion_of_remainder = true;
    auto first = relative("first", {}, "start", 1, 1, {"rest"});
    first.portion.reset();
    first.quantity = Rational{300, 1};
    EXPECT_EQ(OneSecurity({start({"first"}), first, rest}).shown(),
              "2024-02-29 1/4\n2024-03-31 3/8\n2024-04-30 3/8\n");
}

TEST(OpenCapVesting, TheEarliestAlternativeIsTaken) {
    const OneSecurity branches({start({"late", "early"}), relative("late", {1, 1}, "start", 3, 1),
                                relative("early", {1, 1}, "start", 2, 1)});
    EXPECT_EQ(
        branches.shown(),
        "2024-03-31 1\nnote: condition 'late' is not on the path that the transactions and time take\n");
    const OneSecurity tie(
        {start({"a", "b"}), absolute("a", {1, 1}, "2024-06-01"), absolute("b", {1, 2}, "2024-06-01")});
    EXPECT_EQ(tie.shown(),
              "2024-06-01 1\nnote: condition 'b' is not on the path that the transactions and time take\n");
}

TEST(OpenCapVesting, MilestonesThatHaveComeAndThatMayCome) {
    OneSecurity sales({start({"expired", "sale-1"}), relative("expired", {0, 1}, "start", 48, 1),
                       event("sale-1", {1, 4}, {"expired", "sale-2"}), event("sale-2", {3, 4}, {"expired"})});
    EXPECT_EQ(sales.shown(),
              "after sale-1 1 x 0: 1/4\nafter sale-2 1 x 0: 3/4\n"
              "note: condition 'expired' on 2028-01-31 ends the wait for 'sale-1'\n");
    sales.add("TX_VESTING_EVENT", "2024-02-05", "sale-1");
    EXPECT_EQ(sales.shown(),
              "2024-02-05 1/4\nafter sale-2 1 x 0: 3/4\nnote: condition 'expired' on 2028-01-31 ends the "
              "wait for 'sale-2'\n");
    sales.package.as_of = date("2029-01-01");
    EXPECT_EQ(sales.shown(),
              "2024-02-05 1/4\nnote: 3/4 of it has no condition left that could vest it\n"
              "note: condition 'sale-2' is not on the path that the transactions and time take\n");
}

TEST(OpenCapVesting, StepsFromAnEventWaitWithIt) {
    const OneSecurity milestone({start({"launch"}), event("launch", {1, 4}, {"monthly"}),
                                 relative("monthly", {1, 4}, "launch", 1, 3)});
    EXPECT_EQ(milestone.shown(), "after launch 1 x 0: 1/4\nafter launch 3 x 1: 3/4\n");
}

TEST(OpenCapVesting, AccelerationByEventIsNamed) {
    auto all = event("change-of-control", {1, 1});
    all.portion_of_remainder = true;
    all.description = "double trigger";
    const OneSecurity accelerated(
        {start({"monthly", "change-of-control"}), relative("monthly", {1, 2}, "start", 1, 2), all});
    EXPECT_EQ(accelerated.shown(),
              "2024-02-29 1/2\n2024-03-31 1/2\n"
              "note: condition 'monthly' on 2024-02-29 ends the wait for 'change-of-control'\n"
              "note: condition 'change-of-control' (double trigger) has not come; it would vest sooner what "
              "vests later "
              "anyway\n");
}

TEST(OpenCapVesting, TheStartComesFromItsTransaction) {
    OneSecurity without({start({"all"}), relative("all", {1, 1}, "start", 1, 1)});
    without.package.transactions.clear();
    EXPECT_EQ(without.shown(),
              "2024-02-29 1\nnote: no TX_VESTING_START is given: its vesting is counted from the issuance, "
              "2024-01-31\n");
    OneSecurity backdated({start({"monthly"}), relative("monthly", {1, 4}, "start", 1, 4)});
    backdated.package.transactions["s"].front().date = date("2023-11-15");
    EXPECT_EQ(backdated.shown(), "2024-01-31 1/4\n2024-01-31 1/4\n2024-02-15 1/4\n2024-03-15 1/4\n");
}

TEST(OpenCapVesting, ExplicitVestingsOverrideTheTerms) {
    OneSecurity listed({start({"all"}), relative("all", {1, 1}, "start", 1, 1)});
    listed.security.vestings = {{date("2024-06-01"), {400, 1}}, {date("2024-07-01"), {800, 1}}};
    EXPECT_EQ(listed.shown(), "2024-06-01 1/3\n2024-07-01 2/3\n");
    listed.security.vestings.pop_back();
    EXPECT_EQ(listed.shown(), "2024-06-01 1/3\nnote: 2/3 of it is in none of its vestings\n");
    listed.security.vestings = {{date("2024-06-01"), {1201, 1}}};
    EXPECT_EQ(listed.refusal(), "its vestings are more than its quantity");
}

TEST(OpenCapVesting, AccelerationsTakeFromTheLastTranches) {
    OneSecurity accelerated({start({"monthly"}), relative("monthly", {1, 4}, "start", 1, 4)});
    accelerated.add("TX_VESTING_ACCELERATION", "2024-02-20", "", Rational{450, 1});
    EXPECT_EQ(accelerated.shown(),
              "2024-02-29 1/4\n2024-03-31 1/4\n2024-04-30 1/8\n2024-02-20 3/8\n"
              "note: TX_VESTING_ACCELERATION t: shares vest on 2024-02-20 instead of last\n");
}

TEST(OpenCapVesting, WhatCannotBeToldIsRefused) {
    EXPECT_EQ(OneSecurity({start({"all"}), relative("all", {3, 4}, "start", 1, 2)}).refusal(),
              "its conditions vest more than the whole");
    OneSecurity unknown({start({})});
    unknown.security.vesting_terms_id = "other";
    EXPECT_EQ(unknown.refusal(), "its VESTING_TERMS other is not in the package");
    EXPECT_EQ(OneSecurity({start({"gone"})}).refusal(),
              "note: condition 'gone' is named and not given\nnote: 1 of it has no condition left that could "
              "vest it\n");
    // A circle ends where it began.
    EXPECT_EQ(OneSecurity({start({"a"}), relative("a", {1, 2}, "start", 1, 1, {"b"}),
                           relative("b", {1, 2}, "a", 1, 1, {"a"})})
                  .refusal(),
              "2024-02-29 1/2\n2024-03-31 1/2\n");
}

std::string grant_text(const OneSecurity& one, const char* day) {
    std::vector<std::string> notes;
    const auto grant = import_grant(one.security, one.package, date(day), notes);
    std::string text;
    if (grant) text = format_rational(grant->shares) + ":";
    if (grant)
        for (const VestingStatement& each : grant->statements)
            text += " " + std::to_string(each.occurrences) + "x" + std::to_string(each.period) +
                    (each.period_type == PeriodType::days ? "d " : "mo ") + format_rational(each.percentage);
    for (const std::string& note : notes) text += "\n" + note;
    return text;
}

TEST(OpenCapGrant, WhatIsTakenComesOutOfWhatHasVestedAndCancellationsOutOfTheRest) {
    OneSecurity one({start({"monthly"}), relative("monthly", {1, 12}, "start", 1, 12)});
    one.security.kind = SecurityKind::nso;
    one.security.price = Monetary{{1, 1}, "USD"};
    EXPECT_EQ(grant_text(one, "2024-04-30"), "1200: 1x0mo 1/4 1x31d 1/12 8x1mo 2/3");
    one.add("TX_EQUITY_COMPENSATION_EXERCISE", "2024-04-01", "", Rational{100, 1});
    one.add("TX_EQUITY_COMPENSATION_CANCELLATION", "2024-04-02", "", Rational{900, 1});
    EXPECT_EQ(grant_text(one, "2024-04-30"), "200: 1x0mo 1");
    one.package.transactions["s"].pop_back();
    one.add("TX_EQUITY_COMPENSATION_EXERCISE", "2024-04-03", "", Rational{1100, 1});
    EXPECT_EQ(grant_text(one, "2024-04-30"),
              "\nTX_EQUITY_COMPENSATION_ISSUANCE tx: 900 were exercised or released before they vested\n"
              "TX_EQUITY_COMPENSATION_ISSUANCE tx is not written: nothing is left of it (1200 issued - 100 "
              "exercised "
              "(TX_EQUITY_COMPENSATION_EXERCISE t) - 1100 exercised (TX_EQUITY_COMPENSATION_EXERCISE t))");
}

TEST(OpenCapGrant, ExpiredAndPricelessOptionsAreListed) {
    OneSecurity one({start({"all"}), relative("all", {1, 1}, "start", 1, 1)});
    one.security.kind = SecurityKind::iso;
    EXPECT_EQ(grant_text(one, "2024-04-30"),
              "\nTX_EQUITY_COMPENSATION_ISSUANCE tx is not written: has no exercise price");
    one.security.price = Monetary{{1, 1}, "USD"};
    one.security.expiration = date("2024-04-30");
    EXPECT_EQ(grant_text(one, "2024-04-30"),
              "\nTX_EQUITY_COMPENSATION_ISSUANCE tx is not written: expired on 2024-04-30");
}

TEST(OpenCapGrant, UnknownTransactionsAreListed) {
    OneSecurity one({start({"all"}), relative("all", {1, 1}, "start", 1, 1)});
    one.security.kind = SecurityKind::stock;
    one.add("TX_STOCK_PLEDGE", "2024-03-01", "");
    EXPECT_EQ(
        grant_text(one, "2024-04-30"),
        "1200: 1x0mo 1\nTX_EQUITY_COMPENSATION_ISSUANCE tx: TX_STOCK_PLEDGE t of 2024-03-01 is not read");
}

}  // namespace
}  // namespace offersim::open_cap
