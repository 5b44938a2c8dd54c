#include "analysis/sobol_index.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "analysis/draws.hpp"

namespace offersim {
namespace {

using testing::uniform_column;

using Sample = std::array<std::vector<double>, 3>;

Sample sample(const std::string& name, std::size_t paths) {
    Sample inputs;
    for (std::size_t i = 0; i < 3; ++i) {
        inputs[i] = uniform_column(name + std::to_string(i), paths);
        for (double& x : inputs[i]) x = std::numbers::pi * (2 * x - 1);
    }
    return inputs;
}

/// Ishigami & Homma (1990): sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, inputs uniform on (-pi, pi).
std::vector<double> ishigami(const Sample& x) {
    std::vector<double> y(x[0].size());
    for (std::size_t k = 0; k < y.size(); ++k)
        y[k] = std::sin(x[0][k]) + 7 * std::pow(std::sin(x[1][k]), 2) +
               0.1 * std::pow(x[2][k], 4) * std::sin(x[0][k]);
    return y;
}

TEST(SobolIndex, AgreesWithTheExactIndicesOfTheIshigamiFunction) {
    constexpr std::array<double, 3> first{0.313905, 0.442411, 0}, total{0.557589, 0.442411, 0.243684};
    constexpr std::size_t paths = 200'000;
    const Sample a = sample("a", paths), b = sample("b", paths);
    const std::vector<double> y_a = ishigami(a), y_b = ishigami(b);
    for (std::size_t i = 0; i < 3; ++i) {
        Sample mixed = a;
        mixed[i] = b[i];
        const std::vector<double> y_ab = ishigami(mixed);
        const Mean s = first_order_index(y_a, y_b, y_ab), t = total_index(y_a, y_b, y_ab);
        EXPECT_LT(std::abs(s.value - first[i]), 4.1 * s.standard_error) << i;
        EXPECT_LT(std::abs(t.value - total[i]), 4.1 * t.standard_error) << i;
        EXPECT_LT(s.standard_error, 0.01) << i;
        EXPECT_LT(t.standard_error, 0.01) << i;
    }
}

TEST(SobolIndex, StatesAnErrorThatReplicatesBearOut) {
    constexpr std::size_t replicates = 60, paths = 2000;
    double square = 0, stated = 0;
    for (std::size_t r = 0; r < replicates; ++r) {
        const Sample a = sample("a" + std::to_string(r), paths), b = sample("b" + std::to_string(r), paths);
        Sample mixed = a;
        mixed[0] = b[0];
        const Mean s = first_order_index(ishigami(a), ishigami(b), ishigami(mixed));
        square += (s.value - 0.313905) * (s.value - 0.313905) / replicates;
        stated += s.standard_error / replicates;
    }
    EXPECT_NEAR(std::sqrt(square) / stated, 1, 0.35);
}

TEST(SobolIndex, IsExactlyZeroForAnInputThatDoesNothing) {
    const Sample a = sample("a", 1000), b = sample("b", 1000);
    const std::vector<double> y_a = ishigami(a), y_b = ishigami(b);
    EXPECT_EQ(first_order_index(y_a, y_b, y_a).value, 0);
    EXPECT_EQ(total_index(y_a, y_b, y_a).value, 0);
    EXPECT_EQ(total_index(y_a, y_b, y_a).standard_error, 0);
}

TEST(SobolIndex, DoesNotDependOnTheOrderOfSamples) {
    const Sample a = sample("a", 1000), b = sample("b", 1000);
    std::vector<double> y_a = ishigami(a), y_b = ishigami(b), y_ab = ishigami({b[0], a[1], a[2]});
    const Mean before = first_order_index(y_a, y_b, y_ab);
    for (auto* column : {&y_a, &y_b, &y_ab}) std::reverse(column->begin(), column->end());
    const Mean after = first_order_index(y_a, y_b, y_ab);
    EXPECT_NEAR(after.value, before.value, 1e-12);
    EXPECT_NEAR(after.standard_error, before.standard_error, 1e-12);
}

}  // namespace
}  // namespace offersim
