#include "cli/check.hpp"

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/read_scenario_file.hpp"
#include "report/check_report.hpp"
#include "report/number_text.hpp"

namespace offersim {

namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::optional<SoundFile> check_scenario(InputText input, const Arguments& arguments, Diagnostics& findings) {
    Diagnostics diagnostics;
    auto scenario = read_scenario(std::move(input.text), input.name, reader_settings(arguments), diagnostics);
    if (!scenario) {
        findings = diagnostics;
        return {};
    }
    for (const Diagnostic& warning :
         scenario->warnings)  // what a run would say of silent assumptions is among them
        findings.add(warning);
    return SoundFile{std::move(input.name),
                     fmt::format("{} and {}", counted(scenario->offers.size(), "offer", "offers"),
                                 counted(scenario->companies.size(), "company", "companies")),
                     std::move(scenario->effective_values)};
}

std::optional<SoundFile> check_grant(InputText input, const Arguments& arguments, Diagnostics& findings) {
    auto grant = read_vesting_file(std::move(input.text), input.name, reader_settings(arguments), findings);
    if (!grant) return {};
    return SoundFile{std::move(input.name), fmt::format("a grant of {} shares", count_text(grant->shares)),
                     std::move(grant->effective_values)};
}

std::optional<SoundFile> check_company(InputText input, const Arguments& arguments, Diagnostics& findings) {
    auto company =
        read_company_file(std::move(input.text), input.name, "", reader_settings(arguments), findings);
    if (!company) return {};
    return SoundFile{std::move(input.name), "a company by itself", std::move(company->effective_values)};
}

std::optional<SoundFile> check_any(InputText input, const Arguments& arguments, Diagnostics& findings) {
    switch (kind_of_file(input.text)) {
        case FileKind::grant: return check_grant(std::move(input), arguments, findings);
        case FileKind::company: return check_company(std::move(input), arguments, findings);
        case FileKind::scenario: break;
    }
    return check_scenario(std::move(input), arguments, findings);
}

ExitCode check(const Arguments& arguments) {
    InputText input = read_input(arguments.operands().front());
    Output output = output_of(arguments, input.identity);
    const std::string name = input.name;
    Diagnostics findings;
    std::optional<SoundFile> file = check_any(std::move(input), arguments, findings);
    const bool explains = arguments.has("explain");
    if (arguments.value("format") == "json" && (file || output.is_standard_output())) {
        output.write(check_json(name, findings, explains && file ? &file->values : nullptr));
        return file ? ExitCode::ok : ExitCode::bad_data;  // to a program, faults are the answer
    }
    const SoundFile sound = found_or_fail(std::move(file), findings, arguments);
    output.write(explains ? explain_text(sound) : check_text(sound));
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
            .summary = "Find every fault of a file, or explain how its values were read",
            .operands = "FILE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Reads a scenario, or a grant or company by itself, from FILE (- for standard input) and "
                "reports all of its faults with their lines and columns; the exit code is then 65. With "
                "--explain a sound file is printed value by value: as written, as read, and the line, model "
                "or default it comes from.",
            .options = check_options(),
            .run = check};
}

}  // namespace offersim
