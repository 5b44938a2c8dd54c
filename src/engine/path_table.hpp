#pragma once
/// Plan -> one column a path of what happened: for every question that sets paths apart afterwards (by year
/// of leaving, by exit value, by an input), which tallies cannot answer.
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "engine/kernels.hpp"
#include "plan/plan.hpp"

namespace offersim {

struct TableSettings {
    std::uint64_t paths = 100'000;
    int threads = 0;                   ///< 0: as many as processors
    bool with_exits = false;           ///< fill `companies`
    bool with_inputs = false;          ///< fill `inputs`
    const Kernels* kernels = nullptr;  ///< null: the best of this processor
    std::stop_token stop;              ///< asked between blocks; then the table has fewer paths
    /// Called now and then from worker threads, with the paths finished since its last call.
    std::function<void(std::uint64_t)> progress;
};

struct PathTable {
    /// How one company ended as a holder of its shares sees it.
    struct Exit {
        std::vector<EventKind>
            kind;                   ///< of the first event; none for listed companies and what stays private
        std::vector<double> month;  ///< of the first event; the horizon for a listed company, else settlement
        std::vector<double> price;  ///< of one common share at that month, before a first day's return; 0
                                    ///< after a shutdown
    };
    std::uint64_t paths = 0;
    std::vector<std::vector<double>> primary;  ///< by offer: present value of its pay
    std::vector<std::vector<double>> nominal;  ///< by offer
    std::vector<double> wealth;                ///< empty where it is certain
    std::vector<std::vector<double>>
        leave_month;  ///< by offer; horizon + 1: stays; empty where nobody leaves
    std::vector<Exit> companies;
    std::vector<std::vector<double>> inputs;  ///< by Plan::inputs; empty for what is no draw
};

/// Paths 0 .. settings.paths - 1; the same columns for any number of threads.
PathTable tabulate(const Plan& plan, const TableSettings& settings);

}  // namespace offersim
