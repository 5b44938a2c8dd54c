// The holding kernels for every processor of the architecture.
#include "engine/holding_kernels.inc"

namespace offersim {
extern const HoldingKernels* const holding_kernels_baseline;
const HoldingKernels* const holding_kernels_baseline = &holding_table;
}  // namespace offersim
