#include "process/competing_hazards.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace offersim {
namespace {

TEST(CompetingHazards, ConstantRatesHaveTheClosedForm) {
    const CompetingHazards hazards({{0.18}, {0.07}, {0.06}});
    const double p_any = 1 - std::exp(-0.31 * 6.5);
    EXPECT_NEAR(hazards.probability(0, 6.5), 0.18 / 0.31 * p_any, 1e-15);
    EXPECT_NEAR(hazards.probability(1, 6.5), 0.07 / 0.31 * p_any, 1e-15);
    EXPECT_NEAR(hazards.probability(2, 6.5), 0.06 / 0.31 * p_any, 1e-15);
    EXPECT_DOUBLE_EQ(hazards.probability(0, 0), 0);
}

TEST(CompetingHazards, RatesByAgeMatchNumericalIntegration) {
    const CompetingHazards hazards({{0.0, 0.1, 0.5}, {0.2}, {}});
    double survival_midpoint_sum[3] = {0, 0, 0};
    const int slices = 43'000;  // 10,000 a year, so that no slice straddles two rates
    const double years = 4.3;
    for (int i = 0; i < slices; ++i) {
        const double t = (i + 0.5) * years / slices;
        for (std::size_t kind = 0; kind < 3; ++kind)
            survival_midpoint_sum[kind] +=
                hazards.rate(kind, static_cast<int>(t)) * std::exp(-hazards.cumulative(t)) * years / slices;
    }
    for (std::size_t kind = 0; kind < 3; ++kind)
        EXPECT_NEAR(hazards.probability(kind, years), survival_midpoint_sum[kind], 1e-8) << kind;
    EXPECT_NEAR(hazards.cumulative(4.3), 0.2 * 4.3 + 0.1 + 0.5 * 2.3, 1e-14);
    EXPECT_NEAR(hazards.probability(0, 4.3) + hazards.probability(1, 4.3),
                1 - std::exp(-hazards.cumulative(4.3)), 1e-14);
}

TEST(CompetingHazards, TheMonthIsTheFirstWhoseProbabilityReachesTheUniform) {
    const CompetingHazards hazards({{0.0, 0.1, 0.5}, {0.2}});
    for (int i = 0; i < 2000; ++i) {
        const double u = (i + 0.37) / 2000;
        int expected = 0;
        for (int month = 1; month <= 60 && expected == 0; ++month)
            if (1 - std::exp(-hazards.cumulative(month / 12.0)) >= u) expected = month;
        EXPECT_EQ(hazards.draw(u, 0.5, 60).month, expected) << u;
    }
}

TEST(CompetingHazards, DrawsHaveTheStatedProbabilities) {
    const CompetingHazards hazards({{0.05, 0.3}, {0.2, 0.0, 0.4}, {0.06}});
    std::mt19937_64 generator(1);
    std::uniform_real_distribution<double> uniform;
    const int paths = 200'000;
    const int months[] = {6, 18, 48};
    int counts[3][3] = {};
    for (int path = 0; path < paths; ++path) {
        const double u_time = uniform(generator);
        const auto event = hazards.draw(u_time, uniform(generator), 48);
        for (int i = 0; i < 3; ++i)
            if (event.month > 0 && event.month <= months[i]) ++counts[i][event.kind];
    }
    for (int i = 0; i < 3; ++i)
        for (std::size_t kind = 0; kind < 3; ++kind) {
            const double p = hazards.probability(kind, months[i] / 12.0);
            const double z = (counts[i][kind] - paths * p) / std::sqrt(paths * p * (1 - p));
            EXPECT_LT(std::abs(z), 4.1) << "kind " << kind << " by month " << months[i];
        }
}

TEST(CompetingHazards, AKindOfRateZeroIsNeverDrawn) {
    const CompetingHazards hazards({{0.0}, {0.2}, {0.0}});
    for (double u : {0.0, 0.5, std::nextafter(1.0, 0.0)}) EXPECT_EQ(hazards.draw(0.1, u, 120).kind, 1u);
}

TEST(CompetingHazards, NothingHappensWithoutRatesOrAfterTheEnd) {
    EXPECT_EQ(CompetingHazards({{}, {0.0}}).draw(0.999, 0.5, 120).month, 0);
    const std::vector<std::vector<double>> late{{0.0, 0.0, 1e9}};
    EXPECT_EQ(CompetingHazards(late).draw(0.5, 0.5, 25).month, 25);
    EXPECT_EQ(CompetingHazards(late).draw(0.5, 0.5, 24).month, 0);
    const std::vector<std::vector<double>> slow{{0.01}};
    EXPECT_EQ(CompetingHazards(slow).draw(0.999, 0.5, 120).month, 0);
}

}  // namespace
}  // namespace offersim
