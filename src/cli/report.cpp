#include "cli/report.hpp"

#include <fmt/format.h>

#include "analysis/run_changes.hpp"
#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/run_settings.hpp"
#include "report/changes_report.hpp"
#include "report/csv_report.hpp"
#include "report/json_report.hpp"
#include "report/json_report_reader.hpp"

namespace offersim {

namespace {

RunAnswer read_run(const InputText& input) {
    std::string fault;
    auto answer = read_json_report(input.text, fault);
    if (!answer)
        throw Failure(ExitCode::bad_data, fmt::format("{}: {}", quoted_name(input.name), fault),
                      "write one with: offersim run FILE --format json --output RUN.json");
    return *std::move(answer);
}

std::string render_run(const RunAnswer& answer, const std::string& format, const TextReportSettings& text) {
    if (format == "json") return json_report(answer);
    return format == "csv" ? csv_report(answer) : text_report(answer, text);
}

ExitCode report(const Arguments& arguments) {
    const std::string format = arguments.value("format").value_or("text");
    const auto older = arguments.value("against");
    if (older && format == "csv")
        throw Failure(ExitCode::usage, "changes have no CSV", "take --format text or json");
    InputText now = read_input(arguments.operands().front());
    Output output = output_of(arguments, now.identity);
    const TextReportSettings text = text_settings(arguments, output);
    if (!older) {
        output.write(render_run(read_run(now), format, text));
        return ExitCode::ok;
    }
    const InputText before = read_input(*older);
    const RunChanges changes = compare_runs(read_run(before), read_run(now));
    output.write(format == "json" ? changes_json(changes, before.name, now.name)
                                  : changes_text(changes, before.name, now.name, text));
    return ExitCode::ok;
}

}  // namespace

Command report_command() {
    std::vector<OptionSpec> options{{.name = "against",
                                     .value_name = "OLD.json",
                                     .summary = "Tell what changed since this older run, and why",
                                     .choices = {},
                                     .value_kind = ValueKind::file},
                                    format_option({"text", "json", "csv"})};
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    return {.name = "report",
            .summary = "Print a run's JSON again, or tell what changed since an older one",
            .operands = "RUN.json",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Prints the run that 'run --format json' wrote to RUN.json as text or CSV, without "
                "simulating it again.\n"
                "\n"
                "With --against it tells which inputs differ between two runs, which figures moved beyond "
                "their errors and "
                "which of the inputs reach them.",
            .options = std::move(options),
            .run = report};
}

}  // namespace offersim
