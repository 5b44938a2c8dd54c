#include "process/iso_limit.hpp"

#include <gmock/gmock.h>

namespace offersim {
namespace {

using ::testing::ElementsAre;

TEST(IsoLimit, EachCalendarYearHasItsOwn) {
    // 26 CFR 1.422-4(d), example: $100,000 a year; what is first exercisable beyond it is an NSO.
    EXPECT_THAT(iso_parts({50'000, 80'000, 40'000, 90'000, 30'000}, {2027, 2027, 2027, 2028, 2029}),
                ElementsAre(1, 0.625, 0, 1, 1));
}

TEST(IsoLimit, ACliffThatReleasesMoreThanTheLimit) {
    EXPECT_THAT(iso_parts({400'000, 100'000}, {2027, 2028}), ElementsAre(0.25, 1));
}

TEST(IsoLimit, NothingOfNoWorthIsLost) { EXPECT_THAT(iso_parts({0, 0}, {2027, 2027}), ElementsAre(1, 1)); }

}  // namespace
}  // namespace offersim
