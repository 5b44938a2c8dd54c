#include "cli/init.hpp"

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "scenario/template.hpp"

namespace offersim {

namespace {

/// FILE is another way to say --output FILE.
Output target_of(const Arguments& arguments) {
    if (arguments.operands().empty()) return output_of(arguments);
    if (arguments.has("output"))
        throw Failure(ExitCode::usage, "FILE and '--output' name two places", "give one of them");
    return {arguments.operands().front(), arguments.has("force"), {}};
}

ExitCode init(const Arguments& arguments) {
    target_of(arguments).write(starter_scenario());
    return ExitCode::ok;
}

}  // namespace

Command init_command() {
    return {.name = "init",
            .summary = "Write a commented scenario to start from",
            .operands = "[FILE]",
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Writes a complete, commented scenario to FILE, or prints it: a start-up's offer against a "
                "listed company's, to be replaced by your own.\n"
                "\n"
                "offersim init mine.yaml && offersim run mine.yaml",
            .options = output_options(),
            .run = init};
}

}  // namespace offersim
