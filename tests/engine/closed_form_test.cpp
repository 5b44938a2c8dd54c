/// Formulas that finance has had for decades, asked of the whole way from a scenario's text to its answers.
/// Each test has a published or exact value, the analytic variance of what is averaged, a fixed seed and z
/// < 4.1, with one retry on a fresh seed: by chance less than one run of five hundred such tests in a million
/// fails.
#include <fmt/format.h>

#include <cmath>

#include "base/normal.hpp"
#include "process/black_scholes.hpp"
#include "process/competing_hazards.hpp"
#include "process/merton_jump.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

using testing::run_text;
using testing::RunOf;

constexpr std::uint64_t paths = 200'000;

/// `estimate(seed)` has the mean `expected` and, over `paths` paths, the variance `variance` a path.
template <class Estimate>
void expect_mean(const Estimate& estimate, double expected, double variance, const std::string& what) {
    const auto z = [&](std::uint64_t seed) {
        return (estimate(seed) - expected) / std::sqrt(variance / static_cast<double>(paths));
    };
    const double first = z(1);
    if (std::abs(first) < 4.1) return;
    const double second = z(2);
    EXPECT_LT(std::abs(second), 4.1) << what << ": z is " << first << ", and " << second
                                     << " on a fresh seed";
}

RunOf run(const std::string& text, std::uint64_t seed) {
    SimulationSettings settings;
    settings.paths = paths;
    return run_text(text, settings, seed);
}

std::string head(int months, double rate) {
    return fmt::format(
        "format: 1\ntitle: closed form\nstart: 2026-01-01\nhorizon: {0}mo\nsettle: {0}mo\n"
        "person: {{discount: {{continuous: {1}}}}}\n",
        months, rate);
}

int months_of(double years) { return static_cast<int>(std::lround(12 * years)); }

/// E[max(S - K, 0)^2] discounted twice, where the logarithm of S is normal.
double call_second_moment(const EuropeanOption& o) {
    const double s = o.volatility * std::sqrt(o.years);
    const double forward = o.spot * std::exp((o.rate - o.dividend_yield) * o.years);
    const double d1 = (std::log(forward / o.strike) + s * s / 2) / s;
    const double moment = forward * forward * std::exp(s * s) * normal_cdf(d1 + s) -
                          2 * o.strike * forward * normal_cdf(d1) + o.strike * o.strike * normal_cdf(d1 - s);
    return std::exp(-2 * o.rate * o.years) * moment;
}

// A European call: an NSO on a listed company, zero cash, exercised at the horizon, discount = drift.

std::string call_scenario(const EuropeanOption& o, const std::string& growth) {
    return head(months_of(o.years), o.rate) +
           fmt::format(
               "companies: {{x: {{kind: public, price: {}, dividend: {}, growth: {}}}}}\n"
               "offers: {{a: {{company: x, equity: [{{type: nso, shares: 1000, strike: {}, vesting: "
               "immediate, "
               "exercise: at_horizon}}]}}}}\n",
               o.spot, o.dividend_yield, growth, o.strike);
}

double call_price(const std::string& scenario, std::uint64_t seed) {
    return run(scenario, seed).offer("a").gross_present.mean.value / 1000;
}

struct PublishedPrice {
    bool is_call;
    EuropeanOption option;
    double price;
};

// Haug, The Complete Guide to Option Pricing Formulas, as collected in QuantLib's
// test-suite/europeanoption.cpp.
const PublishedPrice published_prices[] = {
    {true, {60, 65, 0.08, 0, 0.3, 0.25}, 2.1334},       {false, {19, 19, 0.1, 0.1, 0.28, 0.75}, 1.7011},
    {true, {1.56, 1.6, 0.06, 0.08, 0.12, 0.5}, 0.0291}, {true, {90, 100, 0.1, 0.1, 0.15, 0.5}, 0.8069},
    {true, {110, 100, 0.1, 0.1, 0.15, 0.5}, 10.5769},   {true, {100, 100, 0.1, 0.1, 0.25, 0.5}, 6.6997},
    {true, {90, 100, 0.1, 0.1, 0.35, 0.5}, 4.9329},     {true, {110, 100, 0.1, 0.1, 0.35, 0.5}, 15.3086},
    {false, {100, 100, 0.1, 0.1, 0.15, 0.5}, 4.0232},   {false, {90, 100, 0.1, 0.1, 0.25, 0.5}, 12.2149},
    {false, {110, 100, 0.1, 0.1, 0.25, 0.5}, 3.2734},   {false, {100, 100, 0.1, 0.1, 0.35, 0.5}, 9.3679},
    {true, {42, 40, 0.04, 0.08, 0.35, 0.75}, 5.0975},
};

