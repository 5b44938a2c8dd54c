#include "cli/common_options.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>
#include <utility>

#include "cli/arguments.hpp"

namespace offersim {

OptionSpec format_option(std::vector<std::string> formats) {
    return {
        .name = "format", .value_name = "FORMAT", .summary = "What to print", .choices = std::move(formats)};
}

OptionSpec color_option() {
    return {.name = "color",
            .value_name = "WHEN",
            .summary = "Colour the text",
            .choices = {"auto", "always", "never"}};
}

OptionSpec quiet_option() {
    return {.name = "quiet",
            .letter = 'q',
            .value_name = "",
            .summary = "No warnings and no progress on standard error",
            .choices = {}};
}

std::vector<OptionSpec> output_options() {
    return {{.name = "output",
             .letter = 'o',
             .value_name = "FILE",
             .summary = "Write to FILE instead of standard output",
             .choices = {},
             .value_kind = ValueKind::file},
            {.name = "force",
             .letter = 'f',
             .value_name = "",
             .summary = "Replace FILE where it exists",
             .choices = {}}};
}

OptionSpec models_option() {
    return {.name = "models",
            .value_name = "DIR",
            .summary = "Look for models in DIR too",
            .choices = {},
            .value_kind = ValueKind::directory};
}

std::vector<OptionSpec> reader_options() {
    return {{.name = "set",
             .value_name = "KEY=VALUE",
             .summary = "Change a value of the scenario, as offers.groq.base=280k",
             .choices = {},
             .repeatable = true},
            models_option()};
}

Output output_of(const Arguments& arguments, std::optional<FileIdentity> input) {
    return {arguments.value("output").value_or(""), arguments.has("force"), input};
}

bool wants_color(const Arguments& arguments, int descriptor) {
    const std::string when = arguments.value("color").value_or("auto");
    if (when != "auto") return when == "always";
    const char* const no_color = std::getenv("NO_COLOR");
    const char* const terminal = std::getenv("TERM");
    if (no_color != nullptr && *no_color != '\0') return false;
    return ::isatty(descriptor) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace offersim
