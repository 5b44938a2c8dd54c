#include "cli/batch_answer.hpp"

#include <algorithm>

#include "analysis/answer_scenario.hpp"
#include "base/text.hpp"
#include "cli/batch_inputs.hpp"
#include "cli/budget.hpp"
#include "plan/make_plan.hpp"
#include "scenario/guide_scenario.hpp"

namespace offersim {

namespace {

struct ReadInput {
    std::optional<Scenario> scenario;
    std::string region;  ///< of a guide
};

ReadInput read(const InputText& input, const ReaderSettings& settings, Diagnostics& diagnostics) {
    if (!is_guide_file(input.name)) return {read_scenario(input.text, input.name, settings, diagnostics), {}};
    const auto guide = read_guide(Source(input.name, input.text), {}, diagnostics);
    if (!guide) return {};
    const GuideRegion& region = *find_region(*guide, {});
    return {read_scenario(write_scenario(*guide, region), input.name, settings, diagnostics), region.name};
}

BatchFault fault_of(const Diagnostics& diagnostics) {
    const std::vector<Diagnostic> sorted = diagnostics.sorted();
    const auto first = std::ranges::find(sorted, Severity::error, &Diagnostic::severity);
    return {first->code, first->span.line, escape_control(first->message), diagnostics.error_count()};
}

}  // namespace

BatchItem answer_input(const InputText& input, const BatchSettings& settings, int threads,
                       const std::stop_token& stop) {
    Diagnostics diagnostics;
    const ReadInput found = read(input, settings.reader, diagnostics);
    if (!found.scenario) return {batch_fault_row(input.name, fault_of(diagnostics), settings.rows), true};
    SimulationSettings simulation;
    simulation.paths = settings.paths.value_or(found.scenario->run.paths);
    simulation.threads = threads;
    simulation.stop = stop;
    simulation.brief = true;  // no row tells of years and components
    simulation.utility = true;
    const Plan plan =
        make_plan(*found.scenario, settings.seed.value_or(found.scenario->run.seed.value_or(1)));
    try {
        refuse_over_budget(plan, simulation);
    } catch (const Failure& failure) {
        return {batch_fault_row(input.name, {"over_budget", 0, failure.message()}, settings.rows), true};
    }
    const auto answer =
        answer_scenario(*found.scenario, plan, simulation, {.percentiles = settings.rows.percentiles});
    if (!answer || answer->partial) return {};
    return {batch_rows(input.name, found.region, *answer, settings.rows), false};
}

BatchItem unreadable_input(const std::string& path, const Failure& failure, const BatchSettings& settings) {
    return {batch_fault_row(path, {"unreadable", 0, failure.message()}, settings.rows), true};
}

}  // namespace offersim
