#include <gtest/gtest.h>

#include "plan/make_plan.hpp"
#include "scenario/exit_assumptions.hpp"
#include "scenario/reader.hpp"

namespace offersim {
namespace {

const std::string scenario_text = R"(companies:
  x:
    fully_diluted: 500M
    capital:
      pool: 5%
      classes: [{name: A, shares: 50M, invested: 50M}, {name: B, shares: 50M, invested: 100M}]
    growth: {volatility: 90%}
    liquidity: {ipo: {hazard: 18%/yr}, acquisition: {hazard: 7%/yr}}
    COMMON
person: {discount: {continuous: 2.5%}}
offers: {a: {company: x, equity: [{type: rsu, shares: 100, vesting: immediate}]}}
)";

/// The start and headline price of the company where `common` is written so.
std::pair<double, double> prices(const std::string& common, double& fair_price) {
    std::string text = scenario_text;
    text.replace(text.find("COMMON"), 6, common);
    Diagnostics diagnostics;
    const auto scenario = read_scenario(text, "x.yaml", {}, diagnostics);
    if (!scenario) {
        ADD_FAILURE() << format_diagnostic(diagnostics.sorted().front());
        return {};
    }
    const Plan plan = make_plan(*scenario, 1);
    const auto constant = [&](InputIndex index) {
        const Input& input = plan.inputs[static_cast<std::size_t>(index)];
        EXPECT_TRUE(input.is_constant);
        return input.constant;
    };
    fair_price = fair_value_of(scenario->companies[0], scenario->person.discount).common.fair_price;
    return {constant(plan.companies[0].start), constant(plan.companies[0].headline)};
}

TEST(CommonShare, StartsAtItsFairValueWhereTheCapitalIsKnown) {
    double fair_price = 0;
    for (const char* common : {"about: nothing said of common", "common: fair"}) {
        const auto [start, headline] = prices(common, fair_price);
        EXPECT_DOUBLE_EQ(headline, 2);
        EXPECT_NEAR(start, fair_price, 1e-12);
        EXPECT_LT(start, 1.85);
    }
}

TEST(CommonShare, StartsAtTheHeadlineOrARatioWhereThatIsSaid) {
    double fair_price = 0;
    EXPECT_DOUBLE_EQ(prices("common: headline", fair_price).first, 2);
    EXPECT_DOUBLE_EQ(prices("common: 60%", fair_price).first, 1.2);
}

}  // namespace
}  // namespace offersim
