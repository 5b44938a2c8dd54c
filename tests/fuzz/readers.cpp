#include "fuzz/readers.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "analysis/answer_run.hpp"
#include "analysis/guide_audit.hpp"
#include "base/sha256.hpp"
#include "cli/batch_journal.hpp"
#include "cli/failure.hpp"
#include "engine/outcomes_bytes.hpp"
#include "engine/simulate.hpp"
#include "plan/make_plan.hpp"
#include "report/json_report.hpp"
#include "report/json_report_reader.hpp"
#include "report/part_file.hpp"
#include "scenario/guide_scenario.hpp"
#include "scenario/open_cap_format/import.hpp"
#include "scenario/reader.hpp"
#include "support/project_paths.hpp"

namespace offersim::fuzz {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t few_paths = 64;
constexpr std::size_t most_planned_months = 600, most_planned_inputs = 60;

void require(bool holds, const char* what) {
    if (!holds) throw std::logic_error(what);
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

std::vector<fs::path> files_below(const std::string& folder, const std::string& ending) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(project_directory) / folder))
        if (entry.path().extension() == ending) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> texts_below(const std::string& folder, const std::string& ending) {
    std::vector<std::string> texts;
    for (const fs::path& file : files_below(folder, ending)) texts.push_back(text_of(file));
    return texts;
}

SimulationSettings few() {
    SimulationSettings settings;
    settings.paths = few_paths;
    settings.threads = 1;
    return settings;
}

void check_diagnostics(const Diagnostics& diagnostics, bool is_accepted) {
    require(is_accepted != diagnostics.has_errors(), "accepted with errors, or refused without");
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
        require(!diagnostic.code.empty() && !diagnostic.message.empty(), "a diagnostic says nothing");
        require(!format_diagnostic(diagnostic).empty(), "a diagnostic is not shown");
    }
}

void read_as_scenario(const std::string& text) {
    Diagnostics diagnostics;
    switch (kind_of_file(text)) {
        case FileKind::grant:
            return check_diagnostics(diagnostics,
                                     read_vesting_file(text, "fuzz.yaml", {}, diagnostics).has_value());
        case FileKind::company:
            return check_diagnostics(diagnostics,
                                     read_company_file(text, "fuzz.yaml", {}, {}, diagnostics).has_value());
        case FileKind::scenario: break;
    }
    const auto scenario = read_scenario(text, "fuzz.yaml", {}, diagnostics);
    check_diagnostics(diagnostics, scenario.has_value());
    if (!scenario || scenario->companies.size() + scenario->offers.size() > most_planned_inputs) return;
    const Plan plan = make_plan(*scenario, 1);
    if (plan.settlement > static_cast<int>(most_planned_months)) return;
    const Outcomes outcomes = simulate(plan, few());
    require(!json_report(answer_run(*scenario, plan, outcomes)).empty(), "no report");
}

void read_as_guide(const std::string& text) {
    Diagnostics diagnostics;
    const auto guide = read_guide(Source("fuzz.md", text), {}, diagnostics);
    check_diagnostics(diagnostics, guide.has_value());
    if (!guide) return;
    const GuideRegion* const region = find_region(*guide, {});
    require(region != nullptr, "a guide without a region is accepted");
    const GuideAudit audit = audit_guide(*guide, *region, nullptr, "nothing was simulated");
    require(audit.paths == 0, "an audit of no run has paths");
    Diagnostics of_scenario;
    check_diagnostics(of_scenario,
                      read_scenario(write_scenario(*guide, *region), "fuzz.md", {}, of_scenario).has_value());
}

