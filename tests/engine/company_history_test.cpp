// The history of a company month by month against what the market says of single paths and months.
#include "engine/company_history.hpp"

#include <gtest/gtest.h>

#include "engine/market.hpp"
#include "support/run.hpp"
#include "support/stepped.hpp"

namespace offersim {
namespace {

/// A market whose companies are all read monthly, with its block run.
struct Monthly {
    Plan plan;
    Draws draws;
    InputColumns inputs;
    Market market;

    Monthly(const std::string& text, int count)
        : plan(make_plan(testing::read_or_fail(text), 1)),
          draws(plan, Sampler::philox),
          inputs(plan, draws),
          market(plan, testing::every_month(plan), draws) {
        draws.start(0);
        inputs.draw(best_kernels(), draws);
        market.start(best_kernels(), inputs, draws, count);
        market.resolve(best_kernels());
    }
    double price_before_events(int company, int lane, int month) {
        std::vector<std::int32_t> lanes(list_padding, lane), months(list_padding, month);
        std::vector<double> prices(list_padding);
        market.prices_at(best_kernels(), inputs, company, lanes, months, prices.data());
        return prices[0];
    }
};

const std::string two_companies = R"(settle: 6y
companies:
  x: {kind: public, price: 10, growth: {drift: 5%, volatility: 40%}}
  y:
    value: 1B
    fully_diluted: 100M
    common: 60%
    growth: {volatility: 70%}
    liquidity:
      ipo: {hazard: 40%/yr, lockup: 6mo, first_day_return: 20%}
      acquisition: {hazard: 20%/yr}
correlation: {x: {y: 0.5}}
offers: {a: {company: x, base: 1}, b: {company: y, base: 1}}
)";

TEST(CompanyHistory, OfAListedCompanyIsItsMarketPrice) {
    Monthly monthly(two_companies, 200);
    CompanyHistory& history = monthly.market.history(0);
    EXPECT_TRUE(history.is_listed_at_start());
    EXPECT_TRUE(history.deal_payments().empty());
    EXPECT_TRUE(history.sale_windows().empty());
    EXPECT_EQ(history.distress(5), nullptr);
    EXPECT_EQ(history.financing(5), nullptr);
    for (const int month : {0, 1, 17, 72})
        for (const int lane : {0, 7, 199}) {
            const double price = monthly.price_before_events(0, lane, month);
            EXPECT_DOUBLE_EQ(history.price(month)[lane], price);
            EXPECT_EQ(history.headline(month)[lane], history.price(month)[lane]);
            EXPECT_EQ(history.appraisal(month)[lane], history.price(month)[lane]);
            EXPECT_EQ(history.unlocked(month)[lane], 1);
            EXPECT_EQ(history.events().month[static_cast<std::size_t>(lane)], 73);
        }
}

TEST(CompanyHistory, OfAPrivateCompanyChangesWithItsFirstEvent) {
    Monthly monthly(two_companies, 256);
    CompanyHistory& history = monthly.market.history(1);
    const CompanyEvents& events = history.events();
    int ipos = 0, deals = 0;
    for (int lane = 0; lane < 256; ++lane) {
        const auto at = static_cast<std::size_t>(lane);
        const bool is_ipo = events.kind[at] == EventKind::ipo;
        const bool is_deal = events.kind[at] == EventKind::acquisition;
        ipos += is_ipo ? 1 : 0;
        deals += is_deal ? 1 : 0;
        for (int month = 0; month <= 72; ++month) {
            const double price = monthly.price_before_events(1, lane, month);
            const bool is_listed = is_ipo && month >= events.month[at];
            const bool is_sold = is_deal && month >= events.month[at];
            const double expected = is_listed ? 1.2 * price : is_sold ? history.deal_price()[lane] : price;
            ASSERT_DOUBLE_EQ(history.price(month)[lane], expected) << lane << " in month " << month;
            ASSERT_DOUBLE_EQ(history.headline(month)[lane], is_listed ? expected : 10);
            ASSERT_EQ(history.unlocked(month)[lane], is_ipo && month >= events.month[at] + 6 ? 1 : 0);
        }
        if (is_deal) {
            ASSERT_DOUBLE_EQ(history.deal_price()[lane],
                             monthly.price_before_events(1, lane, events.month[at]));
        }
    }
    EXPECT_GT(ipos, 50);
    EXPECT_GT(deals, 20);
}

TEST(CompanyHistory, IsMadeAnewForEveryBlock) {
    Monthly monthly(two_companies, 256);
    const double before = monthly.market.history(1).price(12)[0];
    monthly.draws.start(256);
    monthly.market.start(best_kernels(), monthly.inputs, monthly.draws, 256);
    monthly.market.resolve(best_kernels());
    EXPECT_NE(monthly.market.history(1).price(12)[0], before);
    EXPECT_EQ(monthly.market.history(1).headline(0)[0], 10);
}

}  // namespace
}  // namespace offersim
