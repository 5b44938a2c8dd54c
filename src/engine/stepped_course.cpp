#include "engine/stepped_course.hpp"

#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"
#include "plan/plan_stream.hpp"
#include "process/common_payout.hpp"
#include "process/waterfall.hpp"

namespace offersim {

namespace {

bool changes_conversion(const CapitalStructure& capital) {
    return std::any_of(capital.classes.begin(), capital.classes.end(), [](const ShareClass& share_class) {
        return share_class.ipo_ratchet || share_class.conversion_veto;
    });
}

}  // namespace

SteppedCourse::SteppedCourse(const Plan& plan, const PlanCompany& company, const PlanCourse& course)
    : plan_(&plan),
      company_(&company),
      course_(&course),
      last_month_(plan.settlement),
      tender_stream_(plan_stream(plan, "tender/" + company.name)),
      secondary_stream_(plan_stream(plan, "secondary/" + company.name)),
      deal_stream_(plan_stream(plan, "deal/" + company.name)),
      appraisal_stream_(plan_stream(plan, "appraisal/" + company.name)),
      lanes_(plan.inputs.size()),
      path_(plan, company, course),
      rounds_(plan, company, course),
      clock_(plan, company, course),
      offerings_(plan.settlement) {
    for (const LockupStage& stage : course.lockup) {
        unlocked_after_.push_back(stage.after_months);
        unlocked_share_.push_back((unlocked_share_.empty() ? 0 : unlocked_share_.back()) + stage.share);
    }
    if (unlocked_after_.empty()) unlocked_after_ = {0}, unlocked_share_ = {1};
    unlocked_share_.back() = 1;
    if (course.common_worth) {
        start_log_preference_ = portable_log(total_preference(*course.capital));
        start_log_shares_ = portable_log(course.capital->outstanding_as_converted());
    }
    for (auto* column : {&ipo_month_, &deal_month_, &end_month_, &market_month_, &ipo_factor_, &deal_price_,
                         &deal_value_, &deal_preferences_, &log_preference_, &log_shares_, &headline_,
                         &ownership_, &appraisal_, &last_down_})
        column->resize(column_length);
}

void SteppedCourse::begin(const UniformSource& events) {
    path_.begin(lanes_);
    clock_.begin(lanes_, events);
    clock_.draw_early(lanes_);
    if (knows_ends()) note_events();
    rounds_.begin(lanes_, clock_);
}

void SteppedCourse::grow(int month, const double* level) {
    path_.grow(lanes_, month, lanes_.pack(level, buffer_), known_listing_months());
}

void SteppedCourse::grow_plainly(const CompanyLevels& levels, int first_month, int months,
                                 const GrowingPaths& paths) {
    path_.grow_months(lanes_, levels, first_month, months, paths, known_listing_months());
}

void SteppedCourse::grow_listed(int month, const double* level) {
    path_.grow_listed(lanes_, month, lanes_.pack(level, buffer_), ipo_month_.data());
}

void SteppedCourse::settle() {
    shares_ = lanes_.input(course_->shares);
    pin_values();
    if (!clock_.follows_value()) clock_.draw(lanes_, path_);
    rounds_.price(lanes_, clock_, path_);
    if (clock_.follows_value()) clock_.draw(lanes_, path_);
    if (course_->exits_split_by_size)
        for (int i = 0; i < lanes_.count(); ++i)
            if (clock_.kind(i) == EventKind::ipo) clock_.split_by_size(i, company_value(i, clock_.month(i)));
    if (!knows_ends()) note_events();
    price_ipos();
    price_deals();
}

void SteppedCourse::note_events() {
    const double never = last_month_ + 1;
    for (int i = 0; i < lanes_.count(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const EventKind kind = clock_.kind(i);
        ipo_month_[at] = kind == EventKind::ipo ? clock_.month(i) : never;
        deal_month_[at] = kind == EventKind::acquisition ? clock_.month(i) : never;
        end_month_[at] = kind == EventKind::none ? never : clock_.month(i);
        market_month_[at] = std::min(ipo_month_[at], deal_month_[at]);
    }
}

/// The value of the whole company is that of a share times the shares by then, of which rounds made more.
void SteppedCourse::pin_values() {
    const PlanPin& pin = course_->pin;
    if (pin.kind == EventKind::none || pin.value < 0) return;
    const double* value = lanes_.input(pin.value);
    for (int i = 0; i < lanes_.count(); ++i) {
        const int month = clock_.month(i);
        const double by_then = course_->capital && course_->rounds
                                   ? rounds_.capital(i, month).outstanding_as_converted()
                                   : shares_[i] * rounds_.growth_of_shares(i, month);
        path_.pin(i, month, portable_log(value[i] / by_then));
    }
}

double SteppedCourse::company_value(int i, int month) const {
    const double per_share = portable_exp(path_.log_value(month)[i]);
    if (course_->capital) return per_share * rounds_.outstanding(i, month);
    return per_share * shares_[i] * rounds_.growth_of_shares(i, month);
}

double SteppedCourse::common_at_ipo(int i, int month, double value) {
    const CapitalStructure& capital = rounds_.capital(i, month);
    return ipo_payouts(capital, value).common / capital.common_shares;
}

void SteppedCourse::divide_deal(int i, int month) {
    const auto at = static_cast<std::size_t>(i);
    const CapitalStructure& capital = rounds_.capital(i, month);
    const std::vector<Claim> claims = acquisition_claims(capital);
    deal_value_[at] = company_value(i, month);
    deal_price_[at] = common_payout(claims, capital.common_shares, deal_value_[at]);
    deal_preferences_[at] = preferences_paid(claims, deal_price_[at], deal_value_[at]);
}

void SteppedCourse::price_ipos() {
    const double* first_day =
        course_->first_day_return >= 0 ? lanes_.input(course_->first_day_return) : nullptr;
    const bool is_divided = course_->capital && changes_conversion(*course_->capital);
    for (int i = 0; i < lanes_.count(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        ipo_factor_[at] = 1;
        if (clock_.kind(i) != EventKind::ipo) continue;
        if (first_day != nullptr) ipo_factor_[at] = 1 + first_day[i];
        if (!is_divided) continue;
        const int month = clock_.month(i);
        const double per_share = portable_exp(path_.log_value(month)[i]);
        if (per_share > 0) ipo_factor_[at] *= common_at_ipo(i, month, company_value(i, month)) / per_share;
    }
}

void SteppedCourse::price_deals() {
    for (int i = 0; i < lanes_.count(); ++i) {
        if (clock_.kind(i) != EventKind::acquisition) continue;
        const int month = clock_.month(i);
        if (course_->capital)
            divide_deal(i, month);
        else
            deal_price_[static_cast<std::size_t>(i)] = portable_exp(path_.log_value(month)[i]);
    }
}

}  // namespace offersim
