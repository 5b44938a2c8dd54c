#include "engine/monthly_kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace offersim {
namespace {

using Column = std::vector<double>;
Column column(double value) { return Column(column_length, value); }

std::vector<const Kernels*> all_kernels() {
    std::vector<const Kernels*> all;
    for (const char* name : {"baseline", "avx2", "avx512"})
        if (const Kernels* kernels = kernels_named(name)) all.push_back(kernels);
    return all;
}

TEST(MonthlyKernels, CommonIsWorthItsPartUntilAnOfferingOrADeal) {
    const std::vector<double> worth{0, 0.5, 0.9};  // at cover -1, 0 and 1
    const Column log_value = column(std::log(2)), log_shares = column(0), ipo_factor = column(1.1),
                 deal_price = column(7);
    Column log_preference = column(0), ipo_month = column(99), deal_month = column(99),
           end_month = column(99);
    log_preference[0] = std::log(2) + 0.5;  // half a step below the middle of the table
    log_preference[1] = std::log(2) - 0.5;
    log_preference[2] = std::log(2) - 40;  // beyond its ends
    log_preference[3] = std::log(2) + 40;
    ipo_month[4] = end_month[4] = 6;
    deal_month[5] = end_month[5] = 6;
    ipo_month[6] = end_month[6] = 7;
    log_preference[6] = std::log(2);
    CourseInputs inputs{.month = 6,
                        .log_value = log_value.data(),
                        .ipo_month = ipo_month.data(),
                        .ipo_factor = ipo_factor.data(),
                        .deal_month = deal_month.data(),
                        .deal_price = deal_price.data(),
                        .end_month = end_month.data(),
                        .worth = worth.data(),
                        .first = -1,
                        .steps_per_unit = 1,
                        .steps = 2,
                        .log_shares = log_shares.data(),
                        .log_preference = log_preference.data()};
    const double expected[] = {2 * 0.25, 2 * 0.7, 2 * 0.9, 0, 2 * 1.1, 7, 2 * 0.5};
    for (const Kernels* kernels : all_kernels()) {
        Column price = column(-1);
        monthly_kernels(*kernels).price_course(inputs, column_length, price.data());
        for (std::size_t i = 0; i < std::size(expected); ++i)
            EXPECT_NEAR(price[i], expected[i], 1e-14) << kernels->name << " " << i;
    }
}

TEST(MonthlyKernels, AShareGrowsAsAListedOneAfterTheMonthOfItsListing) {
    const Column before = column(1), drift = column(0.01), volatility = column(0.2), increment = column(0.5);
    Column increments = increment, listed_month = column(5);
    listed_month[1] = 6;
    listed_month[2] = 7;
    GrowthInputs inputs;
    inputs.before = before.data();
    inputs.drift = drift.data();
    inputs.volatility = volatility.data();
    inputs.increment = increments.data();
    for (const Kernels* kernels : all_kernels()) {
        Column now = column(3);
        monthly_kernels(*kernels).grow_listed(inputs, 6, listed_month.data(), column_length, now.data());
        EXPECT_NEAR(now[0], 1.11, 1e-15) << kernels->name;
        EXPECT_EQ(now[1], 3) << kernels->name;
        EXPECT_EQ(now[2], 3) << kernels->name;
    }
}

TEST(MonthlyKernels, UniformsOfSomeLanesAreThoseOfTheStream) {
    UniformSource source;
    source.stream = make_stream(5, "some");
    source.first_path = 0xffffffff00ull;  // the lanes cross into the upper half of the number
    source.step = 7;
    std::vector<std::int32_t> lanes;
    for (int k = 0; k < 3 * list_padding; ++k) lanes.push_back((37 * k + 200) % block_paths);
    for (const Kernels* kernels : all_kernels()) {
        Column first = column(-1), second = column(-1);
        monthly_kernels(*kernels).uniforms_at(source, static_cast<int>(lanes.size()), lanes.data(),
                                              first.data(), second.data());
        for (std::size_t k = 0; k < lanes.size(); ++k) {
            const auto expected = uniforms(
                source.stream, source.first_path + static_cast<std::uint64_t>(lanes[k]), source.step);
            EXPECT_EQ(first[k], expected[0]) << kernels->name << " " << k;
            EXPECT_EQ(second[k], expected[1]) << kernels->name << " " << k;
        }
        EXPECT_EQ(first[lanes.size()], -1) << kernels->name;
    }
}

TEST(MonthlyKernels, AJobEndsInTheMonthInWhichItsHazardsPassTheThreshold) {
    const Column leaves = column(0.12), layoff = column(0), after_down_round = column(0.60),
                 after_deal = column(1.08), calm = column(0), none = column(0);
    Column threshold = column(0.0250001), deal_month = column(99), kind_uniform = column(0.5);
    threshold[1] = 99;  // 1 % a month
    deal_month[2] = 2;  // 10 % from month 2 on
    Column distressed = column(0);
    distressed[3] = 1;  // 6 % in month 2
    kind_uniform[4] = 0;
    threshold[5] = 99;
    deal_month[5] = 0;  // 10 % in month 1, and no more from month 2 on
    const double* distress[] = {calm.data(), distressed.data(), calm.data(), calm.data()};
    for (const Kernels* kernels : all_kernels()) {
        Column cumulated = column(0), leave_month = column(49), was_let_go = column(0);
        LeavingInputs inputs;
        inputs.first_month = 1;
        inputs.months = 4;
        inputs.months_of_unrest = 2;
        inputs.leaves = leaves.data();
        inputs.layoff = layoff.data();
        inputs.after_down_round = after_down_round.data();
        inputs.after_deal = after_deal.data();
        inputs.distress = distress;
        inputs.deal_month = deal_month.data();
        inputs.threshold = threshold.data();
        inputs.kind_uniform = kind_uniform.data();
        inputs.cumulated = cumulated.data();
        inputs.leave_month = leave_month.data();
        inputs.was_let_go = was_let_go.data();
        monthly_kernels(*kernels).leave(inputs);
        const double months[] = {3, 49, 2, 2, 3}, let_go[] = {0, 0, 1, 1, 0};
        for (std::size_t i = 0; i < std::size(months); ++i) {
            EXPECT_EQ(leave_month[i], months[i]) << kernels->name << " " << i;
            EXPECT_EQ(was_let_go[i], let_go[i]) << kernels->name << " " << i;
        }
        EXPECT_NEAR(cumulated[0], 0.04, 1e-15) << kernels->name;
        EXPECT_NEAR(cumulated[3], 0.09, 1e-15) << kernels->name;
        EXPECT_NEAR(cumulated[5], 0.13, 1e-15) << kernels->name;
    }
}

TEST(MonthlyKernels, APurchaseIsBoundByItsLimitAndSoldAtItsPrice) {
    const Column set_aside = column(850), price = column(10), sale_price = column(12), limit = column(1600);
    Column offering_price = column(20), last_pay_month = column(48), bought = column(0);
    offering_price[1] = 5;  // looked back to
    bought[2] = 800;        // 40 more shares at the offering's 20
    last_pay_month[3] = 5;
    for (const Kernels* kernels : all_kernels()) {
        Column now_bought = bought, shares = column(-1), nominal = column(1), present = column(1);
        PurchaseInputs inputs;
        inputs.month = 6;
        inputs.price_part = 0.85;
        inputs.has_look_back = true;
        inputs.last_pay_month = last_pay_month.data();
        inputs.set_aside = set_aside.data();
        inputs.price = price.data();
        inputs.offering_price = offering_price.data();
        inputs.sale_price = sale_price.data();
        inputs.limit = limit.data();
        inputs.bought = now_bought.data();
        inputs.shares = shares.data();
        inputs.purchase = {nominal.data(), present.data(), 0.5};
        inputs.sale = {nominal.data(), present.data(), 0.25};
        monthly_kernels(*kernels).purchase(inputs);
        const double expected[] = {80, 200, 40, 0}, paid[] = {8.5, 4.25, 8.5, 8.5};
        for (std::size_t i = 0; i < std::size(expected); ++i) {
            EXPECT_NEAR(shares[i], expected[i], 1e-12) << kernels->name << " " << i;
            EXPECT_NEAR(now_bought[i], bought[i] + expected[i] * offering_price[i], 1e-9)
                << kernels->name << " " << i;
            EXPECT_NEAR(nominal[i], 1 + expected[i] * (12 - paid[i]), 1e-9) << kernels->name << " " << i;
            EXPECT_NEAR(present[i], 1 + expected[i] * (12 * 0.25 - paid[i] * 0.5), 1e-9)
                << kernels->name << " " << i;
        }
    }
}

}  // namespace
}  // namespace offersim
