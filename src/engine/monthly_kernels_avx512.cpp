// The avx512 build of the monthly kernels; src/CMakeLists.txt gives this file its instruction set.
#if defined(__AVX512F__)
#include "engine/monthly_kernels.inc"

namespace offersim {
extern const MonthlyKernels* const monthly_kernels_avx512;
const MonthlyKernels* const monthly_kernels_avx512 = &monthly_table;
}  // namespace offersim
#else
#include "engine/monthly_kernels.hpp"

namespace offersim {
extern const MonthlyKernels* const monthly_kernels_avx512;
const MonthlyKernels* const monthly_kernels_avx512 = nullptr;
}  // namespace offersim
#endif
