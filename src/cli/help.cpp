#include "cli/help.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "report/layout.hpp"

namespace offersim {

namespace {

constexpr int help_width = 80;

/// "-o, --output FILE"
std::string spelling(const OptionSpec& option) {
    std::string text = option.letter != 0 ? fmt::format("-{}, --{}", option.letter, option.name)
                                          : fmt::format("    --{}", option.name);
    if (!option.is_flag()) text += " " + option.value_name;
    return text;
}

std::string summary_of(const OptionSpec& option) {
    std::string text = option.summary;
    if (!option.choices.empty()) text += fmt::format(": {}", fmt::join(option.choices, ", "));
    if (option.repeatable) text += " (repeatable)";
    return text;
}

void append_options(std::string& text, const std::vector<OptionSpec>& options) {
    std::size_t widest = 0;
    for (const OptionSpec& option : options) widest = std::max(widest, spelling(option).size());
    for (const OptionSpec& option : options) {
        const std::string first = fmt::format("  {:<{}}  ", spelling(option), widest);
        text += wrap(summary_of(option), help_width, first, std::string(first.size(), ' '));
    }
}

}  // namespace

std::string version_text() { return "offersim " OFFERSIM_VERSION "\n"; }

std::string program_help(const std::vector<Command>& commands) {
    std::string text =
        "offersim simulates job offers: is the pre-IPO one worth more than the liquid one,\n"
        "in how many futures, and by how much?\n\n"
        "usage: offersim COMMAND [OPTIONS] ...\n"
        "       offersim FILE              the same as: offersim run FILE\n\n"
        "commands:\n";
    std::size_t widest = 0;
    for (const Command& command : commands) widest = std::max(widest, command.name.size());
    for (const Command& command : commands)
        fmt::format_to(std::back_inserter(text), "  {:<{}}  {}\n", command.name, widest, command.summary);
    text += "\n'offersim COMMAND --help' tells more; --version prints the version.\n";
    return text;
}

std::string command_help(const Command& command) {
    std::string text = fmt::format("usage: offersim {} [OPTIONS]{}{}\n\n", command.name,
                                   command.operands.empty() ? "" : " ", command.operands);
    text += wrap(command.description, help_width, "", "");
    std::vector<OptionSpec> options = command.options;
    options.push_back(
        {.name = "help", .letter = 'h', .value_name = "", .summary = "Print this help", .choices = {}});
    options.push_back({.name = "version", .value_name = "", .summary = "Print the version", .choices = {}});
    text += "\noptions:\n";
    append_options(text, options);
    return text;
}

}  // namespace offersim
