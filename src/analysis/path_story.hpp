#pragma once
/// One future of one offer, month by month: what became of the company, what the grants did, what was paid.
/// It is simulated again on its own, and is the same to the last bit as in the run.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/study.hpp"
#include "engine/journal.hpp"
#include "plan/component.hpp"
#include "plan/plan.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

struct StoryMonth {
    int month = 0;
    std::array<double, component_count> components{};  ///< received in this month, as paid
    double nominal = 0;                                ///< their sum
    double present = 0;                                ///< the same in the primary measure
    double shares = 0;  ///< the part of it that shares brought: sales, deals, tenders, less strikes paid
    std::optional<double> price;     ///< of a common share; none where the offer has no shares
    std::optional<double> headline;  ///< what the last round paid, or the market price
    bool has_round = false;          ///< the company closed a financing round
};

/// Another offer in the same future.
struct StoryRival {
    std::string name;
    double worth = 0;  ///< in the primary measure
};

/// What an uncertain number of the scenario came out as.
struct StoryDraw {
    std::string key;  ///< "offers.groq.base"
    double value = 0;
};

/// How a path was found: as the order statistic of a percentile.
struct StoryChoice {
    double percentile = 50;
    std::uint64_t rank = 0;   ///< from 1: order statistic ceil(n p / 100)
    std::uint64_t among = 0;  ///< n
};

struct PathStory {
    RunAnswer run;  ///< only what its head says
    std::uint64_t path = 0;
    std::optional<StoryChoice> choice;  ///< none: the path was asked for by number
    std::string offer, company;
    std::vector<StoryMonth> months;     ///< 0 to settlement
    std::vector<JournalEntry> journal;  ///< of this offer, by month
    std::vector<Component> grants;      ///< by JournalEntry::grant: what it is called

    bool is_listed = false;  ///< from the start
    EventKind event = EventKind::none;
    int event_month = 0;
    double deal_price = 0;              ///< of a common share, where it was acquired
    std::optional<double> deal_value;   ///< of the whole company, where its classes are known
    double deal_preferences = 0;        ///< what of it is paid as preferences
    double start_price = 0;             ///< headline price of a share at the start
    std::optional<double> start_value;  ///< headline value of a company without preferences, where it is sure
    std::optional<double> shares_then;  ///< at the event, over those at the start

    std::optional<int> leave_month;  ///< the job was left or lost before the horizon, not by a shutdown
    int last_pay_month = 0;
    std::array<double, component_count> components{};  ///< sums over the months
    double nominal = 0, present = 0;
    double paper = 0;  ///< vested shares that never became money, at the settlement
    std::vector<StoryRival> rivals;
    std::vector<StoryDraw> draws;  ///< that this offer or its company hangs on
};

/// The path on which the offer's worth is percentile `p` of the first `settings.paths`; the first of equals.
std::pair<std::uint64_t, StoryChoice> path_at_percentile(const Plan& plan, std::size_t offer, double p,
                                                         const StudySettings& settings);

PathStory tell_path(const Scenario& scenario, const Plan& plan, std::size_t offer, std::uint64_t path);

}  // namespace offersim
