// How often the printed 95 % intervals hold: many small runs with seeds of their own, against a long run that
// stands for the truth. Prints the table of docs/accuracy.md.
//   offersim_coverage [REPETITIONS [PATHS [TRUTH_PATHS]]]
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

#include "analysis/answer_run.hpp"
#include "base/diagnostic.hpp"
#include "engine/simulate.hpp"
#include "plan/make_plan.hpp"
#include "scenario/reader.hpp"

namespace offersim {
namespace {

Scenario scenario_in(const std::string& name) {
    std::ifstream file(std::string(OFFERSIM_SOURCE_DIR) + "/" + name);
    std::stringstream text;
    text << file.rdbuf();
    Diagnostics diagnostics;
    auto scenario = read_scenario(text.str(), name, {}, diagnostics);
    if (!scenario) throw std::runtime_error(name + " is faulty");
    return *std::move(scenario);
}

RunAnswer answer_of(const Scenario& scenario, std::uint64_t paths, std::uint64_t seed, Sampler sampler) {
    SimulationSettings settings;
    settings.paths = Simulation::rounded_up(paths, sampler);
    settings.sampler = sampler;
    settings.brief = true;
    const Plan plan = make_plan(scenario, seed);
    AnswerSettings answer;
    answer.detail = DetailLevel::brief;
    return answer_run(scenario, plan, simulate(plan, settings), answer);
}

/// Hits of one kind of interval.
struct Coverage {
    int held = 0, of = 0, warned = 0;
    /// `grain`: how far the truth itself may be off.
    void count(double truth, double low, double high, double grain = 0) {
        ++of;
        held += low - grain <= truth && truth <= high + grain ? 1 : 0;
    }
};

using Coverages = std::map<std::string, Coverage>;

void compare(const std::string& kind, const Summary& found, const Summary& truth, double z, Coverages& all) {
    Coverage& mean = all[kind + ", mean"];
    mean.count(truth.mean.value, found.mean.value - z * found.mean.standard_error,
               found.mean.value + z * found.mean.standard_error);
    mean.warned += found.mean_is_heavy_tailed ? 1 : 0;
    for (std::size_t i = 0; i < found.percentiles.size(); ++i) {
        const Percentile& of = truth.percentiles[i];
        // The truth's percentiles are known to their bins: where a figure is the same on many paths (pay
        // alone), a small run has it exactly.
        all[fmt::format("{}, P{:02g}", kind, of.p)].count(
            of.value, found.percentiles[i].low, found.percentiles[i].high,
            Histogram::largest_relative_error * std::abs(of.value));
    }
}

void compare(const RunAnswer& found, const RunAnswer& truth, double z, Coverages& all) {
    for (std::size_t o = 0; o < found.offers.size(); ++o) {
        const OfferAnswer& offer = found.offers[o];
        compare(offer.name, offer.gross_present, truth.offers[o].gross_present, z, all);
        const Probability &ipo = offer.fate.ipo, &zero = offer.fate.equity_zero;
        if (truth.offers[o].fate.ipo.value > 0)
            all[offer.name + ", chance of an IPO"].count(truth.offers[o].fate.ipo.value, ipo.low, ipo.high);
        if (truth.offers[o].fate.equity_zero.value > 0)
            all[offer.name + ", chance of no equity"].count(truth.offers[o].fate.equity_zero.value, zero.low,
                                                            zero.high);
    }
    for (std::size_t p = 0; p < found.comparisons.size(); ++p) {
        const ComparisonAnswer& pair = found.comparisons[p];
        const std::string name = pair.a + " minus " + pair.b;
        compare(name, pair.difference, truth.comparisons[p].difference, z, all);
        all[name + ", chance to beat"].count(truth.comparisons[p].p_a_beats_b.value, pair.p_a_beats_b.low,
                                             pair.p_a_beats_b.high);
    }
}

void measure(const Scenario& scenario, Sampler sampler, int repetitions, std::uint64_t paths,
             const RunAnswer& truth) {
    // A mean's interval: the normal's, or with sixteen replicates Student's with 15 degrees of freedom.
    const double z = sampler == Sampler::sobol ? 2.131449545559323 : 1.959963984540054;
    Coverages all;
    for (int i = 0; i < repetitions; ++i)
        compare(answer_of(scenario, paths, 1000 + static_cast<std::uint64_t>(i), sampler), truth, z, all);
    fmt::print(
        "\n{}, {}, {} repetitions of {} paths\n\n| interval | holds | heavy tail told |\n|---|---:|---:|\n",
        scenario.title, sampler == Sampler::sobol ? "Sobol" : "Philox", repetitions,
        Simulation::rounded_up(paths, sampler));
    for (const auto& [kind, coverage] : all)
        fmt::print("| {} | {:.1f} % | {} |\n", kind, 100.0 * coverage.held / coverage.of,
                   coverage.warned > 0 ? fmt::format("{:.0f} %", 100.0 * coverage.warned / coverage.of) : "");
}

std::uint64_t argument(int count, char** words, int index, std::uint64_t otherwise) {
    if (index >= count) return otherwise;
    std::uint64_t number = 0;
    std::from_chars(words[index], words[index] + std::strlen(words[index]), number);
    return number;
}

}  // namespace
}  // namespace offersim

int main(int count, char** words) {
    using namespace offersim;
    const auto repetitions = static_cast<int>(argument(count, words, 1, 1000));
    const std::uint64_t paths = argument(count, words, 2, 4096),
                        truth_paths = argument(count, words, 3, 50'000'000);
    for (const char* name : {"bench/w1.yaml", "scenarios/groq-lpu.yaml"}) {
        const Scenario scenario = scenario_in(name);
        const RunAnswer truth = answer_of(scenario, truth_paths, 1, Sampler::philox);
        for (const Sampler sampler : {Sampler::philox, Sampler::sobol})
            measure(scenario, sampler, repetitions, paths, truth);
    }
}
