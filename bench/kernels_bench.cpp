// ns per path of each kernel, for every instruction set this processor has.
#include <benchmark/benchmark.h>

#include <vector>

#include "engine/kernels.hpp"

namespace offersim {
namespace {

struct Columns {
    std::vector<double> storage;
    explicit Columns(int count) : storage(static_cast<std::size_t>(count) * column_length, 0.5) {}
    double* operator[](int i) { return storage.data() + static_cast<std::ptrdiff_t>(i) * column_length; }
};

void per_path(benchmark::State& state) {
    state.counters["ns/path"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * block_paths * 1e-9,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void uniforms_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(2);
    for (auto _ : state) {
        kernels->uniforms({make_stream(1, "bench"), 0, 1}, c[0], c[1]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void normals_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(2);
    kernels->uniforms({make_stream(1, "bench"), 0, 1}, c[0], nullptr);
    for (auto _ : state) {
        kernels->normals(c[0], c[1]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void bridge_pair_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(4);
    for (auto _ : state) {
        kernels->bridge_pair({make_stream(1, "bench"), 0, 1}, {c[0], c[1], 0.5, 0.5, 1, c[2]},
                             {c[0], c[1], 0.5, 0.5, 1, c[3]});
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void price_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(5);
    const double* factors[] = {c[0], c[1]};
    const double loadings[] = {0.5, 0.8};
    for (auto _ : state) {
        kernels->price({c[2], c[2], c[2], factors, loadings, 2}, 1.5, column_length, c[4]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void events_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(5);
    const double* hazards[] = {c[2], c[2], c[2]};
    kernels->uniforms({make_stream(1, "bench"), 0, 1}, c[0], c[1]);
    for (auto _ : state) {
        kernels->competing_events(c[0], c[1], hazards, 3, 48, c[3], c[4]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}

const bool registered = [] {
    for (const char* set : {"baseline", "avx2", "avx512"}) {
        const Kernels* kernels = kernels_named(set);
        if (kernels == nullptr) continue;
        const auto add = [&](const char* name, auto function) {
            benchmark::RegisterBenchmark((std::string(name) + "/" + set).c_str(), function, kernels);
        };
        add("uniforms", uniforms_bench);
        add("normals", normals_bench);
        add("bridge_pair", bridge_pair_bench);
        add("price", price_bench);
        add("competing_events", events_bench);
    }
    return true;
}();

}  // namespace
}  // namespace offersim
