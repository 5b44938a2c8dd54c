#include "cli/import.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/package_files.hpp"
#include "cli/read_scenario_file.hpp"

namespace offersim {

namespace {

ImportSettings settings_of(const Arguments& arguments) {
    ImportSettings settings;
    const std::optional<std::string> stakeholder = arguments.value("stakeholder");
    if (!stakeholder)
        throw Failure(ExitCode::usage, "'import' needs --stakeholder NAME",
                      "a package holds everybody's grants; NAME is a legal name or an id");
    settings.stakeholder = *stakeholder;
    if (const auto model = arguments.value("model")) settings.model = *model;
    if (const auto start = arguments.value("start")) {
        settings.start = parse_date(*start);
        if (!settings.start)
            throw Failure(ExitCode::usage,
                          fmt::format("'--start' cannot be '{}' (must be a date)", escape_control(*start)),
                          "for instance --start 2026-03-02");
    }
    return settings;
}

/// The scenario is on its way to a file: what it could not say must not be overlooked.
void tell_notes(const ImportedScenario& imported, const Arguments& arguments) {
    if (arguments.has("quiet") || imported.notes.empty()) return;
    const std::string text =
        fmt::format("{} {} on what was assumed or left out; see the head of the scenario\n",
                    imported.notes.size(), imported.notes.size() == 1 ? "note" : "notes");
    static_cast<void>(write_all(STDERR_FILENO, text));
}

ExitCode import_package(const Arguments& arguments) {
    const ImportSettings settings = settings_of(arguments);
    Output output = output_of(arguments);
    Diagnostics diagnostics;
    auto found =
        import_open_cap_format(read_package_files(arguments.operands().front()), settings, diagnostics);
    const ImportedScenario imported = found_or_fail(std::move(found), diagnostics, arguments);
    output.write(imported.text);
    tell_notes(imported, arguments);
    return ExitCode::ok;
}

std::vector<OptionSpec> import_options() {
    std::vector<OptionSpec> options{
        {.name = "stakeholder",
         .value_name = "NAME",
         .summary = "Whose grants: a legal name, or an id of the package",
         .choices = {}},
        {.name = "start",
         .value_name = "DATE",
         .summary = "Where the scenario starts; the package's own date unless given",
         .choices = {}},
        {.name = "model",
         .value_name = "NAME",
         .summary = "The model of the company, late-stage-private unless given",
         .choices = {}}};
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    options.push_back(quiet_option());
    return options;
}

}  // namespace

Command import_command() {
    return {.name = "import",
            .summary = "Make a scenario of one person's grants in an Open Cap Format package",
            .operands = "PACKAGE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Reads a company's cap table in the Open Cap Format (1.0 to 1.2), a directory or a zip file, "
                "and writes what one stakeholder holds as a scenario, each value with the id of the object "
                "it comes from. What the package says and a scenario cannot is noted at its head.",
            .options = import_options(),
            .run = import_package};
}

}  // namespace offersim
