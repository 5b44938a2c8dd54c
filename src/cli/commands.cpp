#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "cli/run.hpp"

namespace offersim {

std::vector<Command> all_commands() { return {run_command(), completion_command()}; }

const Command* find_command(const std::vector<Command>& commands, std::string_view name) {
    for (const Command& command : commands)
        if (command.name == name) return &command;
    return nullptr;
}

}  // namespace offersim
