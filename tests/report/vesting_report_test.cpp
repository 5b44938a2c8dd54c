#include "report/vesting_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace offersim {
namespace {

Date date(const char* text) { return *parse_date(text); }

GrantVesting two_years() {
    VestingSchedule schedule = even_schedule(24, 6, 12);
    schedule.text = "{over: 24mo, every: 6mo, cliff: 12mo}";
    return lay_out_grant(10'002, date("2025-01-31"), date("2025-03-01"), schedule);
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        result.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return result;
}

TEST(VestingReport, ShowsTheCurveAndTheTable) {
    EXPECT_EQ(vesting_text(two_years(), 50),
              "Vesting of 10,002 shares\n"
              "\n"
              "  schedule   {over: 24mo, every: 6mo, cliff: 12mo}\n"
              "  rounding   cumulative-round-down\n"
              "  start      2025-01-31\n"
              "  granted    2025-03-01\n"
              "  vests      3 tranches, 2026-01-31 to 2027-01-31\n"
              "\n"
              " 100 % ┤                                         █\n"
              "       │                                         █\n"
              "  75 % ┤                              ▇▇▇▇▇▇▇▇▇▇▇█\n"
              "       │                              ████████████\n"
              "  50 % ┤                    ██████████████████████\n"
              "       │                    ██████████████████████\n"
              "  25 % ┤                    ██████████████████████\n"
              "       │                    ██████████████████████\n"
              "       └┴───────────────────┴────────────────────┴\n"
              "        2025-01-31     2026-01-31       2027-01-31\n"
              "\n"
              "  date                      shares            cumulative  of the grant\n"
              "  2026-01-31                 5,001                 5,001       50.00 %\n"
              "  2026-07-31                 2,500                 7,501       75.00 %\n"
              "  2027-01-31                 2,501                10,002      100.00 %\n");
}

TEST(VestingReport, WritesCsvAndJson) {
    EXPECT_EQ(vesting_csv(two_years()),
              "date,shares,cumulative\n2026-01-31,5001,5001\n2026-07-31,2500,7501\n2027-01-31,2501,10002\n");
    EXPECT_EQ(vesting_json(two_years()),
              "{\n"
              "  \"shares\": 10002,\n"
              "  \"tranches\": [\n"
              "    {\"date\": \"2026-01-31\", \"shares\": 5001, \"cumulative\": 5001},\n"
              "    {\"date\": \"2026-07-31\", \"shares\": 2500, \"cumulative\": 7501},\n"
              "    {\"date\": \"2027-01-31\", \"shares\": 2501, \"cumulative\": 10002}\n"
              "  ]\n"
              "}\n");
}

TEST(VestingReport, KeepsFractionsExactInData) {
    VestingSchedule schedule = even_schedule(4, 1, 0);
    schedule.rounding = Rounding::fractional;
    const auto grant = lay_out_grant(18, date("2025-01-01"), {}, schedule);
    EXPECT_EQ(vesting_csv(grant),
              "date,shares,cumulative\n2025-02-01,4.5,4.5\n2025-03-01,4.5,9\n2025-04-01,4.5,13.5\n2025-05-01,"
              "4.5,18\n");
    EXPECT_NE(
        vesting_text(grant).find("  2025-02-01                4.5000                4.5000       25.00 %\n"),
        std::string::npos);
}

TEST(VestingReport, NamesTheEventsThatAreAwaited) {
    VestingSchedule schedule;
    schedule.statements = {{1, 12, PeriodType::months, {3, 4}, {}, {}},
                           {1, 0, PeriodType::months, {1, 4}, {}, "sales \"100k\""}};
    const auto grant = lay_out_grant(1000, date("2025-01-01"), {}, schedule);
    EXPECT_NE(vesting_text(grant).find("  waits      250 shares wait for sales \"100k\"\n"),
              std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(vesting_json(grant)),
              nlohmann::json::parse(R"({"shares": 1000, "awaited": ["sales \"100k\""],
                                        "tranches": [{"date": "2026-01-01", "shares": 750, "cumulative": 750}]})"));
}

TEST(VestingReport, SaysWhenNothingVests) {
    VestingSchedule schedule = single_tranche(0);
    schedule.cliff_event = "ipo";
    const auto grant = lay_out_grant(100, date("2025-01-01"), {}, schedule);
    EXPECT_EQ(vesting_text(grant),
              "Vesting of 100 shares\n\n  rounding   cumulative-round-down\n  start      2025-01-01\n"
              "  waits      100 shares wait for ipo\n\n  Nothing vests.\n");
    EXPECT_EQ(nlohmann::json::parse(vesting_json(grant)),
              nlohmann::json::parse(R"({"shares": 100, "tranches": [], "awaited": ["ipo"]})"));
    EXPECT_EQ(vesting_csv(grant), "date,shares,cumulative\n");
    EXPECT_EQ(vesting_csv(lay_out_grant(0, date("2025-01-01"), {}, even_schedule(48, 1, 12))),
              "date,shares,cumulative\n");
}

TEST(VestingReport, FitsItsWidth) {
    VestingSchedule schedule = even_schedule(1200, 1, 12);
    schedule.text = std::string(300, 'x') + "\x1b[31m";
    for (const int width : {80, 100}) {
        const auto grant = lay_out_grant(9'007'199'254'740'992, date("2025-01-31"), {}, schedule);
        for (const std::string& line : lines(vesting_text(grant, width)))
            EXPECT_LE(display_width(line), width) << line;
    }
    EXPECT_NE(vesting_text(lay_out_grant(5, date("2025-01-31"), {}, single_tranche(6)))
                  .find("  vests      all at once, on 2025-07-31\n"),
              std::string::npos);
    const auto at_once = lay_out_grant(5, date("2025-01-31"), {}, single_tranche(0));
    for (const std::string& line : lines(vesting_text(at_once))) EXPECT_LE(display_width(line), 80) << line;
}

}  // namespace
}  // namespace offersim
