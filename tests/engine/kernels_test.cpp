#include "engine/kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstring>
#include <vector>

#include <Random123/philox.h>

namespace offersim {
namespace {

using Column = std::vector<double>;
Column column(double value = 0) { return Column(column_length, value); }

std::vector<const Kernels*> all_kernels() {
    std::vector<const Kernels*> all;
    for (const char* name : {"baseline", "avx2", "avx512"})
        if (const Kernels* kernels = kernels_named(name); kernels != nullptr) all.push_back(kernels);
    return all;
}

bool same_bits(const Column& a, const Column& b) {
    return std::memcmp(a.data(), b.data(), a.size() * 8) == 0;
}

TEST(Philox, KnownAnswers) {
    // Random123 1.14, tests/kat_vectors, philox4x32 10.
    using Words = std::array<std::uint32_t, 4>;
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
              (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, AgreesWithTheReferenceLibrary) {
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const std::array<std::uint32_t, 4> counter{i * 2654435761u, ~i, i * i, 7 * i};
        const std::array<std::uint32_t, 2> key{i ^ 0xdeadbeefu, i * 40503u};
        const r123::Philox4x32 reference;
        const auto expected =
            reference({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
        const auto actual = philox(counter, key);
        for (std::size_t k = 0; k < 4; ++k) ASSERT_EQ(actual[k], expected[k]);
    }
}

TEST(Kernels, UniformsAreThoseOfTheStream) {
    const Stream stream = make_stream(42, "growth/groq");
    for (const Kernels* kernels : all_kernels()) {
        Column first = column(), second = column();
        const std::uint64_t first_path = 0x3'fffff800u;  // both halves of the counter count
        kernels->uniforms({stream, first_path, 3}, first.data(), second.data());
        for (int i = 0; i < column_length; ++i) {
            const auto expected = uniforms(stream, first_path + static_cast<std::uint64_t>(i), 3);
            ASSERT_EQ(first[i], expected[0]) << kernels->name << " " << i;
            ASSERT_EQ(second[i], expected[1]) << kernels->name << " " << i;
        }
    }
}

TEST(Kernels, NormalsAreTheQuantilesOfBoost) {
    Column uniform = column(), normal = column();
    const boost::math::normal reference;
    for (const Kernels* kernels : all_kernels()) {
        for (std::uint32_t step = 0; step < 40; ++step) {
            kernels->uniforms({make_stream(1, "test"), 0, step}, uniform.data(), nullptr);
            for (int i = 0; i < 8; ++i)
                uniform[i] = std::ldexp(1.0, -(static_cast<int>(step) + 1 + i));  // the tail
            kernels->normals(uniform.data(), normal.data());
            for (int i = 0; i < column_length; ++i) {
                const double expected = quantile(reference, uniform[i]);
                ASSERT_NEAR(normal[i], expected, 1.1e-9 * std::max(std::abs(expected), 1e-4)) << uniform[i];
            }
        }
    }
}

/// The normals of a draw, as the bridge of no weights.
void draw_normals(const Kernels& kernels, const UniformSource& source, Column (&normal)[normals_per_draw],
                  const std::int32_t* lanes = nullptr) {
    Column columns(static_cast<std::size_t>(normals_per_draw) * column_length);
    BridgeNode nodes[normals_per_draw];
    for (int k = 0; k < normals_per_draw; ++k) nodes[k] = {k * column_length, 0, 0, 0, 0, 1};
    const BridgeDraw draw{source.step,
                          lanes,
                          columns.data(),
                          nodes,
                          {column_length, column_length, column_length, column_length},
                          nullptr};
    kernels.bridge(source, &draw, 1);
    for (int k = 0; k < normals_per_draw; ++k)
        std::copy_n(columns.data() + k * column_length, column_length, normal[k].data());
}

/// The quantile at (word + fraction) 2^-32 in twice the digits, from the nearer end.
double quantile_of_word(std::uint32_t word, std::uint32_t more) {
    const bool is_upper = word >> 31 != 0;
    const std::uint32_t from_end = is_upper ? ~word : word;
    const double fraction = from_end < 1u << 16 ? std::ldexp(more + 0.5, -32) : 0.5;
    const double size = quantile(complement(boost::math::normal(), std::ldexp(from_end + fraction, -32)));
    return is_upper ? size : -size;
}

TEST(Kernels, ADrawsFourNormalsAreTheQuantilesOfItsWords) {
    const Stream stream = make_stream(1, "words");
    const std::uint64_t first_path = 0x5'fffff800u;
    for (const Kernels* kernels : all_kernels()) {
        int far_in_a_tail = 0;
        for (std::uint32_t step = 0; step < 150; ++step) {
            Column normal[normals_per_draw] = {column(), column(), column(), column()};
            draw_normals(*kernels, {stream, first_path, step}, normal);
            for (int i = 0; i < column_length; ++i) {
                const std::uint64_t path = first_path + static_cast<std::uint64_t>(i);
                const auto low = static_cast<std::uint32_t>(path),
                           high = static_cast<std::uint32_t>(path >> 32);
                const auto words = philox({low, high, step, 0}, stream.key);
                const auto more = philox({low, high, step, 1}, stream.key);
                for (std::size_t k = 0; k < normals_per_draw; ++k) {
                    const double expected = quantile_of_word(words[k], more[k]);
                    ASSERT_NEAR(normal[k][i], expected, 1.1e-9 * std::max(std::abs(expected), 1e-4))
                        << kernels->name << " " << step << " " << i << " " << k;
                    far_in_a_tail += std::abs(expected) > 4.17 ? 1 : 0;
                }
            }
        }
        EXPECT_GE(far_in_a_tail, 4);  // the further bits are met
    }
}

TEST(Kernels, ListedPathsHaveTheNormalsThatTheyHaveInTheBlock) {
    std::vector<std::int32_t> lanes;
    for (int i = 0; i < column_length; ++i) lanes.push_back((i * 7 + 3) % block_paths);
    std::vector<std::uint32_t> points(4 * normals_per_draw * column_length);
    std::vector<std::uint64_t> shifts(4 * normals_per_draw);
    for (std::size_t i = 0; i < points.size(); ++i) points[i] = static_cast<std::uint32_t>(i * 2654435761u);
    for (std::size_t i = 0; i < shifts.size(); ++i) shifts[i] = 0x9E3779B97F4A7C15u * (i + 1);
    points[5] =
        static_cast<std::uint32_t>(shifts[3 * normals_per_draw] >> 32) ^ 0xffffffffu;  // far in a tail
    UniformSource pseudo{make_stream(9, "lanes"), 12345, 3}, quasi{{}, 0, 3};
    quasi.points = points.data();
    quasi.shifts = shifts.data();
    points[3 * normals_per_draw * column_length + 5] = points[5];
    for (const Kernels* kernels : all_kernels())
        for (const UniformSource& source : {pseudo, quasi}) {
            Column whole[normals_per_draw] = {column(), column(), column(), column()};
            Column listed[normals_per_draw] = {column(), column(), column(), column()};
            draw_normals(*kernels, source, whole);
            draw_normals(*kernels, source, listed, lanes.data());
            for (int k = 0; k < normals_per_draw; ++k)
                for (std::size_t i = 0; i < lanes.size(); ++i)
                    ASSERT_EQ(listed[k][i], whole[k][static_cast<std::size_t>(lanes[i])]) << kernels->name;
            if (source.points == nullptr) continue;
            const std::uint32_t word = points[3 * normals_per_draw * column_length + 5] ^
                                       static_cast<std::uint32_t>(shifts[3 * normals_per_draw] >> 32);
            EXPECT_NEAR(whole[0][5],
                        quantile_of_word(word, static_cast<std::uint32_t>(shifts[3 * normals_per_draw])),
                        1e-8);
        }
}

/// The first path whose first or last word of the step is so near an end that its normal takes more bits.
std::uint64_t path_far_in_a_tail(const Stream& stream, std::uint32_t step) {
    for (std::uint64_t path = 0;; ++path) {
        const auto words = philox({static_cast<std::uint32_t>(path), 0, step, 0}, stream.key);
        for (const std::uint32_t word : {words.front(), words.back()})
            if (std::min(word, ~word) < 1u << 16) return path;
    }
}

TEST(Kernels, DrawsMadeTogetherAreThoseMadeAlone) {
    const Stream stream = make_stream(11, "draws");
    constexpr std::uint32_t draws = 3;
    constexpr int count[draws] = {24, 16, 256};  // share a chunk, and go beyond it
    for (std::uint32_t far = 0; far < draws; ++far) {
        const std::uint64_t path = path_far_in_a_tail(stream, far);
        const UniformSource source{stream, path / block_paths * block_paths};
        std::vector<std::int32_t> lanes(256);
        for (int i = 0; i < 256; ++i) lanes[static_cast<std::size_t>(i)] = (i * 5) % block_paths;
        lanes[13] = static_cast<std::int32_t>(path % block_paths);
        BridgeNode nodes[normals_per_draw];
        for (int k = 0; k < normals_per_draw; ++k) nodes[k] = {k * column_length, 0, 0, 0, 0, 1};
        for (const Kernels* kernels : all_kernels()) {
            const auto make = [&](std::vector<BridgeDraw> made) {
                std::vector<Column> columns(made.size(), Column(normals_per_draw * column_length));
                for (std::size_t d = 0; d < made.size(); ++d) made[d].columns = columns[d].data();
                kernels->bridge(source, made.data(), static_cast<int>(made.size()));
                return columns;
            };
            std::vector<BridgeDraw> all;
            for (std::uint32_t step = 0; step < draws; ++step) {
                const int n = count[step];
                all.push_back({step, lanes.data(), nullptr, nodes, {n, 8, 0, n}, nullptr});
            }
            const std::vector<Column> together = make(all);
            for (std::size_t d = 0; d < draws; ++d)
                EXPECT_TRUE(same_bits(together[d], make({all[d]}).front()))
                    << kernels->name << " " << far << " " << d;
            const auto words = philox({static_cast<std::uint32_t>(path), 0, far, 0}, stream.key);
            const auto more = philox({static_cast<std::uint32_t>(path), 0, far, 1}, stream.key);
            for (const std::size_t k : {std::size_t{0}, std::size_t{3}})
                EXPECT_NEAR(together[far][k * column_length + 13], quantile_of_word(words[k], more[k]), 1e-8);
        }
    }
}

TEST(Kernels, NormalsAreMonotoneAcrossTheirBranchesButForTheirError) {
    for (const double joint : {0.025, 0.975})
        for (int k = -2000; k + column_length < 2000; k += column_length - 1) {
            Column uniform = column(), normal = column();
            for (int i = 0; i < column_length; ++i) uniform[i] = joint * (1 + (k + i) * 1e-12);
            best_kernels().normals(uniform.data(), normal.data());
            for (int i = 1; i < column_length; ++i)
                ASSERT_GE(normal[i], normal[i - 1] - 2 * 1.1e-9 * 1.96) << uniform[i];
        }
}

TEST(Kernels, ExponentialAndLogarithmAreWithinTwoUlps) {
    for (const Kernels* kernels : all_kernels()) {
        Column x = column(), y = column();
        for (std::uint32_t step = 0; step < 100; ++step) {
            kernels->uniforms({make_stream(7, "exp"), 0, step}, x.data(), nullptr);
            for (double& v : x) v = (v - 0.5) * (step < 50 ? 2.0 : 1400.0);
            kernels->exponentials(x.data(), y.data());
            for (int i = 0; i < column_length; ++i)
                ASSERT_NEAR(y[i] / std::exp(x[i]), 1, 2 * 2.3e-16) << x[i];
            for (double& v : x) v = std::exp(v);
            kernels->logarithms(x.data(), y.data());
            for (int i = 0; i < column_length; ++i)
                ASSERT_NEAR(y[i], std::log(x[i]), 2.3e-16 * std::abs(std::log(x[i]))) << x[i];
        }
        x = column(-1000);
        x[1] = 0;
        kernels->exponentials(x.data(), y.data());
        EXPECT_NEAR(y[0] / std::exp(-708), 1, 2 * 2.3e-16);  // as small as it gets
        EXPECT_EQ(y[1], 1);
    }
}

TEST(Kernels, EverySetGivesTheSameBits) {
    const Kernels& reference = *kernels_named("baseline");
    for (const Kernels* kernels : all_kernels()) {
        Column u[2] = {column(), column()}, v[2] = {column(), column()};
        const UniformSource source{make_stream(3, "bits"), 12345, 9};
        reference.uniforms(source, u[0].data(), u[1].data());
        kernels->uniforms(source, v[0].data(), v[1].data());
        EXPECT_TRUE(same_bits(u[0], v[0]) && same_bits(u[1], v[1]));

        Column a = column(), b = column();
        reference.normals(u[0].data(), a.data());
        kernels->normals(u[0].data(), b.data());
        EXPECT_TRUE(same_bits(a, b));

        Column values[4] = {column(), column(), column(), column()};
        const auto bridge = [&](const Kernels& of_set) {
            Column rows = u[0];
            rows.insert(rows.end(), u[1].begin(), u[1].end());
            rows.resize(4 * column_length);
            const BridgeNode nodes[normals_per_draw] = {{2 * column_length, 0, column_length, 0.3, 0.7, 0.2},
                                                        {},
                                                        {},
                                                        {3 * column_length, column_length, 0, 0.5, 0.5, 0.1}};
            const BridgeDraw draw{source.step, nullptr, rows.data(), nodes, {column_length, 0, 0, 264},
                                  nullptr};
            of_set.bridge(source, &draw, 1);
            return rows;
        };
        EXPECT_TRUE(same_bits(bridge(reference), bridge(*kernels)));

        const Column hazard[2] = {column(0.18), column(0.06)};
        const double* hazards[2] = {hazard[0].data(), hazard[1].data()};
        reference.competing_events(u[0].data(), u[1].data(), hazards, 2, 48, values[0].data(),
                                   values[1].data());
        kernels->competing_events(u[0].data(), u[1].data(), hazards, 2, 48, values[2].data(),
                                  values[3].data());
        EXPECT_TRUE(same_bits(values[0], values[2]) && same_bits(values[1], values[3]));

        const double* factors[2] = {a.data(), u[1].data()};
        const double loadings[2] = {0.6, 0.8};
        const PriceInputs inputs{u[0].data(), u[1].data(), u[0].data(), factors, loadings, 2};
        for (const bool is_same_everywhere : {false, true}) {
            PriceInputs terms = inputs;
            terms.is_same_everywhere = is_same_everywhere;
            reference.price(terms, 1.25, column_length, values[0].data());
            kernels->price(terms, 1.25, column_length, values[1].data());
            EXPECT_TRUE(same_bits(values[0], values[1]));
        }
    }
}

TEST(Kernels, ComparisonsCountTheBlocksPathsAlone) {
    for (const Kernels* kernels : all_kernels())
        for (const int count : {1, 7, 8, 13, block_paths - 3, block_paths}) {
            Column a = column(1), b = column(1), difference = column(), gain = column(), regret = column();
            std::uint64_t wins = 0, ties = 0;
            for (int i = 0; i < column_length; ++i) {
                a[i] = i % 3;
                if (i >= count) continue;
                wins += i % 3 == 2 ? 1 : 0;
                ties += i % 3 == 1 ? 1 : 0;
            }
            const PairCounts counts =
                kernels->compare(a.data(), b.data(), count, {difference.data(), gain.data(), regret.data()});
            EXPECT_EQ(counts.a_beats_b, wins) << kernels->name << " " << count;
            EXPECT_EQ(counts.ties, ties) << kernels->name << " " << count;
            EXPECT_EQ(kernels->count_zeros(difference.data(), count), ties) << kernels->name << " " << count;
            for (int i = 0; i < count; ++i) {
                ASSERT_EQ(difference[i], a[i] - b[i]);
                ASSERT_EQ(gain[i], std::max(a[i] - b[i], 0.0));
                ASSERT_EQ(regret[i], std::max(b[i] - a[i], 0.0));
            }
        }
}

TEST(Kernels, EventsFollowTheHazards) {
    // One uniform is the time, T = -ln(u) / Lambda; the month is its ceiling.
    Column time = column(0.5), kind = column(0.5), month = column(), which = column();
    const Column hazard[2] = {column(0.3), column(0.1)};
    const double* hazards[2] = {hazard[0].data(), hazard[1].data()};
    kind[1] = 0.76;  // above 0.3 / 0.4
    time[2] = std::exp(-0.4 / 12 * 2.5);
    time[3] = 1e-9;  // 52 years away
    for (const Kernels* kernels : all_kernels()) {
        kernels->competing_events(time.data(), kind.data(), hazards, 2, 48, month.data(), which.data());
        EXPECT_EQ(month[0], std::ceil(-12 * std::log(0.5) / 0.4));
        EXPECT_EQ(which[0], 1);
        EXPECT_EQ(which[1], 2);
        EXPECT_EQ(month[2], 3);
        EXPECT_EQ(month[3], 49);
        EXPECT_EQ(which[3], 0);
        const Column zero = column(0);
        const double* none[1] = {zero.data()};
        kernels->competing_events(time.data(), kind.data(), none, 1, 48, month.data(), which.data());
        EXPECT_EQ(month[0], 49);
        EXPECT_EQ(which[0], 0);
    }
}

}  // namespace
}  // namespace offersim
