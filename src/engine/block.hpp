#pragma once
/// A block of paths through a whole Plan: the calendar of a job, a column at a time. One Block belongs to one
/// thread.
///   1. inputs are drawn, markets and company events, leaving;
///   2. every plain grant of a sparse company says what it does on each path and which prices that takes; the
///      market makes them;
///   3. offer by offer: grants are sold, those that need it month by month, and pay is paid.
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/columns.hpp"
#include "engine/draws.hpp"
#include "engine/employment.hpp"
#include "engine/holding.hpp"
#include "engine/input_columns.hpp"
#include "engine/ledger.hpp"
#include "engine/market.hpp"
#include "engine/monthly_holding.hpp"
#include "engine/payroll.hpp"
#include "engine/purchase_plan.hpp"

namespace offersim {

/// When each path's shares of one company last count, and what a common share is worth then: at the first
/// event; without one at the horizon (listed at the start) or at settlement.
struct Exits {
    std::vector<std::int32_t> month;
    std::vector<double> price;
};

class Block {
public:
    /// `with_exits` makes the prices of `exits` too, which nothing else may need.
    Block(const Plan& plan, const Kernels& kernels, Resolution resolution, bool with_exits = false,
          Sampler sampler = Sampler::philox);
    Block(const Block&) = delete;

    /// Runs paths first_path .. first_path + count - 1 (count <= block_paths; with quasi-Monte Carlo,
    /// first_path a multiple of block_paths). `offer_done(o)` is called for each offer in file order while
    /// its ledger is filled; the totals of all offers stay until the next run.
    void run(std::uint64_t first_path, int count, const std::function<void(int offer)>& offer_done = {});

    /// From the next run on, what the holdings of one path do is written into `journal`; null: nobody is
    /// followed. Only holdings that go month by month tell: all of them at Resolution::month.
    void follow(Journal* journal) { journal_ = journal; }

    const Plan& plan() const { return *plan_; }
    int count() const { return count_; }
    std::uint64_t first_path() const { return first_path_; }
    const Ledger& ledger() const { return ledger_; }
    const InputColumns& inputs() const { return inputs_; }
    const Market& market() const { return market_; }
    /// A company month by month; at Resolution::month, where an offer has grants of it.
    const CompanyHistory& history(int company) { return market_.history(company); }
    const Exits& exits(int company) const { return exits_[static_cast<std::size_t>(company)]; }
    const Leaving& leaving() const { return leaving_; }
    const Employment& employment(int offer) const {
        return offers_[static_cast<std::size_t>(offer)]->employment;
    }
    /// Columns of an offer's totals. Present is nominal where nothing is discounted.
    const double* nominal(int offer) const {
        return offers_[static_cast<std::size_t>(offer)]->nominal.data();
    }
    const double* present(int offer) const {
        return plan_->is_discounted ? offers_[static_cast<std::size_t>(offer)]->present.data()
                                    : nominal(offer);
    }
    /// What grants alone realised, and what vested shares that never became money are worth at settlement.
    const double* equity(int offer) const { return offers_[static_cast<std::size_t>(offer)]->equity.data(); }
    const double* paper(int offer) const { return offers_[static_cast<std::size_t>(offer)]->paper.data(); }

private:
    struct OfferState {
        OfferState(const Plan& plan, int offer, Ledger& ledger, Resolution resolution);
        std::vector<Holding> holdings;
        std::vector<MonthlyHolding> monthly_holdings;
        std::optional<PurchasePlan> purchase;
        Payroll payroll;
        Employment employment;
        Columns nominal, present, equity, paper;
    };
    static std::vector<MonthsRead> months_read(const Plan& plan, Resolution resolution, bool with_exits);
    void begin_offer(int offer, const CompanyHistory* history);
    void run_offer(int offer);
    void demand_exits();
    void price_exits();

    const Plan* plan_;
    const Kernels* kernels_;
    Resolution resolution_;
    Ledger ledger_;
    Draws draws_;
    InputColumns inputs_;
    Market market_;
    Leaving leaving_;
    std::vector<std::unique_ptr<OfferState>> offers_;
    std::vector<Exits> exits_;  ///< by company, or empty
    Journal* journal_ = nullptr;
    std::uint64_t first_path_ = 0;
    int count_ = 0;
};

}  // namespace offersim
