// The avx2 build of the monthly kernels; src/CMakeLists.txt gives this file its instruction set.
#if defined(__AVX2__)
#include "engine/monthly_kernels.inc"

namespace offersim {
extern const MonthlyKernels* const monthly_kernels_avx2;
const MonthlyKernels* const monthly_kernels_avx2 = &monthly_table;
}  // namespace offersim
#else
#include "engine/monthly_kernels.hpp"

namespace offersim {
extern const MonthlyKernels* const monthly_kernels_avx2;
const MonthlyKernels* const monthly_kernels_avx2 = nullptr;
}  // namespace offersim
#endif
