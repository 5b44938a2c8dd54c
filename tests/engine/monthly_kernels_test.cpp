#include "engine/monthly_kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/normal.hpp"

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

/// What a company's growth is made from: columns that differ from path to path, and months of two factors.
struct GrowingCompany {
    static constexpr int months = 3, first_month = 5;
    Column drift = column(0), volatility = column(0), listed_month = column(0), listed_drift = column(0),
           listed_volatility = column(0), level = column(0), start = column(0);
    std::vector<Column> factor = std::vector<Column>(2 * months, column(0));
    const double loadings[2] = {0.6, 0.8};

    GrowingCompany() {
        for (std::size_t i = 0; i < column_length; ++i) {
            const double x = static_cast<double>(i) / column_length;
            drift[i] = 0.01 * x;
            volatility[i] = 0.3 + x;
            listed_month[i] = 4 + static_cast<double>(i % 5);
            listed_drift[i] = 0.02 * (1 - x);
            listed_volatility[i] = 0.2 + x / 3;
            level[i] = x - 0.5;
            start[i] = 2 + x;
            for (std::size_t k = 0; k < factor.size(); ++k)
                factor[k][i] = std::sin(7 * x + static_cast<double>(k));
        }
    }
    /// Month by month and a column at a time: rows of the months.
    std::vector<Column> by_months(const Kernels& kernels, bool can_list) const {
        std::vector<Column> rows{start};
        Column previous = level, increment = column(0), now = column(0);
        for (int m = 0; m < months; ++m) {
            const double* factors[2] = {factor[2 * m].data(), factor[2 * m + 1].data()};
            kernels.weighted_sum(factors, loadings, 2, column_length, now.data());
            GrowthInputs inputs;
            inputs.before = rows.back().data();
            inputs.drift = drift.data();
            inputs.volatility = volatility.data();
            inputs.level = now.data();
            inputs.previous_level = previous.data();
            inputs.increment = increment.data();
            Column next = column(0);
            monthly_kernels(kernels).grow(inputs, column_length, next.data());
            inputs.drift = listed_drift.data();
            inputs.volatility = listed_volatility.data();
            if (can_list)
                monthly_kernels(kernels).grow_listed(inputs, first_month + m, listed_month.data(),
                                                     column_length, next.data());
            rows.push_back(next);
        }
        return rows;
    }
    /// At once, into rows that follow each other.
    Column at_once(const Kernels& kernels, bool can_list, const GrowingPaths& paths) const {
        Column rows = start, own_level = level;
        rows.resize((months + 1) * column_length, -1);
        std::vector<const double*> factors;
        for (const Column& values : factor) factors.push_back(values.data());
        GrowthOfMonths inputs;
        inputs.paths = paths;
        inputs.first_month = first_month;
        inputs.months = months;
        inputs.factors = factors.data();
        inputs.loadings = loadings;
        inputs.factor_count = 2;
        inputs.drift = drift.data();
        inputs.volatility = volatility.data();
        inputs.listed_month = can_list ? listed_month.data() : nullptr;
        inputs.listed_drift = listed_drift.data();
        inputs.listed_volatility = listed_volatility.data();
        inputs.level = own_level.data();
        inputs.value = rows.data() + column_length;
        monthly_kernels(kernels).grow_months(inputs);
        return rows;
    }
};

TEST(MonthlyKernels, MonthsThatGrowAtOnceAreThoseThatGrowOneByOne) {
    const GrowingCompany company;
    const int all[] = {column_length, column_length, column_length};
    for (const Kernels* kernels : all_kernels())
        for (const bool can_list : {false, true}) {
            const std::vector<Column> expected = company.by_months(*kernels, can_list);
            const Column rows = company.at_once(*kernels, can_list, {nullptr, nullptr, all});
            for (std::size_t m = 1; m < expected.size(); ++m)
                EXPECT_EQ(Column(rows.begin() + static_cast<std::ptrdiff_t>(m) * column_length,
                                 rows.begin() + static_cast<std::ptrdiff_t>(m + 1) * column_length),
                          expected[m])
                    << kernels->name << " " << can_list << " " << m;
        }
}

