#include "cli/run_report.hpp"

#include <algorithm>

#include "cli/run_settings.hpp"
#include "report/csv_report.hpp"
#include "report/html_report.hpp"
#include "report/json_report.hpp"
#include "report/text_report.hpp"

namespace offersim {

namespace {

constexpr std::uint64_t page_study_paths = 20'000;  ///< for what a page shows beside the run

std::string format_of(const Arguments& arguments) { return arguments.value("format").value_or("text"); }

template <class Answer>
const Answer* pointer_to(const std::optional<Answer>& answer) {
    return answer ? &*answer : nullptr;
}

std::string page_of(const RunAnswer& answer, const PageExtras& extras) {
    return html_report({answer, extras.pictures, pointer_to(extras.compare), pointer_to(extras.negotiation),
                        pointer_to(extras.sensitivity)});
}

/// The analyses that a page shows, on the first paths of the run; what is interrupted is left out.
void study_offers(const Scenario& scenario, std::uint64_t seed, const SimulationSettings& settings,
                  PageExtras& extras) {
    StudySettings study;
    study.paths = std::min(settings.paths, page_study_paths);
    study.seed = seed;
    study.threads = settings.threads;
    study.stop = settings.stop;
    try {
        extras.compare = compare_offers(scenario, "", study);
        extras.negotiation = negotiate(scenario, {}, study);
        extras.sensitivity = analyse_sensitivity(scenario, {}, study);
    } catch (const StudyStopped&) {
    }
}

}  // namespace

void add_page(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
              const SimulationSettings& settings, const Arguments& arguments, FinishedRun& run) {
    if (format_of(arguments) != "html") return;
    PageExtras& extras = run.page.emplace();
    extras.pictures = picture_run(plan, outcomes, offers_to_draw(run.answer), settings.stop);
    if (run.answer.offers.size() > 1 && !settings.brief) study_offers(scenario, plan.seed, settings, extras);
}

std::string render_run(const FinishedRun& run, const Arguments& arguments, const Output& output) {
    if (run.page) return page_of(run.answer, *run.page);
    const std::string format = format_of(arguments);
    if (format == "json") return json_report(run.answer);
    if (format == "csv") return csv_report(run.answer);
    return text_report(run.answer, text_settings(arguments, output));
}

}  // namespace offersim
