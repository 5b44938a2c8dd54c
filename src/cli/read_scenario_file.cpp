#include "cli/read_scenario_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "scenario/reader.hpp"

namespace offersim {

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

Scenario read_scenario_or_fail(InputText input, const Arguments& arguments) {
    Diagnostics diagnostics;
    std::optional<Scenario> scenario =
        read_scenario(std::move(input.text), std::move(input.name),
                      {arguments.value("models"), arguments.values("set")}, diagnostics);
    print_diagnostics(diagnostics, arguments.has("quiet"), wants_color(arguments, STDERR_FILENO));
    if (!scenario) throw Failure(ExitCode::bad_data, "");
    return *std::move(scenario);
}

}  // namespace offersim