TEST(MonthlyKernels, ThePathsOfAListGrowFromTheirOwnLevels) {
    const GrowingCompany company;
    // Path 100 + 3 k has its levels at entry 400 - k; 24 of them at first, then 16, at last none.
    std::vector<std::int32_t> from, to;
    for (int k = 0; k < 24; ++k) from.push_back(400 - k), to.push_back(100 + 3 * k);
    const int count[] = {24, 16, 0};
    for (const Kernels* kernels : all_kernels()) {
        GrowingCompany moved = company;  // whose levels are where its paths are
        for (std::size_t f = 0; f < moved.factor.size(); ++f)
            for (std::size_t k = 0; k < to.size(); ++k)
                moved.factor[f][static_cast<std::size_t>(to[k])] =
                    company.factor[f][static_cast<std::size_t>(from[k])];
        const std::vector<Column> expected = moved.by_months(*kernels, true);
        const Column by_both = company.at_once(*kernels, true, {from.data(), to.data(), count});
        const Column by_to = moved.at_once(*kernels, true, {to.data(), to.data(), count});
        const Column by_from = company.at_once(*kernels, true, {from.data(), nullptr, count});
        for (std::size_t m = 1; m <= 3; ++m)
            for (std::size_t k = 0; k < to.size(); ++k) {
                const auto at = m * column_length + static_cast<std::size_t>(to[k]);
                const bool grows = static_cast<int>(k) < count[m - 1];
                EXPECT_EQ(by_both[at], grows ? expected[m][static_cast<std::size_t>(to[k])] : -1)
                    << kernels->name << " " << m << " " << k;
                EXPECT_EQ(by_both[at], by_to[at]);
                EXPECT_EQ(by_from[m * column_length + k] != -1, grows);
            }
    }
}

TEST(MonthlyKernels, NormalProbabilitiesAreThePortableOnes) {
    Column z = column(0);
    for (std::size_t i = 0; i < column_length; ++i) z[i] = (static_cast<double>(i) - 260) / 32;
    z[1] = -7.2, z[2] = 7.2, z[3] = -38, z[4] = 38, z[5] = -36.5, z[6] = 36.5, z[7] = -1e9, z[8] = 1e9;
    for (const Kernels* kernels : all_kernels()) {
        Column probability = column(-1);
        monthly_kernels(*kernels).normal_cdf(z.data(), column_length, probability.data());
        for (std::size_t i = 0; i < column_length; ++i)
            EXPECT_EQ(probability[i], portable_normal_cdf(z[i])) << kernels->name << " " << z[i];
    }
}

