#include "engine/brownian.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace offersim {
namespace {

constexpr int years = 3, last_month = 12 * years;
const UniformSource source{make_stream(5, "growth/of the test"), 1024};

std::vector<bool> months(const std::vector<int>& read) {
    std::vector<bool> result(last_month + 1, false);
    for (const int month : read) result[static_cast<std::size_t>(month)] = true;
    return result;
}
std::vector<bool> every_month() { return std::vector<bool>(last_month + 1, true); }

BrownianBlock block(const BrownianTree& tree, const std::vector<bool>& read, std::size_t cohorts = 0) {
    return {tree, close_under_construction(tree, read), cohorts, false};
}

TEST(BrownianTree, NodesLieBetweenThoseThatComeBefore) {
    const BrownianTree tree(last_month - 5);
    ASSERT_EQ(tree.month_count(), last_month + 1);
    std::vector<bool> made(static_cast<std::size_t>(tree.month_count()), false);
    made[0] = true;
    for (int index = 0; index < tree.node_count(); ++index) {
        const BrownianTree::Node& node = tree.node(index);
        EXPECT_TRUE(made[static_cast<std::size_t>(node.left)] && made[static_cast<std::size_t>(node.right)]);
        EXPECT_FALSE(made[static_cast<std::size_t>(node.month)]);
        EXPECT_EQ(tree.node_of_month(node.month), index);
        made[static_cast<std::size_t>(node.month)] = true;
    }
    EXPECT_TRUE(std::accumulate(made.begin(), made.end(), true, std::logical_and<>()));
}

TEST(BrownianBlock, ValuesAreTheSameWhoeverReads) {
    const BrownianTree tree(last_month);
    BrownianBlock whole = block(tree, every_month());
    const Kernels& kernels = best_kernels();
    whole.start(kernels, source);

    for (const std::vector<int>& read : {std::vector<int>{}, {12, 24, 36}, {7, 15}}) {
        BrownianBlock some = block(tree, months(read), 1);
        SinglePaths single_paths(tree.month_count());
        for (int round = 0; round < 2; ++round) {  // nothing is left over from the block before
            some.start(kernels, source);
            single_paths.clear();
            for (int lane = round; lane < block_paths; lane += 3)
                for (int turn = 0; turn < 6; ++turn)  // more than a block has paths
                    single_paths.add(lane, 1 + (lane * (turn % 5)) % last_month);
            single_paths.sort();
            std::vector<std::int32_t> cohort;
            for (int lane = 40; lane < 104; ++lane) cohort.push_back((lane * 11) % block_paths);
            for (int month = 4; month <= last_month; month += 5)
                some.demand_cohort(0, cohort, month, month);  // the later the month, the more of its paths
            some.resolve(kernels, source);
            some.make_single_paths(kernels, source, single_paths);
            for (int lane = round; lane < block_paths; lane += 3)
                for (int turn = 0; turn < 5; ++turn) {
                    const int month = 1 + (lane * turn) % last_month;
                    ASSERT_EQ(some.column(month)[lane], whole.column(month)[lane]) << month << " " << lane;
                }
            for (int month = 4; month <= last_month; month += 5)
                for (int place = 0; place < month; ++place)
                    ASSERT_EQ(some.cohort_column(0, month)[place],
                              whole.column(month)[cohort[static_cast<std::size_t>(place)]])
                        << month << " " << place;
            for (const int month : read)
                for (int lane = 0; lane < block_paths; ++lane)
                    ASSERT_EQ(some.column(month)[lane], whole.column(month)[lane]);
        }
    }
}

/// Increments of three months over many paths: variance 1/4 each and no covariance, z < 4.5.
TEST(BrownianBlock, IncrementsAreIndependentAndAsWideAsTheirTime) {
    const BrownianTree tree(last_month);
    BrownianBlock whole = block(tree, every_month());
    constexpr int blocks = 200, quarters = last_month / 3;
    double products[quarters][quarters] = {}, months_squared[last_month] = {};
    for (int b = 0; b < blocks; ++b) {
        UniformSource of_block = source;
        of_block.first_path = static_cast<std::uint64_t>(b) * block_paths;
        whole.start(best_kernels(), of_block);
        for (int lane = 0; lane < block_paths; ++lane) {
            double step[quarters];
            for (int q = 0; q < quarters; ++q)
                step[q] = whole.column(3 * q + 3)[lane] - whole.column(3 * q)[lane];
            for (int q = 0; q < quarters; ++q)
                for (int r = 0; r <= q; ++r) products[q][r] += step[q] * step[r];
            for (int m = 0; m < last_month; ++m)
                months_squared[m] += std::pow(whole.column(m + 1)[lane] - whole.column(m)[lane], 2);
        }
    }
    const double paths = blocks * block_paths;
    for (int q = 0; q < quarters; ++q)
        for (int r = 0; r <= q; ++r) {
            const double expected = q == r ? 0.25 : 0, error = 0.25 * std::sqrt((q == r ? 2 : 1) / paths);
            EXPECT_NEAR(products[q][r] / paths, expected, 4.5 * error) << q << " " << r;
        }
    for (int m = 0; m < last_month; ++m)
        EXPECT_NEAR(months_squared[m] / paths, 1.0 / 12, 4.5 / 12 * std::sqrt(2 / paths)) << m;
}

}  // namespace
}  // namespace offersim
