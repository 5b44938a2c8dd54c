#include "base/distribution.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <cmath>

#include "base/beta.hpp"

namespace offersim {
namespace {

using Kind = Distribution::Kind;

/// The mean as the integral of the quantile, by the midpoint rule.
double integrated_mean(const Distribution& distribution, int points) {
    double sum = 0;
    for (int i = 0; i < points; ++i) sum += quantile(distribution, (i + 0.5) / points);
    return sum / points;
}

const double probabilities[] = {1e-12, 1e-6, 0.001, 0.05, 0.25, 0.4, 0.5, 0.6, 0.9, 0.999, 1 - 1e-9};

TEST(Distribution, AConstantIsItselfAtEveryProbability) {
    for (const double u : probabilities) EXPECT_EQ(quantile(Distribution::constant(7), u), 7);
    EXPECT_EQ(mean(Distribution::constant(7)), 7);
}

TEST(Distribution, AUniformGoesStraightFromEndToEnd) {
    const Distribution uniform{Kind::uniform, 258'000, 272'000, 0, {}};
    EXPECT_DOUBLE_EQ(quantile(uniform, 0.25), 261'500);
    EXPECT_DOUBLE_EQ(mean(uniform), 265'000);
    EXPECT_LE(quantile({Kind::uniform, 0.1, 0.3, 0, {}}, std::nextafter(1, 0)), 0.3);
}

TEST(Distribution, ANormalAgreesWithBoost) {
    const boost::math::normal reference(3, 2);
    for (const double u : probabilities) {
        EXPECT_NEAR(quantile({Kind::normal, 3, 2, 0, {}}, u), quantile(reference, u), 1e-13) << u;
    }
    EXPECT_EQ(mean({Kind::normal, 3, 2, 0, {}}), 3);
}

TEST(Distribution, ALognormalAgreesWithBoost) {
    const Distribution lognormal{Kind::lognormal, 12.3, 0.8, 0, {}};
    const boost::math::lognormal reference(12.3, 0.8);
    for (const double u : probabilities) {
        EXPECT_NEAR(quantile(lognormal, u) / quantile(reference, u), 1, 1e-13) << u;
    }
    EXPECT_NEAR(mean(lognormal) / boost::math::mean(reference), 1, 1e-14);
}

TEST(Distribution, ATriangularAgreesWithBoost) {
    for (const double mode : {1.0, 1.5, 4.0, 9.0}) {
        const Distribution triangular{Kind::triangular, 1, mode, 9, {}};
        const boost::math::triangular reference(1, mode, 9);
        for (const double u : probabilities)
            EXPECT_NEAR(quantile(triangular, u), quantile(reference, u), 1e-12) << u;
        EXPECT_NEAR(mean(triangular), boost::math::mean(reference), 1e-14);
    }
    EXPECT_EQ(quantile({Kind::triangular, 2, 2, 2, {}}, 0.3), 2);
}

TEST(Distribution, APertIsABetaOfShapeFour) {
    for (const double mode : {1.0, 1.5, 4.0, 9.0}) {
        const Distribution pert{Kind::pert, 1, mode, 9, {}};
        const boost::math::beta_distribution<long double> reference(1 + (mode - 1) / 2, 1 + (9 - mode) / 2);
        for (const double u : probabilities) {
            const auto x = static_cast<double>(quantile(reference, static_cast<long double>(u)));
            EXPECT_NEAR(quantile(pert, u), 1 + 8 * x, 1e-13) << "mode " << mode << " u " << u;
        }
        EXPECT_NEAR(mean(pert), 1 + 8 * static_cast<double>(boost::math::mean(reference)), 1e-14);
    }
    EXPECT_EQ(quantile({Kind::pert, 2, 2, 2, {}}, 0.3), 2);
}

TEST(Distribution, ABetaQuantileKeepsItsRelativeErrorInTheTails) {
    for (double alpha = 1; alpha <= 5; alpha += 0.37) {
        const boost::math::beta_distribution<long double> reference(alpha, 6 - alpha);
        for (double u = 1e-15; u < 1; u = u < 0.2 ? u * 7 : u + 0.043) {
            const long double exact = quantile(reference, static_cast<long double>(u));
            EXPECT_NEAR(beta_quantile(alpha, 6 - alpha, u) / static_cast<double>(exact), 1, 1e-13)
                << alpha << " " << u;
        }
    }
}

TEST(Distribution, ADiscreteGivesEachOutcomeItsShare) {
    const Distribution discrete{Kind::discrete, 0, 0, 0, {{10, 0.3}, {20, 0}, {30, 0.7}}};
    EXPECT_EQ(quantile(discrete, 0.29), 10);
    EXPECT_EQ(quantile(discrete, 0.30), 10);
    EXPECT_EQ(quantile(discrete, 0.31), 30);
    EXPECT_EQ(quantile({Kind::discrete, 0, 0, 0, {{1, 0.1}, {2, 0.9 - 1e-10}, {3, 0}}}, 1 - 1e-12), 2);
    EXPECT_DOUBLE_EQ(mean(discrete), 24);
}

TEST(Distribution, EveryMeanIsTheIntegralOfItsQuantile) {
    const std::pair<Distribution, double> cases[] = {
        {{Kind::uniform, 1, 4, 0, {}}, 1e-9},       {{Kind::normal, 3, 2, 0, {}}, 1e-9},
        {{Kind::lognormal, 0.2, 0.5, 0, {}}, 1e-4}, {{Kind::triangular, 1, 2, 7, {}}, 1e-6},
        {{Kind::pert, 1, 2, 7, {}}, 1e-6},          {{Kind::discrete, 0, 0, 0, {{1, 0.25}, {5, 0.75}}}, 1e-9},
    };
    for (const auto& [distribution, tolerance] : cases) {
        EXPECT_NEAR(integrated_mean(distribution, 40'000), mean(distribution), tolerance);
    }
}

TEST(Distribution, DrawsBeyondItsLimitsAreMovedToThem) {
    Distribution normal{Kind::normal, 1, 2, 0, {}};
    normal.least = 0;
    normal.most = 2.5;
    EXPECT_EQ(quantile(normal, 0.01), 0);
    EXPECT_EQ(quantile(normal, 0.5), 1);
    EXPECT_EQ(quantile(normal, 0.99), 2.5);
    EXPECT_NEAR(integrated_mean(normal, 200'000), mean(normal), 1e-9);
    Distribution lognormal{Kind::lognormal, 0.2, 0.5, 0, {}};
    lognormal.least = 0.7;
    lognormal.most = 2;
    EXPECT_NEAR(integrated_mean(lognormal, 200'000), mean(lognormal), 1e-9);
    EXPECT_NEAR(probability_outside(normal, 0, 2.5), 0.30853753872598690 + 0.22662735237686820, 1e-15);
    EXPECT_NEAR(probability_outside(lognormal, 1, 1e300), 0.34457825838967582, 1e-15);
    EXPECT_EQ(probability_outside({Kind::uniform, 0, 1, 0, {}}, 0.4, 0.5), 0);
}

TEST(Distribution, QuantilesRise) {
    for (const Kind kind : {Kind::uniform, Kind::normal, Kind::lognormal, Kind::triangular, Kind::pert}) {
        const Distribution distribution{kind, 1, 2, 3, {}};
        double before = -1e300;
        for (int i = 1; i < 5000; ++i) {
            const double now = quantile(distribution, i / 5000.0);
            EXPECT_GE(now, before);
            before = now;
        }
    }
}

}  // namespace
}  // namespace offersim
