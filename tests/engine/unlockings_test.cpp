#include "engine/unlockings.hpp"

#include <gtest/gtest.h>

namespace offersim {
namespace {

using Lanes = std::vector<std::int32_t>;

class UnlockingsTest : public ::testing::Test {
protected:
    static constexpr int last_month = 24;

    void list(const LockupStages& stages) {
        events.month.assign(block_paths, last_month + 1);
        events.kind.assign(block_paths, EventKind::none);
        const int offered[] = {3, 20, 24};  // paths 0 to 2
        for (std::size_t lane = 0; lane < std::size(offered); ++lane) {
            events.month[lane] = offered[lane];
            events.kind[lane] = EventKind::ipo;
        }
        events.sort(block_paths, last_month);
        unlockings.list(events, {[stages](std::int32_t) { return stages; },
                                 [](int month, std::int32_t lane) { return month / 100.0 + lane; },
                                 [](int month, std::span<const std::int32_t> lanes, double* result) {
                                     for (std::size_t k = 0; k < lanes.size(); ++k)
                                         result[k] = 10 * month + lanes[k];
                                 }});
    }
    /// The months in which a lane is listed.
    std::vector<int> months_of(std::int32_t lane) const {
        std::vector<int> months;
        for (int month = 0; month <= last_month; ++month)
            for (const std::int32_t listed : unlockings.in(month).lanes)
                if (listed == lane) months.push_back(month);
        return months;
    }

    PlanCompany company;
    CompanyEvents events;
    Unlockings unlockings{company, last_month};
};

TEST_F(UnlockingsTest, AreOfTheMonthInWhichTheOnlyStageEnds) {
    list({6, 6});
    EXPECT_EQ(months_of(0), std::vector{9});
    EXPECT_EQ(months_of(1), std::vector<int>{});  // after the last month
    EXPECT_EQ(months_of(3), std::vector<int>{});
    EXPECT_EQ(unlockings.in(9).unlocked, std::vector{0.09});
    EXPECT_EQ(unlockings.in(9).price, std::vector{90.0});
}

TEST_F(UnlockingsTest, AreOfEveryMonthFromTheFirstStageToTheLast) {
    list({2, 5});
    EXPECT_EQ(months_of(0), (std::vector{5, 6, 7, 8}));
    EXPECT_EQ(months_of(1), (std::vector{22, 23, 24}));
    list({0, 0});
    EXPECT_EQ(months_of(0), std::vector{3});
    EXPECT_EQ(months_of(1), std::vector{20});
    EXPECT_EQ(months_of(2), std::vector{24});
}

TEST_F(UnlockingsTest, WaitForAnOpenMonthAndNoLongerThanToTheLast) {
    company.blackout.assign(last_month + 1, false);
    for (const int month : {5, 6, 8, 9, 23, 24}) company.blackout[static_cast<std::size_t>(month)] = true;
    list({2, 5});
    EXPECT_EQ(months_of(0), (std::vector{7, 10}));
    EXPECT_EQ(months_of(1), (std::vector{22, 24}));
}

}  // namespace
}  // namespace offersim
