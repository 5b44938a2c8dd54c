#include "analysis/dominance.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "analysis/draws.hpp"

namespace offersim {
namespace {

using testing::normal_column;

constexpr std::size_t paths = 20'000;

std::vector<double> scaled(const std::vector<double>& z, double mean, double sd) {
    std::vector<double> column(z.size());
    for (std::size_t k = 0; k < z.size(); ++k) column[k] = mean + sd * z[k];
    return column;
}

TEST(Dominance, OfFirstOrderIsShownWhereOneDistributionIsTheOtherShifted) {
    const auto a = scaled(normal_column("a", paths), 1, 1), b = scaled(normal_column("b", paths), 0, 1);
    EXPECT_EQ(dominance(a, b).first, Verdict::shown);
    EXPECT_EQ(dominance(a, b).second, Verdict::shown);
    EXPECT_EQ(dominance(b, a).first, Verdict::ruled_out);
    EXPECT_EQ(dominance(b, a).second, Verdict::ruled_out);
}

TEST(Dominance, OfSecondOrderIsShownWhereOneIsSaferAndNoWorseOnAverage) {
    const auto safe = scaled(normal_column("a", paths), 0.5, 1),
               risky = scaled(normal_column("b", paths), 0, 2);
    EXPECT_EQ(dominance(safe, risky).first, Verdict::ruled_out);
    EXPECT_EQ(dominance(safe, risky).second, Verdict::shown);
    EXPECT_EQ(dominance(risky, safe).second, Verdict::ruled_out);
}

TEST(Dominance, IsRuledOutByAHigherMeanOnly) {
    const auto rich = scaled(normal_column("a", paths), 1, 3), poor = scaled(normal_column("b", paths), 0, 1);
    EXPECT_EQ(dominance(rich, poor).second, Verdict::ruled_out);
    EXPECT_EQ(dominance(poor, rich).second, Verdict::ruled_out);
}

TEST(Dominance, IsNotClaimedWithinItsError) {
    // The truth is dominance by a hundredth of a standard deviation, which so few paths cannot tell.
    const auto a = scaled(normal_column("a", paths), 0.01, 1), b = scaled(normal_column("b", paths), 0, 1);
    EXPECT_EQ(dominance(a, b).first, Verdict::undecided);
    EXPECT_EQ(dominance(a, b).second, Verdict::undecided);
}

TEST(Dominance, IsHardlyEverClaimedBetweenEquals) {
    int claims = 0;
    for (int replicate = 0; replicate < 200; ++replicate) {
        const std::string name = std::to_string(replicate);
        const Dominance found = dominance(normal_column("a" + name, 1000), normal_column("b" + name, 1000));
        claims += found.first != Verdict::undecided || found.second == Verdict::shown ? 1 : 0;
    }
    EXPECT_LE(claims, 20);
}

TEST(Dominance, IsShownInEveryFutureByPathsThemselves) {
    const auto b = normal_column("b", paths);
    auto a = b;
    for (double& value : a) value += 0.001;
    EXPECT_EQ(dominance(a, b).first, Verdict::shown);
    EXPECT_DOUBLE_EQ(dominance(a, b).tail, 3.0 / paths);
    EXPECT_EQ(dominance(b, b).first, Verdict::undecided);
}

}  // namespace
}  // namespace offersim
