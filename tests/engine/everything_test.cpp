// What goes month by month comes to the same bits however it is dealt out: bench/everything.yaml has it all.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "engine/outcomes_bytes.hpp"
#include "engine/simulate.hpp"
#include "support/project_paths.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

const std::string three_stories =
    "    futures:\n"
    "      lists: {chance: 35%, ipo: {at: 2027-03..2027-12, value: 4B to 8B}}\n"
    "      stays: {chance: 45%, liquidity: none}\n"
    "      fails: {chance: 20%, shutdown: {at: 2027-01..2030-01}}\n";

Plan everything(const std::string& more_of_private) {
    std::ifstream file(std::string(project_directory) + "/bench/everything.yaml");
    std::stringstream text;
    text << file.rdbuf();
    std::string scenario = text.str();
    scenario.insert(scenario.find("correlation:"), more_of_private);
    return make_plan(testing::read_or_fail(scenario), 1);
}

std::string run_bytes(const Plan& plan, const char* kernels, int threads) {
    SimulationSettings settings;
    settings.paths = 10'000;
    settings.kernels = kernels_named(kernels);
    settings.threads = threads;
    Outcomes outcomes = simulate(plan, settings);
    outcomes.threads = 1;
    std::string bytes;
    append_bytes(outcomes, bytes);
    return bytes;
}

TEST(Everything, GivesTheSameBitsOnAnyNumberOfThreadsAndAnyInstructionSet) {
    for (const std::string& more : {std::string(), three_stories}) {
        const Plan plan = everything(more);
        const std::string expected = run_bytes(plan, "baseline", 1);
        EXPECT_EQ(run_bytes(plan, "baseline", 3), expected);
        for (const char* name : {"avx2", "avx512"})
            if (kernels_named(name) != nullptr) {
                EXPECT_EQ(run_bytes(plan, name, 2), expected) << name;
            }
    }
}

}  // namespace
}  // namespace offersim
