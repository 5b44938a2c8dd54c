#include "analysis/sensitivity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "analysis/sobol_study.hpp"
#include "base/normal.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

using testing::read_or_fail;

StudySettings settings_of(std::uint64_t paths) {
    StudySettings settings;
    settings.paths = paths;
    return settings;
}

const SobolRow& row_of(const std::vector<SobolRow>& rows, const std::string& name,
                       SobolRow::Kind kind = SobolRow::Kind::input) {
    for (const SobolRow& row : rows)
        if (row.name == name && row.kind == kind) return row;
    throw std::runtime_error("no source " + name);
}

void expect_near(const Mean& index, double exact) {
    EXPECT_LT(std::abs(index.value - exact), 4.1 * index.standard_error + 1e-12);
    EXPECT_LT(index.standard_error, 0.02);
}

TEST(Sensitivity, OfALinearScenarioHasTheExactSobolIndices) {
    // Four years of base and benefits against a certain rival: variances in proportion to squared widths.
    const Scenario scenario = read_or_fail(R"(
format: 1
start: 2026-03-02
offers:
  a: {base: 100k..140k, benefits: 10k..30k}
  b: {base: 130k..140k}
)");
    const auto rows = sobol_rows(scenario, 0, 1, settings_of(50'000));
    const double all = 40 * 40 + 20 * 20 + 10 * 10;
    ASSERT_EQ(rows.size(), 3u);
    for (const auto& [name, width] :
         {std::pair{"offers.a.base", 40.0}, {"offers.a.benefits", 20.0}, {"offers.b.base", 10.0}}) {
        expect_near(row_of(rows, name).money.first, width * width / all);
        expect_near(row_of(rows, name).money.total, width * width / all);
    }
}

constexpr const char* correlated = R"(
format: 1
start: 2026-03-02
horizon: 1y
settle: 1y
companies:
  x: {kind: public, growth: {drift: 5%, volatility: 3%}}
  y: {kind: public, growth: {drift: 5%, volatility: 3%}}
correlation: {x: {y: 0.6}}
offers:
  x: {equity: [{type: rsu, value: 100k, vesting: {at: 12mo}}]}
  y: {equity: [{type: rsu, value: 100k, vesting: {at: 12mo}}]}
)";

TEST(Sensitivity, OfCorrelatedGrowthsIsThatOfAllAndOfWhatIsTheirOwn) {
    // D = X - Y of nearly normal X, Y with correlation r: first order (1 - r) / 2, total (1 + r) / 2.
    const auto rows = sobol_rows(read_or_fail(correlated), 0, 1, settings_of(50'000));
    for (const char* name : {"x", "y"}) {
        const SobolRow& row = row_of(rows, name, SobolRow::Kind::growth);
        EXPECT_NEAR(row.money.first.value, 0.2, 4.1 * row.money.first.standard_error + 0.002);
        EXPECT_NEAR(row.money.total.value, 0.8, 4.1 * row.money.total.standard_error + 0.002);
    }
}

TEST(Sensitivity, DoesNotDependOnTheOrderOfKeys) {
    const char* turned = R"(
format: 1
offers:
  n: {base: 180k, equity: [{vesting: standard-4y, value: 200k, type: rsu}]}
  g: {equity: [{type: rsu, value: 400k, trigger: double, vesting: standard-4y}], base: 200k..220k}
correlation: {n: {g: 0.5}}
companies:
  z: {kind: public}
  n: {growth: {volatility: 25%..35%, drift: 7%}, kind: public}
  g: {kind: private, liquidity: {shutdown: {hazard: 5%/yr}, ipo: {hazard: 15%/yr}}, value: 10B,
      growth: {volatility: 60%, drift: 5%..9%}}
person: {leave: 20%/yr, discount: 4%/yr}
start: 2026-03-02
)";
    const char* straight = R"(
format: 1
start: 2026-03-02
person: {discount: 4%/yr, leave: 20%/yr}
companies:
  g: {kind: private, value: 10B, growth: {drift: 5%..9%, volatility: 60%},
      liquidity: {ipo: {hazard: 15%/yr}, shutdown: {hazard: 5%/yr}}}
  n: {kind: public, growth: {drift: 7%, volatility: 25%..35%}}
  z: {kind: public}
correlation: {g: {n: 0.5}}
offers:
  g: {base: 200k..220k, equity: [{type: rsu, value: 400k, trigger: double, vesting: standard-4y}]}
  n: {base: 180k, equity: [{type: rsu, value: 200k, vesting: standard-4y}]}
)";
    const auto a = sobol_rows(read_or_fail(straight), 0, 1, settings_of(2000));
    const auto b = sobol_rows(read_or_fail(turned), 1, 0, settings_of(2000));
    ASSERT_EQ(a.size(), b.size());
    EXPECT_GE(a.size(), 6u);
    for (const SobolRow& row : a) {
        const SobolRow& other = row_of(b, row.name, row.kind);
        EXPECT_EQ(row.money.first.value, other.money.first.value) << row.name;
        EXPECT_EQ(row.money.total.value, other.money.total.value) << row.name;
        EXPECT_EQ(row.winning.first.value, other.winning.first.value) << row.name;
        EXPECT_EQ(row.winning.total.value, other.winning.total.value) << row.name;
    }
}

/// Shares that become money in tenders alone: what there is to win or lose is whether and how they come.
TEST(Sensitivity, CountsTendersAsWhatHappensToACompany) {
    const auto rows = sobol_rows(read_or_fail(R"(
format: 1
start: 2026-03-02
companies:
  g: {kind: private, value: 10B, growth: {volatility: 1%}, liquidity: {tender: {chance: 50%, cap: 100%}}}
offers:
  g: {company: g, base: 200k, equity: [{type: rsu, value: 400k, vesting: {at: 6mo}}]}
  n: {base: 210k}
)"),
                                 0, 1, settings_of(4000));
    EXPECT_GT(row_of(rows, "g", SobolRow::Kind::events).money.total.value, 0.9);
}

TEST(Sensitivity, HoldsInputsAtTheirPercentiles) {
    const SensitivityAnswer answer = analyse_sensitivity(read_or_fail(R"(
format: 1
start: 2026-03-02
offers:
  a: {base: 100k..140k}
  b: {base: 130k}
)"),
                                                         {}, settings_of(2000));
    ASSERT_EQ(answer.tornado.size(), 1u);
    EXPECT_NEAR(answer.tornado[0].at_low.median_difference, 4 * (104e3 - 130e3), 0.01);
    EXPECT_NEAR(answer.tornado[0].at_high.median_difference, 4 * (136e3 - 130e3), 0.01);
    EXPECT_EQ(answer.tornado[0].at_low.p_wins.value, 0);
    EXPECT_EQ(answer.tornado[0].at_high.p_wins.value, 1);
    EXPECT_NEAR(answer.base.p_wins.value, 0.25, 0.04);
}

TEST(Sensitivity, ValuesInformationAsTheClosedFormOfTwoNormalOffersDoes) {
    const SensitivityAnswer answer = analyse_sensitivity(read_or_fail(R"(
format: 1
start: 2026-03-02
horizon: 1y
settle: 1y
person: {risk_aversion: 0}
offers:
  a: {base: {normal: {mean: 100k, sd: 12k}}, benefits: {normal: {mean: 50k, sd: 5k}}}
  b: {base: 155k}
)"),
                                                         {}, settings_of(100'000));
    EXPECT_EQ(answer.best, "b");
    const auto exact = [](double sd) {  // E[max(a - b, 0)] of a - b ~ N(-5k, sd)
        const double z = -5e3 / sd;
        return sd * std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi) - 5e3 * normal_probability(z);
    };
    for (const InformationRow& row : answer.information) {
        const double value = exact(row.key == "offers.a.base" ? 12e3 : 5e3);
        EXPECT_LT(std::abs(row.value.value - value), 4.1 * row.value.standard_error) << row.key;
        EXPECT_LT(row.value.standard_error, 0.05 * value) << row.key;
    }
    EXPECT_LT(std::abs(answer.perfect_information.value - exact(13e3)),
              4.1 * answer.perfect_information.standard_error);
    EXPECT_EQ(answer.information.front().key, "offers.a.base");
}

TEST(Questions, AreAskedOfThoseWhoKnow) {
    EXPECT_EQ(question_about("offers.groq.bonus"),
              "groq: what did the bonus pay in each of the last three years, as a part of its target?");
    EXPECT_EQ(question_about("companies.a.b.liquidity.ipo.hazard"),
              "a.b: when does the board plan to list, and what has been done for it?");
    EXPECT_EQ(knower_of("companies.groq.growth.drift"), Knower::nobody);
    EXPECT_EQ(knower_of("companies.groq.common"), Knower::recruiter);
    EXPECT_EQ(knower_of("person.leave"), Knower::oneself);
}

}  // namespace
}  // namespace offersim
