#include "engine/stepped_company.hpp"

#include <algorithm>
#include <numeric>

namespace offersim {

SteppedCompany::SteppedCompany(const Plan& plan, int company, const MonthsRead& read)
    : company_(&plan.companies[static_cast<std::size_t>(company)]),
      horizon_(plan.horizon),
      last_month_(plan.settlement),
      listed_until_(read.listed_until),
      left_until_(read.left_until),
      last_whole_month_(plan.settlement),
      ones_(column_length, 1.0),
      zeros_(column_length, 0.0),
      unlockings_(*company_, plan.settlement),
      place_(column_length),
      followed_count_(static_cast<std::size_t>(plan.settlement + 1)),
      followed_until_(column_length),
      place_followed_(column_length),
      level_(column_length),
      spread_level_(column_length) {
    for (const PlanCourse& course : company_->courses)
        courses_.push_back(std::make_unique<SteppedCourse>(plan, *company_, course));
    knows_ends_ = !read.is_all && std::all_of(courses_.begin(), courses_.end(),
                                              [](const auto& course) { return course->knows_ends(); });
    if (knows_ends_) last_whole_month_ = read.last_value_month();
    make_store(read);
}

/// Rows are made of what somebody reads, and of what some course has.
void SteppedCompany::make_store(const MonthsRead& read) {
    bool has_rounds = false, has_appraisals = false;
    for (const PlanCourse& course : company_->courses) {
        has_rounds = has_rounds || course.rounds;
        has_appraisals = has_appraisals || course.appraisal;
        if (course.capital && company_->can_end_by(EventKind::acquisition))
            for (auto* column : {&store_.deal_value, &store_.deal_preferences}) column->resize(column_length);
        if (course.deal.is_plain()) continue;
        // Parts of a deal that only some paths have are columns of all; the others are paid at the closing.
        store_.payment(0);
        store_.payment(course.deal.hold_months);
        if (course.deal.escrow) store_.payment(course.deal.escrow->after_months);
        if (course.deal.earn_out) store_.payment(course.deal.earn_out->after_months);
    }
    const bool can_list = company_->can_end_by(EventKind::ipo);
    const bool has_headlines = has_rounds || can_list || company_->has_futures();
    std::vector<bool> price = read.price;
    for (std::size_t month = 0; month < price.size(); ++month)  // an appraisal is of a price before it
        if (read.appraisal[month]) std::fill_n(price.begin(), month + 1, true);
    store_.has_fair_price = price;
    for (std::size_t month = 0; month < price.size(); ++month) {
        if (price[month]) store_.last_fair_price = static_cast<int>(month);
        // With a listing the headline becomes the market price.
        if (read.market[month] || (read.headline[month] && (has_headlines || company_->is_listed)))
            price[month] = true;
    }
    store_.price = MonthRows(price);
    if (has_headlines) store_.headline = MonthRows(read.headline);
    if (has_appraisals) store_.appraisal = MonthRows(read.appraisal);
    if (can_list) store_.unlocked = MonthRows(read.unlocked);
    if (!has_rounds) return;
    store_.distress = MonthRows(read.distress);
    if (!read.is_all) return;
    store_.ownership = MonthRows(read.price);
    store_.financing = MonthRows(read.price);
}

void SteppedCompany::share_lanes(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path,
                                 int count) {
    if (!company_->has_futures()) {
        std::iota(place_.begin(), place_.end(), 0);
        courses_.front()->lanes().take_all(kernels, inputs, first_path, count);
        return;
    }
    const double* future = inputs[company_->future];
    std::vector<std::vector<std::int32_t>> lanes(courses_.size());
    for (std::int32_t lane = 0; lane < count; ++lane) {
        std::vector<std::int32_t>& own = lanes[static_cast<std::size_t>(future[lane])];
        place_[static_cast<std::size_t>(lane)] = static_cast<std::int32_t>(own.size());
        own.push_back(lane);
    }
    for (std::size_t c = 0; c < courses_.size(); ++c)
        courses_[c]->lanes().take(kernels, inputs, first_path, std::move(lanes[c]));
}

const SteppedCourse& SteppedCompany::course_of(std::int32_t lane) const {
    if (!company_->has_futures()) return *courses_.front();
    return *courses_[static_cast<std::size_t>((*inputs_)[company_->future][lane])];
}

double SteppedCompany::price(int month, std::int32_t lane) const {
    return course_of(lane).price_at(place_[static_cast<std::size_t>(lane)], month);
}

void SteppedCompany::prices(int month, std::span<const std::int32_t> lanes, double* result) const {
    if (!company_->has_futures()) return courses_.front()->prices_at(lanes, month, result);
    for (std::size_t k = 0; k < lanes.size(); ++k) result[k] = price(month, lanes[k]);
}

void SteppedCompany::listed_prices(int month, std::span<const std::int32_t> lanes, double* result) const {
    if (!company_->has_futures()) return courses_.front()->listed_prices_at(lanes, month, result);
    for (std::size_t k = 0; k < lanes.size(); ++k)
        course_of(lanes[k]).listed_prices_at({&place_[static_cast<std::size_t>(lanes[k])], 1}, month,
                                             result + k);
}

double SteppedCompany::appraisal(int month, std::int32_t lane) const {
    return course_of(lane).appraisal_at(place_[static_cast<std::size_t>(lane)], month);
}

double SteppedCompany::unlocked(int month, std::int32_t lane) const {
    return course_of(lane).unlocked_at(place_[static_cast<std::size_t>(lane)], month);
}

void SteppedCompany::begin(const Kernels& kernels, const InputColumns& inputs, const UniformSource& events,
                           int count, const double* latest_leave_month) {
    kernels_ = &kernels;
    inputs_ = &inputs;
    latest_leave_month_ = latest_leave_month;
    count_ = count;
    store_.begin_block();
    share_lanes(kernels, inputs, events.first_path, count);
    for (auto& course : courses_) course->begin(events);
    if (!knows_ends_) return;
    write_events();
    list_followed();
}

void SteppedCompany::write_events() {
    std::fill(store_.events.month_column.begin(), store_.events.month_column.end(), last_month_ + 1);
    for (auto& course : courses_) course->write_events(store_);
    store_.events.sort(count_, last_month_);
}

int SteppedCompany::last_followed_month() const {
    int month = last_whole_month_;
    while (month < last_month_ && followed_count(month + 1) > 0) ++month;
    return month;
}

int SteppedCompany::last_followed_month(std::int32_t lane) const {
    const auto i = static_cast<std::size_t>(lane);
    const int month = store_.events.month[i];
    switch (store_.events.kind[i]) {
        case EventKind::none: return last_month_;
        case EventKind::ipo: {
            const int unlocked = first_open_month(
                *company_, std::min(month + course_of(lane).lockup_stages().last, last_month_), last_month_);
            const bool leaves = latest_leave_month_ != nullptr && latest_leave_month_[i] < horizon_;
            return std::max(leaves ? left_until_ : listed_until_, unlocked);
        }
        case EventKind::acquisition:
        case EventKind::shutdown: return month;
    }
    return last_month_;
}

void SteppedCompany::list_followed() {
    std::fill(followed_count_.begin(), followed_count_.end(), 0);
    for (std::int32_t lane = 0; lane < count_; ++lane) {
        followed_until_[static_cast<std::size_t>(lane)] = last_followed_month(lane);
        ++followed_count_[static_cast<std::size_t>(followed_until_[static_cast<std::size_t>(lane)])];
    }
    std::vector<int> next(followed_count_.size());  // where the next lane of a last month goes
    for (std::size_t month = next.size() - 1; month-- > 0;) {
        next[month] = followed_count_[month + 1];
        followed_count_[month] += followed_count_[month + 1];
    }
    followed_.resize(static_cast<std::size_t>(count_));
    for (std::int32_t lane = 0; lane < count_; ++lane) {
        const auto until = static_cast<std::size_t>(followed_until_[static_cast<std::size_t>(lane)]);
        followed_[static_cast<std::size_t>(next[until]++)] = lane;
    }
    for (int k = 0; k < count_; ++k)
        place_followed_[static_cast<std::size_t>(followed_[static_cast<std::size_t>(k)])] = k;
    for (int pad = 0; followed_.size() % list_padding != 0; ++pad) followed_.push_back(block_paths + pad);
    share_followed();
}

/// Each course takes those that follow it, in the same order.
void SteppedCompany::share_followed() {
    parts_.resize(courses_.size());
    for (FollowedPart& part : parts_) {
        part.from.clear();
        part.to.clear();
        part.count.assign(followed_count_.size(), 0);
    }
    for (std::int32_t k = 0; k < count_; ++k) {
        const auto lane = static_cast<std::size_t>(followed_[static_cast<std::size_t>(k)]);
        const double future = company_->has_futures() ? (*inputs_)[company_->future][lane] : 0;
        FollowedPart& part = parts_[static_cast<std::size_t>(future)];
        part.from.push_back(k);
        part.to.push_back(place_[lane]);
        ++part.count[static_cast<std::size_t>(followed_until_[lane])];
    }
    for (FollowedPart& part : parts_) {
        for (std::size_t month = part.count.size() - 1; month-- > 0;)
            part.count[month] += part.count[month + 1];
        for (int pad = 0; part.to.size() % list_padding != 0; ++pad) {
            part.from.push_back(block_paths + pad);
            part.to.push_back(block_paths + pad);
        }
    }
}

/// The company's level in a month on all paths that are followed, until the next call.
const double* SteppedCompany::whole_level(const CompanyLevels& levels, int month) {
    const bool is_whole = month <= last_whole_month_;
    const int count = is_whole ? column_length : followed_count(month);
    kernels_->weighted_sum(levels.at(month), levels.loadings.data(), levels.factor_count(),
                           (count + list_padding - 1) / list_padding * list_padding, level_.data());
    if (is_whole) return level_.data();
    for (std::size_t k = 0; k < static_cast<std::size_t>(count); ++k)
        spread_level_[static_cast<std::size_t>(followed_[k])] = level_[k];
    return spread_level_.data();
}

void SteppedCompany::grow(const CompanyLevels& levels) {
    for (std::size_t c = 0; c < courses_.size(); ++c) {
        SteppedCourse& course = *courses_[c];
        if (course.grows_plainly())
            grow_plainly(levels, c);
        else
            for (int month = 1; month <= last_month_ && is_followed(month); ++month)
                course.grow(month, whole_level(levels, month));
        course.note_levels([&](std::int32_t lane, int month) {
            return levels.at(
                month, month <= last_whole_month_ ? lane : place_followed_[static_cast<std::size_t>(lane)]);
        });
    }
}

/// A year at once, so that the columns of its months stay near.
void SteppedCompany::grow_plainly(const CompanyLevels& levels, std::size_t c) {
    SteppedCourse& course = *courses_[c];
    const std::vector<int> whole(12, course.lanes().padded_count());
    for (int first = 1, last; first <= last_month_ && is_followed(first); first = last + 1) {
        const bool is_whole = first <= last_whole_month_;
        last = std::min(first + 11, is_whole ? last_whole_month_ : last_month_);
        GrowingPaths paths{course.lanes().list(), nullptr, whole.data()};
        if (!is_whole)
            paths = {company_->has_futures() ? parts_[c].from.data() : nullptr, parts_[c].to.data(),
                     parts_[c].count.data() + first};
        course.grow_plainly(levels, first, last - first + 1, paths);
    }
}

void SteppedCompany::run(const CompanyLevels& levels, const AcquirerPrice& acquirer_price) {
    grow(levels);
    for (auto& course : courses_) course->settle();
    for (auto& course : courses_)
        if (course->needs_listed_growth())
            for (int month = 1; month <= last_month_; ++month)
                course->grow_listed(month, whole_level(levels, month));
    for (auto& course : courses_) course->write(store_, acquirer_price);
    if (!knows_ends_) write_events();
    point_columns(*inputs_);
    list_unlockings();
}

void SteppedCompany::list_unlockings() {
    if (company_->is_listed) return;
    const CompanyHistory history(columns_);
    unlockings_.list(store_.events, {[&](std::int32_t lane) { return course_of(lane).lockup_stages(); },
                                     [&](int month, std::int32_t lane) { return unlocked(month, lane); },
                                     [&](int month, std::span<const std::int32_t> lanes, double* result) {
                                         history.listed_prices_at(month, lanes, result);
                                     }});
    columns_.unlockings = &unlockings_;
}

void SteppedCompany::point_columns(const InputColumns& inputs) {
    const auto point = [&](std::vector<const double*>& columns, MonthRows& rows, const double* otherwise) {
        columns.clear();
        for (int month = 0; month <= last_month_; ++month)
            columns.push_back(rows.exists() ? rows.row(month) : otherwise);  // which may be null
    };
    point(columns_.market_price, store_.price, nullptr);
    columns_.price = columns_.market_price;
    for (std::size_t month = 0; month < columns_.price.size(); ++month)
        if (!store_.has_fair_price[month]) columns_.price[month] = nullptr;
    const bool is_listed = company_->is_listed;
    point(columns_.headline, is_listed ? store_.price : store_.headline, inputs[company_->headline]);
    columns_.appraisal = columns_.price;
    if (store_.appraisal.exists()) point(columns_.appraisal, store_.appraisal, nullptr);
    point(columns_.unlocked, store_.unlocked, is_listed ? ones_.data() : zeros_.data());
    point(columns_.ownership, store_.ownership, ones_.data());
    if (store_.distress.exists()) point(columns_.distress, store_.distress, nullptr);
    if (store_.financing.exists()) point(columns_.financing, store_.financing, nullptr);
    store_.fill(columns_);
    columns_.deal_price = store_.deal_price.data();
    columns_.deal_value = store_.deal_value.empty() ? nullptr : store_.deal_value.data();
    columns_.deal_preferences = store_.deal_value.empty() ? nullptr : store_.deal_preferences.data();
    columns_.events = &store_.events;
    columns_.singles = this;
    columns_.is_listed_at_start = is_listed;
    columns_.frees_at_once = std::all_of(courses_.begin(), courses_.end(), [](const auto& course) {
        return course->lockup_stages().first == course->lockup_stages().last;
    });
    columns_.blackout = company_->blackout;
}

}  // namespace offersim
