#include "engine/input_columns.hpp"

#include <gtest/gtest.h>

#include "plan/make_plan.hpp"
#include "plan/plan_stream.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

using testing::read_or_fail;

/// What is drawn by columns is what the quantile of each path's uniform is.
TEST(InputColumns, HaveTheQuantilesOfTheirUniforms) {
    const Plan plan = make_plan(read_or_fail(R"(
format: 1
title: Inputs
start: 2026-01-01
horizon: 3y
settle: 3y
currency: USD
companies:
  acme: {kind: public, price: 100, growth: {drift: 8%, volatility: 30%..50%}}
offers:
  only:
    company: acme
    base: {pert: [90k, 100k, 140k]}
    refresh: {value: 50k/yr, performance: {discrete: {0.5x: 20%, 1x: 70%, 1.5x: 10%}}, vesting: {over: 2y}}
)"),
                                1);
    Draws draws(plan, Sampler::philox);
    InputColumns inputs(plan, draws);
    draws.start(2 * block_paths);
    inputs.draw(best_kernels(), draws);
    int kinds = 0;
    for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
        const Input& input = plan.inputs[k];
        if (input.is_constant || input.kind != Input::Kind::draw) continue;
        if (input.distribution.kind == Distribution::Kind::discrete) ++kinds;
        const Stream stream = plan_stream(plan, "input/" + input.name);
        for (std::size_t i = 0; i < block_paths; ++i)
            EXPECT_EQ(inputs[static_cast<InputIndex>(k)][i],
                      quantile(input.distribution, uniforms(stream, 2 * block_paths + i, 0)[0]))
                << input.name << " " << i;
    }
    EXPECT_EQ(kinds, 2);  // one for each year
}

}  // namespace
}  // namespace offersim
