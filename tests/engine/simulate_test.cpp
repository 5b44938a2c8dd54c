/// However a run is dealt out, it comes to the same bits.
#include "engine/simulate.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/outcomes_bytes.hpp"
#include "report/json_report.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

const std::string two_offers = R"(settle: 6y
person: {discount: 4%/yr, leave: 12%/yr, wealth: 100k}
companies:
  x: {kind: public, price: 10, growth: {drift: 5%, volatility: 40%}}
  y:
    value: 1B to 2B
    common: 60%
    growth: {volatility: 70%}
    liquidity:
      ipo: {hazard: 40%/yr, lockup: 6mo, first_day_return: 20%}
      acquisition: {hazard: 20%/yr, acceleration: 50%}
      shutdown: {hazard: 10%/yr}
correlation: {x: {y: 0.5}}
offers:
  a: {company: x, base: 100k..120k, equity: [{type: rsu, value: 200k, vesting: standard-4y}]}
  b: {company: y, base: 90k, equity: [{type: rsu, value: 500k, trigger: double, vesting: standard-4y}]}
)";

std::string bytes_of(Outcomes outcomes) {
    outcomes.threads = 1;
    std::string bytes;
    append_bytes(outcomes, bytes);
    return bytes;
}

std::string run_bytes(const Plan& plan, const SimulationSettings& settings) {
    return bytes_of(simulate(plan, settings));
}

class Simulations : public ::testing::TestWithParam<Sampler> {
protected:
    SimulationSettings settings(std::uint64_t paths, std::uint64_t exact_limit = 100'000) const {
        SimulationSettings settings;
        settings.paths = Simulation::rounded_up(paths, GetParam());
        settings.sampler = GetParam();
        settings.exact_limit = exact_limit;
        settings.threads = 2;
        return settings;
    }
    const Plan plan = make_plan(testing::read_or_fail(two_offers), 3);
};

INSTANTIATE_TEST_SUITE_P(Samplers, Simulations, ::testing::Values(Sampler::philox, Sampler::sobol),
                         [](const auto& tested) {
                             return tested.param == Sampler::sobol ? "Sobol" : "Philox";
                         });

TEST_P(Simulations, GiveTheSameBitsOnAnyNumberOfThreadsAndAnyInstructionSet) {
    for (const std::uint64_t exact_limit : {0, 100'000}) {
        SimulationSettings one = settings(50'000, exact_limit);
        one.threads = 1;
        const std::string expected = run_bytes(plan, one);
        for (const int threads : {2, 3, 8}) {
            SimulationSettings other = one;
            other.threads = threads;
            EXPECT_EQ(run_bytes(plan, other), expected) << threads << " threads";
        }
        for (const char* name : {"baseline", "avx2", "avx512"}) {
            SimulationSettings other = one;
            other.kernels = kernels_named(name);
            EXPECT_EQ(run_bytes(plan, other), expected) << name;
        }
    }
}

TEST_P(Simulations, CanBeCarriedOn) {
    const SimulationSettings whole = settings(131'072);
    for (const std::uint64_t exact_limit : {std::uint64_t{100'000}, std::uint64_t{1'000'000}}) {
        SimulationSettings asked = whole;
        asked.exact_limit = exact_limit;
        Simulation stepwise(plan, asked);
        for (std::uint64_t paths = Simulation::stride; paths <= asked.paths; paths *= 2)
            stepwise.advance_to(paths);
        const Outcomes at_once = simulate(plan, asked);
        EXPECT_EQ(stepwise.outcomes().paths, at_once.paths);
        EXPECT_EQ(bytes_of(stepwise.take_outcomes()), bytes_of(at_once));
    }
}

TEST_P(Simulations, ComeTogetherFromParts) {
    for (const std::uint64_t exact_limit : {std::uint64_t{0}, std::uint64_t{100'000}}) {
        const SimulationSettings whole = settings(50'000, exact_limit);
        const std::string expected = run_bytes(plan, whole);
        for (const std::uint64_t count : {1, 2, 7, 40}) {
            Simulation merged(plan, whole);
            for (std::uint64_t index = 0; index < count; ++index) {
                SimulationSettings part = whole;
                part.part = {index, count};
                ASSERT_TRUE(merged.add_part(run_bytes(plan, part))) << index << " of " << count;
            }
            EXPECT_EQ(bytes_of(merged.take_outcomes()), expected) << count << " parts";
        }
    }
}

TEST_P(Simulations, RefuseBytesThatAreNoPart) {
    SimulationSettings small = settings(4'096);
    const std::string good = run_bytes(plan, small);
    const Outcomes expected = simulate(plan, small);
    for (std::size_t length = 0; length < good.size(); length += 1 + length / 50) {
        Simulation simulation(plan, small);
        ASSERT_FALSE(simulation.add_part(std::string_view(good).substr(0, length))) << "cut at " << length;
    }
    Simulation simulation(plan, small);
    EXPECT_FALSE(simulation.add_part(good + '\0'));
    // A byte that is not what it was may still be a part, but never anything worse than wrong.
    for (std::size_t at = 0; at < good.size(); at += 1 + at / 20) {
        std::string damaged = good;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xff);
        Simulation other(plan, small);
        static_cast<void>(other.add_part(damaged));
    }
}

TEST(SobolSimulation, AgreesWithPlainSampling) {
    const Plan plan = make_plan(testing::read_or_fail(two_offers), 3);
    SimulationSettings settings;
    settings.paths = 262'144;
    const Outcomes plain = simulate(plan, settings);
    settings.sampler = Sampler::sobol;
    const Outcomes sobol = simulate(plan, settings);
    for (std::size_t o = 0; o < plain.offers.size(); ++o) {
        const Moments& a = plain.primary(o).moments;
        const Moments& b = sobol.primary(o).moments;
        EXPECT_LT(std::abs(a.mean() - b.mean()), 4.1 * a.standard_error()) << o;
        EXPECT_NEAR(std::sqrt(b.variance() / a.variance()), 1, 0.1) << o;
        const auto share = [](std::uint64_t n, std::uint64_t of) {
            return static_cast<double>(n) / static_cast<double>(of);
        };
        EXPECT_NEAR(share(sobol.offers[o].fate.left_early, sobol.paths),
                    share(plain.offers[o].fate.left_early, plain.paths), 4.1 * 0.5 / 512);
    }
}

}  // namespace
}  // namespace offersim
