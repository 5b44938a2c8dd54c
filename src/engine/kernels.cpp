#include "engine/kernels.hpp"

namespace offersim {

extern const Kernels* const kernels_baseline;
extern const Kernels* const kernels_avx2;
extern const Kernels* const kernels_avx512;

namespace {

bool processor_has_avx2() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
#else
    return false;
#endif
}

bool processor_has_avx512() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
           __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512bw") != 0;
#else
    return false;
#endif
}

}  // namespace

const Kernels* kernels_named(std::string_view name) {
    if (name == "avx512") return processor_has_avx512() ? kernels_avx512 : nullptr;
    if (name == "avx2") return processor_has_avx2() ? kernels_avx2 : nullptr;
    return name == "baseline" ? kernels_baseline : nullptr;
}

const Kernels& best_kernels() {
    for (const char* name : {"avx512", "avx2"})
        if (const Kernels* kernels = kernels_named(name); kernels != nullptr) return *kernels;
    return *kernels_baseline;
}

}  // namespace offersim
