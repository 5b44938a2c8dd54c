#pragma once
/// The program between argv and the exit code: finds the command, runs it, says what went wrong.
#include <span>
#include <string>

#include "cli/exit_code.hpp"

namespace offersim {

/// `words` is argv without the program's name. Never throws.
ExitCode run_program(std::span<const std::string> words);

}  // namespace offersim
