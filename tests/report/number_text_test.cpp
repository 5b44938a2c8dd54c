#include "report/number_text.hpp"

#include <gtest/gtest.h>

namespace offersim {

namespace {

TEST(NumberText, ShowsMoneyInOneUnit) {
    const MoneyUnit thousands = money_unit(1.3e6);
    EXPECT_EQ(money_text(1'313'400, thousands), "1,313k");
    EXPECT_EQ(money_text(8'449, thousands), "8.4k");
    EXPECT_EQ(money_text(9'960, thousands), "10k");
    EXPECT_EQ(money_text(-105'000, thousands), "-105k");
    EXPECT_EQ(money_text(40, thousands), "0");
    EXPECT_EQ(money_text(-40, thousands), "0");
    EXPECT_EQ(money_text(1'234'567'890, thousands), "1,234,568k");
}

TEST(NumberText, ChoosesTheUnitBySize) {
    EXPECT_EQ(money_text(1234.5, money_unit(49'999)), "1,234");
    EXPECT_EQ(money_text(12.345, money_unit(20)), "12.3");
    EXPECT_EQ(money_text(1.234, money_unit(2)), "1.23");
    EXPECT_EQ(money_text(999.97, money_unit(2000)), "1,000");
    EXPECT_EQ(money_text(14e9, money_unit(14e9)), "14,000M");
}

TEST(NumberText, SignsDifferences) {
    const MoneyUnit thousands = money_unit(1e6);
    EXPECT_EQ(signed_money_text(776'000, thousands), "+776k");
    EXPECT_EQ(signed_money_text(-105'000, thousands), "-105k");
    EXPECT_EQ(signed_money_text(3, thousands), "0");
}

TEST(NumberText, GivesTheWiderSideOfAnInterval) {
    const MoneyUnit thousands = money_unit(1e6);
    EXPECT_EQ(money_text(Percentile{50, 1'313'000, 1'311'000, 1'318'000}, thousands), "1,313k ±5.0k");
    EXPECT_EQ(money_text(Mean{1'795'000, 12'245}, thousands), "1,795k ±24k");
    EXPECT_EQ(percent_text(Probability{0.412, 0.4, 0.415}), "41.2 % ±1.2");
    EXPECT_EQ(percent_range_text({0.412, 0.4, 0.415}), "41.2 % (40.0 to 41.5)");
}

TEST(NumberText, NeverRoundsToNeverOrAlways) {
    EXPECT_EQ(percent_text(0), "0.0 %");
    EXPECT_EQ(percent_text(1e-5), "<0.1 %");
    EXPECT_EQ(percent_text(0.0005), "0.1 %");
    EXPECT_EQ(percent_text(0.99949), "99.9 %");
    EXPECT_EQ(percent_text(0.9999), ">99.9 %");
    EXPECT_EQ(percent_text(1), "100.0 %");
}

TEST(NumberText, SetsThousandsApart) {
    EXPECT_EQ(count_text(0), "0");
    EXPECT_EQ(count_text(999), "999");
    EXPECT_EQ(count_text(1000), "1,000");
    EXPECT_EQ(count_text(12'345'678), "12,345,678");
}

}  // namespace

}  // namespace offersim
