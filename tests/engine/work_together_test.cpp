#include "engine/work_together.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <new>
#include <stdexcept>

namespace offersim {
namespace {

TEST(WorkTogether, CallsEveryWorkerOnce) {
    std::atomic<int> sum = 0;
    work_together(
        5, [&](int worker) { sum += 1 << worker; }, [] {});
    EXPECT_EQ(sum, 0b11111);
}

TEST(WorkTogether, ThrowsAgainWhatAnyWorkerThrew) {
    for (int culprit = 0; culprit < 3; ++culprit) {
        std::atomic<bool> is_abandoned = false;
        const auto work = [&](int worker) {
            if (worker == culprit) throw std::bad_alloc();
            while (!is_abandoned) {
            }
        };
        EXPECT_THROW(work_together(3, work, [&] { is_abandoned = true; }), std::bad_alloc) << culprit;
    }
}

}  // namespace
}  // namespace offersim
