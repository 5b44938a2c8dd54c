// How a course writes what a holder sees: the second half of engine/stepped_course.hpp.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/elementary.hpp"
#include "base/stream.hpp"
#include "engine/stepped_course.hpp"

namespace offersim {

namespace {

constexpr double months_of_distress = 12;

}  // namespace

void SteppedCourse::write(HistoryStore& store, const AcquirerPrice& acquirer_price) {
    begin_write(store);
    for (int month = 0; month <= last_month_; ++month) write_month(store, month);
    if (course_->deal.acquirer >= 0) follow_acquirer(store, acquirer_price);
    write_payments(store, acquirer_price);
}

void SteppedCourse::begin_write(HistoryStore& store) {
    const double* headline = lanes_.input(course_->headline);
    std::copy_n(headline, column_length, headline_.data());
    private_.resize(static_cast<std::size_t>(lanes_.count()));
    std::iota(private_.begin(), private_.end(), 0);
    private_month_ = -1;
    listed_.clear();
    listed_lanes_.clear();
    offerings_.clear();
    for (int i = 0; i < lanes_.count(); ++i)
        if (clock_.kind(i) == EventKind::ipo) offerings_.add(clock_.month(i), i);
    std::fill(ownership_.begin(), ownership_.end(), 1.0);
    std::fill(last_down_.begin(), last_down_.end(), -months_of_distress);
    if (course_->common_worth) {
        std::fill(log_preference_.begin(), log_preference_.end(), start_log_preference_);
        std::fill(log_shares_.begin(), log_shares_.end(), start_log_shares_);
    }
    const auto write_column = [&](const std::vector<double>& packed, std::vector<double>& column) {
        for (int i = 0; i < lanes_.count(); ++i)
            column[static_cast<std::size_t>(lanes_.lane(i))] = packed[static_cast<std::size_t>(i)];
    };
    write_column(deal_price_, store.deal_price);
    if (!store.deal_value.empty()) {
        write_column(deal_value_, store.deal_value);
        write_column(deal_preferences_, store.deal_preferences);
    }
}

void SteppedCourse::write_month(HistoryStore& store, int month) {
    take_rounds(month, month <= store.last_fair_price);
    for (const std::int32_t i : offerings_.at(month)) {
        listed_.push_back(i);
        listed_lanes_.push_back(lanes_.lane(i));
    }
    if (double* row = store.price.row(month); row != nullptr) {
        if (company_->is_listed || store.has_fair_price[static_cast<std::size_t>(month)])
            write_price(month, row);
        else
            write_market_price(month, row);
    }
    if (store.headline.has(month)) write_headline(store, month);
    if (month <= store.appraisal.last()) write_appraisal(store, month);
    if (store.unlocked.has(month)) write_unlocked(store, month);
    if (store.distress.has(month)) write_distress(store, month);
    if (store.ownership.has(month)) write_rounds(store, month);
    if (course_->tender) write_tender(store, month);
    if (course_->secondary) write_secondary(store, month);
}

/// The value of a share that has converted, of which common is worth its part until it is listed or bought.
void SteppedCourse::write_price(int month, double* row) {
    monthly_kernels(lanes_.kernels())
        .price_course(price_inputs(month), lanes_.padded_count(), lanes_.row_for(row));
    lanes_.spread(row);
}

/// Only on those that are listed.
void SteppedCourse::write_market_price(int month, double* row) {
    std::vector<std::int32_t>&from = listed_, &to = listed_lanes_;
    const std::size_t count = from.size();
    for (std::int32_t pad = block_paths; from.size() % list_padding != 0; ++pad) {
        from.push_back(pad);
        to.push_back(pad);
    }
    monthly_kernels(lanes_.kernels())
        .price_listed(path_.log_value(month), ipo_factor_.data(), static_cast<int>(from.size()), from.data(),
                      to.data(), row);
    from.resize(count);
    to.resize(count);
}

CourseInputs SteppedCourse::price_inputs(int month) const {
    CourseInputs inputs;
    inputs.month = month;
    inputs.log_value = path_.log_value(month);
    inputs.ipo_month = ipo_month_.data();
    inputs.ipo_factor = ipo_factor_.data();
    inputs.deal_month = deal_month_.data();
    inputs.deal_price = deal_price_.data();
    inputs.end_month = end_month_.data();
    if (const CommonWorth* worth = course_->common_worth ? &*course_->common_worth : nullptr) {
        inputs.worth = worth->table().data();
        inputs.steps = static_cast<int>(worth->table().size()) - 1;
        inputs.first = worth->first();
        inputs.steps_per_unit = CommonWorth::steps_per_unit();
        inputs.log_shares = log_shares_.data();
        inputs.log_preference = log_preference_.data();
    }
    return inputs;
}

/// By the kernel that makes rows, on as few paths as it takes, so that the bits are those of a row.
double SteppedCourse::price_at(int i, int month) const {
    double log_preference[list_padding] = {}, log_shares[list_padding] = {}, price[list_padding];
    CourseInputs inputs = price_inputs(month);
    for (const double** input : {&inputs.log_value, &inputs.ipo_month, &inputs.ipo_factor, &inputs.deal_month,
                                 &inputs.deal_price, &inputs.end_month})
        *input += i;  // columns go on beyond the last path
    inputs.log_preference = log_preference;
    inputs.log_shares = log_shares;
    if (inputs.worth != nullptr) claims_before(i, month, log_preference[0], log_shares[0]);
    monthly_kernels(lanes_.kernels()).price_course(inputs, list_padding, price);
    return price[0];
}

void SteppedCourse::prices_at(std::span<const std::int32_t> lanes, int month, double* result) const {
    for (std::size_t k = 0; k < lanes.size(); ++k) result[k] = price_at(lanes[k], month);
}

void SteppedCourse::listed_prices_at(std::span<const std::int32_t> lanes, int month, double* result) const {
    constexpr int at_once = 8 * list_padding;
    std::int32_t lane[at_once];
    double price[at_once];
    for (std::size_t first = 0; first < lanes.size(); first += at_once) {
        const auto count = std::min<std::size_t>(at_once, lanes.size() - first);
        const auto padded = static_cast<int>((count + list_padding - 1) / list_padding * list_padding);
        std::fill_n(lane + padded - list_padding, list_padding, lanes[first]);
        std::copy_n(lanes.begin() + static_cast<std::ptrdiff_t>(first), count, lane);
        monthly_kernels(lanes_.kernels())
            .price_listed(path_.log_value(month), ipo_factor_.data(), padded, lane, nullptr, price);
        std::copy_n(price, count, result + first);
    }
}

/// The state of `log_preference_` and `log_shares_` at the end of a month, of a path that is private then;
/// others may have any.
void SteppedCourse::claims_before(int i, int month, double& log_preference, double& log_shares) const {
    const RoundHistory::Round* last = nullptr;
    if (end_month_[static_cast<std::size_t>(i)] >= month)
        for (const RoundHistory::Round& round : rounds_.of(i))
            if (round.month <= month && is_private_at(round, i)) last = &round;
    log_preference = last == nullptr ? start_log_preference_ : portable_log(last->preference);
    log_shares = last == nullptr ? start_log_shares_ : portable_log(last->outstanding);
}

double SteppedCourse::appraisal_at(int i, int month) const {
    if (!course_->appraisal || market_month_[static_cast<std::size_t>(i)] <= month) return price_at(i, month);
    const Appraisal& terms = *course_->appraisal;
    const int due = month - month % terms.every_months;
    const RoundHistory::Round* last = nullptr;  // since then
    for (const RoundHistory::Round& round : rounds_.of(i))
        if (round.month > due && round.month <= month) last = &round;
    if (last != nullptr)
        return price_at(i, last->month) * (1 - quantile(terms.discount, last->appraisal_uniform));
    const double uniform = uniforms(appraisal_stream_, lanes_.path(i), static_cast<std::uint32_t>(due))[0];
    return price_at(i, std::max(0, due - terms.lag_months)) * (1 - quantile(terms.discount, uniform));
}

double SteppedCourse::unlocked_at(int i, int month) const {
    const double age = month - ipo_month_[static_cast<std::size_t>(i)];
    double part = 0;
    for (std::size_t k = 0; k < unlocked_after_.size(); ++k)
        if (age >= unlocked_after_[k]) part = unlocked_share_[k];
    return part;
}

void SteppedCourse::write_headline(HistoryStore& store, int month) {
    const double* market = lanes_.pack(store.price.row(month), uniform_[0]);
    double* row = lanes_.row_for(store.headline.row(month));
    if (company_->is_listed)
        std::copy_n(market, lanes_.count(), row);
    else
        monthly_kernels(lanes_.kernels())
            .take_from(month, ipo_month_.data(), market, headline_.data(), lanes_.padded_count(), row);
    lanes_.spread(store.headline.row(month));
}

/// Rounds that come while the company is private.
void SteppedCourse::take_rounds(int month, bool needs_fair_price) {
    if (!course_->rounds) return;
    for (const RoundHistory::Place place : rounds_.in_month(month)) {
        const auto i = static_cast<std::size_t>(place.i);
        const RoundHistory::Round& round = rounds_.round(place);
        if (!is_private_at(round, place.i)) continue;
        headline_[i] = round.price;
        ownership_[i] *= 1 - round.dilution - round.pool;
        if (round.is_down) last_down_[i] = month;
        if (!course_->common_worth || !needs_fair_price) continue;
        log_preference_[i] = portable_log(round.preference);
        log_shares_[i] = portable_log(round.outstanding);
    }
}

void SteppedCourse::write_distress(HistoryStore& store, int month) {
    double* distress = lanes_.row_for(store.distress.row(month));
    monthly_kernels(lanes_.kernels())
        .mark_recent(month, months_of_distress, last_down_.data(), end_month_.data(), lanes_.padded_count(),
                     distress);
    lanes_.spread(store.distress.row(month));
}

void SteppedCourse::write_rounds(HistoryStore& store, int month) {
    const auto count = static_cast<std::size_t>(lanes_.count());
    double* ownership = lanes_.row_for(store.ownership.row(month));
    std::copy_n(ownership_.data(), count, ownership);
    lanes_.spread(store.ownership.row(month));
    double* financing = lanes_.row_for(store.financing.row(month));
    std::fill_n(financing, count, 0.0);
    if (course_->rounds)
        for (const RoundHistory::Place place : rounds_.in_month(month))
            if (end_month_[static_cast<std::size_t>(place.i)] > month) financing[place.i] = 1;
    lanes_.spread(store.financing.row(month));
}

/// Made at the start, every so many months and at each round, of the price some time before.
void SteppedCourse::write_appraisal(HistoryStore& store, int month) {
    const auto count = static_cast<std::size_t>(lanes_.count());
    const double* now = lanes_.pack(store.price.row(month), uniform_[0]);
    if (!course_->appraisal) {
        std::copy_n(now, count, appraisal_.data());
    } else {
        const Appraisal& terms = *course_->appraisal;
        const bool is_due = month % terms.every_months == 0;
        if (is_due) {
            const double* then =
                lanes_.pack(store.price.row(std::max(0, month - terms.lag_months)), uniform_[2]);
            lanes_.uniforms(appraisal_stream_, static_cast<std::uint32_t>(month), uniform_[1], nullptr);
            for (std::size_t i = 0; i < count; ++i)
                appraisal_[i] = then[i] * (1 - quantile(terms.discount, uniform_[1][i]));
        }
        if (course_->rounds && !is_due)
            for (const RoundHistory::Place place : rounds_.in_month(month))
                appraisal_[static_cast<std::size_t>(place.i)] =
                    now[place.i] * (1 - quantile(terms.discount, rounds_.round(place).appraisal_uniform));
    }
    if (!store.appraisal.has(month)) return;
    double* row = lanes_.row_for(store.appraisal.row(month));
    monthly_kernels(lanes_.kernels())
        .take_from(month, market_month_.data(), now, appraisal_.data(), lanes_.padded_count(), row);
    lanes_.spread(store.appraisal.row(month));
}

void SteppedCourse::write_unlocked(HistoryStore& store, int month) {
    double* row = lanes_.row_for(store.unlocked.row(month));
    const LockupInputs inputs{static_cast<double>(month), ipo_month_.data(), unlocked_after_.data(),
                              unlocked_share_.data(), static_cast<int>(unlocked_after_.size())};
    monthly_kernels(lanes_.kernels()).unlock(inputs, lanes_.padded_count(), row);
    lanes_.spread(store.unlocked.row(month));
}

void SteppedCourse::write_events(HistoryStore& store) const {
    for (int i = 0; i < lanes_.count(); ++i) {
        const auto lane = static_cast<std::size_t>(lanes_.lane(i));
        store.events.month[lane] = clock_.month(i);
        store.events.month_column[lane] = clock_.month(i);
        store.events.kind[lane] = clock_.kind(i);
    }
}

/// After a deal in shares, what one was sold for moves with the acquirer.
void SteppedCourse::follow_acquirer(HistoryStore& store, const AcquirerPrice& acquirer_price) {
    for (int i = 0; i < lanes_.count(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (deal_month_[at] > last_month_) continue;
        const std::int32_t lane = lanes_.lane(i);
        const double then = acquirer_price(course_->deal.acquirer, clock_.month(i))[lane];
        for (int month = clock_.month(i) + 1; month <= last_month_; ++month)
            store.price.row(month)[lane] =
                deal_price_[at] * acquirer_price(course_->deal.acquirer, month)[lane] / then;
    }
}

void SteppedCourse::write_payments(HistoryStore& store, const AcquirerPrice& acquirer_price) {
    const PlanDeal& deal = course_->deal;
    if (store.payments.empty()) return;  // no course has a deal that is not plain
    lanes_.uniforms(deal_stream_, 0, uniform_[0], &uniform_[1]);
    const double kept = deal.escrow ? deal.escrow->share : 0,
                 earned = deal.earn_out ? deal.earn_out->share : 0;
    const auto in_shares = [&](int i, int delay) {
        if (deal.acquirer < 0 || delay == 0) return 1.0;
        const int now = clock_.month(i), later = std::min(now + delay, last_month_);
        const std::int32_t lane = lanes_.lane(i);
        return acquirer_price(deal.acquirer, later)[lane] / acquirer_price(deal.acquirer, now)[lane];
    };
    for (int i = 0; i < lanes_.count(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (deal_month_[at] > last_month_) continue;
        const auto lane = static_cast<std::size_t>(lanes_.lane(i));
        store.payment(deal.hold_months).share[lane] += (1 - kept - earned) * in_shares(i, deal.hold_months);
        if (deal.escrow)
            store.payment(deal.escrow->after_months).share[lane] +=
                kept * (1 - quantile(deal.escrow->loss, uniform_[0][at])) *
                in_shares(i, deal.escrow->after_months);
        if (deal.earn_out)
            store.payment(deal.earn_out->after_months).share[lane] +=
                uniform_[1][at] < deal.earn_out->chance ? earned : 0;
    }
}

}  // namespace offersim
