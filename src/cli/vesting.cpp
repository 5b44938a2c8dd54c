#include "cli/vesting.hpp"

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/read_scenario_file.hpp"
#include "report/vesting_report.hpp"

namespace offersim {

namespace {

ExitCode vesting(const Arguments& arguments) {
    InputText input = read_input(arguments.operands().front());
    Output output = output_of(arguments, input.identity);
    Diagnostics diagnostics;
    auto file = read_vesting_file(std::move(input.text), std::move(input.name), reader_settings(arguments),
                                  diagnostics);
    VestingFile grant = found_or_fail(std::move(file), diagnostics, arguments);
    const GrantVesting table = lay_out_grant(static_cast<std::int64_t>(grant.shares), grant.start,
                                             grant.granted, std::move(grant.vesting));
    const std::string format = arguments.value("format").value_or("text");
    output.write(format == "json"  ? vesting_json(table)
                 : format == "csv" ? vesting_csv(table)
                                   : vesting_text(table));
    return ExitCode::ok;
}

std::vector<OptionSpec> vesting_options() {
    std::vector<OptionSpec> options{format_option({"text", "json", "csv"})};
    for (OptionSpec& option : reader_options()) options.push_back(std::move(option));
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    options.push_back(quiet_option());
    return options;
}

}  // namespace

Command vesting_command() {
    return {.name = "vesting",
            .summary = "Lay out when the shares of a grant vest",
            .operands = "FILE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Prints the dated tranches of one grant, in whole shares unless its rounding is fractional. "
                "FILE (- for standard input) holds the grant:\n"
                "\n"
                "shares: 100000\n"
                "start: 2025-01-01\n"
                "vesting: {over: 48mo, every: month, cliff: 12mo}",
            .options = vesting_options(),
            .run = vesting};
}

}  // namespace offersim
