#include "engine/holding_kernels.hpp"

namespace offersim {

extern const HoldingKernels* const holding_kernels_baseline;
extern const HoldingKernels* const holding_kernels_avx2;
extern const HoldingKernels* const holding_kernels_avx512;

const HoldingKernels& holding_kernels(const Kernels& kernels) {
    if (kernels.name == "avx512" && holding_kernels_avx512 != nullptr) return *holding_kernels_avx512;
    if (kernels.name == "avx2" && holding_kernels_avx2 != nullptr) return *holding_kernels_avx2;
    return *holding_kernels_baseline;
}

}  // namespace offersim
