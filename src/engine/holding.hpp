#pragma once
/// What one grant pays in one block of paths. On listed shares every path sells at the same months, a column
/// at a time; where a listing, a deal or a departure decides, the few paths concerned become entries of a
/// sale list, whose prices are asked for first and paid once the market has made them.
#include <cstdint>
#include <vector>

#include "engine/columns.hpp"
#include "engine/employment.hpp"
#include "engine/ledger.hpp"
#include "engine/market.hpp"
#include "engine/sale_list.hpp"
#include "plan/plan.hpp"

namespace offersim {

class Holding {
public:
    /// `ledger` is where `settle` will post; `with_paper` also values what never becomes money.
    Holding(const Plan& plan, int company, const PlanGrant& grant, Ledger& ledger, bool with_paper);

    /// The months at which every path reads the company's price.
    static void mark_months_read(const Plan& plan, int company, const PlanGrant& grant,
                                 std::vector<bool>& months);

    /// First half: what this block's events make of the grant, as demands for prices.
    void demand(Market& market, const Employment& employment, int count);
    /// Second half, after Market::resolve: the money.
    void settle(const Kernels& kernels, Market& market, const InputColumns& inputs,
                const Employment& employment);
    /// Adds the settlement-month worth of vested shares that are still illiquid then; after `settle`.
    void add_paper(const Kernels& kernels, Market& market, const InputColumns& inputs, double* paper);

private:
    void demand_after_ipo(Market& market, const Employment& employment);
    /// Places `begin` .. `end` - 1 of the IPO cohort were listed in one month.
    void demand_at_unlock(Market& market, const Employment& employment, int ipo_month, int begin, int end);
    /// What such a path, who vests until `last_vest`, may sell when it is unlocked after `vest_month`'s vest.
    double sold_at_unlock(int unlock, int vest_month, int last_vest) const;
    void demand_after_acquisition(Market& market, const Employment& employment, int lane, int deal_month);
    void demand_leavers_windows(Market& market, const Employment& employment, int count);
    void demand_grant_price(Market& market, int lane, int month);
    void demand_paper(Market& market, const Employment& employment, int lane);
    void sell_listed(const Kernels& kernels, Market& market, const InputColumns& inputs,
                     const Employment& employment);
    void sell_cohort(const Kernels& kernels, Market& market, const InputColumns& inputs,
                     const Employment& employment);
    void sell_unlocked(const Kernels& kernels, Market& market, const InputColumns& inputs);
    /// The least last vest with which a tranche is sold at its sale month.
    int least_last_vest(const PlanGrant::Tranche& tranche) const;
    void sell_list(const Kernels& kernels, Market& market, const InputColumns& inputs, SaleList& list,
                   bool is_after_ipo);
    /// Per share or call, at list entries.
    void payoffs_at(const Kernels& kernels, Market& market, const InputColumns& inputs, SaleList& list,
                    bool is_after_ipo);
    const double* units(const Kernels& kernels, Market& market, const InputColumns& inputs);
    double vested(int month) const { return grant_->vested[static_cast<std::size_t>(month)]; }
    /// Vested by `month` and kept by someone whose last vest is `last_vest`.
    double vested_and_kept(int month, int last_vest) const;
    /// The last month a leaver, or anyone at expiry, may exercise; never for shares.
    int last_exercise_month(int last_vest) const;

    const Plan* plan_;
    const PlanGrant* grant_;
    int company_;
    const PlanCompany* issuer_;
    Ledger* ledger_;
    bool with_paper_;
    std::vector<double> vested_present_;     ///< cumulative fraction times discount factor, by month
    std::vector<std::size_t> next_tranche_;  ///< by month: the first tranche sold later than it
    SaleList ipo_sales_, deal_sales_, grant_prices_, paper_;
    /// Paths of the IPO cohort that sell in the month of their unlock, where the cohort reads that month
    /// anyway.
    struct Unlocked {
        int month, begin, end;  ///< places
    };
    std::vector<Unlocked> unlocked_;
    Columns unlocked_fraction_;  ///< by place: of the grant
    Columns unlocked_prices_;
    std::vector<int> cohort_count_;  ///< by tranche: paths of the IPO cohort that sell it after the unlock
    Columns units_, held_, entry_prices_;
    Columns cohort_units_, cohort_strike_, cohort_last_vest_;  ///< packed, as the cohort is
    Columns cohort_nominal_, cohort_present_;
};

}  // namespace offersim
