// Every process of the value, asked through a scenario: prices that others have published, and moments.
#include <fmt/format.h>

#include <cmath>

#include "process/black_scholes.hpp"
#include "process/heston_price.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

using testing::run_text;

constexpr double most_z = 4.1;

SimulationSettings paths(std::uint64_t count) {
    SimulationSettings settings;
    settings.paths = count;
    settings.threads = 1;
    return settings;
}

/// Calls on one share at several strikes, a company at 100 that grows by `growth`, over `months`.
std::string calls(const std::string& growth, double rate, double dividend, int months,
                  const std::vector<double>& strikes) {
    std::string text = fmt::format(
        "horizon: {0}mo\nsettle: {0}mo\nperson: {{discount: {{continuous: {1}}}}}\n"
        "companies: {{x: {{kind: public, price: 100, dividend: {2}, growth: {{{3}}}}}}}\noffers:\n",
        months, rate, dividend, growth);
    for (const double strike : strikes)
        text += fmt::format(
            "  k{0}: {{company: x, equity: [{{type: nso, shares: 1, strike: {0}, vesting: "
            "immediate, exercise: at_horizon}}]}}\n",
            strike);
    return text;
}

void expect_mean(const testing::RunOf& run, double strike, double expected) {
    const Mean& mean = run.offer(fmt::format("k{}", strike)).gross_present.mean;
    EXPECT_LT(std::abs(mean.value - expected), most_z * mean.standard_error)
        << "strike " << strike << ": " << mean.value << " +- " << mean.standard_error << ", not " << expected;
}

