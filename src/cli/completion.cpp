#include "cli/completion.hpp"

#include "cli/arguments.hpp"
#include "cli/completion_script.hpp"
#include "cli/output.hpp"

namespace offersim {

namespace {

ExitCode complete(const Arguments& arguments) {
    const std::vector<Command> commands = all_commands();
    const std::string& shell = arguments.operands().front();
    const std::string script = shell == "bash"  ? bash_completion(commands)
                               : shell == "zsh" ? zsh_completion(commands)
                                                : fish_completion(commands);
    Output({}, false, {}).write(script);
    return ExitCode::ok;
}

}  // namespace

Command completion_command() {
    return {
        .name = "completion",
        .summary = "Print the completions of a shell",
        .operands = "SHELL",
        .least_operands = 1,
        .most_operands = 1,
        .operand_choices = {"bash", "zsh", "fish"},
        .description =
            "Prints what a shell (bash, zsh or fish) needs to complete commands, options and their values.\n"
            "\n"
            "bash: source <(offersim completion bash)\n"
            "zsh: offersim completion zsh > \"${fpath[1]}/_offersim\"\n"
            "fish: offersim completion fish > ~/.config/fish/completions/offersim.fish",
        .options = {},
        .run = complete};
}

}  // namespace offersim
