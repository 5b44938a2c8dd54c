#include "engine/round_history.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/elementary.hpp"
#include "engine/monthly_kernels.hpp"
#include "plan/plan_stream.hpp"

namespace offersim {

RoundHistory::RoundHistory(const Plan& plan, const PlanCompany& company, const PlanCourse& course)
    : course_(&course),
      last_month_(plan.settlement),
      stream_(plan_stream(plan, "rounds/" + company.name)),
      rounds_(column_length),
      by_month_(static_cast<std::size_t>(plan.settlement + 1)) {}

/// Draws of round k: its time and its dilution in one step of the stream, in the next its pool and the
/// discount of its appraisal. `coming_` goes in as the paths that have had k rounds, and comes out as those
/// that have one more.
void RoundHistory::draw_round(CourseLanes& lanes, const EventClock& clock, std::uint32_t k) {
    const Rounds& terms = *course_->rounds;
    const double* hazard = terms.every_months ? nullptr : lanes.input(course_->round_hazard);
    lanes.uniforms_of(coming_, stream_, 2 * k, uniform_[0], &uniform_[1]);
    std::size_t kept = 0;
    for (std::size_t c = 0; c < coming_.size(); ++c) {
        const std::int32_t i = coming_[c];
        double& when = when_[static_cast<std::size_t>(i)];
        if (hazard == nullptr)
            when += quantile(*terms.every_months, uniform_[0][c]);
        else
            when += hazard[i] > 0 ? -portable_log(uniform_[0][c]) / hazard[i] * 12 : last_month_ + 1;
        if (when > std::min(last_month_, clock.month(i))) continue;
        coming_[kept] = i;
        uniform_[1][kept++] = uniform_[1][c];
    }
    coming_.resize(kept);
    const bool has_pool = !(terms.pool == Distribution::constant(0));
    const bool has_more = has_pool || course_->appraisal;
    if (has_more) lanes.uniforms_of(coming_, stream_, 2 * k + 1, uniform_[2], &uniform_[3]);
    for (std::size_t c = 0; c < kept; ++c) {
        const auto at = static_cast<std::size_t>(coming_[c]);
        Round round;
        round.month = std::max(1, static_cast<int>(std::ceil(when_[at])));
        round.dilution = quantile(terms.dilution, uniform_[1][c]);
        if (has_pool) round.pool = quantile(terms.pool, uniform_[2][c]);
        if (has_more) round.appraisal_uniform = uniform_[3][c];
        by_month_[static_cast<std::size_t>(round.month)].push_back(
            {coming_[c], static_cast<std::int32_t>(k)});
        rounds_[at].push_back(round);
    }
}

void RoundHistory::begin(CourseLanes& lanes, const EventClock& clock) {
    for (auto& rounds : rounds_) rounds.clear();
    for (auto& places : by_month_) places.clear();
    if (!course_->rounds) return;
    when_.assign(column_length, 0.0);
    coming_.resize(static_cast<std::size_t>(lanes.count()));
    std::iota(coming_.begin(), coming_.end(), 0);
    for (std::uint32_t k = 0; !coming_.empty(); ++k) draw_round(lanes, clock, k);
}

FinancingRound RoundHistory::terms(const Round& round) const {
    const Rounds& rounds = *course_->rounds;
    return {round.price,      round.dilution,      round.pool, rounds.preference_multiple,
            rounds.is_senior, rounds.anti_dilution};
}

void RoundHistory::price(CourseLanes& lanes, const EventClock& clock, ValuePath& path) {
    if (!course_->rounds) return;
    if (course_->rounds->step_up) draw_step_ups(lanes);
    const double* headline = lanes.input(course_->headline);
    for (int i = 0; i < lanes.count(); ++i) {
        Round before;
        before.price = headline[i];
        // Nobody reads the value of a share once the company is bought or shut.
        const bool is_gone = clock.kind(i) == EventKind::acquisition || clock.kind(i) == EventKind::shutdown;
        const int last = is_gone ? clock.month(i) : last_month_;
        bool is_first = true;
        for (Round& round : rounds_[static_cast<std::size_t>(i)]) {
            if (round.month > clock.month(i)) break;
            price_round(round, before, i, path);
            if (course_->capital) {
                if (is_first) capital_now_ = *course_->capital;
                issue(round, capital_now_, i, last, path);
            }
            is_first = false;
            before = round;
        }
    }
}

/// The step-up at the rank of the Brownian motion since the round before.
void RoundHistory::draw_step_ups(const CourseLanes& lanes) {
    since_before_.clear();
    for (int i = 0; i < lanes.count(); ++i) {
        int month = 0;
        double level = 0;
        for (const Round& round : of(i)) {
            const double years = (round.month - month) / 12.0;
            since_before_.push_back(years > 0 ? (round.level - level) / std::sqrt(years) : 0);
            month = round.month;
            level = round.level;
        }
    }
    while (since_before_.size() % list_padding != 0) since_before_.push_back(0);
    monthly_kernels(lanes.kernels())
        .normal_cdf(since_before_.data(), static_cast<int>(since_before_.size()), since_before_.data());
    const double* rank = since_before_.data();
    for (int i = 0; i < lanes.count(); ++i)
        for (Round& round : rounds_[static_cast<std::size_t>(i)])
            round.step_up = quantile(*course_->rounds->step_up, std::clamp(*rank++, 0x1p-53, 1 - 0x1p-53));
}

void RoundHistory::price_round(Round& round, const Round& before, int i, const ValuePath& path) {
    if (course_->rounds->step_up) {
        round.price = before.price * round.step_up;
    } else {
        const double moved = path.log_value(round.month)[i] - path.log_value(before.month)[i];
        round.price = before.price * portable_exp(moved);
    }
    round.is_down = round.price < before.price;
}

/// The new class joins the capital. Anti-dilution gives more shares to those who are protected: value per
/// share moves to them from those who hold common.
void RoundHistory::issue(Round& priced, CapitalStructure& now, int i, int last_month, ValuePath& path) {
    const FinancingRound sold = terms(priced);
    const double unprotected =
        now.outstanding_as_converted() + priced.dilution * now.fully_diluted() * sold.growth_of_shares();
    add_round(now, sold);
    priced.preference = total_preference(now);
    priced.outstanding = now.outstanding_as_converted();
    if (!priced.is_down || course_->rounds->anti_dilution == AntiDilution::none) return;
    const double moved = portable_log(unprotected / priced.outstanding);
    for (int month = priced.month; month <= last_month; ++month) path.log_value(month)[i] += moved;
}

double RoundHistory::growth_of_shares(int i, int month) const {
    double growth = 1;
    for (const Round& round : rounds_[static_cast<std::size_t>(i)])
        if (round.month <= month) growth /= 1 - round.dilution - round.pool;
    return growth;
}

double RoundHistory::outstanding(int i, int month) const {
    double shares = course_->capital->outstanding_as_converted();
    for (const Round& round : rounds_[static_cast<std::size_t>(i)])
        if (round.month <= month) shares = round.outstanding;
    return shares;
}

const CapitalStructure& RoundHistory::capital(int i, int month) {
    capital_now_ = course_->capital.value();
    for (const Round& round : rounds_[static_cast<std::size_t>(i)])
        if (round.month <= month) add_round(capital_now_, terms(round));
    return capital_now_;
}

}  // namespace offersim
