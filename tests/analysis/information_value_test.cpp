#include "analysis/information_value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "analysis/draws.hpp"
#include "base/normal.hpp"

namespace offersim {
namespace {

using testing::normal_column;
using testing::uniform_column;

constexpr std::size_t paths = 200'000;

/// E[max(D, 0)] of D ~ N(mean, sd): what choosing by D is worth, less nothing.
double expected_positive(double mean, double sd) {
    const double z = mean / sd;
    return sd * std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi) + mean * normal_probability(z);
}

/// Offer 0 is worth 0; offer 1 is worth mean + x + y with x and y normal.
struct TwoOffers {
    std::vector<double> x = normal_column("x", paths), y = normal_column("y", paths);
    std::vector<std::vector<double>> gains{std::vector<double>(paths), std::vector<double>(paths)};
    TwoOffers(double mean, double sd_x, double sd_y) {
        for (std::size_t k = 0; k < paths; ++k) gains[1][k] = mean + sd_x * x[k] + sd_y * y[k];
    }
};

TEST(InformationValue, AgreesWithTheClosedFormOfTwoNormalOffers) {
    for (const double mean : {-1.0, -0.3, 0.5}) {
        const TwoOffers offers(mean, 1, 2);
        const double without = std::max(mean, 0.0);
        const Mean of_x = partial_information_value(offers.x, offers.gains);
        const Mean of_y = partial_information_value(offers.y, offers.gains);
        const Mean of_all = perfect_information_value(offers.gains);
        EXPECT_LT(std::abs(of_x.value - (expected_positive(mean, 1) - without)), 4.1 * of_x.standard_error);
        EXPECT_LT(std::abs(of_y.value - (expected_positive(mean, 2) - without)), 4.1 * of_y.standard_error);
        EXPECT_LT(std::abs(of_all.value - (expected_positive(mean, std::sqrt(5)) - without)),
                  4.1 * of_all.standard_error);
        EXPECT_LT(of_x.standard_error, 0.01);
    }
}

TEST(InformationValue, OfWhatDoesNotMatterIsNothing) {
    const TwoOffers offers(-0.5, 0, 2);
    const Mean of_x = partial_information_value(offers.x, offers.gains);
    EXPECT_LT(std::abs(of_x.value), 4.1 * of_x.standard_error + 1e-12);
}

TEST(InformationValue, ConditionsOnTheOutcomesOfADiscreteInputExactly) {
    std::vector<double> x = uniform_column("coin", paths);
    const std::vector<double> noise = normal_column("noise", paths);
    std::vector<std::vector<double>> gains{std::vector<double>(paths), std::vector<double>(paths)};
    for (std::size_t k = 0; k < paths; ++k) {
        x[k] = x[k] < 0.3 ? 1 : 0;  // with 30 % the second offer is 4 better, else 3 worse
        gains[1][k] = (x[k] == 1 ? 4 : -3) + noise[k];
    }
    const Mean value = partial_information_value(x, gains);
    EXPECT_LT(std::abs(value.value - 0.3 * 4), 4.1 * value.standard_error);
}

}  // namespace
}  // namespace offersim
