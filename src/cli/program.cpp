#include "cli/program.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <new>
#include <system_error>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/failure.hpp"
#include "cli/file.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/process.hpp"
#include "cli/ranks.hpp"

namespace offersim {

namespace {

ExitCode print(std::string_view text) {
    Output({}, false, {}).write(text);
    return ExitCode::ok;
}

bool asks_for(std::span<const std::string> words, std::string_view name, std::string_view letter) {
    for (const std::string& word : words) {
        if (word == "--") return false;
        if (word == name || word == letter) return true;
    }
    return false;
}

/// A file on disk, standard input, or what can only be meant as a file: then `run` is understood.
bool names_a_file(const std::string& word) {
    struct stat status {};
    return word == "-" || word.find_first_of("/.") != std::string::npos || ::stat(word.c_str(), &status) == 0;
}

Failure unknown_command(const std::vector<Command>& commands, const std::string& word) {
    if (word.starts_with('-')) {
        return {ExitCode::usage, fmt::format("unknown option {} before the command", quoted_name(word)),
                "options follow the command: offersim run FILE --paths 1M"};
    }
    std::vector<std::string_view> names;
    for (const Command& command : commands) names.push_back(command.name);
    const std::string_view meant = nearest(word, names);
    return {
        ExitCode::usage, fmt::format("unknown command {}", quoted_name(word)),
        meant.empty() ? "'offersim --help' lists the commands" : fmt::format("did you mean '{}'?", meant)};
}

ExitCode run_command_named(const Command& command, std::span<const std::string> words) {
    const bool asks_help = asks_for(words, "--help", "-h");
    const bool asks_version = asks_for(words, "--version", "--version");
    if (launched_rank() > 0 && (asks_help || asks_version || !command.runs_on_ranks)) return ExitCode::ok;
    if (asks_help) return print(command_help(command));
    if (asks_version) return print(version_text());
    return command.run(parse_arguments(command, words));
}

ExitCode dispatch(std::span<const std::string> words) {
    prepare_process();
    const std::vector<Command> commands = all_commands();
    if (words.empty())
        throw Failure(ExitCode::usage, "no command given", "try: offersim run FILE, or offersim --help");
    const std::string& first = words.front();
    if (first == "--help" || first == "-h") return print(program_help(commands));
    if (first == "--version") return print(version_text());
    if (first == "help") {
        const Command* const asked = words.size() > 1 ? find_command(commands, words[1]) : nullptr;
        if (words.size() > 1 && asked == nullptr) throw unknown_command(commands, words[1]);
        return print(asked == nullptr ? program_help(commands) : command_help(*asked));
    }
    if (const Command* const command = find_command(commands, first))
        return run_command_named(*command, words.subspan(1));
    if (first.starts_with('-') && first != "-") throw unknown_command(commands, first);
    if (names_a_file(first)) return run_command_named(*find_command(commands, "run"), words);
    throw unknown_command(commands, first);
}

/// To standard error, whose own failure has nobody left to be told.
void complain(std::string_view message, std::string_view suggestion) {
    if (launched_rank() > 0) return;  // of what all know, the first speaks
    std::string text = fmt::format("offersim: error: {}\n", message);
    if (!suggestion.empty()) text += fmt::format("  {}\n", suggestion);
    static_cast<void>(write_all(STDERR_FILENO, text));
}

}  // namespace

ExitCode run_program(std::span<const std::string> words) {
    try {
        return dispatch(words);
    } catch (const Failure& failure) {
        if (!failure.message().empty()) complain(failure.message(), failure.suggestion());
        return failure.code();
    } catch (const std::bad_alloc&) {
        constexpr std::string_view text = "offersim: error: out of memory\n";  // nothing here may allocate
        static_cast<void>(write_all(STDERR_FILENO, text));
        return ExitCode::out_of_resources;
    } catch (const std::system_error& error) {  // a thread that could not be started, for want of memory
        complain(escape_control(error.what()), "");
        return ExitCode::out_of_resources;
    } catch (const std::exception& error) {
        complain(fmt::format("internal error: {}", escape_control(error.what())),
                 "this is a bug of offersim: please report it");
        return ExitCode::internal_error;
    }
}

}  // namespace offersim
