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

constexpr std::string_view every_region = "all";

BatchItem faulty(const std::string& file, const std::string& region, const Diagnostics& diagnostics,
                 const BatchSettings& settings) {
    const std::vector<Diagnostic> sorted = diagnostics.sorted();
    const auto first = std::ranges::find(sorted, Severity::error, &Diagnostic::severity);
    const BatchFault fault{first->code, first->span.line, escape_control(first->message),
                           escape_control(first->suggestion), diagnostics.error_count()};
    return {batch_fault_row(file, region, fault, settings.rows), true};
}

/// The work on one file: what all of its regions share.
struct FileWork {
    const InputText& input;
    const BatchSettings& settings;
    int threads;
    std::stop_token stop;

    std::optional<BatchItem> answer(const Scenario& scenario, const std::string& region) const;
    std::optional<BatchItem> answer_scenario_file() const;
    std::optional<BatchItem> answer_region(const std::string& region) const;
    std::optional<BatchItem> answer_every_region() const;
};

std::optional<BatchItem> FileWork::answer(const Scenario& scenario, const std::string& region) const {
    SimulationSettings simulation;
    simulation.paths = settings.paths.value_or(scenario.run.paths);
    simulation.threads = threads;
    simulation.stop = stop;
    simulation.brief = true;  // no row tells of years and components
    simulation.utility = true;
    const Plan plan = make_plan(scenario, settings.seed.value_or(scenario.run.seed.value_or(1)));
    try {
        refuse_over_budget(plan, simulation);
    } catch (const Failure& failure) {
        const BatchFault fault{"over_budget", 0, failure.message(), {}};
        return BatchItem{batch_fault_row(input.name, region, fault, settings.rows), true};
    }
    const auto answer =
        answer_scenario(scenario, plan, simulation, {.percentiles = settings.rows.percentiles});
    if (!answer || answer->partial) return {};
    return BatchItem{batch_rows(input.name, region, *answer, settings.rows), false};
}

std::optional<BatchItem> FileWork::answer_scenario_file() const {
    Diagnostics diagnostics;
    const auto scenario = read_scenario(input.text, input.name, settings.reader, diagnostics);
    return scenario ? answer(*scenario, {}) : faulty(input.name, {}, diagnostics, settings);
}

/// The prose of a guide is read anew for each region, as `guide --region` does.
std::optional<BatchItem> FileWork::answer_region(const std::string& region) const {
    Diagnostics diagnostics;
    const GuideOptions choice{region, {}};
    const auto guide = read_guide(Source(input.name, input.text), choice, diagnostics);
    if (!guide) return faulty(input.name, {}, diagnostics, settings);
    const GuideRegion& found = *find_region(*guide, choice);
    const auto scenario =
        read_scenario(write_scenario(*guide, found), input.name, settings.reader, diagnostics);
    return scenario ? answer(*scenario, found.name) : faulty(input.name, found.name, diagnostics, settings);
}

std::optional<BatchItem> FileWork::answer_every_region() const {
    Diagnostics diagnostics;
    const auto guide = read_guide(Source(input.name, input.text), {}, diagnostics);
    if (!guide) return faulty(input.name, {}, diagnostics, settings);
    BatchItem all;
    for (const std::string& region : region_names(*guide)) {
        const auto item = answer_region(region);
        if (!item) return {};
        all.rows += item->rows;
        all.has_fault = all.has_fault || item->has_fault;
    }
    return all;
}

}  // namespace

std::optional<BatchItem> answer_input(const InputText& input, const BatchSettings& settings, int threads,
                                      const std::stop_token& stop) {
    const FileWork work{input, settings, threads, stop};
    if (!is_guide_file(input.name)) return work.answer_scenario_file();
    return settings.region == every_region ? work.answer_every_region() : work.answer_region(settings.region);
}

BatchItem unreadable_input(const std::string& path, const Failure& failure, const BatchSettings& settings) {
    return {batch_fault_row(path, {}, {"unreadable", 0, failure.message(), {}}, settings.rows), true};
}

}  // namespace offersim
