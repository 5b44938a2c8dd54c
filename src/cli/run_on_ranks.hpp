#pragma once
/// `run` under mpirun: the first rank reads and reports, and every rank does a part of the paths.
#include "cli/arguments.hpp"
#include "cli/exit_code.hpp"
#include "engine/ranks.hpp"

namespace offersim {

ExitCode run_on_ranks(const Arguments& arguments, Ranks& ranks);

}  // namespace offersim