/// Of the call, where the published price is that of the put: put-call parity.
double published_call(const PublishedPrice& published) {
    const EuropeanOption& o = published.option;
    return published.is_call ? published.price
                             : published.price + o.spot * std::exp(-o.dividend_yield * o.years) -
                                   o.strike * std::exp(-o.rate * o.years);
}

TEST(ClosedForm, ACallAgreesWithBlackScholes) {
    for (const PublishedPrice& published : published_prices) {
        const EuropeanOption& o = published.option;
        const std::string scenario =
            call_scenario(o, fmt::format("{{model: gbm, drift: {}, volatility: {}}}", o.rate, o.volatility));
        const double price = published_call(published);
        expect_mean([&](std::uint64_t seed) { return call_price(scenario, seed); }, price,
                    call_second_moment(o) - price * price, scenario);
    }
}

struct JumpCase {
    double strike, years, jumps_per_year, share_of_variance, published;
};

// Merton (1976) by Haug's table, in QuantLib's test-suite/jumpdiffusion.cpp: spot 100, r 8 %, volatility 25 %
// in all, E[e^J] = 1.
const JumpCase jump_cases[] = {{80, 0.25, 1, 0.25, 21.74}, {100, 0.25, 1, 0.25, 5.88},
                               {120, 0.25, 1, 0.25, 0.64}, {100, 0.5, 5, 0.25, 9.02},
                               {80, 0.25, 1, 0.75, 21.96}, {100, 0.25, 1, 0.75, 5.08},
                               {120, 0.5, 5, 0.75, 2.21}};

/// The Poisson mixture of the second moments, as Merton's price is of the prices.
double merton_second_moment(const EuropeanOption& option, const LogJump& jump) {
    const double expected = jump.rate * option.years;  // jumps; their mean effect is none, E[e^J] = 1
    double moment = 0, weight = std::exp(-expected);
    for (int n = 0; n < 60; ++n, weight *= expected / n) {
        EuropeanOption given = option;
        given.volatility =
            std::sqrt(option.volatility * option.volatility + n * jump.sd * jump.sd / option.years);
        moment += weight * call_second_moment(given);
    }
    return moment;
}

TEST(ClosedForm, ACallOnAPriceThatJumpsAgreesWithMerton) {
    for (const JumpCase& row : jump_cases) {
        const double total = 0.25;
        EuropeanOption option{100,      row.strike, 0.08, 0, total * std::sqrt(1 - row.share_of_variance),
                              row.years};
        const double sd = total * std::sqrt(row.share_of_variance / row.jumps_per_year);
        const LogJump jump{row.jumps_per_year, -sd * sd / 2, sd};
        const double price = merton_call(option, jump);
        EXPECT_NEAR(price, row.published, 0.01);
        const std::string scenario = call_scenario(
            option,
            fmt::format("{{model: merton, drift: {}, volatility: {}, jump: {{rate: {}, mean: {}, sd: {}}}}}",
                        option.rate, option.volatility, jump.rate, jump.mean, jump.sd));
        expect_mean([&](std::uint64_t seed) { return call_price(scenario, seed); }, price,
                    merton_second_moment(option, jump) - price * price, scenario);
    }
}

// The gain of one offer over another.

struct PublishedExchange {
    double spot1, spot2, quantity1, volatility1, volatility2, correlation, price;
};

// Haug, in QuantLib's test-suite/margrabeoption.cpp: yields 6 % and 4 %, r 10 %, half a year.
const PublishedExchange published_exchanges[] = {
    {22, 20, 1, 0.2, 0.15, -0.5, 2.762}, {22, 20, 1, 0.2, 0.25, -0.5, 3.228},
    {22, 20, 1, 0.2, 0.2, 0, 2.650},     {22, 20, 1, 0.2, 0.15, 0.5, 2.138},
    {22, 20, 1, 0.2, 0.25, 0.5, 2.374},  {11, 20, 2, 0.2, 0.2, 0.5, 2.231},
};

/// E[max(X - Y, 0)^2] where the logarithms of X and Y are normal with these prepaid forwards and deviations,
/// by
///   E[e^(aU + bV); U > V] = E[e^(aU + bV)] N((E[U - V] + cov(U - V, aU + bV)) / sd(U - V))
double exchange_second_moment(double forward1, double forward2, double s1, double s2, double correlation) {
    const double covariance = correlation * s1 * s2;
    const double sd = std::sqrt(s1 * s1 + s2 * s2 - 2 * covariance);
    const double m1 = std::log(forward1) - s1 * s1 / 2, m2 = std::log(forward2) - s2 * s2 / 2;
    const auto term = [&](double a, double b) {
        const double mean = a * m1 + b * m2;
        const double variance = a * a * s1 * s1 + b * b * s2 * s2 + 2 * a * b * covariance;
        const double with_difference = a * s1 * s1 - b * s2 * s2 + (b - a) * covariance;
        return std::exp(mean + variance / 2) * normal_cdf((m1 - m2 + with_difference) / sd);
    };
    return term(2, 0) - 2 * term(1, 1) + term(0, 2);
}

