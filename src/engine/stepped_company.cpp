#include "engine/stepped_company.hpp"

#include <algorithm>

namespace offersim {

SteppedCompany::SteppedCompany(const Plan& plan, int company)
    : company_(&plan.companies[static_cast<std::size_t>(company)]),
      last_month_(plan.settlement),
      ones_(column_length, 1.0),
      zeros_(column_length, 0.0) {
    for (const PlanCourse& course : company_->courses)
        courses_.push_back(std::make_unique<SteppedCourse>(plan, *company_, course));
    make_store();
}

/// Only what some course needs has rows of its own.
void SteppedCompany::make_store() {
    bool has_rounds = false, has_appraisals = false, has_windows = false;
    for (const PlanCourse& course : company_->courses) {
        has_rounds = has_rounds || course.rounds;
        has_appraisals = has_appraisals || course.appraisal;
        has_windows = has_windows || course.tender || course.secondary;
        if (course.capital && company_->can_end_by(EventKind::acquisition))
            for (auto* column : {&store_.deal_value, &store_.deal_preferences}) column->resize(column_length);
        if (course.deal.is_plain()) continue;
        // Parts of a deal that only some paths have are columns of all; the others are paid at the closing.
        store_.payment(0);
        store_.payment(course.deal.hold_months);
        if (course.deal.escrow) store_.payment(course.deal.escrow->after_months);
        if (course.deal.earn_out) store_.payment(course.deal.earn_out->after_months);
    }
    store_.price = MonthRows(last_month_);
    const bool can_list = company_->can_end_by(EventKind::ipo);
    if (has_rounds || can_list || has_windows || company_->has_futures())
        store_.headline = MonthRows(last_month_);
    if (has_appraisals) store_.appraisal = MonthRows(last_month_);
    if (can_list) store_.unlocked = MonthRows(last_month_);
    if (has_rounds) {
        store_.ownership = MonthRows(last_month_);
        store_.distress = MonthRows(last_month_);
        store_.financing = MonthRows(last_month_);
    }
}

void SteppedCompany::share_lanes(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path,
                                 int count) {
    if (!company_->has_futures()) {
        courses_.front()->lanes().take_all(kernels, inputs, first_path, count);
        return;
    }
    const double* future = inputs[company_->future];
    std::vector<std::vector<std::int32_t>> lanes(courses_.size());
    for (std::int32_t lane = 0; lane < count; ++lane)
        lanes[static_cast<std::size_t>(future[lane])].push_back(lane);
    for (std::size_t c = 0; c < courses_.size(); ++c)
        courses_[c]->lanes().take(kernels, inputs, first_path, std::move(lanes[c]));
}

void SteppedCompany::run(const Kernels& kernels, const InputColumns& inputs, const UniformSource& events,
                         int count, const std::function<const double*(int month)>& level,
                         const AcquirerPrice& acquirer_price) {
    store_.begin_block();
    share_lanes(kernels, inputs, events.first_path, count);
    for (auto& course : courses_) course->begin(events);
    for (int month = 1; month <= last_month_; ++month) {
        const double* now = level(month);
        for (auto& course : courses_) course->grow(month, now);
    }
    for (auto& course : courses_) course->settle();
    const auto needs_listed_growth = [](const auto& course) { return course->needs_listed_growth(); };
    if (std::any_of(courses_.begin(), courses_.end(), needs_listed_growth))
        for (int month = 1; month <= last_month_; ++month) {
            const double* now = level(month);
            for (auto& course : courses_)
                if (course->needs_listed_growth()) course->grow_listed(month, now);
        }
    std::fill(store_.events.month_column.begin(), store_.events.month_column.end(), last_month_ + 1);
    for (auto& course : courses_) course->write(store_, acquirer_price);
    store_.events.sort(count, last_month_);
    point_columns(inputs);
}

void SteppedCompany::point_columns(const InputColumns& inputs) {
    const auto point = [&](std::vector<const double*>& columns, MonthRows& rows, const double* otherwise) {
        columns.clear();
        for (int month = 0; month <= last_month_; ++month)
            columns.push_back(rows.exists() ? rows.row(month) : otherwise);
    };
    point(columns_.price, store_.price, nullptr);
    const bool is_listed = company_->is_listed;
    point(columns_.headline, is_listed ? store_.price : store_.headline, inputs[company_->headline]);
    point(columns_.appraisal, store_.appraisal.exists() ? store_.appraisal : store_.price, nullptr);
    point(columns_.unlocked, store_.unlocked, is_listed ? ones_.data() : zeros_.data());
    point(columns_.ownership, store_.ownership, ones_.data());
    if (store_.distress.exists()) {
        point(columns_.distress, store_.distress, nullptr);
        point(columns_.financing, store_.financing, nullptr);
    }
    store_.fill(columns_);
    columns_.deal_price = store_.deal_price.data();
    columns_.deal_value = store_.deal_value.empty() ? nullptr : store_.deal_value.data();
    columns_.deal_preferences = store_.deal_value.empty() ? nullptr : store_.deal_preferences.data();
    columns_.events = &store_.events;
    columns_.is_listed_at_start = is_listed;
    columns_.blackout = company_->blackout;
}

}  // namespace offersim
