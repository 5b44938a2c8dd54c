#include "process/option_pricing_allocation.hpp"

#include <gtest/gtest.h>

#include "process/capital_examples.hpp"

namespace offersim {
namespace {

constexpr OptionPricingTerms terms{0.6, 3, 0.04};

// Recomputed by independent code from the published formula.
TEST(OptionPricingAllocation, SplitsTheThreeClassExample) {
    const Allocation allocation = allocate_equity(three_class_example(), terms, 60e6);
    EXPECT_NEAR(allocation.common_per_share * 8e6, 37'693'023, 1);
    EXPECT_NEAR(allocation.classes[0], 11'470'283, 1);
    EXPECT_NEAR(allocation.classes[1], 10'836'694, 1);
}

TEST(OptionPricingAllocation, BacksolvesFromTheLastRound) {
    ShareClass a{.name = "A", .shares = 2e6, .invested = 5e6};
    const Allocation plain = backsolve_equity({8e6, 0, {a}}, terms);
    EXPECT_NEAR(plain.equity, 16'120'936.94, 0.01);
    EXPECT_NEAR(plain.common_per_share, 1.3901171173, 1e-9);
    EXPECT_NEAR(plain.classes[0], 5e6, 1e-5);
    a.participation = Participation::capped;
    a.cap_multiple = 2;
    const Allocation participating = backsolve_equity({8e6, 0, {a}}, terms);
    EXPECT_NEAR(participating.equity, 11'010'530.23, 0.01);
    EXPECT_NEAR(participating.common_per_share, 0.7513162792, 1e-9);
}

TEST(OptionPricingAllocation, OfAnyStructureSumsToTheEquity) {
    std::mt19937_64 generator(7);
    for (int i = 0; i < 200; ++i) {
        const CapitalStructure capital = random_capital(generator);
        const Allocation allocation = allocate_equity(capital, terms, 40e6);
        double sum = allocation.common_per_share * capital.common_shares;
        for (const double value : allocation.classes) sum += value;
        EXPECT_NEAR(sum, 40e6, 1e-3);
    }
}

}  // namespace
}  // namespace offersim
