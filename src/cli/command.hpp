#pragma once
/// The commands of the program. One table makes the parser of the options, the help and the completions: a
/// command is one file that describes itself, and one line in commands.cpp.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_code.hpp"

namespace offersim {

class Arguments;

/// What an option's value or an operand is, for the completions of a shell.
enum class ValueKind { text, file, directory };

struct OptionSpec {
    std::string name;                  ///< "paths"
    char letter = 0;                   ///< 'o' for -o; 0: none
    std::string value_name;            ///< "N"; empty: a flag
    std::string summary;               ///< one line, no full stop
    std::vector<std::string> choices;  ///< the only values; empty: any
    bool repeatable = false;           ///< otherwise a second one is an error
    ValueKind value_kind = ValueKind::text;

    bool is_flag() const { return value_name.empty(); }
};

struct Command {
    std::string name;
    std::string summary;   ///< one line, no full stop
    std::string operands;  ///< "FILE", as the usage line shows them
    std::size_t least_operands = 0;
    std::size_t most_operands = 0;
    std::vector<std::string> operand_choices;  ///< the only operands; empty: any
    ValueKind operand_kind = ValueKind::text;
    std::string description;  ///< paragraphs for the help, wrapped to 80 columns
    std::vector<OptionSpec> options;
    std::function<ExitCode(const Arguments&)> run;
    bool runs_on_ranks = false;  ///< otherwise only the first process that mpirun starts does anything
};

/// Every command, in the order of the help.
std::vector<Command> all_commands();
/// The command of that name, or null.
const Command* find_command(const std::vector<Command>& commands, std::string_view name);

}  // namespace offersim
