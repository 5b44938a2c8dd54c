#include "report/story_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/golden.hpp"
#include "report/schema_check.hpp"
#include "report/story_words.hpp"

namespace offersim {

namespace {

using Kind = JournalEntry::Kind;

/// A job of one year at a company that is bought in month 9, told of a file with one rival.
PathStory bought() {
    PathStory story;
    story.run.start = "2026-03-02";
    story.run.horizon_months = 12;
    story.run.settle_months = 24;
    story.run.rng = "philox4x32-10/v1";
    story.run.program_version = "0.1.0";
    story.run.seed = 1;
    story.path = 17;
    story.choice = StoryChoice{50, 500, 1000};
    story.offer = "young";
    story.company = "young";
    story.grants = {Component::equity};
    story.event = EventKind::acquisition;
    story.event_month = 9;
    story.start_price = 2;
    story.start_value = 10e9;
    story.shares_then = 1;
    story.deal_price = 5;
    story.last_pay_month = 12;
    for (int month = 0; month <= 24; ++month) {
        StoryMonth now;
        now.month = month;
        now.price = month < 9 ? 1.5 : 5;
        now.headline = 2;
        if (month >= 1 && month <= 12) now.components[0] = now.nominal = now.present = 20'000;
        story.months.push_back(now);
    }
    story.journal = {{0, Kind::granted, 0, 0, 30'000, 0, 0},
                     {6, Kind::vested, 0, 0, 15'000, 0, 0},
                     {9, Kind::cashed_out, 0, 0, 15'000, 5, 75'000}};
    StoryMonth& deal = story.months[9];
    deal.components[static_cast<std::size_t>(Component::equity)] = deal.shares = 75'000;
    deal.nominal += 75'000, deal.present += 75'000;
    story.components[0] = 240'000;
    story.components[static_cast<std::size_t>(Component::equity)] = 75'000;
    story.nominal = story.present = 315'000;
    story.rivals = {{"old", 300'000}};
    return story;
}

TEST(StoryReport, TellsTwoLines) {
    EXPECT_EQ(
        story_lines(bought(), money_unit(3e5)),
        (std::vector<std::string>{
            "Month 9 (2026-12): young is bought, and a common share gets 2.50 times the last round's price, "
            "25B in all; no preferences are in the file; you stay to the end of 1 year.",
            "You receive 315k, of which 75k for shares; that is worth 315k at the start. In the same future: "
            "old 300k."}));
    PathStory story = bought();
    story.deal_value = 9.1e9;
    story.deal_preferences = 5.642e9;
    story.deal_price = 4.1;
    EXPECT_EQ(story_lines(story, money_unit(3e5)).front(),
              "Month 9 (2026-12): young is bought for 9.1B; preferences take 62.0 %, and a common share gets "
              "4.10 (2.05 times the last round's price); you stay to the end of 1 year.");
    story.event = EventKind::shutdown;
    story.last_pay_month = 8;
    EXPECT_EQ(story_lines(story, money_unit(3e5)).front(),
              "Month 9 (2026-12): young shuts down and its shares are worth nothing; your pay ends with it.");
    story.event = EventKind::none;
    story.leave_month = 8;
    EXPECT_EQ(story_lines(story, money_unit(3e5)).front(),
              "young is still private after 2 years; you leave in month 8 (2026-11).");
}

TEST(StoryReport, TellsWhatHappensInAMonth) {
    const PathStory story = bought();
    EXPECT_EQ(month_events(story, 0, money_unit(3e5)), std::vector<std::string>{"60k of shares granted"});
    EXPECT_EQ(month_events(story, 6, money_unit(3e5)), std::vector<std::string>{"22k vest"});
    EXPECT_EQ(month_events(story, 9, money_unit(3e5)),
              (std::vector<std::string>{"is bought", "75k from the buyer"}));
}

TEST(StoryReport, FitsItsWidthAndEndsWithTheWorthOfThePath) {
    const std::string text = story_text(bought(), {.width = 90});
    EXPECT_NE(text.find("path 17: P50 of what young is worth, number 500 of 1,000 futures"),
              std::string::npos);
    EXPECT_NE(
        text.find("    9  2026-12      20k      75k      255k    2.50x  is bought, 75k from the buyer\n"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("   12  2027-03      20k        -      315k    2.50x  pay ends with the horizon\n"),
              std::string::npos)
        << text;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        EXPECT_LE(end - begin, 90u) << text.substr(begin, end - begin);
        begin = end + 1;
    }
}

TEST(StoryReport, SaysInJsonWhatPreferencesTake) {
    PathStory story = bought();
    EXPECT_FALSE(nlohmann::json::parse(story_json(story))["event"].contains("deal_value"));
    story.deal_value = 9.1e9;
    story.deal_preferences = 5.642e9;
    const auto json = nlohmann::json::parse(story_json(story));
    const auto schema = nlohmann::json::parse(read_text("schema/explain-1.json"));
    EXPECT_EQ(schema_faults(schema, json), std::vector<std::string>{});
    EXPECT_EQ(json["event"]["deal_value"], 9.1e9);
    EXPECT_EQ(json["event"]["preferences"], 5.642e9);
}

TEST(StoryReport, SaysTheSameInJson) {
    const auto json = nlohmann::json::parse(story_json(bought()));
    const auto schema = nlohmann::json::parse(read_text("schema/explain-1.json"));
    EXPECT_EQ(schema_faults(schema, json), std::vector<std::string>{});
    EXPECT_EQ(json["schema"], "offersim.explain/1");
    EXPECT_EQ(json["path"], 17);
    EXPECT_EQ(json["found_by"]["rank"], 500);
    EXPECT_EQ(json["event"]["kind"], "acquired");
    EXPECT_EQ(json["event"]["deal_price"], 5);
    EXPECT_EQ(json["months"].size(), 25u);
    EXPECT_EQ(json["months"][24]["present_so_far"], json["present"]);
    EXPECT_EQ(json["journal"][2]["kind"], "cashed_out");
    EXPECT_EQ(json["journal"][2]["component"], "equity");
    EXPECT_EQ(json["story"].size(), 2u);
    EXPECT_TRUE(json["leave_month"].is_null());
}

}  // namespace

}  // namespace offersim
