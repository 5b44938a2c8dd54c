#pragma once
/// Everything an offer pays in cash: salary, bonus and benefits by the calendar, the sign-on's cash part with
/// its clawback, and what is earned elsewhere after the job.
#include <vector>

#include "engine/employment.hpp"
#include "engine/journal.hpp"
#include "engine/ledger.hpp"
#include "plan/plan.hpp"

namespace offersim {

class Payroll {
public:
    Payroll(const Plan& plan, int offer, Ledger& ledger);

    /// `journal` (or null) follows what one path has to pay back.
    void pay(const Kernels& kernels, const InputColumns& inputs, const Employment& employment,
             Journal* journal);

private:
    /// Months first_month + 1 .. first_month + months lie in one year of service and one period of the
    /// ledger.
    struct Segment {
        int first_month = 0, months = 0;
        std::vector<double> nominal, present;  ///< by months worked, for pay by the month
        std::vector<double> anniversary_nominal, anniversary_present;
        std::vector<double> after_nominal, after_present;  ///< for pay of the months that are not worked
    };
    void pay_stream(const Kernels& kernels, const InputColumns& inputs, const Employment& employment,
                    const PlanPay& pay);
    void pay_sign_on(const Kernels& kernels, const InputColumns& inputs, const Employment& employment,
                     const PlanCash& cash);
    void claw_back(const InputColumns& inputs, const Employment& employment, const PlanCash& cash,
                   Journal* journal);
    void pay_after(const Kernels& kernels, const InputColumns& inputs, const Employment& employment);
    void post(Component component, int lane, int month, double amount);

    const Plan* plan_;
    const PlanOffer* offer_;
    int offer_index_;
    Ledger* ledger_;
    std::vector<Segment> segments_;
    std::vector<double> rate_, last_month_without_;
};

}  // namespace offersim
