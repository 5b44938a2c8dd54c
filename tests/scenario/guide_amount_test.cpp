#include "scenario/guide_amount.hpp"

#include <gtest/gtest.h>

namespace {

using offersim::Amount;
using offersim::Basis;

struct Case {
    const char* text;
    double low, high;
    const char* currency;
    Basis basis = Basis::unsaid;
};

TEST(GuideAmount, ReadsEverySpelling) {
    const Case cases[] = {
        {"$258K–$272K", 258e3, 272e3, "$"},
        {"$152-215K", 152e3, 215e3, "$"},
        {"$122K - $168K", 122e3, 168e3, "$"},
        {"$1.2M", 1.2e6, 1.2e6, "$"},
        {"$1.2 million", 1.2e6, 1.2e6, "$"},
        {"HK$1.29M", 1.29e6, 1.29e6, "HKD"},
        {"₹36,00,000", 36e5, 36e5, "INR"},
        {"₹18,00,000-₹28,00,000", 18e5, 28e5, "INR"},
        {"₹20L – ₹32L", 20e5, 32e5, "INR"},
        {"₹20-32 LPA", 20e5, 32e5, "INR", Basis::per_year},
        {"₹1.2 Cr", 1.2e7, 1.2e7, "INR"},
        {"S$55,000 – S$110,000", 55e3, 110e3, "SGD"},
        {"CHF 120K – CHF 190K", 120e3, 190e3, "CHF"},
        {"CHF 120'000", 120e3, 120e3, "CHF"},
        {"120–160K EUR", 120e3, 160e3, "EUR"},
        {"€120.000", 120e3, 120e3, "EUR"},
        {"€1,5M", 1.5e6, 1.5e6, "EUR"},
        {"US$150,000", 150e3, 150e3, "USD"},
        {"CAD $120K", 120e3, 120e3, "CAD"},
        {"¥12M", 12e6, 12e6, "¥"},
        {"¥1,200万", 12e6, 12e6, "¥"},
        {"$50K+/yr", 50e3, 50e3, "$", Basis::per_year},
        {"$22K - $36K/yr", 22e3, 36e3, "$", Basis::per_year},
        {"$230K over 4 years", 230e3, 230e3, "$", Basis::four_years},
        {"$400K/4yr", 400e3, 400e3, "$", Basis::four_years},
        {"$20B", 20e9, 20e9, "$"},
        {"$75K to $90K", 75e3, 90e3, "$"},
    };
    for (const Case& one : cases) {
        const auto found = offersim::amounts_in(one.text);
        ASSERT_EQ(found.size(), 1u) << one.text;
        EXPECT_EQ(found[0].low, one.low) << one.text;
        EXPECT_EQ(found[0].high, one.high) << one.text;
        EXPECT_EQ(found[0].currency, one.currency) << one.text;
        EXPECT_EQ(found[0].basis, one.basis) << one.text;
    }
}

TEST(GuideAmount, LeavesOtherNumbersAlone) {
    for (const char* text :
         {"12,000+ institutions", "L3-L5", "E5", "100–150 people", "sub-100ms", "40/30/20/10", "24 months",
          "10-15%", "2025-2026", "SOC 2", "ICT4", "4B+ wallets"}) {
        EXPECT_TRUE(offersim::amounts_in(text).empty()) << text;
    }
    for (const char* text : {"$0.4", "$999999999999999999", "¥0.2–0.8"}) {
        EXPECT_TRUE(offersim::amounts_in(text).empty()) << text;
    }
    for (const char* text : {"10–18%", "4yr", "12 months", "40/30/20/10", "n/a", "—", ""}) {
        EXPECT_FALSE(offersim::amount_of_cell(text)) << text;
    }
}

TEST(GuideAmount, KeepsDualCurrenciesApart) {
    const struct {
        const char* cell;
        const char* currency;
        double low, high;
    } cases[] = {
        {"£104K / $130K - £132K / $165K", "GBP", 104e3, 132e3},
        {"£104K / $130K - £132K / $165K", "USD", 130e3, 165e3},
        {"£104K / $130K", "GBP", 104e3, 104e3},
        {"£93K - £128K / $116K - $160K", "GBP", 93e3, 128e3},
        {"₹18,00,000-₹28,00,000 / $22,000-$34,000", "", 18e5, 28e5},
        {"CHF 22K / $25K - CHF 42K / $48K", "CHF", 22e3, 42e3},
        {"150,000 - 190,000", "USD", 150e3, 190e3},
        {"**$210K**", "USD", 210e3, 210e3},
        {"$120K–$140K", "AUD", 120e3, 140e3},
    };
    for (const auto& one : cases) {
        const auto amount = offersim::amount_of_cell(one.cell, one.currency);
        ASSERT_TRUE(amount) << one.cell;
        EXPECT_EQ(amount->low, one.low) << one.cell;
        EXPECT_EQ(amount->high, one.high) << one.cell;
    }
}

TEST(GuideAmount, ReadsPercentages) {
    const struct {
        const char* text;
        double low, high;
    } cases[] = {{"10–18%", .10, .18},
                 {"10%-18%", .10, .18},
                 {"10% to 18%", .10, .18},
                 {"15%", .15, .15},
                 {"+25-35% LPU Premium", .25, .35},
                 {"12.5 %", .125, .125},
                 {"18–10%", .10, .18},
                 {"5%, then 7000%", .05, .05},
                 {"15–20% (performance)", .15, .20}};
    for (const auto& one : cases) {
        const auto found = offersim::percents_in(one.text);
        ASSERT_EQ(found.size(), 1u) << one.text;
        EXPECT_DOUBLE_EQ(found[0].low, one.low) << one.text;
        EXPECT_DOUBLE_EQ(found[0].high, one.high) << one.text;
    }
    EXPECT_EQ(offersim::percents_in("equity (60%) and cash (40%)").size(), 2u);
    EXPECT_TRUE(offersim::percents_in("99.99 and 40/30/20/10").empty());
}

}  // namespace