TEST(GrowthModels, MertonPricesPublishedOptions) {
    // QuantLib's test suite, jumpdiffusion.cpp: E[e^J] = 1, so the log jump has mean -delta^2/2, where
    // delta = volatility sqrt(gamma / lambda) and the diffusion has volatility sqrt(1 - gamma).
    struct Row {
        int months;
        double lambda;
        std::vector<double> strikes, expected;
    };
    const std::vector<Row> rows{{3, 1, {80, 90, 100, 110, 120}, {21.74, 12.74, 5.88, 2.11, 0.64}},
                                {6, 5, {80, 90, 100, 110}, {23.61, 15.42, 9.02, 4.73}}};
    for (const Row& row : rows) {
        const double variance = 0.25 * 0.25 * 0.25 / row.lambda;
        const std::string growth = fmt::format(
            "model: merton, drift: 8%, volatility: {:.17g}, jump: {{rate: {}%/yr, mean: {:.17g}, sd: "
            "{:.17g}}}",
            0.25 * std::sqrt(0.75), 100 * row.lambda, -variance / 2, std::sqrt(variance));
        const auto run = run_text(calls(growth, 0.08, 0, row.months, row.strikes), paths(200'000));
        for (std::size_t k = 0; k < row.strikes.size(); ++k) {
            const double closed =
                merton_call({100, row.strikes[k], 0.08, 0, 0.25 * std::sqrt(0.75), row.months / 12.0},
                            {row.lambda, -variance / 2, std::sqrt(variance)});
            EXPECT_NEAR(closed, row.expected[k], 0.01);
            expect_mean(run, row.strikes[k], closed);
        }
    }
}

TEST(GrowthModels, HestonPricesPublishedOptions) {
    // Lewis's parameters (QuantLib's hestonmodel.cpp). Monthly QE-M steps are off by at most .022 there
    // (process/heston.hpp), which the path count keeps below one standard error.
    const std::string growth =
        "model: heston, drift: 1%, v0: 0.04, kappa: 4, theta: 0.25, sigma: 1, rho: -0.5";
    const auto run = run_text(calls(growth, 0.01, 0.02, 12, {90, 120}), paths(40'000));
    expect_mean(run, 90, 20.93334900059671);
    expect_mean(run, 120, 9.024913483457835);
}

TEST(GrowthModels, AShareEarnsItsDriftUnderEveryModel) {
    // A share is worth its price today where it drifts at the discount rate: the mean of each process is
    // exact.
    for (const std::string growth : {"model: gbm, volatility: 30%",
                                     "model: merton, volatility: 20%, jump: {rate: 2, mean: -0.1, sd: 0.2}",
                                     "model: heston, v0: 0.04, kappa: 2, theta: 0.09, sigma: 0.4, rho: -0.6",
                                     "model: bootstrap, returns: [4%, -3%, 7%, -6%, 1%, 2%]"}) {
        const auto run = run_text(calls(growth + ", drift: 5%", 0.05, 0, 24, {0}), paths(60'000));
        expect_mean(run, 0, 100);
    }
}

TEST(GrowthModels, BlocksFollowTheSeriesFromAPlaceDrawnAnew) {
    // Blocks of 600 months on average: after a first month drawn alike from three, the next two follow it, so
    // that three months grow alike wherever they begin.
    const auto run = run_text(calls("model: bootstrap, returns: [20%, -10%, 5%], block: 600mo", 0, 0, 3, {0}),
                              paths(4000));
    const Summary& grown = run.offer("k0").gross_nominal;
    EXPECT_NEAR(grown.percentiles[3].value, 100 * 1.2 * 0.9 * 1.05, 1e-9);
    EXPECT_LT(grown.standard_deviation, 5);  // but where a block ended
}

TEST(GrowthModels, ABootstrapKeepsTheMeanOfItsReturnsUnlessADriftIsGiven) {
    // Both returns are drawn alike: E[(1.10 + 0.94) / 2]^12.
    const auto run = run_text(calls("model: bootstrap, returns: [10%, -6%]", 0, 0, 12, {0}), paths(60'000));
    expect_mean(run, 0, 100 * std::pow(1.02, 12));
}

TEST(GrowthModels, RegimesGrowByTheTimeSpentInEach) {
    // Without volatility the value is exp(sum of drifts): E by the matrix exponential of two states, here by
    // monthly transition probabilities worked in the test.
    const std::string growth =
        "model: regimes, regimes: {boom: {drift: 30%, volatility: 0%, leave: 120%/yr}, "
        "bust: {drift: -30%, volatility: 0%, leave: 240%/yr}, starts_in_bust: 0%}";
    const auto run = run_text(calls(growth, 0, 0, 12, {0}), paths(60'000));
    const double mixed = (1 - std::exp(-3.6 / 12)) / 3.6;
    double boom = 1, bust = 0;
    for (int month = 0; month < 12; ++month) {
        const double grown_boom = boom * std::exp(0.3 / 12), grown_bust = bust * std::exp(-0.3 / 12);
        boom = grown_boom * (1 - 1.2 * mixed) + grown_bust * 2.4 * mixed;
        bust = grown_boom * 1.2 * mixed + grown_bust * (1 - 2.4 * mixed);
    }
    expect_mean(run, 0, 100 * (boom + bust));
}

TEST(GrowthModels, CorrelationCarriesOverToEveryModelsNormal) {
    // Two equal companies with correlation 1 never differ.
    for (const std::string growth : {"model: merton, volatility: 40%, jump: {rate: 0, mean: 0, sd: 0}",
                                     "model: bootstrap, returns: [10%, -6%, 1%]"}) {
        const auto run =
            run_text("companies: {x: {kind: public, growth: {" + growth + "}}, y: {kind: public, growth: {" +
                         growth + "}}}\ncorrelation: {x: {y: 1}}\n" +
                         "offers: {a: {company: x, equity: [{type: rsu, value: 100, vesting: {at: 30mo}}]}, "
                         "b: {company: y, equity: [{type: rsu, value: 100, vesting: {at: 30mo}}]}}",
                     paths(500));
        EXPECT_NEAR(run.answer.comparisons[0].difference.standard_deviation, 0, 1e-9);
        EXPECT_GT(run.offer("a").gross_nominal.standard_deviation, 1);
    }
}

}  // namespace
}  // namespace offersim
