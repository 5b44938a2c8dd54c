#include "engine/monthly_kernels.hpp"

namespace offersim {

extern const MonthlyKernels* const monthly_kernels_baseline;
extern const MonthlyKernels* const monthly_kernels_avx2;
extern const MonthlyKernels* const monthly_kernels_avx512;

const MonthlyKernels& monthly_kernels(const Kernels& kernels) {
    if (kernels.name == "avx512" && monthly_kernels_avx512 != nullptr) return *monthly_kernels_avx512;
    if (kernels.name == "avx2" && monthly_kernels_avx2 != nullptr) return *monthly_kernels_avx2;
    return *monthly_kernels_baseline;
}

}  // namespace offersim
