#pragma once
/// The rounds of financing on the paths that follow one course: when they come, what they sell, at what
/// price. When they come and how many shares they sell is drawn; the price follows the value of a share, or
/// is a draw from the step-ups given, at the rank of the Brownian motion since the round before (which is
/// standard normal), so that down rounds come where the value has fallen. No round comes after the month in
/// which the company's private life ends.
#include <span>
#include <vector>

#include "base/stream.hpp"
#include "engine/course_lanes.hpp"
#include "engine/event_clock.hpp"
#include "engine/value_path.hpp"
#include "plan/plan.hpp"

namespace offersim {

class RoundHistory {
public:
    struct Round {
        int month = 0;
        double dilution = 0, pool = 0;
        double level = 0;    ///< of the company's Brownian motion
        double step_up = 0;  ///< of the price, where the step-ups are given
        double price = 0;
        bool is_down = false;                    ///< against the round before it
        double appraisal_uniform = 0.5;          ///< of the discount of the appraisal that it brings
        double preference = 0, outstanding = 0;  ///< of all classes after it, where the capital is known
    };
    /// A round of path `i`, its `k`-th.
    struct Place {
        std::int32_t i, k;
    };

    RoundHistory(const Plan& plan, const PlanCompany& company, const PlanCourse& course);

    /// Draws when rounds come, as far as the clock's ends are known, and what they sell.
    void begin(CourseLanes& lanes, const EventClock& clock);
    /// `level(i, month)`: of the company's Brownian motion.
    template <class LevelOf>
    void note_levels(int count, LevelOf level) {
        for (int i = 0; i < count; ++i)
            for (Round& round : rounds_[static_cast<std::size_t>(i)]) round.level = level(i, round.month);
    }
    /// Prices them up to the ends that are known; anti-dilution takes from the value of a common share.
    void price(CourseLanes& lanes, const EventClock& clock, ValuePath& path);

    std::span<const Place> in_month(int month) const { return by_month_[static_cast<std::size_t>(month)]; }
    const Round& round(Place place) const {
        return rounds_[static_cast<std::size_t>(place.i)][static_cast<std::size_t>(place.k)];
    }
    /// Of one path, in order.
    std::span<const Round> of(int i) const { return rounds_[static_cast<std::size_t>(i)]; }
    /// What the number of all shares has been multiplied by at the end of `month`, without anti-dilution.
    double growth_of_shares(int i, int month) const;
    /// All shares as converted by the end of `month`, once rounds are priced; the course's capital is known.
    double outstanding(int i, int month) const;
    /// Who owns path i's company at the end of `month`, until the next call; the course's capital is known.
    const CapitalStructure& capital(int i, int month);

private:
    FinancingRound terms(const Round& round) const;
    void draw_round(CourseLanes& lanes, const EventClock& clock, std::uint32_t k);
    void draw_step_ups(const CourseLanes& lanes);
    void price_round(Round& round, const Round& before, int i, const ValuePath& path);
    void issue(Round& round, CapitalStructure& now, int i, int last_month, ValuePath& path);
    Round& round_at(Place place) {
        return rounds_[static_cast<std::size_t>(place.i)][static_cast<std::size_t>(place.k)];
    }

    const PlanCourse* course_;
    int last_month_;
    Stream stream_;
    std::vector<std::vector<Round>> rounds_;  ///< by path
    std::vector<std::vector<Place>> by_month_;
    CapitalStructure capital_now_;      ///< of the path that is being looked at
    std::vector<std::int32_t> coming_;  ///< paths whose next round may come
    std::vector<double> when_;          ///< by path: the time of its last
    std::vector<double> uniform_[4];
    std::vector<double> since_before_;  ///< by round: growth in standard deviations, then its rank
};

}  // namespace offersim
