// The kernels for every processor of the architecture.
#define OFFERSIM_KERNELS_NAME "baseline"
#include "engine/kernels.inc"

namespace offersim {
extern const Kernels* const kernels_baseline;
const Kernels* const kernels_baseline = &table;
}  // namespace offersim
