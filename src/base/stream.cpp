#include "base/stream.hpp"

namespace offersim {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    constexpr std::uint64_t multiplier0 = 0xD2511F53u, multiplier1 = 0xCD9E8D57u;
    constexpr std::uint32_t weyl0 = 0x9E3779B9u, weyl1 = 0xBB67AE85u;
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = multiplier0 * counter[0];
        const std::uint64_t product1 = multiplier1 * counter[2];
        counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(product1),
                   static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(product0)};
        key[0] += weyl0;
        key[1] += weyl1;
    }
    return counter;
}

Stream make_stream(std::uint64_t seed, std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    const auto block =
        philox({static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32), 0, 0},
               {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
    return {{block[0], block[1]}};
}

std::array<double, 2> uniforms(const Stream& stream, std::uint64_t path, std::uint32_t step) {
    const auto block = philox(
        {static_cast<std::uint32_t>(path), static_cast<std::uint32_t>(path >> 32), step, 0}, stream.key);
    const auto uniform = [](std::uint32_t low, std::uint32_t high) {
        const std::uint64_t bits = (static_cast<std::uint64_t>(high) << 32 | low) >> 12;
        return (static_cast<double>(bits) + 0.5) * 0x1p-52;
    };
    return {uniform(block[0], block[1]), uniform(block[2], block[3])};
}

}  // namespace offersim
