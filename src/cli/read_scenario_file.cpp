#include "cli/read_scenario_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/batch_inputs.hpp"
#include "cli/beside_file.hpp"
#include "cli/common_options.hpp"

namespace offersim {

ReaderSettings reader_settings(const Arguments& arguments) {
    return {arguments.value("models"), arguments.values("set"), read_beside};
}

void print_diagnostics(const Diagnostics& diagnostics, bool quiet, bool color) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
        if (diagnostic.severity == Severity::warning && quiet) continue;
        text += format_diagnostic(diagnostic, color) + "\n";
    }
    if (diagnostics.error_count() > Diagnostics::most_errors)
        text += fmt::format("and {} more errors\n", diagnostics.error_count() - Diagnostics::most_errors);
    static_cast<void>(write_all(STDERR_FILENO, text));
}

void print_diagnostics(const Diagnostics& diagnostics, const Arguments& arguments) {
    print_diagnostics(diagnostics, arguments.has("quiet"), wants_color(arguments, STDERR_FILENO));
}

Scenario read_scenario_or_fail(InputText input, const Arguments& arguments) {
    Diagnostics diagnostics;
    auto scenario = read_scenario(std::move(input.text), input.name, reader_settings(arguments), diagnostics);
    if (!scenario && is_guide_file(input.name))
        throw Failure(
            ExitCode::bad_data,
            fmt::format("{} is no scenario, but may be a compensation guide", quoted_name(input.name)),
            fmt::format("offersim guide {} makes a scenario of it", escape_control(input.name)));
    return found_or_fail(std::move(scenario), diagnostics, arguments);
}

}  // namespace offersim
