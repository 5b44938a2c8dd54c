// The avx512 build of the kernels; src/CMakeLists.txt gives this file its instruction set.
#if defined(__AVX512F__)
#define OFFERSIM_KERNELS_NAME "avx512"
#include "engine/kernels.inc"

namespace offersim {
extern const Kernels* const kernels_avx512;
const Kernels* const kernels_avx512 = &table;
}  // namespace offersim
#else
#include "engine/kernels.hpp"

namespace offersim {
extern const Kernels* const kernels_avx512;
const Kernels* const kernels_avx512 = nullptr;
}  // namespace offersim
#endif
