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

}  // namespace
}  // namespace offersim
