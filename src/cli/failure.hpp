#pragma once
/// Why a command gives up: one line for the user, perhaps one on what to do, and the exit code.
#include <exception>
#include <string>
#include <utility>

#include "cli/exit_code.hpp"

namespace offersim {

class Failure : public std::exception {
public:
    Failure(ExitCode code, std::string message, std::string suggestion = {})
        : code_(code), message_(std::move(message)), suggestion_(std::move(suggestion)) {}

    ExitCode code() const { return code_; }
    const std::string& message() const { return message_; }        ///< empty: leave quietly
    const std::string& suggestion() const { return suggestion_; }  ///< may be empty
    const char* what() const noexcept override { return message_.c_str(); }

private:
    ExitCode code_;
    std::string message_;
    std::string suggestion_;
};

}  // namespace offersim
