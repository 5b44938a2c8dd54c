// ns per path of whole runs, from the Plan to the outcomes, on one thread.
#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/simulate.hpp"
#include "plan/make_plan.hpp"
#include "scenario/reader.hpp"

namespace offersim {
namespace {

/// As `--set` takes them: what is named in everything.yaml happens by one of three stories.
const std::vector<std::string> named_futures{
    "companies.private.futures={lists: {chance: 35%, ipo: {at: 2027-03..2027-12, value: 4B to 8B}}, "
    "stays: {chance: 45%, liquidity: none}, fails: {chance: 20%, shutdown: {at: 2027-01..2030-01}}}"};

Plan plan_of(const std::string& name, const std::vector<std::string>& overrides) {
    std::ifstream file(std::string(OFFERSIM_SOURCE_DIR) + "/" + name);
    std::stringstream text;
    text << file.rdbuf();
    Diagnostics diagnostics;
    ReaderSettings settings;
    settings.overrides = overrides;
    const auto scenario = read_scenario(text.str(), name, settings, diagnostics);
    if (!scenario) throw std::runtime_error(name + " is faulty");
    return make_plan(*scenario, 1);
}

void run_bench(benchmark::State& state, const std::string& name, bool brief, Sampler sampler,
               const std::vector<std::string>& overrides = {}) {
    const Plan plan = plan_of(name, overrides);
    SimulationSettings settings;
    settings.paths = Simulation::rounded_up(65'536, sampler);
    settings.threads = 1;
    settings.brief = brief;
    settings.sampler = sampler;
    settings.exact_limit = 0;
    for (auto _ : state) benchmark::DoNotOptimize(simulate(plan, settings).paths);
    const double paths = static_cast<double>(state.iterations()) * static_cast<double>(settings.paths);
    state.counters["ns/path"] =
        benchmark::Counter(paths * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["ns/path/offer"] =
        benchmark::Counter(paths * static_cast<double>(plan.offers.size()) * 1e-9,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

BENCHMARK_CAPTURE(run_bench, w1_brief, "bench/w1.yaml", true, Sampler::philox)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_bench, w1_brief_sobol, "bench/w1.yaml", true, Sampler::sobol)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_bench, w1, "bench/w1.yaml", false, Sampler::philox)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_bench, default_scenario, "scenarios/groq-lpu.yaml", false, Sampler::philox)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_bench, bare, "bench/bare.yaml", false, Sampler::philox)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_bench, everything, "bench/everything.yaml", false, Sampler::philox)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_bench, everything_in_three_futures, "bench/everything.yaml", false, Sampler::philox,
                  named_futures)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace offersim
