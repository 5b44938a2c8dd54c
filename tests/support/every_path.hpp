#pragma once
/// Every path of a small run as a case of its own: when it left, what became of the company, and what one
/// offer paid in each month. Without volatility a path's money follows from its dates, and can be worked by
/// hand.
#include <gtest/gtest.h>

#include <vector>

#include "engine/block.hpp"
#include "support/run.hpp"

namespace offersim::testing {

struct PathCase {
    int leaves = 0;  ///< horizon + 1: never
    bool was_let_go = false;
    EventKind kind = EventKind::none;
    int event_month = 0;        ///< settlement + 1: none
    std::vector<double> money;  ///< by month 0..settlement, all components
    double total = 0, paper = 0;
};

/// Calls `check(path)` for every path; it says whether the path was one that it looks for. Fails where none
/// was.
template <class Check>
void for_paths(const std::string& text, Check check, int blocks = 8) {
    const Scenario scenario = read_or_fail("format: 1\ntitle: by hand\nstart: 2026-01-01\n" + text);
    const Plan plan = make_plan(scenario, 11);
    Block block(plan, best_kernels(), Resolution::month);
    const int company = plan.offers.front().company;
    const auto settlement = static_cast<std::size_t>(plan.settlement);
    int found = 0;
    for (int b = 0; b < blocks; ++b) {
        std::vector<PathCase> paths(block_paths);
        block.run(static_cast<std::uint64_t>(b) * block_paths, block_paths, [&](int offer) {
            if (offer != 0) return;
            for (std::size_t i = 0; i < paths.size(); ++i) {
                paths[i].money.resize(settlement + 1);
                for (int period = 0; period <= plan.settlement; ++period)
                    for (int c = 0; c < component_count; ++c)
                        if (block.ledger().has_nominal(static_cast<Component>(c), period))
                            paths[i].money[static_cast<std::size_t>(period)] +=
                                block.ledger().nominal_at(static_cast<Component>(c), period)[i];
            }
        });
        for (std::size_t i = 0; i < paths.size(); ++i) {
            PathCase& path = paths[i];
            path.leaves = static_cast<int>(block.employment(0).leave_month[i]);
            path.was_let_go = block.employment(0).was_let_go[i] != 0;
            path.kind = block.market().events(company).kind[i];
            path.event_month = block.market().events(company).month[i];
            path.total = block.nominal(0)[i];
            path.paper = block.paper(0)[i];
            found += check(path) ? 1 : 0;
            if (::testing::Test::HasFailure()) return;
        }
    }
    EXPECT_GT(found, 0) << "no path was such a case";
}

}  // namespace offersim::testing
