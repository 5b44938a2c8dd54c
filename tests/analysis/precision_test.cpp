/// Stopping at a precision must not stop early: figures are within what was asked, and intervals hold as
/// often as they say although the run chose its own end.
#include "analysis/precision.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/run.hpp"

namespace offersim {
namespace {

/// Pay of two offers is uniform, independent and known: P50 150k and 140k, P(a > b) by geometry.
const std::string uniform_offers = R"(horizon: 1y
offers:
  a: {base: 100k..200k}
  b: {base: 100k..180k}
report: {percentiles: [10, 50, 90]}
)";

struct Stopped {
    Scenario scenario = testing::read_or_fail(uniform_offers);
    RunAnswer answer(double precision, std::uint64_t budget, std::uint64_t seed,
                     Sampler sampler = Sampler::philox) const {
        SimulationSettings settings;
        settings.paths = budget;
        settings.brief = true;
        settings.threads = 1;
        settings.sampler = sampler;
        const Plan plan = make_plan(scenario, seed);
        Simulation simulation(plan, settings);
        return answer_to_precision(scenario, plan, simulation, precision, {DetailLevel::brief, {}});
    }
};

double uniform_quantile(double low, double high, double p) { return low + (high - low) * p / 100; }

TEST(Precision, IsReachedAtTheFirstLookThatShowsIt) {
    const Stopped stopped;
    const RunAnswer answer = stopped.answer(0.004, 10'000'000, 1);
    ASSERT_TRUE(answer.precision.has_value());
    EXPECT_TRUE(answer.precision->is_reached);
    EXPECT_FALSE(answer.partial);
    EXPECT_LE(answer.precision->reached, 0.004);
    EXPECT_EQ(answer.precision->reached, tightness_of(answer).width);
    EXPECT_EQ(answer.paths, Simulation::stride << (answer.precision->looks - 1));
    EXPECT_GT(answer.precision->looks, 1);
    // Half the paths would not have been enough.
    const RunAnswer before = stopped.answer(1e-9, answer.paths / 2, 1);
    EXPECT_GT(before.precision->reached, 0.004);
}

TEST(Precision, SaysWhenTheBudgetEndsFirst) {
    const RunAnswer answer = Stopped().answer(0.0001, 50'000, 1);
    EXPECT_FALSE(answer.precision->is_reached);
    EXPECT_TRUE(answer.partial);
    EXPECT_EQ(answer.paths, 50'000u);
    EXPECT_EQ(answer.precision->looks, 3);
    EXPECT_GT(answer.precision->reached, 0.0001);
    EXPECT_FALSE(answer.precision->loosest.empty());
}

TEST(Precision, WidensEveryIntervalWithTheLooksItAllows) {
    const RunAnswer few = Stopped().answer(1, 16'384, 1), many = Stopped().answer(1, 1'000'000'000, 1);
    ASSERT_EQ(few.paths, many.paths);
    const auto width = [](const RunAnswer& answer) {
        const Percentile& median = answer.offers[0].gross_present.percentiles[1];
        return median.high - median.low;
    };
    EXPECT_EQ(few.offers[0].gross_present.percentiles[1].value,
              many.offers[0].gross_present.percentiles[1].value);
    EXPECT_GT(width(many), 1.3 * width(few));
}

/// Of 1,000 runs that stopped by themselves, the truth lies outside an interval in at most 5 %, give or take
/// chance (4.1 standard deviations of it).
TEST(Precision, SlowIntervalsHoldAlthoughTheRunChoseItsEnd) {
    constexpr int runs = 1000;
    const Stopped stopped;
    for (const Sampler sampler : {Sampler::philox, Sampler::sobol}) {
        int missed[4] = {}, stopped_later = 0;
        for (int run = 0; run < runs; ++run) {
            const RunAnswer answer = stopped.answer(sampler == Sampler::sobol ? 0.0012 : 0.0075, 262'144,
                                                    1000 + static_cast<std::uint64_t>(run), sampler);
            ASSERT_TRUE(answer.precision->is_reached);
            stopped_later += answer.precision->looks > 1 ? 1 : 0;
            for (std::size_t i = 0; i < 3; ++i) {
                const Percentile& found = answer.offers[0].gross_present.percentiles[i];
                const double truth = uniform_quantile(100e3, 200e3, found.p);
                missed[i] += truth < found.low || truth > found.high ? 1 : 0;
            }
            // a > b: b's whole range below 180k lies within a's.
            const Probability& beats = answer.comparisons[0].p_a_beats_b;
            const double truth = 0.6;
            missed[3] += truth < beats.low || truth > beats.high ? 1 : 0;
        }
        EXPECT_GT(stopped_later, runs / 20) << "the precision asked tests nothing";
        for (std::size_t i = 0; i < 4; ++i)
            EXPECT_LE(missed[i], 0.05 * runs + 4.1 * std::sqrt(runs * 0.05 * 0.95))
                << (sampler == Sampler::sobol ? "Sobol, " : "Philox, ")
                << (i < 3 ? "percentile " + std::to_string(i) : "chance");
    }
}

}  // namespace
}  // namespace offersim
