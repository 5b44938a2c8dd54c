#pragma once
/// The words after the command, parsed strictly against the command's table: no guessed prefixes, no option
/// twice, no value outside its choices. Whatever is wrong is a Failure with ExitCode::usage.
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace offersim {

class Arguments {
public:
    Arguments(std::map<std::string, std::vector<std::string>, std::less<>> options,
              std::vector<std::string> operands);

    bool has(std::string_view option) const;
    /// The value of an option given at most once.
    std::optional<std::string> value(std::string_view option) const;
    /// All values of a repeatable option, in order.
    std::vector<std::string> values(std::string_view option) const;
    const std::vector<std::string>& operands() const { return operands_; }

    /// The value as a whole number between `least` and `most`: `1000000`, `1M`, `1e6`. Nothing where the
    /// option is absent.
    std::optional<std::uint64_t> whole_number(std::string_view option, std::uint64_t least,
                                              std::uint64_t most) const;
    /// The value as a share above 0 and up to 1: `0.5%`, `0.005`.
    std::optional<double> share(std::string_view option) const;
    /// The value as a list of numbers within (0, 100), rising: `5,50,95`.
    std::optional<std::vector<double>> percentiles(std::string_view option) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> options_;
    std::vector<std::string> operands_;
};

Arguments parse_arguments(const Command& command, std::span<const std::string> words);

}  // namespace offersim
