// What one path's holdings did, told in order, adds up to what they paid.
#include "engine/journal.hpp"

#include <cmath>

#include "engine/block.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

using testing::read_or_fail;
using Kind = JournalEntry::Kind;

struct Told {
    std::vector<JournalEntry> entries;
    double money = 0;
    int leaves = 0, event_month = 0;
    EventKind kind = EventKind::none;
};

std::vector<Told> tell_all(const std::string& text, int paths) {
    const Scenario scenario =
        read_or_fail("format: 1\ntitle: told\nstart: 2026-01-01\nhorizon: 4y\nsettle: 8y\n" + text);
    const Plan plan = make_plan(scenario, 5);
    Block block(plan, best_kernels(), Resolution::month);
    std::vector<Told> result;
    for (int path = 0; path < paths; ++path) {
        Journal journal{path, {}};
        block.follow(&journal);
        block.run(0, block_paths);
        const auto i = static_cast<std::size_t>(path);
        Told told;
        told.entries = journal.entries;
        told.money = block.nominal(0)[i];
        told.leaves = static_cast<int>(block.employment(0).leave_month[i]);
        told.event_month = block.market().events(0).month[i];
        told.kind = block.market().events(0).kind[i];
        result.push_back(std::move(told));
    }
    return result;
}

double sum(const std::vector<JournalEntry>& entries, Kind kind) {
    double units = 0;
    for (const JournalEntry& entry : entries) units += entry.kind == kind ? entry.units : 0;
    return units;
}

const std::string company =
    "companies: {x: {kind: private, value: 8B, growth: {volatility: 60%},\n"
    "  liquidity: {ipo: {hazard: 25%/yr, lockup: 6mo}, acquisition: {hazard: 20%/yr}, shutdown: {hazard: "
    "10%/yr}}}}\n"
    "person: {leave: 15%/yr}\n";

TEST(Journal, AmountsAddUpToTheMoney) {
    for (const std::string grant :
         {"type: rsu, shares: 48000, trigger: double, expiry: 3y, vesting: standard-4y",
          "type: restricted_stock, shares: 48000, vesting: even-4x25, acceleration: {single: 50%}",
          "type: nso, shares: 48000, strike: 0.9, vesting: standard-4y",
          "type: nso, shares: 48000, strike: 0.9, vesting: standard-4y, payment: cash, exercise: {multiple: "
          "1.5x}",
          "type: iso, shares: 48000, strike: 0.5, vesting: standard-4y, exercise: at_grant",
          "type: iso, shares: 48000, strike: 0.5, vesting: standard-4y, leaver_exercise: {in_the_money: 20%}",
          "type: phantom, shares: 48000, vesting: standard-4y, paid: at_vest"}) {
        int with_money = 0;
        for (const Told& told :
             tell_all(company + "offers: {a: {company: x, equity: [{" + grant + "}]}}\n", 60)) {
            double amounts = 0;
            for (const JournalEntry& entry : told.entries) amounts += entry.amount;
            EXPECT_NEAR(amounts, told.money, 1e-9 * std::max(1.0, std::abs(told.money))) << grant;
            with_money += told.money != 0 ? 1 : 0;
            EXPECT_LE(sum(told.entries, Kind::sold) + sum(told.entries, Kind::cashed_out) +
                          sum(told.entries, Kind::deal_payment) + sum(told.entries, Kind::lapsed),
                      48'000 * (1 + 1e-9))
                << grant;
            for (std::size_t k = 1; k < told.entries.size(); ++k)
                EXPECT_GE(told.entries[k].month, told.entries[k - 1].month) << grant;
        }
        EXPECT_GT(with_money, 5) << grant;
    }
}

TEST(Journal, TellsTheStoryOfADoubleTrigger) {
    int stories = 0;
    for (const Told& told : tell_all(
             company +
                 "offers: {a: {company: x, equity: [{type: rsu, shares: 48000, trigger: double, vesting: "
                 "{over: 4y, every: year}}]}}\n",
             200)) {
        if (told.kind != EventKind::ipo || told.leaves <= 48 || told.event_month <= 24 ||
            told.event_month > 30)
            continue;
        std::vector<std::pair<int, Kind>> story;
        for (const JournalEntry& entry : told.entries) story.emplace_back(entry.month, entry.kind);
        const int unlock = told.event_month + 6;
        std::vector<std::pair<int, Kind>> expected{{0, Kind::granted},
                                                   {12, Kind::vested},
                                                   {24, Kind::vested},
                                                   {told.event_month, Kind::triggered},
                                                   {unlock, Kind::sold}};
        if (unlock == 36) {
            expected.insert(expected.end() - 1, {36, Kind::vested});
        } else {
            expected.insert(expected.end(), {{36, Kind::vested}, {36, Kind::sold}});
        }
        expected.insert(expected.end(), {{48, Kind::vested}, {48, Kind::sold}});
        EXPECT_EQ(story, expected) << told.event_month;
        ++stories;
    }
    EXPECT_GT(stories, 0);
}

TEST(Journal, TellsWhatIsClawedBack) {
    int stories = 0;
    for (const Told& told : tell_all("companies: {x: {kind: public}}\nperson: {leave: 60%/yr}\n"
                                     "offers: {a: {company: x, sign_on: {amount: 120k, clawback: 12mo}}}\n",
                                     60)) {
        if (told.leaves >= 12) continue;
        ASSERT_EQ(told.entries.size(), 1u);
        EXPECT_EQ(told.entries[0].kind, Kind::clawed_back);
        EXPECT_EQ(told.entries[0].month, told.leaves);
        EXPECT_NEAR(told.entries[0].amount, -10'000 * (12 - told.leaves), 0.01);
        ++stories;
    }
    EXPECT_GT(stories, 0);
}

}  // namespace
}  // namespace offersim
