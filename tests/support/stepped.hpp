#pragma once
/// A scenario's companies month by month, for tests: the market of a plan, block by block.
#include <string>
#include <vector>

#include "engine/market.hpp"
#include "support/run.hpp"

namespace offersim::testing {

/// Every row of every company.
inline std::vector<MonthsRead> every_month(const Plan& plan) {
    std::vector<MonthsRead> months(plan.companies.size(), MonthsRead(plan.settlement));
    for (MonthsRead& read : months) read.add_all();
    return months;
}

class MonthlyMarket {
public:
    explicit MonthlyMarket(const std::string& text, std::uint64_t seed = 1)
        : plan(make_plan(read_or_fail(text), seed)),
          draws(plan, Sampler::philox),
          inputs(plan, draws),
          market(plan, every_month(plan), draws) {}

    /// Visits every path of `blocks` blocks: `visit(history, lane)` of one company.
    template <class Visit>
    void each_path(int company, int blocks, Visit visit) {
        for (int block = 0; block < blocks; ++block) {
            draws.start(static_cast<std::uint64_t>(block) * block_paths);
            inputs.draw(best_kernels(), draws);
            market.start(best_kernels(), inputs, draws, block_paths);
            market.resolve(best_kernels());
            CompanyHistory& history = market.history(company);
            for (int lane = 0; lane < block_paths; ++lane) visit(history, lane);
        }
    }

    Plan plan;
    Draws draws;
    InputColumns inputs;
    Market market;
};

/// How many standard errors a count of `hits` among `trials` lies from probability p.
inline double z_of_count(double hits, double trials, double p) {
    return (hits - trials * p) / std::sqrt(trials * p * (1 - p));
}

}  // namespace offersim::testing
