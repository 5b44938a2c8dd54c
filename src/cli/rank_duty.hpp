#pragma once
/// How the ranks of one run fail together: none of them waits for one that has given up.
#include <functional>

#include "cli/exit_code.hpp"
#include "engine/ranks.hpp"

namespace offersim {

/// Calls `work`. Whatever it throws is told with the rank's number and ends all ranks. Without ranks it is
/// thrown on.
void or_end_all(Ranks* ranks, const std::function<void()>& work);

/// On the first rank: calls `prepare`, what it alone does before the others begin, and tells them how that
/// went. Its Failure is thrown on. Without ranks: just calls it.
void prepare_for_all(Ranks* ranks, const std::function<void()>& prepare);
/// On the others: waits for that, and gives ExitCode::ok or the code of the first rank's failure.
ExitCode prepared_by_first(Ranks& ranks);

}  // namespace offersim
