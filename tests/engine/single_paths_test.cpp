#include "engine/single_paths.hpp"

#include <gtest/gtest.h>

#include "engine/kernels.hpp"

namespace offersim {
namespace {

TEST(SinglePaths, AreOrderedByMonthOnceEachAndPadded) {
    SinglePaths paths(130);
    for (int round = 0; round < 2; ++round) {  // nothing is left over from the block before
        paths.clear();
        paths.add(7, 128);
        paths.add(500, 3);
        paths.add(7, 128);
        paths.add(2, 3 + round);
        paths.add(7, 0);
        paths.sort();
        ASSERT_EQ(paths.count(), 4);
        const int lanes[] = {7, 500, 2, 7}, months[] = {0, 3, 3 + round, 128};
        for (int place = 0; place < 4; ++place) {
            EXPECT_EQ(paths.lanes()[place], lanes[place]);
            EXPECT_EQ(paths.month(place), months[place]);
            EXPECT_EQ(paths.lanes()[4 + place], block_paths + place);
        }
        EXPECT_EQ(paths.first_place(0), 0);
        EXPECT_EQ(paths.first_place(1), 1);
        EXPECT_EQ(paths.first_place(4), round == 0 ? 3 : 2);
        EXPECT_EQ(paths.first_place(128), 3);
        EXPECT_EQ(paths.first_place(129), 4);
        EXPECT_EQ(paths.first_place(130), 4);
    }
}

}  // namespace
}  // namespace offersim
