// The avx2 build of the holding kernels; src/CMakeLists.txt gives this file its instruction set.
#if defined(__AVX2__)
#include "engine/holding_kernels.inc"

namespace offersim {
extern const HoldingKernels* const holding_kernels_avx2;
const HoldingKernels* const holding_kernels_avx2 = &holding_table;
}  // namespace offersim
#else
#include "engine/holding_kernels.hpp"

namespace offersim {
extern const HoldingKernels* const holding_kernels_avx2;
const HoldingKernels* const holding_kernels_avx2 = nullptr;
}  // namespace offersim
#endif
