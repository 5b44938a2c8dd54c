#include "cli/run_report.hpp"

#include <algorithm>

#include "cli/run_settings.hpp"
#include "report/csv_report.hpp"
#include "report/html_report.hpp"
#include "report/json_report.hpp"
#include "report/text_report.hpp"

namespace offersim {

namespace {

/// For what a page shows beside the run. Going month by month costs up to ten times as much a path
/// (docs/performance.md), and nobody waits half a minute for a page; its sections say how many futures they
/// are drawn from.
constexpr std::uint64_t most_study_paths = 20'000, most_stepped_study_paths = 6'000;
constexpr double study_simulations = 140;  ///< about: 3 to compare, 90 to negotiate, 45 for what it hangs on

std::string format_of(const Arguments& arguments) { return arguments.value("format").value_or("text"); }

template <class Answer>
const Answer* pointer_to(const std::optional<Answer>& answer) {
    return answer ? &*answer : nullptr;
}

std::string page_of(const RunAnswer& answer, const PageExtras& extras) {
    return html_report({answer, extras.pictures, pointer_to(extras.compare), pointer_to(extras.negotiation),
                        pointer_to(extras.sensitivity), extras.unfinished});
}

std::uint64_t study_paths(const Plan& plan, const SimulationSettings& settings) {
    const bool is_stepped = std::any_of(plan.companies.begin(), plan.companies.end(),
                                        [](const PlanCompany& company) { return company.is_stepped(); });
    return std::min(settings.paths, is_stepped ? most_stepped_study_paths : most_study_paths);
}

bool wants_studies(const Scenario& scenario, const SimulationSettings& settings) {
    return scenario.offers.size() > 1 && !settings.brief;
}

/// The analyses that a page shows, on the first paths of the run; what is interrupted is named.
void study_offers(const Scenario& scenario, const StudySettings& study, PageExtras& extras) {
    const auto attempt = [&](const char* what, auto& answer, const auto& analyse) {
        try {
            answer = analyse();
        } catch (const StudyStopped&) {
            extras.unfinished.push_back(what);
        }
    };
    attempt("what the company must become worth", extras.compare,
            [&] { return compare_offers(scenario, "", study); });
    attempt("what each term is worth", extras.negotiation, [&] { return negotiate(scenario, {}, study); });
    attempt("what it hangs on", extras.sensitivity, [&] { return analyse_sensitivity(scenario, {}, study); });
}

}  // namespace

std::uint64_t page_paths(const Scenario& scenario, const Plan& plan, const SimulationSettings& settings,
                         const Arguments& arguments) {
    if (format_of(arguments) != "html" || !wants_studies(scenario, settings)) return 0;
    return static_cast<std::uint64_t>(study_simulations * static_cast<double>(study_paths(plan, settings)));
}

void add_page(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
              const SimulationSettings& settings, const Arguments& arguments,
              const std::function<void(std::uint64_t)>& progress, FinishedRun& run) {
    if (format_of(arguments) != "html") return;
    PageExtras& extras = run.page.emplace();
    extras.pictures = picture_run(plan, outcomes, offers_to_draw(run.answer), settings.stop);
    if (run.answer.offers.size() < 2 || !wants_studies(scenario, settings)) return;
    StudySettings study;
    study.paths = study_paths(plan, settings);
    study.seed = plan.seed;
    study.threads = settings.threads;
    study.stop = settings.stop;
    study.progress = progress;
    study_offers(scenario, study, extras);
}

std::string render_run(const FinishedRun& run, const Arguments& arguments, const Output& output) {
    if (run.page) return page_of(run.answer, *run.page);
    const std::string format = format_of(arguments);
    if (format == "json") return json_report(run.answer);
    if (format == "csv") return csv_report(run.answer);
    return text_report(run.answer, text_settings(arguments, output));
}

}  // namespace offersim
