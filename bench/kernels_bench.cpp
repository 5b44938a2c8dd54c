// ns per path of each kernel, for every instruction set this processor has.
#include <benchmark/benchmark.h>

#include <vector>

#include "engine/brownian.hpp"
#include "engine/histogram.hpp"
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
/// Four nodes of one draw, of `count` paths each.
void bridge_nodes(const Kernels* kernels, Columns& c, int count, const std::int32_t* lanes) {
    BridgeNode nodes[normals_per_draw];
    for (int k = 0; k < normals_per_draw; ++k)
        nodes[k] = {static_cast<std::int32_t>(c[2 + k] - c[0]),
                    0,
                    static_cast<std::int32_t>(c[1] - c[0]),
                    0.5,
                    0.5,
                    1};
    const BridgeDraw draw{1, lanes, c[0], nodes, {count, count, count, count}, nullptr};
    kernels->bridge({make_stream(1, "bench"), 0}, &draw, 1);
}
void bridge_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(6);
    for (auto _ : state) {
        bridge_nodes(kernels, c, column_length, nullptr);
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

void quasi_uniforms_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(2);
    const std::vector<std::uint32_t> points(2 * column_length, 0x12345678u);
    const std::uint64_t shifts[2] = {1, 2};
    const UniformSource source{make_stream(1, "bench"), 0, 0, points.data(), shifts};
    for (auto _ : state) {
        kernels->uniforms(source, c[0], c[1]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void exponentials_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(2);
    for (auto _ : state) {
        kernels->exponentials(c[0], c[1]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void logarithms_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(2);
    for (auto _ : state) {
        kernels->logarithms(c[0], c[1]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void weighted_sum_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(5);
    const double weights[4] = {0.1, 0.2, 0.3, 0.4};
    const double* columns[4] = {c[0], c[1], c[2], c[3]};
    for (auto _ : state) {
        kernels->weighted_sum(columns, weights, 4, column_length, c[4]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}

/// Every path of the block in a list.
std::vector<std::int32_t> all_lanes() {
    std::vector<std::int32_t> lanes(block_paths);
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i] = static_cast<std::int32_t>(i);
    return lanes;
}
void bridge_lanes_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(6);
    const std::vector<std::int32_t> lanes = all_lanes();
    for (auto _ : state) {
        bridge_nodes(kernels, c, block_paths, lanes.data());
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void prices_at_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(4);
    const double* factors[] = {c[0]};
    const double loadings[] = {1};
    const std::vector<std::int32_t> lanes = all_lanes(), months(block_paths, 1);
    const std::int32_t offsets[] = {0, 0};
    for (auto _ : state) {
        kernels->prices_at({c[1], c[2], c[3], factors, loadings, 1}, block_paths, lanes.data(), months.data(),
                           offsets, c[1]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void pack_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(2);
    const std::vector<std::int32_t> lanes = all_lanes();
    for (auto _ : state) {
        kernels->pack(c[0], block_paths, lanes.data(), c[1]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void add_packed_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(2);
    const std::vector<std::int32_t> lanes = all_lanes();
    for (auto _ : state) {
        kernels->add_packed(c[0], block_paths, lanes.data(), c[1]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void sell_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(6);
    for (auto _ : state) {
        kernels->sell({c[0], c[1], nullptr, c[2], c[3], 0.5, 0, 0, 0.9}, column_length, c[4], c[5]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void pay_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(4);
    const std::vector<double> table(13, 1.0);
    for (auto _ : state) {
        kernels->pay({c[0], c[1], table.data(), table.data(), 0, 12}, c[2], c[3]);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void moments_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(1);
    MomentSums sums;
    for (auto _ : state) {
        kernels->add_moments(c[0], 0.25, block_paths, sums);
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void compare_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(5);
    for (auto _ : state) {
        benchmark::DoNotOptimize(kernels->compare(c[0], c[1], block_paths, {c[2], c[3], c[4]}));
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void count_zeros_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(1);
    for (auto _ : state) {
        benchmark::DoNotOptimize(kernels->count_zeros(c[0], block_paths));
        benchmark::ClobberMemory();
    }
    per_path(state);
}
void histogram_bench(benchmark::State& state, const Kernels* kernels) {
    Columns c(2);
    kernels->uniforms({make_stream(1, "bench"), 0, 1}, c[0], nullptr);
    kernels->normals(c[0], c[1]);
    kernels->exponentials(c[1], c[0]);
    Histogram histogram;
    for (auto _ : state) {
        histogram.add(*kernels, c[0], block_paths);
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
        add("bridge", bridge_bench);
        add("price", price_bench);
        add("competing_events", events_bench);
        add("quasi_uniforms", quasi_uniforms_bench);
        add("exponentials", exponentials_bench);
        add("logarithms", logarithms_bench);
        add("weighted_sum", weighted_sum_bench);
        add("bridge_lanes", bridge_lanes_bench);
        add("prices_at", prices_at_bench);
        add("pack", pack_bench);
        add("add_packed", add_packed_bench);
        add("sell", sell_bench);
        add("pay", pay_bench);
        add("add_moments", moments_bench);
        add("compare", compare_bench);
        add("count_zeros", count_zeros_bench);
        add("histogram", histogram_bench);
    }
    return true;
}();

}  // namespace
}  // namespace offersim
