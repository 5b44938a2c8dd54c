#include "cli/schema.hpp"

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "scenario/reference.hpp"
#include "scenario/schema.hpp"

namespace offersim {

namespace {

ExitCode schema(const Arguments& arguments) {
    Output output = output_of(arguments);
    output.write(arguments.has("reference") ? scenario_reference() : scenario_schema());
    return ExitCode::ok;
}

std::vector<OptionSpec> schema_options() {
    std::vector<OptionSpec> options{{.name = "reference",
                                     .value_name = "",
                                     .summary = "Print the reference of every key instead, as Markdown",
                                     .choices = {}}};
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    return options;
}

}  // namespace

Command schema_command() {
    return {.name = "schema",
            .summary = "Print the JSON Schema of a scenario, or the reference of its keys",
            .operands = "",
            .operand_choices = {},
            .description =
                "Prints the scenario language as a JSON Schema (draft-07). An editor completes and checks a "
                "scenario with it; with yaml-language-server by a first line of the file:\n"
                "\n"
                "# yaml-language-server: $schema=scenario-1.json",
            .options = schema_options(),
            .run = schema};
}

}  // namespace offersim
