#pragma once
/// How a batch's files are shared among processors: the one place that decides who works on what.
#include <cstddef>
#include <functional>
#include <stop_token>

namespace offersim {

struct WorkShare {
    int workers = 1;           ///< files at a time
    int threads_per_file = 1;  ///< of the simulation of each
};

/// One thread a file where there are files enough to keep `threads` busy to the end; all of them on one file
/// after the other where there are few.
WorkShare share_work(std::size_t files, int threads);

/// Calls work(0) .. work(count - 1) on `workers` threads, the calling one among them; each call begins in
/// that order. Begins none any more once `stop` is asked for or a call has thrown; the first exception is
/// thrown on when all have ended.
void work_through(std::size_t count, int workers, const std::stop_token& stop,
                  const std::function<void(std::size_t)>& work);

}  // namespace offersim
