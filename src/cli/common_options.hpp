#pragma once
/// Options that several commands share, spelt and explained once.
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/output.hpp"

namespace offersim {

OptionSpec format_option(std::vector<std::string> formats);
OptionSpec color_option();
OptionSpec quiet_option();
/// --output and --force
std::vector<OptionSpec> output_options();
OptionSpec models_option();
/// --set and --models: how a scenario is read.
std::vector<OptionSpec> reader_options();

/// The place that --output names, standard output without it; `input` is never overwritten.
Output output_of(const Arguments& arguments, std::optional<FileIdentity> input = {});

/// Whether text on `descriptor` is coloured: `--color always`, or `auto` on a terminal that is not dumb and
/// without NO_COLOR (https://no-color.org) in the environment.
bool wants_color(const Arguments& arguments, int descriptor);

}  // namespace offersim