/// One file of the package is damaged, the others are sound.
Reader package_reader() {
    std::vector<PackageFile> package;
    std::vector<std::string> seeds;
    for (const fs::path& file : files_below("tests/import/acme", ".json")) {
        package.push_back({file.filename().native(), text_of(file)});
        seeds.push_back(std::to_string(seeds.size()) + package.back().text);
    }
    return {"import", seeds, [package](const std::string& text) {
                std::vector<PackageFile> files = package;
                if (text.empty()) return;
                files[static_cast<unsigned char>(text[0] - '0') % files.size()].text = text.substr(1);
                for (const char* const stakeholder : {"sh-ada", "sh-founder"}) {
                    Diagnostics diagnostics;
                    const auto imported =
                        import_open_cap_format(files, {stakeholder, {}, "late-stage-private"}, diagnostics);
                    check_diagnostics(diagnostics, imported.has_value());
                }
            }};
}

/// The parts and reports of a small run, made here.
struct SmallRun {
    Scenario scenario;
    Plan plan;
    Outcomes outcomes;
};

SmallRun small_run() {
    Diagnostics diagnostics;
    const fs::path file = fs::path(project_directory) / "scenarios/groq-lpu.yaml";
    auto scenario = read_scenario(text_of(file), "groq-lpu.yaml", {}, diagnostics);
    require(scenario.has_value(), "the default scenario cannot be read");
    SmallRun run{*scenario, make_plan(*scenario, 1), {}};
    run.outcomes = simulate(run.plan, few());
    return run;
}

Reader tallies_reader(const SmallRun& run) {
    std::string bytes;
    append_bytes(run.outcomes, bytes);
    return {"tallies", {bytes}, [plan = run.plan](const std::string& text) {
                Simulation(plan, few()).add_part(text);
            }};
}

/// The checksum is made to fit, or nothing behind it would be reached.
Reader part_reader(const SmallRun& run) {
    PartFile part;
    part.run.version = "1";
    part.run.text = "title: fuzz";
    append_bytes(run.outcomes, part.outcomes);
    const std::string bytes = part_file_bytes(part);
    constexpr std::size_t checksum_digits = 64;
    return {"part", {bytes.substr(0, bytes.size() - checksum_digits)}, [](const std::string& text) {
                const auto read = parse_part_file(text + sha256(text));
                if (const auto* const found = std::get_if<PartFile>(&read))
                    require(!part_file_bytes(*found).empty(), "a part cannot be written again");
            }};
}

Reader report_reader(const SmallRun& run) {
    return {"report",
            {json_report(answer_run(run.scenario, run.plan, run.outcomes))},
            [](const std::string& text) {
                std::string fault;
                const auto answer = read_json_report(text, fault);
                require(answer.has_value() == fault.empty(), "accepted with a fault, or refused without");
                if (answer) require(!json_report(*answer).empty(), "no report of a report");
            }};
}

Reader journal_reader(const std::string& scratch) {
    const std::string path = scratch + "/journal";
    const auto key = [](int number) { return batch_key("file", std::to_string(number)); };
    constexpr int records = 8;
    {
        BatchJournal journal(path, "settings", true);
        for (int number = 0; number < records; ++number)
            journal.append(key(number), std::string(static_cast<std::size_t>(20 + number), 'r'), number == 3);
    }
    return {"journal", {text_of(path)}, [path, key](const std::string& text) {
                std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
                try {
                    BatchJournal journal(path, "settings", false);
                    for (int number = 0; number < records; ++number)
                        if (const auto record = journal.find(key(number)))
                            require(journal.rows(*record) ==
                                        std::string(static_cast<std::size_t>(20 + number), 'r'),
                                    "a journal gives other rows than were put in");
                } catch (const Failure& failure) {
                    require(failure.code() == ExitCode::cannot_create, "a journal fails otherwise");
                }
            }};
}

}  // namespace

std::vector<Reader> all_readers(const std::string& scratch) {
    std::vector<std::string> scenarios = texts_below("scenarios", ".yaml");
    for (std::string& text : texts_below("tests/golden/vesting", ".yaml"))
        scenarios.push_back(std::move(text));
    const SmallRun run = small_run();
    return {{"scenario", scenarios, read_as_scenario},
            {"guide", texts_below("tests/guides", ".md"), read_as_guide},
            package_reader(),
            tallies_reader(run),
            part_reader(run),
            report_reader(run),
            journal_reader(scratch)};
}

}  // namespace offersim::fuzz
