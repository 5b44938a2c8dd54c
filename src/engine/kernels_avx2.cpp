// The avx2 build of the kernels; src/CMakeLists.txt gives this file its instruction set.
#if defined(__AVX2__)
#define OFFERSIM_KERNELS_NAME "avx2"
#include "engine/kernels.inc"

namespace offersim {
extern const Kernels* const kernels_avx2;
const Kernels* const kernels_avx2 = &table;
}  // namespace offersim
#else
#include "engine/kernels.hpp"

namespace offersim {
extern const Kernels* const kernels_avx2;
const Kernels* const kernels_avx2 = nullptr;
}  // namespace offersim
#endif
