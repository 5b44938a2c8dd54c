#pragma once
/// Threads that share one piece of work.
#include <functional>

namespace offersim {

/// Calls work(0) on this thread and work(1) to work(count - 1) on threads of their own, and returns when all
/// have returned. Where a thread cannot be started the others do its part, so `work` must take its parts from
/// a common store. Where one throws, `abandon` is called so that the others may stop early; the first
/// exception is thrown again here.
void work_together(int count, const std::function<void(int)>& work, const std::function<void()>& abandon);

}  // namespace offersim