TEST(MonthlyKernels, WhoIsListedHasThePriceOfTheWholeColumn) {
    Column log_value = column(0), ipo_factor = column(0), end_month = column(1);
    const Column ipo_month = column(1), deal_month = column(99), deal_price = column(0);
    for (std::size_t i = 0; i < column_length; ++i) {
        log_value[i] = static_cast<double>(i) / 100 - 2;
        ipo_factor[i] = 1 + static_cast<double>(i % 11) / 10;
    }
    const CourseInputs inputs{.month = 6,
                              .log_value = log_value.data(),
                              .ipo_month = ipo_month.data(),
                              .ipo_factor = ipo_factor.data(),
                              .deal_month = deal_month.data(),
                              .deal_price = deal_price.data(),
                              .end_month = end_month.data()};
    std::vector<std::int32_t> from, to;
    for (int k = 0; k < 2 * list_padding; ++k) from.push_back(300 - 7 * k), to.push_back(5 + 11 * k);
    for (const Kernels* kernels : all_kernels()) {
        Column expected = column(-1), packed = column(-1), spread = column(-1);
        const MonthlyKernels& monthly = monthly_kernels(*kernels);
        monthly.price_course(inputs, column_length, expected.data());
        const auto count = static_cast<int>(from.size());
        monthly.price_listed(log_value.data(), ipo_factor.data(), count, from.data(), nullptr, packed.data());
        monthly.price_listed(log_value.data(), ipo_factor.data(), count, from.data(), to.data(),
                             spread.data());
        for (std::size_t k = 0; k < from.size(); ++k) {
            EXPECT_EQ(packed[k], expected[static_cast<std::size_t>(from[k])]) << kernels->name << " " << k;
            EXPECT_EQ(spread[static_cast<std::size_t>(to[k])], packed[k]) << kernels->name << " " << k;
        }
        EXPECT_EQ(packed[from.size()], -1) << kernels->name;
        EXPECT_EQ(spread[4], -1) << kernels->name;
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

TEST(MonthlyKernels, ACalmCompanyIsLeftAsOneWithoutDistressOrDeals) {
    const Column leaves = column(0.12), layoff = column(0.06), never = column(99), none = column(0);
    Column threshold = column(0), kind_uniform = column(0);
    for (std::size_t i = 0; i < column_length; ++i) {
        threshold[i] = static_cast<double>(i) / 5000;
        kind_uniform[i] = static_cast<double>(i % 10) / 10;
    }
    const double* distress[] = {none.data(), none.data(), none.data()};
    for (const Kernels* kernels : all_kernels()) {
        Column cumulated[2], leave_month[2], was_let_go[2];
        for (const std::size_t is_calm : {0u, 1u}) {
            cumulated[is_calm] = was_let_go[is_calm] = column(0);
            leave_month[is_calm] = column(99);
            LeavingInputs inputs;
            inputs.first_month = 1;
            inputs.months = 3;
            inputs.months_of_unrest = 2;
            inputs.leaves = leaves.data();
            inputs.layoff = layoff.data();
            inputs.after_down_round = inputs.after_deal = none.data();
            inputs.distress = is_calm == 1 ? nullptr : distress;
            inputs.deal_month = never.data();
            inputs.threshold = threshold.data();
            inputs.kind_uniform = kind_uniform.data();
            inputs.cumulated = cumulated[is_calm].data();
            inputs.leave_month = leave_month[is_calm].data();
            inputs.was_let_go = was_let_go[is_calm].data();
            monthly_kernels(*kernels).leave(inputs);
        }
        EXPECT_EQ(cumulated[0], cumulated[1]) << kernels->name;
        EXPECT_EQ(leave_month[0], leave_month[1]) << kernels->name;
        EXPECT_EQ(was_let_go[0], was_let_go[1]) << kernels->name;
        EXPECT_EQ(leave_month[1][80], 2) << kernels->name;  // 1.5 % a month pass 1.6 % in the second
        EXPECT_EQ(was_let_go[1][80], 1) << kernels->name;
        EXPECT_EQ(was_let_go[1][84], 0) << kernels->name;  // a third of those who go are let go
    }
}

TEST(MonthlyKernels, VestingAndSellingAtOnceIsVestingAndThenSelling) {
    Column last_vest = column(12), live = column(1), unlocked = column(1), price = column(0),
           units = column(0);
    Column start = column(0);
    for (std::size_t i = 0; i < column_length; ++i) {
        price[i] = 10 + static_cast<double>(i) / 7;
        units[i] = 100 + static_cast<double>(i);
        start[i] = static_cast<double>(i % 3) / 11;
        if (i % 4 == 1) last_vest[i] = 11;
        if (i % 5 == 2) live[i] = 0;
        if (i % 6 == 3) unlocked[i] = 0;
    }
    for (const Kernels* kernels : all_kernels())
        for (const bool is_discounted : {false, true}) {
            const MonthlyKernels& monthly = monthly_kernels(*kernels);
            Column held = start, gone = column(0), nominal = column(3), present = column(2);
            monthly.vest(0.125, 12, last_vest.data(), live.data(), held.data());
            DisposalInputs sale;
            sale.price = price.data();
            sale.unlocked = unlocked.data();
            sale.most = sale.held = held.data();
            sale.units = units.data();
            sale.gone = gone.data();
            sale.discount_factor = 0.9;
            sale.nominal = nominal.data();
            sale.present = is_discounted ? present.data() : nullptr;
            monthly.dispose(sale);
            Column held_at_once = start, nominal_at_once = column(3), present_at_once = column(2);
            monthly.vest_and_sell(
                {.fraction = 0.125,
                 .month = 12,
                 .last_vest_month = last_vest.data(),
                 .live = live.data(),
                 .unlocked = unlocked.data(),
                 .price = price.data(),
                 .units = units.data(),
                 .held = held_at_once.data(),
                 .posting = {nominal_at_once.data(), is_discounted ? present_at_once.data() : nullptr, 0.9}});
            EXPECT_EQ(held_at_once, held) << kernels->name;
            EXPECT_EQ(nominal_at_once, nominal) << kernels->name;
            EXPECT_EQ(present_at_once, present) << kernels->name;
            EXPECT_EQ(held[3], start[3] + 0.125) << kernels->name;
            EXPECT_EQ(nominal[0], 3 + 0.125 * units[0] * price[0]) << kernels->name;
        }
}

TEST(MonthlyKernels, AnAmountIsPaidToThoseWhoAreStillThere) {
    const Column amount = column(60);
    Column last_pay = column(12);
    last_pay[1] = 11;
    for (const Kernels* kernels : all_kernels()) {
        Column nominal = column(1), present = column(2);
        monthly_kernels(*kernels).pay_once(amount.data(), 0.25, last_pay.data(), 12,
                                           {nominal.data(), present.data(), 0.5});
        monthly_kernels(*kernels).pay_once(amount.data(), 0.5, last_pay.data(), 11,
                                           {nominal.data(), nullptr, 0.5});
        EXPECT_EQ(nominal[0], 1 + 15 + 30) << kernels->name;
        EXPECT_EQ(nominal[1], 1 + 30) << kernels->name;
        EXPECT_EQ(present[0], 2 + 7.5) << kernels->name;
        EXPECT_EQ(present[1], 2) << kernels->name;
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
