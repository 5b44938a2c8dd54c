#pragma once
/// One block of the world outside the offers: when each company is listed, sold or shut, and what its common
/// share is worth at the months that somebody asks for. The same draws serve every offer.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/brownian.hpp"
#include "engine/columns.hpp"
#include "engine/company_events.hpp"
#include "engine/company_history.hpp"
#include "engine/draws.hpp"
#include "engine/input_columns.hpp"
#include "engine/kernels.hpp"
#include "engine/months_read.hpp"
#include "engine/sparse_history.hpp"
#include "engine/stepped_company.hpp"
#include "plan/plan.hpp"

namespace offersim {

class Market {
public:
    /// `months_read`: by company.
    Market(const Plan& plan, std::vector<MonthsRead> months_read, Draws& draws);

    /// Draws events and the static months of a block, of which `count` paths are real. Those whose job ends
    /// before the horizon, by `latest_leave_month` (or null), need not be followed as long.
    void start(const Kernels& kernels, const InputColumns& inputs, const Draws& draws, int count,
               const double* latest_leave_month = nullptr);
    const CompanyEvents& events(int company) const {
        const auto c = static_cast<std::size_t>(company);
        return stepped_[c] ? stepped_[c]->events() : events_[c];
    }
    /// Asks for a price on one path, to be read after `resolve`.
    void demand(int company, int lane, int month);
    /// Asks for `month` on the first `count` paths of the company's IPO cohort.
    void demand_cohort(int company, int count, int month);
    void resolve(const Kernels& kernels);

    /// The company month by month, after `resolve`, as far as it was marked as read.
    CompanyHistory& history(int company);
    /// The price of one common share at `month` on every path, before any event.
    const double* price(const Kernels& kernels, const InputColumns& inputs, int company, int month);
    /// Packed prices of the company's IPO cohort at a month that was asked for, the first day's return
    /// within.
    const double* cohort_prices(const Kernels& kernels, const InputColumns& inputs, int company, int month);
    /// The same of places `first` .. `last` - 1 without the first day's return, into result[place].
    void cohort_fair_prices(const Kernels& kernels, const InputColumns& inputs, int company, int month,
                            int first, int last, double* result);
    /// Prices of list entries, whose length is a multiple of list_padding.
    void prices_at(const Kernels& kernels, const InputColumns& inputs, int company,
                   std::span<const std::int32_t> lane, std::span<const std::int32_t> month,
                   double* prices) const;

private:
    /// The factors a company loads on, and room for where their columns are.
    struct Loadings {
        std::vector<std::size_t> factor;
        std::vector<double> loading;
    };
    PriceInputs price_inputs(const InputColumns& inputs, int company) const;
    /// What the prices of a company's IPO cohort are made from, packed; made when first asked for in a block,
    /// or for good where it is certain.
    struct PackedInputs {
        Columns fair_start, start, drift, volatility;
        bool is_made = false;
    };
    const PackedInputs& packed_inputs(const Kernels& kernels, const InputColumns& inputs, int company);
    void draw_events(const Kernels& kernels, const InputColumns& inputs, const Draws& draws, int count);
    /// The price of a month that every path reads, into a column.
    void make_price(int company, int month, double* column);

    /// The months of a factor that are made on every path.
    std::vector<bool> static_months(std::size_t factor) const;
    /// The rest of a stepped company's block, once its factors are made.
    void run_stepped(std::size_t company);
    /// Beyond its last whole month a stepped company asks for the paths that it still follows.
    void demand_followed(std::size_t company);

    /// Month by month, for those who ask.
    struct History {
        std::optional<SparseHistory> sparse;  ///< none: the company is stepped
        CompanyHistory view;
        bool is_made = false;  ///< in this block
    };

    const Plan* plan_;
    std::vector<MonthsRead> months_read_;
    const Kernels* kernels_ = nullptr;  ///< of the block
    const InputColumns* inputs_ = nullptr;
    BrownianTree tree_;
    std::vector<BrownianBlock> factors_;
    std::vector<SinglePaths> single_paths_;  ///< by company: what is asked for
    std::vector<Draws::Id> factor_streams_, event_streams_;
    std::vector<UniformSource> factor_sources_;  ///< of the block
    std::vector<Loadings> loadings_;             ///< by company
    mutable std::vector<const double*> factor_columns_;
    std::vector<CompanyEvents> events_;
    std::vector<Columns> prices_;                           ///< by company, month rows
    std::vector<std::vector<char>> has_price_;              ///< by company and month, in this block
    std::vector<std::unique_ptr<History>> histories_;       ///< by company; null until asked for
    std::vector<std::unique_ptr<SteppedCompany>> stepped_;  ///< by company; null: sparse
    CompanyLevels levels_;                                  ///< of the stepped company that is run
    /// By company: whether what prices are made from, but for the factors, is the same on all paths.
    std::vector<char> has_certain_terms_;
    std::vector<PackedInputs> packed_inputs_;     ///< by company
    std::vector<std::vector<int>> cohort_count_;  ///< by company and month: paths asked for
    Columns time_uniform_, kind_uniform_, kind_column_;
};

}  // namespace offersim
