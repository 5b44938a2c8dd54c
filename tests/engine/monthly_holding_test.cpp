// The lazy holding and the monthly one must give the same money for what both can do.
#include "engine/monthly_holding.hpp"

#include <cmath>

#include "engine/block.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

using testing::read_or_fail;

const std::string head = "format: 1\ntitle: both\nstart: 2026-01-01\nhorizon: 4y\nsettle: 8y\n";

/// Every path's totals under both holdings, and what stayed paper.
void expect_same_money(const std::string& text) {
    const Scenario scenario = read_or_fail(head + text);
    const Plan plan = make_plan(scenario, 7);
    for (const PlanOffer& offer : plan.offers)
        for (const PlanGrant& grant : offer.grants) ASSERT_FALSE(grant.needs_months) << text;
    Block lazy(plan, best_kernels(), Resolution::year), monthly(plan, best_kernels(), Resolution::month);
    double sum = 0;
    for (std::uint64_t first = 0; first < 20 * block_paths; first += block_paths) {
        lazy.run(first, block_paths);
        monthly.run(first, block_paths);
        for (int offer = 0; offer < static_cast<int>(plan.offers.size()); ++offer) {
            const auto same = [&](const double* a, const double* b, const char* what) {
                for (int i = 0; i < block_paths; ++i) {
                    ASSERT_NEAR(a[i], b[i], 1e-9 * std::max(1.0, std::abs(a[i])))
                        << what << " of path " << first + i << ", offer " << offer << text;
                    sum += std::abs(a[i]);
                }
            };
            same(lazy.nominal(offer), monthly.nominal(offer), "nominal");
            same(lazy.present(offer), monthly.present(offer), "present");
            same(lazy.equity(offer), monthly.equity(offer), "equity");
            same(lazy.paper(offer), monthly.paper(offer), "paper");
        }
    }
    EXPECT_GT(sum, 0);
}

const std::string person = "person: {discount: 5%/yr, leave: 15%/yr}\n";
const std::string listed =
    "companies: {x: {kind: public, price: 20..30, dividend: 1%, growth: {drift: 5%, volatility: 40%}}}\n";
const std::string unlisted =
    "companies: {x: {kind: private, value: 8B to 14B, common: 60%, growth: {drift: 5%, volatility: "
    "40%..80%},\n"
    "  liquidity: {ipo: {hazard: 25%/yr, lockup: 6mo, first_day_return: -10%..40%},\n"
    "              acquisition: {hazard: 15%/yr, acceleration: 40%}, shutdown: {hazard: 8%/yr}}}}\n";
const std::string awards = R"(offers:
  a:
    company: x
    base: 100k
    equity:
      - {type: rsu, value: 400k, trigger: double, expiry: 5y, vesting: {yearly: 40/30/20/10, every: month, cliff: 12mo}}
      - {type: restricted_stock, value: 100k, vesting: {over: 3y, every: quarter}, sell: {after: 9mo}}
    sign_on: {amount: 80k, equity: 50%, vesting: {over: 24mo, cliff: 12mo}}
    refresh: {value: 50k/yr, vesting: standard-4y, trigger: double, expiry: 30mo}
  b:
    company: x
    equity: [{type: rsu, value: 300k, vesting: even-4x25, sell: at_horizon},
             {type: phantom, value: 30k, vesting: {at: 7mo}}]
    refresh: {value: 20k/yr, vesting: immediate}
)";
const std::string options = R"(offers:
  a: {company: x, equity: [{type: nso, shares: 1000, strike: 0.8, vesting: standard-4y, exercise: at_horizon}]}
  b: {company: x, equity: [{type: iso, shares: 1000, strike: 1.1, vesting: even-4x25, exercise: at_expiry, expiry: 6y}]}
  c: {company: x, equity: [{type: sar, shares: 1000, strike: 0.9, vesting: standard-4y, exercise: at_expiry, window: 2y}]}
  d: {company: x, equity: [{type: nso, shares: 1000, strike: 22, vesting: {over: 2y, every: half-year},
                            exercise: at_horizon, expiry: 30mo, window: term}]}
)";

TEST(MonthlyHolding, ListedShares) { expect_same_money(person + listed + awards); }
TEST(MonthlyHolding, ListedSharesOfThoseWhoStay) { expect_same_money(listed + awards); }
TEST(MonthlyHolding, ListedOptions) { expect_same_money(person + listed + options); }
TEST(MonthlyHolding, PrivateShares) { expect_same_money(person + unlisted + awards); }
TEST(MonthlyHolding, PrivateSharesOfThoseWhoStay) { expect_same_money(unlisted + awards); }
TEST(MonthlyHolding, PrivateOptions) { expect_same_money(person + unlisted + options); }
TEST(MonthlyHolding, LeavingByYearOfService) {
    expect_same_money(
        "person: {leave: {by_year: [30%/yr, 5%/yr], layoff: 4%/yr, layoff_after_acquisition: 60%/yr}}\n" +
        unlisted + awards);
}

TEST(MonthlyHolding, EveryInstructionSetGivesTheSameBits) {
    const Plan plan =
        make_plan(read_or_fail(head + "person: {leave: {by_year: [15%/yr, 5%/yr], layoff: 4%/yr}}\n" +
                               unlisted + R"(offers:
  a:
    company: x
    base: 100k
    espp: {contribution: 10%}
    equity:
      - {type: rsu, value: 400k, trigger: double, priced_at: 409a, acceleration: {double: 50%}, vesting: standard-4y}
      - {type: iso, shares: 1000, exercise: {multiple: 1.5x}, leaver_exercise: {in_the_money: 20%}, vesting: standard-4y}
      - {type: nso, shares: 1000, strike: 0.5, payment: cash, vesting: even-4x25}
)"),
                  7);
    Block baseline(plan, *kernels_named("baseline"), Resolution::year);
    for (const char* name : {"avx2", "avx512"}) {
        const Kernels* const kernels = kernels_named(name);
        if (kernels == nullptr) continue;
        Block wide(plan, *kernels, Resolution::year);
        for (std::uint64_t first = 0; first < 8 * block_paths; first += block_paths) {
            baseline.run(first, block_paths);
            wide.run(first, block_paths);
            for (int i = 0; i < block_paths; ++i) {
                ASSERT_EQ(baseline.nominal(0)[i], wide.nominal(0)[i]) << name << " path " << i;
                ASSERT_EQ(baseline.paper(0)[i], wide.paper(0)[i]) << name << " path " << i;
            }
        }
    }
}

}  // namespace
}  // namespace offersim
