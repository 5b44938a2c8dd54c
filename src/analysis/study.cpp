#include "analysis/study.hpp"

#include "analysis/answer_run.hpp"
#include "engine/simulate.hpp"

namespace offersim {

PathTable tabulate_study(const Plan& plan, const StudySettings& settings, bool with_exits, bool with_inputs) {
    TableSettings table;
    table.paths = settings.paths;
    table.threads = settings.threads;
    table.with_exits = with_exits;
    table.with_inputs = with_inputs;
    table.stop = settings.stop;
    table.progress = settings.progress;
    PathTable result = tabulate(plan, table);
    if (result.paths < settings.paths) throw StudyStopped();
    return result;
}

RunAnswer answer_study_run(const Scenario& scenario, const Plan& plan, const StudySettings& settings) {
    SimulationSettings simulation;
    simulation.paths = settings.paths;
    simulation.threads = settings.threads;
    simulation.stop = settings.stop;
    const Outcomes outcomes = simulate(plan, simulation);
    if (outcomes.paths < settings.paths) throw StudyStopped();
    if (settings.progress) settings.progress(outcomes.paths);
    return answer_run(scenario, plan, outcomes);
}

std::size_t subject_index(const Scenario& scenario, std::string_view name) {
    const std::string_view sought = name.empty() ? std::string_view(scenario.report.compare) : name;
    for (std::size_t o = 0; o < scenario.offers.size(); ++o)
        if (scenario.offers[o].name == sought) return o;
    return 0;
}

std::size_t rival_index(const Scenario& scenario, const RunAnswer& run, std::size_t subject,
                        std::string_view named) {
    for (std::size_t o = 0; o < scenario.offers.size(); ++o)
        if (o != subject && !named.empty() && scenario.offers[o].name == named) return o;
    std::size_t strongest = subject == 0 ? 1 : 0;
    double least = 2;
    std::size_t pair = 0;
    for (std::size_t a = 0; a < scenario.offers.size(); ++a)
        for (std::size_t b = a + 1; b < scenario.offers.size(); ++b, ++pair) {
            if (a != subject && b != subject) continue;
            const ComparisonAnswer& comparison = run.comparisons[pair];
            const double wins = a == subject ? comparison.p_a_beats_b.value
                                             : 1 - comparison.p_a_beats_b.value - comparison.p_tie.value;
            if (wins >= least) continue;
            least = wins;
            strongest = a == subject ? b : a;
        }
    return strongest;
}

}  // namespace offersim
