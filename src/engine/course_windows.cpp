// How a course offers its holders a chance to sell before the end: tenders and secondary sales, once a year.
#include <algorithm>

#include "engine/stepped_course.hpp"

namespace offersim {

namespace {

/// Steps of the streams of yearly windows: a year's first draw, and its second.
constexpr std::uint32_t second_draw = 1u << 16;

}  // namespace

/// What the last round paid while the company is private.
double SteppedCourse::headline_at(int i, int month) const {
    return company_->is_listed ? price_at(i, month) : headline_[static_cast<std::size_t>(i)];
}

void SteppedCourse::keep_private(int month) {
    if (private_month_ == month) return;
    private_month_ = month;
    std::erase_if(private_, [&](std::int32_t i) { return end_month_[static_cast<std::size_t>(i)] <= month; });
}

void SteppedCourse::write_tender(HistoryStore& store, int month) {
    const Tender& terms = course_->tender->terms;
    if (month < terms.first_months || (month - terms.first_months) % 12 != 0) return;
    const auto year = static_cast<std::uint32_t>((month - terms.first_months) / 12);
    const double* chance = lanes_.input(course_->tender->chance);
    const bool needs_second = !terms.cap.is_constant() || !terms.pro_ration.is_constant();
    for (auto* column : {&uniform_[2], &uniform_[3]}) column->resize(column_length, 0.5);
    StoredWindow& window = store.window(month, 0, terms.leavers_may_sell);
    keep_private(month);
    lanes_.uniforms_of(private_, tender_stream_, year, uniform_[0], &uniform_[1]);
    if (needs_second)
        lanes_.uniforms_of(private_, tender_stream_, year + second_draw, uniform_[2], &uniform_[3]);
    for (std::size_t p = 0; p < private_.size(); ++p) {
        const std::int32_t i = private_[p];
        if (uniform_[0][p] >= chance[i]) continue;
        window.lanes.push_back(lanes_.lane(i));
        window.fraction.push_back(quantile(terms.cap, uniform_[3][p]) *
                                  quantile(terms.pro_ration, uniform_[2][p]));
        window.price.push_back(headline_at(i, month) * quantile(terms.price, uniform_[1][p]));
    }
}

void SteppedCourse::write_secondary(HistoryStore& store, int month) {
    if (month == 0 || month % 12 != 0) return;
    const SecondarySale& terms = course_->secondary->terms;
    const double* chance = lanes_.input(course_->secondary->chance);
    const auto year = static_cast<std::uint32_t>(month / 12 - 1);
    StoredWindow& window = store.window(month, 1, terms.leavers_may_sell);
    keep_private(month);
    lanes_.uniforms_of(private_, secondary_stream_, year, uniform_[0], &uniform_[1]);
    bidden_.clear();
    for (std::size_t p = 0; p < private_.size(); ++p) {
        if (uniform_[0][p] >= chance[private_[p]]) continue;
        uniform_[1][bidden_.size()] = uniform_[1][p];
        bidden_.push_back(private_[p]);
    }
    lanes_.uniforms_of(bidden_, secondary_stream_, year + second_draw, uniform_[2], &uniform_[3]);
    for (std::size_t p = 0; p < bidden_.size(); ++p) {
        if (uniform_[2][p] >= terms.approval) continue;
        const std::int32_t i = bidden_[p];
        const double buyer = headline_at(i, month) * (1 - quantile(terms.discount, uniform_[1][p]));
        const bool is_refused = uniform_[3][p] < terms.first_refusal;
        window.lanes.push_back(lanes_.lane(i));
        window.fraction.push_back(terms.cap);
        window.price.push_back(buyer * (is_refused ? terms.first_refusal_price : 1));
    }
}

}  // namespace offersim