TEST(ClosedForm, TheGainOverAnotherOfferAgreesWithMargrabe) {
    for (const PublishedExchange& row : published_exchanges) {
        const std::string scenario =
            head(6, 0.1) +
            fmt::format(
                "companies:\n"
                "  x: {{kind: public, price: {}, dividend: 6%, growth: {{drift: 10%, volatility: {}}}}}\n"
                "  y: {{kind: public, price: {}, dividend: 4%, growth: {{drift: 10%, volatility: {}}}}}\n"
                "correlation: {{x: {{y: {}}}}}\n"
                "offers:\n"
                "  a: {{company: x, equity: [{{type: rsu, shares: {}, vesting: {{at: 6mo}}}}]}}\n"
                "  b: {{company: y, equity: [{{type: rsu, shares: 1000, vesting: {{at: 6mo}}}}]}}\n",
                row.spot1, row.volatility1, row.spot2, row.volatility2, row.correlation,
                1000 * row.quantity1);
        const double root = std::sqrt(0.5);
        const double second_moment =
            exchange_second_moment(row.quantity1 * row.spot1 * std::exp(-0.03), row.spot2 * std::exp(-0.02),
                                   row.volatility1 * root, row.volatility2 * root, row.correlation);
        expect_mean(
            [&](std::uint64_t seed) {
                return run(scenario, seed).answer.comparisons[0].expected_gain.value / 1000;
            },
            row.price, second_moment - row.price * row.price, scenario);
    }
}

// Events of a private company with nothing but hazards.

std::string private_company(int years, const std::string& growth, const std::string& equity) {
    return head(12 * years, 0.05) + fmt::format(
                                        "companies: {{g: {{kind: private, value: 14B, fully_diluted: 1B, "
                                        "common: headline, growth: {},\n"
                                        "  liquidity: {{ipo: {{hazard: 18%/yr, lockup: 6mo}}, acquisition: "
                                        "{{hazard: 7%/yr}}, shutdown: "
                                        "{{hazard: 6%/yr}}}}}}}}\n"
                                        "offers: {{a: {{company: g, equity: [{}]}}}}\n",
                                        growth, equity);
}

/// lambda_k / Lambda (1 - exp(-Lambda t))
double chance_by(double hazard, double years) { return hazard / 0.31 * (1 - std::exp(-0.31 * years)); }

TEST(ClosedForm, TheChanceOfEachEventAgreesWithCompetingHazards) {
    for (const int years : {1, 4, 10}) {
        const std::string scenario =
            private_company(years, "{volatility: 30%}", "{type: rsu, value: 100k, vesting: immediate}");
        const auto expect_chance = [&](double hazard, Probability Fate::*event, const char* name) {
            const double chance = chance_by(hazard, years);
            expect_mean(
                [&](std::uint64_t seed) { return (run(scenario, seed).offer("a").fate.*event).value; },
                chance, chance * (1 - chance), fmt::format("{} within {} years", name, years));
        };
        expect_chance(0.18, &Fate::ipo, "IPO");
        expect_chance(0.07, &Fate::acquired, "acquisition");
        expect_chance(0.06, &Fate::shutdown, "shutdown");
    }
}

TEST(ClosedForm, ADoubleTriggerShareIsWorthItsChanceOfBecomingMoney) {
    // A share that grows at the discount rate is worth its price times the chance of being sold: after an IPO
    // by month 120 - 6, or in an acquisition by month 120. In month m it is worth exp(volatility^2 m / 12)
    // squared and averaged.
    const double volatility = 0.2;
    const std::string scenario =
        private_company(10, "{drift: 5%, volatility: 20%}",
                        "{type: rsu, value: 100k, trigger: double, expiry: none, vesting: immediate}");
    const auto in_month = [&](double hazard, int m) {
        return chance_by(hazard, m / 12.0) - chance_by(hazard, (m - 1) / 12.0);
    };
    double chance = 0, second_moment = 0;
    for (int m = 1; m <= 120; ++m) {
        const double ipo = m <= 114 ? in_month(0.18, m) : 0, acquisition = in_month(0.07, m);
        chance += ipo + acquisition;
        second_moment += ipo * std::exp(volatility * volatility * (m + 6) / 12) +
                         acquisition * std::exp(volatility * volatility * m / 12);
    }
    expect_mean(
        [&](std::uint64_t seed) { return run(scenario, seed).offer("a").gross_present.mean.value / 100'000; },
        chance, second_moment - chance * chance, scenario);
}

}  // namespace
}  // namespace offersim
