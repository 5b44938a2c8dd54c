// The monthly kernels for every processor of the architecture.
#include "engine/monthly_kernels.inc"

namespace offersim {
extern const MonthlyKernels* const monthly_kernels_baseline;
const MonthlyKernels* const monthly_kernels_baseline = &monthly_table;
}  // namespace offersim
