#pragma once
/// The options that say how to simulate and how wide to print, for every command that does.
#include <cstdint>
#include <optional>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "report/text_report.hpp"

namespace offersim {

OptionSpec paths_option();
OptionSpec seed_option();
OptionSpec threads_option();

std::optional<std::uint64_t> seed_asked(const Arguments& arguments);
std::uint64_t drawn_seed();
/// 0: as many as processors.
int thread_count(const Arguments& arguments);
/// As wide as the terminal, and coloured as --color says.
TextReportSettings text_settings(const Arguments& arguments, const Output& output);

}  // namespace offersim
