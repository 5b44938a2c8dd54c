#include "engine/payroll.hpp"

#include <algorithm>

#include "engine/monthly_kernels.hpp"

namespace offersim {

Payroll::Payroll(const Plan& plan, int offer, Ledger& ledger)
    : plan_(&plan),
      offer_(&plan.offers[static_cast<std::size_t>(offer)]),
      offer_index_(offer),
      ledger_(&ledger),
      rate_(column_length),
      last_month_without_(column_length) {
    for (int month = 0; month < plan.horizon;) {
        const int year_end = (month / 12 + 1) * 12;
        const int end = std::min({plan.horizon, year_end, ledger.period_end(month + 1)});
        Segment segment{month, end - month, {0}, {0}, {0}, {0}, {}, {}};
        double present = 0;
        for (++month; month <= end; ++month) {
            const double factor = plan.discount_factor[static_cast<std::size_t>(month)];
            present += factor / 12;
            segment.nominal.push_back((month - segment.first_month) / 12.0);
            segment.present.push_back(present);
            segment.anniversary_nominal.push_back(month % 12 == 0 ? 1 : 0);
            segment.anniversary_present.push_back(month % 12 == 0 ? factor : 0);
        }
        month = end;
        for (std::size_t worked = 0; worked < segment.nominal.size(); ++worked) {
            segment.after_nominal.push_back(segment.nominal.back() - segment.nominal[worked]);
            segment.after_present.push_back(segment.present.back() - segment.present[worked]);
        }
        segments_.push_back(std::move(segment));
    }
}

void Payroll::pay(const Kernels& kernels, const InputColumns& inputs, const Employment& employment,
                  Journal* journal) {
    for (const PlanPay& pay : offer_->pay) pay_stream(kernels, inputs, employment, pay);
    for (const PlanCash& cash : offer_->cash) {
        pay_sign_on(kernels, inputs, employment, cash);
        if (cash.clawback_months > 0 && employment.is_uncertain) claw_back(inputs, employment, cash, journal);
    }
    if (plan_->after.income_per_year >= 0 && employment.pay_is_uncertain)
        pay_after(kernels, inputs, employment);
}

void Payroll::pay_stream(const Kernels& kernels, const InputColumns& inputs, const Employment& employment,
                         const PlanPay& pay) {
    std::copy_n(inputs[pay.per_year], column_length, rate_.begin());
    const double* raise = pay.raise >= 0 ? inputs[pay.raise] : nullptr;
    for (const Segment& segment : segments_) {
        if (raise != nullptr && segment.first_month > 0 && segment.first_month % 12 == 0)
            for (std::size_t i = 0; i < rate_.size(); ++i) rate_[i] *= 1 + raise[i];
        const auto& nominal = pay.only_at_anniversaries ? segment.anniversary_nominal : segment.nominal;
        const auto& present = pay.only_at_anniversaries ? segment.anniversary_present : segment.present;
        const int last = segment.first_month + segment.months;
        const double* last_pay = employment.pay_is_uncertain ? employment.last_pay_month.data() : nullptr;
        kernels.pay({rate_.data(), last_pay, nominal.data(), present.data(),
                     static_cast<double>(segment.first_month), static_cast<double>(segment.months)},
                    ledger_->nominal(pay.component, last), ledger_->present(last));
    }
}

void Payroll::post(Component component, int lane, int month, double amount) {
    ledger_->nominal(component, month)[lane] += amount;
    if (double* present = ledger_->present(month); present != nullptr)
        present[lane] += amount * plan_->discount_factor[static_cast<std::size_t>(month)];
}

void Payroll::pay_sign_on(const Kernels& kernels, const InputColumns& inputs, const Employment& employment,
                          const PlanCash& cash) {
    const double* amount = inputs[cash.amount];
    for (int month = 0; month <= plan_->horizon; ++month) {
        const auto m = static_cast<std::size_t>(month);
        const double fraction = cash.paid[m] - (month == 0 ? 0 : cash.paid[m - 1]);
        if (fraction <= 0) continue;
        monthly_kernels(kernels).pay_once(
            amount, fraction, employment.last_pay_month.data(), month,
            {ledger_->nominal(cash.component, month), ledger_->present(month), plan_->discount_factor[m]});
    }
}

void Payroll::claw_back(const InputColumns& inputs, const Employment& employment, const PlanCash& cash,
                        Journal* journal) {
    const double* amount = inputs[cash.amount];
    for (std::size_t i = 0; i < static_cast<std::size_t>(block_paths); ++i) {
        // Only who leaves repays; a job that the employer or a shutdown ended is not left.
        const int leaves = static_cast<int>(employment.last_vest_month[i]);
        if (leaves >= std::min(cash.clawback_months, plan_->horizon) ||
            employment.last_pay_month[i] < leaves || employment.was_let_go[i] != 0)
            continue;
        const double unserved =
            cash.clawback_is_whole ? 1 : 1 - static_cast<double>(leaves) / cash.clawback_months;
        const double returned = amount[i] * cash.paid[static_cast<std::size_t>(leaves)] * unserved *
                                (1 - cash.clawback_kept_back);
        post(cash.component, static_cast<int>(i), leaves, -returned);
        if (journal != nullptr && journal->lane == static_cast<int>(i) && returned > 0)
            journal->entries.push_back(
                {leaves, JournalEntry::Kind::clawed_back, offer_index_, -1, 0, 0, -returned});
    }
}

void Payroll::pay_after(const Kernels& kernels, const InputColumns& inputs, const Employment& employment) {
    for (std::size_t i = 0; i < last_month_without_.size(); ++i)
        last_month_without_[i] = employment.last_pay_month[i] + plan_->after.gap_months;
    for (const Segment& segment : segments_) {
        const int last = segment.first_month + segment.months;
        kernels.pay({inputs[plan_->after.income_per_year], last_month_without_.data(),
                     segment.after_nominal.data(), segment.after_present.data(),
                     static_cast<double>(segment.first_month), static_cast<double>(segment.months)},
                    ledger_->nominal(Component::after, last), ledger_->present(last));
    }
}

}  // namespace offersim
