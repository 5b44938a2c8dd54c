#include "cli/completion_script.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace offersim {

namespace {

std::vector<std::string> names_of(const std::vector<Command>& commands) {
    std::vector<std::string> names;
    for (const Command& command : commands) names.push_back(command.name);
    return names;
}

/// "--paths --seed ... --help"
std::string option_words(const Command& command) {
    std::string words;
    for (const OptionSpec& option : command.options) words += fmt::format("--{} ", option.name);
    return words + "--help --version";
}

/// Text within single quotes of a shell, where `stop` would end or confuse it.
std::string without(std::string text, std::string_view stop) {
    std::erase_if(text, [&](char letter) { return stop.find(letter) != std::string_view::npos; });
    return text;
}

std::string bash_values(const std::vector<std::string>& choices, ValueKind kind) {
    if (!choices.empty()) return fmt::format("_offersim_words \"{}\"", fmt::join(choices, " "));
    if (kind == ValueKind::file) return "_offersim_files -f";
    return kind == ValueKind::directory ? "_offersim_files -d" : "";
}

/// The cases of one command: first what follows an option, then what stands alone.
std::string bash_case(const Command& command) {
    std::string text = fmt::format("        {})\n            case $previous in\n", command.name);
    for (const OptionSpec& option : command.options) {
        if (option.is_flag()) continue;
        const std::string names =
            option.letter != 0 ? fmt::format("--{}|-{}", option.name, option.letter) : "--" + option.name;
        text += fmt::format("                {}) {}; return ;;\n", names,
                            option.choices.empty() && option.value_kind == ValueKind::text
                                ? ":"
                                : bash_values(option.choices, option.value_kind));
    }
    text += "            esac\n";
    text += fmt::format("            if [[ $current == -* ]]; then _offersim_words \"{}\"",
                        option_words(command));
    const std::string operands = bash_values(command.operand_choices, command.operand_kind);
    if (!operands.empty()) text += fmt::format("; else {}", operands);
    return text + "; fi ;;\n";
}

std::string zsh_action(const std::vector<std::string>& choices, ValueKind kind) {
    if (!choices.empty()) return fmt::format("({})", fmt::join(choices, " "));
    if (kind == ValueKind::file) return "_files";
    return kind == ValueKind::directory ? "_files -/" : "";
}

std::string zsh_option(const OptionSpec& option) {
    const std::string summary = without(option.summary, "'[]:");
    const std::string value = option.is_flag() ? std::string()
                                               : fmt::format(":{}:{}", without(option.value_name, "'[]:"),
                                                             zsh_action(option.choices, option.value_kind));
    const std::string repeat = option.repeatable ? "*" : "";
    if (option.letter == 0)
        return fmt::format("'{}--{}{}[{}]{}'", repeat, option.name, option.is_flag() ? "" : "=", summary,
                           value);
    return fmt::format("'(-{0} --{1})'{{-{0},--{1}{2}}}'[{3}]{4}'", option.letter, option.name,
                       option.is_flag() ? "" : "=", summary, value);
}

std::string zsh_case(const Command& command) {
    std::string text = fmt::format("        {})\n            _arguments -s \\\n", command.name);
    for (const OptionSpec& option : command.options)
        text += fmt::format("                {} \\\n", zsh_option(option));
    text +=
        "                '(-h --help)'{-h,--help}'[Print help]' \\\n                '--version[Print the "
        "version]'";
    const std::string action = zsh_action(command.operand_choices, command.operand_kind);
    if (command.most_operands > 0)
        text += fmt::format(" \\\n                '*:{}:{}'", without(command.operands, "'[]:"), action);
    return text + " ;;\n";
}

std::string fish_values(const std::vector<std::string>& choices, ValueKind kind) {
    if (!choices.empty()) return fmt::format(" -xa '{}'", fmt::join(choices, " "));
    if (kind == ValueKind::directory) return " -xa '(__fish_complete_directories)'";
    return kind == ValueKind::file ? " -rF" : " -x";
}

}  // namespace

std::string bash_completion(const std::vector<Command>& commands) {
    std::string cases;
    for (const Command& command : commands) cases += bash_case(command);
    return fmt::format(R"(# Completions of offersim for bash: source <(offersim completion bash)
_offersim_words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }}
_offersim_files() {{
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$current")
}}
_offersim() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}}
    COMPREPLY=()
    if [[ $current == "=" ]]; then current=""; fi
    if [[ $previous == "=" ]]; then previous=${{COMP_WORDS[COMP_CWORD-2]}}; fi
    if ((COMP_CWORD == 1)); then
        _offersim_files -f
        local words=("${{COMPREPLY[@]}}")
        _offersim_words "{} --help --version"
        COMPREPLY+=("${{words[@]}}")
        return
    fi
    case $command in
        {}) ;;
        *) command=run ;;
    esac
    case $command in
{}    esac
}}
complete -F _offersim offersim
)",
                       fmt::join(names_of(commands), " "), fmt::join(names_of(commands), "|"), cases);
}

std::string zsh_completion(const std::vector<Command>& commands) {
    std::string cases, summaries;
    for (const Command& command : commands) {
        cases += zsh_case(command);
        summaries += fmt::format("            '{}:{}'\n", command.name, without(command.summary, "':"));
    }
    return fmt::format(R"(#compdef offersim
# Completions of offersim for zsh: offersim completion zsh > "${{fpath[1]}}/_offersim"
_offersim() {{
    if ((CURRENT == 2)); then
        local -a commands=(
{}        )
        _describe command commands
        _files
        return
    fi
    local command=$words[2]
    case $command in
        {}) shift words; ((CURRENT--)) ;;
        *) command=run ;;
    esac
    case $command in
{}    esac
}}
if [[ $funcstack[1] == _offersim ]]; then _offersim "$@"; else compdef _offersim offersim; fi
)",
                       summaries, fmt::join(names_of(commands), "|"), cases);
}

std::string fish_completion(const std::vector<Command>& commands) {
    std::string text =
        "# Completions of offersim for fish: offersim completion fish > "
        "~/.config/fish/completions/offersim.fish\n";
    for (const Command& command : commands) {
        text += fmt::format("complete -c offersim -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                            without(command.summary, "'\\"));
    }
    for (const Command& command : commands) {
        const std::string start =
            fmt::format("complete -c offersim -n '__fish_seen_subcommand_from {}'", command.name);
        for (const OptionSpec& option : command.options) {
            text += fmt::format("{} -l {}", start, option.name);
            if (option.letter != 0) text += fmt::format(" -s {}", option.letter);
            if (!option.is_flag()) text += fish_values(option.choices, option.value_kind);
            text += fmt::format(" -d '{}'\n", without(option.summary, "'\\"));
        }
        if (!command.operand_choices.empty())
            text += fmt::format("{} -xa '{}'\n", start, fmt::join(command.operand_choices, " "));
        text += fmt::format("{} -s h -l help -d 'Print help'\n", start);
    }
    return text;
}

}  // namespace offersim
