#pragma once
/// A run's answer with made-up but plausible figures, on which the renderers are tested.
#include <string>
#include <utility>
#include <vector>

#include "analysis/answers.hpp"

namespace offersim::sample {

/// Percentiles in thousands, each with an interval of 0.2 % either way.
inline Summary summary(double mean, double error, double deviation, const std::vector<double>& thousands,
                       double p_zero = 0) {
    static constexpr double levels[] = {5, 10, 25, 50, 75, 90, 95};
    Summary result;
    result.mean = {1000 * mean, 1000 * error};
    result.standard_deviation = 1000 * deviation;
    for (std::size_t index = 0; index < thousands.size(); ++index) {
        const double value = 1000 * thousands[index], half = value < 0 ? -0.002 * value : 0.002 * value;
        result.percentiles.push_back({levels[index], value, value - half, value + half});
    }
    result.p_zero = p_zero;
    result.top_percent_share = 0.04;
    return result;
}

inline Probability chance(double value) { return {value, value - 0.003, value + 0.003}; }

inline std::vector<Mean> components(const std::vector<double>& thousands) {
    std::vector<Mean> means;
    for (const double value : thousands) means.push_back({1000 * value, 1.5 * value});
    return means;
}

inline YearAnswer year(int number, Summary primary, const std::vector<double>& thousands) {
    return {number, std::move(primary), components(thousands), {}};
}

inline OfferAnswer groq() {
    OfferAnswer offer;
    offer.name = offer.company = "groq";
    offer.gross_present = summary(1712, 6.5, 2054, {1003, 1041, 1108, 1234, 1702, 2833, 4105});
    offer.gross_nominal = summary(1984, 8.25, 2610, {1088, 1129, 1202, 1339, 1951, 3391, 5034});
    offer.gross_present.mean_is_heavy_tailed = offer.gross_nominal.mean_is_heavy_tailed = true;
    offer.gross_present.top_percent_share = 0.138;
    offer.gross_nominal.top_percent_share = 0.152;
    offer.net_reason = "no tax rules are applied";
    offer.years = {
        year(1, summary(318, 0.1, 9.5, {303, 306, 311, 318, 325, 331, 334}), {265, 37.5, 40, 0, 0, 0, 0, 0}),
        year(2, summary(412, 1.25, 395, {286, 290, 297, 311, 402, 661, 947}),
             {273, 38.5, 0, 92.5, 4, 0, 0, 0}),
        year(3, summary(6, 0.25, 80, {0, 0, 0, 0, 0, 0, 0}, 0.94), {0, 0, 0, 6.5, 0, 0, 0, 0}),
    };
    offer.components = components({1108, 155, 100, 512, 109, 0, 0, 0});
    offer.fate = {chance(0.489), chance(0.204), chance(0.173), chance(0.134), chance(0.344), chance(0.309)};
    offer.paper_at_settlement = {61500, 900};
    offer.certainty_equivalent = 1187000;
    offer.floor_per_year = 330000;
    offer.floor_p_below = chance(0.451);
    return offer;
}

inline OfferAnswer liquid(const std::string& name, double size) {
    OfferAnswer offer;
    offer.name = offer.company = name;
    offer.gross_present =
        summary(1395 * size, 0.9, 289,
                {1024 * size, 1082 * size, 1193 * size, 1345 * size, 1540 * size, 1763 * size, 1926 * size});
    offer.gross_nominal =
        summary(1523 * size, 1.1, 334,
                {1096 * size, 1164 * size, 1291 * size, 1464 * size, 1689 * size, 1949 * size, 2139 * size});
    offer.net_reason = "no tax rules are applied";
    offer.years = {
        year(1, summary(381 * size, 0.1, 38, {327, 337, 355, 378, 404, 431, 449}),
             {171, 0, 0, 171, 0, 0, 0, 0}),
        year(2, summary(380 * size, 0.2, 71, {287, 302, 330, 369, 418, 473, 513}),
             {171, 38, 0, 180, 0, 0, 0, 0}),
        year(3, summary(0, 0, 0, {0, 0, 0, 0, 0, 0, 0}, 1), {0, 0, 0, 0, 0, 0, 0, 0}),
    };
    offer.components = components({684, 152, 0, 687 * size, 0, 0, 0, 0});
    offer.fate.left_early = chance(0.344);
    offer.certainty_equivalent = 1338000 * size;
    offer.floor_per_year = 330000;
    offer.floor_p_below = chance(0.287);
    return offer;
}

inline ComparisonAnswer comparison(std::string a, std::string b, double beats, double gap) {
    ComparisonAnswer answer;
    answer.a = std::move(a);
    answer.b = std::move(b);
    answer.p_a_beats_b = chance(beats);
    answer.difference = summary(317 + gap, 6.5, 2071,
                                {gap - 583, gap - 431, gap - 218, gap, gap + 480, gap + 1573, gap + 2828});
    answer.expected_gain = {452000, 6300};
    answer.expected_regret = {135000, 700};
    return answer;
}

/// One private offer, `groq`, against a public one, before tax.
inline RunAnswer answer_of_two() {
    RunAnswer answer;
    answer.program_version = "0.1.0";
    answer.rng = "philox4x32-10/v1";
    answer.title = "LPU engineer, a pre-IPO offer against liquid ones";
    answer.file = "scenarios/groq-lpu.yaml";
    answer.sha256 = std::string(64, 'a');
    answer.start = "2026-03-02";
    answer.currency = "USD";
    answer.horizon_months = 48;
    answer.settle_months = 120;
    answer.paths = answer.paths_asked = 100000;
    answer.seed = 1;
    answer.threads = 2;
    answer.seconds = 0.25;
    answer.compare = "groq";
    answer.offers = {groq(), liquid("nvidia", 1)};
    answer.comparisons = {comparison("groq", "nvidia", 0.436, -88)};
    return answer;
}

/// The same with a third offer and a warning.
inline RunAnswer answer_of_three() {
    RunAnswer answer = answer_of_two();
    answer.offers.push_back(liquid("google", 1.25));
    answer.comparisons.push_back(comparison("groq", "google", 0.247, -371));
    answer.comparisons.push_back(comparison("nvidia", "google", 0.126, -280));
    answer.warnings = {"'home' is US-CA, and taxes are not simulated yet: every figure is before tax"};
    return answer;
}

}  // namespace offersim::sample
