#pragma once
/// Whether this process is one of several that mpirun started, and how to join the others.
#include <memory>

#include "engine/ranks.hpp"

namespace offersim {

/// The number that mpirun gave to this process; 0 where nobody did.
int launched_rank();
/// Joins the other processes of the same mpirun; null where there is none. Failure: ExitCode::usage in a
/// build without MPI, which would otherwise run as many times as there are processes.
std::unique_ptr<Ranks> join_ranks();

}  // namespace offersim
