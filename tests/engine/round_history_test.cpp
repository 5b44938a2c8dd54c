// Rounds of financing end with the private life of a company.
#include "engine/round_history.hpp"

#include <gtest/gtest.h>

#include "support/stepped.hpp"

namespace offersim {
namespace {

/// Every round is a down round, and A is protected from it.
std::string down_rounds(const std::string& anti_dilution) {
    return "start: 2026-01-01\nsettle: 10y\ncompanies:\n  g:\n    kind: private\n    value: 1B\n"
           "    fully_diluted: 100M\n    common: headline\n"
           "    capital: {classes: [{name: A, shares: 40M, invested: 400M}]}\n"
           "    rounds: {every: 7mo, step_up: 0.5x, dilution: 10%, anti_dilution: " +
           anti_dilution +
           "}\n    liquidity: {ipo: {hazard: 50%/yr}}\n"
           "offers: {a: {company: g, equity: [{type: rsu, shares: 1000, vesting: {over: 4y}}]}}\n";
}

TEST(RoundHistory, NoRoundMovesThePriceOnceTheCompanyIsListed) {
    std::vector<double> growth;
    testing::MonthlyMarket without(down_rounds("none")), with(down_rounds("full-ratchet"));
    without.each_path(0, 1, [&](CompanyHistory& history, int lane) {
        const int listed = history.events().month[static_cast<std::size_t>(lane)];
        for (int month = listed; month < 120; ++month)
            growth.push_back(history.price(month + 1)[lane] / history.price(month)[lane]);
    });
    std::size_t k = 0;
    int protected_paths = 0;
    with.each_path(0, 1, [&](CompanyHistory& history, int lane) {
        const int listed = history.events().month[static_cast<std::size_t>(lane)];
        if (listed > 7 && history.distress(7)[lane] == 1) ++protected_paths;
        for (int month = listed; month < 120; ++month, ++k)
            ASSERT_NEAR(history.price(month + 1)[lane] / history.price(month)[lane], growth[k], 1e-12);
    });
    EXPECT_EQ(k, growth.size());
    EXPECT_GT(protected_paths, 100);
}

}  // namespace
}  // namespace offersim
