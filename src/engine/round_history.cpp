#include "engine/round_history.hpp"

#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"
#include "base/normal.hpp"
#include "plan/plan_stream.hpp"

namespace offersim {

RoundHistory::RoundHistory(const Plan& plan, const PlanCompany& company, const PlanCourse& course)
    : course_(&course),
      last_month_(plan.settlement),
      stream_(plan_stream(plan, "rounds/" + company.name)),
      rounds_(column_length),
      by_month_(static_cast<std::size_t>(plan.settlement + 1)) {}

/// Draws of round k: its time and its dilution in one step of the stream, its pool in the next.
void RoundHistory::draw_month(CourseLanes& lanes, std::uint32_t k, std::vector<double>& when) {
    const Rounds& terms = *course_->rounds;
    lanes.uniforms(stream_, 2 * k, uniform_[0], &uniform_[1]);
    const bool has_pool = !(terms.pool == Distribution::constant(0));
    if (has_pool) lanes.uniforms(stream_, 2 * k + 1, uniform_[2], nullptr);
    for (int i = 0; i < lanes.count(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (when[at] > last_month_) continue;
        if (terms.every_months) {
            when[at] += quantile(*terms.every_months, uniform_[0][at]);
        } else {
            const double rate = lanes.input(course_->round_hazard)[i];
            when[at] += rate > 0 ? -portable_log(uniform_[0][at]) / rate * 12 : last_month_ + 1;
        }
        if (when[at] > last_month_) continue;
        Round round;
        round.month = std::max(1, static_cast<int>(std::ceil(when[at])));
        round.dilution = quantile(terms.dilution, uniform_[1][at]);
        if (has_pool) round.pool = quantile(terms.pool, uniform_[2][at]);
        by_month_[static_cast<std::size_t>(round.month)].push_back({i, static_cast<std::int32_t>(k)});
        rounds_[at].push_back(round);
    }
}

void RoundHistory::begin(CourseLanes& lanes) {
    for (auto& rounds : rounds_) rounds.clear();
    for (auto& places : by_month_) places.clear();
    if (!course_->rounds) return;
    std::vector<double> when(column_length, 0.0);
    const auto is_left = [&](double month) { return month <= last_month_; };
    for (std::uint32_t k = 0; std::any_of(when.begin(), when.begin() + lanes.count(), is_left); ++k)
        draw_month(lanes, k, when);
}

void RoundHistory::note_levels(int month, const double* level) {
    for (const Place place : in_month(month))
        rounds_[static_cast<std::size_t>(place.i)][static_cast<std::size_t>(place.k)].level = level[place.i];
}

FinancingRound RoundHistory::terms(const Round& round) const {
    const Rounds& rounds = *course_->rounds;
    return {round.price,      round.dilution,      round.pool, rounds.preference_multiple,
            rounds.is_senior, rounds.anti_dilution};
}

void RoundHistory::price(CourseLanes& lanes, ValuePath& path) {
    if (!course_->rounds) return;
    const double* headline = lanes.input(course_->headline);
    const bool protects = course_->rounds->anti_dilution != AntiDilution::none && course_->capital;
    for (int month = 1; month <= last_month_; ++month)
        for (const Place place : in_month(month)) {
            price_round(place, headline[place.i], path);
            if (protects) protect(place, path);
        }
}

void RoundHistory::price_round(Place place, double headline, ValuePath& path) {
    std::vector<Round>& rounds = rounds_[static_cast<std::size_t>(place.i)];
    Round& round = rounds[static_cast<std::size_t>(place.k)];
    const Round first{0, 0, 0, 0, headline, false};
    const Round& before = place.k == 0 ? first : rounds[static_cast<std::size_t>(place.k) - 1];
    if (const auto& step_up = course_->rounds->step_up) {
        const double years = (round.month - before.month) / 12.0;
        const double z = years > 0 ? (round.level - before.level) / std::sqrt(years) : 0;
        const double rank = std::clamp(portable_normal_cdf(z), 0x1p-53, 1 - 0x1p-53);
        round.price = before.price * quantile(*step_up, rank);
    } else {
        const double moved = path.log_value(round.month)[place.i] - path.log_value(before.month)[place.i];
        round.price = before.price * portable_exp(moved);
    }
    round.is_down = round.price < before.price;
}

/// Value per share moves from those who hold common to those who are protected.
void RoundHistory::protect(Place place, ValuePath& path) {
    const Round& priced = round(place);
    if (!priced.is_down) return;
    CapitalStructure before = course_->capital.value();
    for (int k = 0; k < place.k; ++k)
        before = after_round(std::move(before),
                             terms(rounds_[static_cast<std::size_t>(place.i)][static_cast<std::size_t>(k)]));
    FinancingRound unprotected = terms(priced);
    unprotected.anti_dilution = AntiDilution::none;
    const double shares = after_round(before, unprotected).outstanding_as_converted();
    const double with_protection = after_round(before, terms(priced)).outstanding_as_converted();
    path.shift(place.i, priced.month, portable_log(shares / with_protection));
}

double RoundHistory::growth_of_shares(int i, int month) const {
    double growth = 1;
    for (const Round& round : rounds_[static_cast<std::size_t>(i)])
        if (round.month <= month) growth /= 1 - round.dilution - round.pool;
    return growth;
}

CapitalStructure RoundHistory::capital(int i, int month) const {
    CapitalStructure capital = course_->capital.value();
    for (const Round& round : rounds_[static_cast<std::size_t>(i)])
        if (round.month <= month) capital = after_round(std::move(capital), terms(round));
    return capital;
}

}  // namespace offersim
