#pragma once
/// The inner loops of the monthly holding, compiled once per instruction set from holding_kernels.inc as the
/// other kernels are (kernels.hpp), with the same bits from each. Columns are of the block; parts are of a
/// grant.
#include "engine/kernels.hpp"

namespace offersim {

/// Disposes of parts that may and should go: by sale, by exercise out of a sale, or by paying a strike.
struct DisposalInputs {
    enum class Payoff {
        share,      ///< the price
        call,       ///< max(price - strike, 0), whatever it is
        exercised,  ///< only where price >= threshold and price > strike: price (if `price_counts`) - strike
    } payoff = Payoff::share;
    const double* price = nullptr;
    const double* strike = nullptr;
    const double* threshold = nullptr;
    const double* unlocked = nullptr;  ///< part of a holding that may be gone by now
    const double* most = nullptr;      ///< no more of `held` than this
    const double* units = nullptr;
    double price_counts = 1;
    double discount_factor = 1;
    double* held = nullptr;
    double* due = nullptr;  ///< lowered like `held`; null: not kept
    double* gone = nullptr;
    double* nominal = nullptr;
    double* present = nullptr;  ///< null: as nominal
};

struct HoldingKernels {
    /// Adds fraction x live to `part` where the last vest is no earlier than the tranche's.
    void (*vest)(double fraction, double vest_month, const double* last_vest_month, const double* live,
                 double* part);
    void (*dispose)(const DisposalInputs& inputs);
};

/// Of the same instruction set as `kernels`.
const HoldingKernels& holding_kernels(const Kernels& kernels);

}  // namespace offersim
