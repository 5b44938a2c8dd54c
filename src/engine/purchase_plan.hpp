#pragma once
/// An employee stock purchase plan in one block of paths: base set aside month by month buys shares at the
/// end of each period, at a discount off the lower of two prices where the plan looks back, up to a limit by
/// calendar year (26 U.S.C. 423(b)(8): measured by the price at the offering; what a year leaves unused is
/// not carried on). Runs while the company is listed; who leaves before a purchase gets what was set aside
/// back.
#include <vector>

#include "engine/company_history.hpp"
#include "engine/employment.hpp"
#include "engine/journal.hpp"
#include "engine/ledger.hpp"
#include "engine/months_read.hpp"
#include "plan/plan.hpp"

namespace offersim {

class PurchasePlan {
public:
    PurchasePlan(const Plan& plan, int offer, Ledger& ledger);

    /// Marks what `run` reads of the company.
    static void mark_months_read(const Plan& plan, const PlanOffer& offer, MonthsRead& read);
    void run(const Kernels& kernels, const CompanyHistory& company, const InputColumns& inputs,
             const Employment& employment, int count, Journal* journal);

private:
    struct Offering {
        int start;
        double price;
    };
    /// Where the company stays listed, everyone buys and sells in the same months.
    void run_columns(const Kernels& kernels, const CompanyHistory& company, const InputColumns& inputs,
                     const Employment& employment, Journal* journal);
    void buy_column(const Kernels& kernels, const CompanyHistory& company, const InputColumns& inputs,
                    const Employment& employment, int offered, int month, Journal* journal);
    void run_path(const CompanyHistory& company, const InputColumns& inputs, const Employment& employment,
                  std::int32_t lane, Journal* journal);
    double buy(const CompanyHistory& company, const InputColumns& inputs, const Offering& offering, int month,
               std::int32_t lane, double set_aside, double bought_this_year, Journal* journal);
    void sell(const CompanyHistory& company, int month, std::int32_t lane, double shares, Journal* journal);
    void post(int month, std::int32_t lane, const JournalEntry& entry, Journal* journal);

    const Plan* plan_;
    const PlanPurchase* purchase_;
    int offer_;
    Ledger* ledger_;
    std::vector<double> rate_, set_aside_, bought_, shares_;  ///< columns; bought: this year
};

}  // namespace offersim
