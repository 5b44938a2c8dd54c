// The avx512 build of the holding kernels; src/CMakeLists.txt gives this file its instruction set.
#if defined(__AVX512F__)
#include "engine/holding_kernels.inc"

namespace offersim {
extern const HoldingKernels* const holding_kernels_avx512;
const HoldingKernels* const holding_kernels_avx512 = &holding_table;
}  // namespace offersim
#else
#include "engine/holding_kernels.hpp"

namespace offersim {
extern const HoldingKernels* const holding_kernels_avx512;
const HoldingKernels* const holding_kernels_avx512 = nullptr;
}  // namespace offersim
#endif
