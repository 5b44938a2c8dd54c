#include "engine/work_together.hpp"

#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace offersim {

void work_together(int count, const std::function<void(int)>& work, const std::function<void()>& abandon) {
    std::mutex mutex;
    std::exception_ptr first;
    const auto guarded = [&](int worker) {
        try {
            work(worker);
        } catch (...) {
            const std::scoped_lock lock(mutex);
            if (first == nullptr) first = std::current_exception();
            abandon();
        }
    };
    {
        std::vector<std::jthread> others;
        try {
            for (int worker = 1; worker < count; ++worker) others.emplace_back(guarded, worker);
        } catch (const std::system_error&) {  // no memory for another thread: fewer do the same work
        } catch (const std::bad_alloc&) {
        }
        guarded(0);
    }
    if (first != nullptr) std::rethrow_exception(first);
}

}  // namespace offersim
