#pragma once
/// Words that every report for people shares.
#include <string>
#include <string_view>

#include "analysis/answers.hpp"

namespace offersim {

/// "present value before tax"
std::string measure_words(const RunAnswer& answer);
/// A name as a report shows it: what would command a terminal is written out, what is endless is cut.
std::string shown(std::string_view name);
/// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& items);
/// "4 years", "30 months"
std::string duration_text(int months);
/// "in 17.5 % of futures", "in no future", "in every future"
std::string futures_words(double probability);
/// A word for a shell that means `text` and nothing else.
std::string shell_word(const std::string& text);
/// The command that gives the same figures again; `options` are its own ("--against nvidia").
std::string replay_command(const RunAnswer& answer, std::string_view command = "run",
                           std::string_view options = {});
/// The command that shows what was assumed.
std::string assumptions_command(const RunAnswer& answer);

}  // namespace offersim
