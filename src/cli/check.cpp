#include "cli/check.hpp"

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/read_scenario_file.hpp"
#include "report/check_report.hpp"

namespace offersim {

namespace {

/// As an answer to a program: faults are part of it.
ExitCode check_for_program(const std::string& file, const std::optional<Scenario>& scenario,
                           const Diagnostics& diagnostics, bool explains, Output& output) {
    if (!scenario && !output.is_standard_output()) return ExitCode::bad_data;  // no file for a faulty input
    output.write(check_json(file, diagnostics, explains && scenario ? &*scenario : nullptr));
    return scenario ? ExitCode::ok : ExitCode::bad_data;
}

/// What was found, and what a run would say of silent assumptions.
Diagnostics all_findings(const std::optional<Scenario>& scenario, const Diagnostics& diagnostics) {
    if (!scenario) return diagnostics;
    Diagnostics all;
    for (const Diagnostic& warning : scenario->warnings) all.add(warning);
    return all;
}

ExitCode check(const Arguments& arguments) {
    InputText input = read_input(arguments.operands().front());
    Output output = output_of(arguments, input.identity);
    const std::string file = input.name;
    Diagnostics diagnostics;
    std::optional<Scenario> scenario =
        read_scenario(std::move(input.text), std::move(input.name), reader_settings(arguments), diagnostics);
    const Diagnostics findings = all_findings(scenario, diagnostics);
    if (arguments.value("format") == "json")
        return check_for_program(file, scenario, findings, arguments.has("explain"), output);
    const Scenario sound = found_or_fail(std::move(scenario), findings, arguments);
    output.write(arguments.has("explain") ? explain_text(sound) : check_text(sound));
    return ExitCode::ok;
}

std::vector<OptionSpec> check_options() {
    std::vector<OptionSpec> options{
        {.name = "explain",
         .value_name = "",
         .summary = "Print every value in force: how it was read, and where it came from",
         .choices = {}},
        format_option({"text", "json"})};
    for (OptionSpec& option : reader_options()) options.push_back(std::move(option));
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    options.push_back(quiet_option());
    return options;
}

}  // namespace

Command check_command() {
    return {.name = "check",
            .summary = "Find every fault of a scenario, or explain how its values were read",
            .operands = "FILE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Reads the scenario FILE (- for standard input) and reports all of its faults with their "
                "lines and columns; the exit code is then 65. With --explain a sound file is printed value "
                "by value: as written, as read, and the line, model or default it comes from.",
            .options = check_options(),
            .run = check};
}

}  // namespace offersim
