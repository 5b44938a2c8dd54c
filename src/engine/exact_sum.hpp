#pragma once
/// A sum that does not depend on the order of its terms: 320-bit fixed point from 2^-96 to 2^223. Partial
/// results of threads, ranks and shards merge to the same bits however the work was dealt out.
#include <array>
#include <cstdint>

namespace offersim {

class ExactSum {
public:
    /// Adds x, |x| < 2^200, cut off below 2^-96.
    void add(double x);
    void add(const ExactSum& other);
    /// The sum rounded to a double.
    double value() const;

    std::array<std::uint64_t, 5> words{};  ///< two's complement, least significant first
};

}  // namespace offersim
