#include "engine/exact_sum.hpp"

#include <cassert>
#include <cmath>

namespace offersim {

namespace {

constexpr int fraction_bits = 96;

/// a + b + carry in, with the carry out.
std::uint64_t add_with_carry(std::uint64_t a, std::uint64_t b, std::uint64_t& carry) {
    const std::uint64_t sum = a + b, result = sum + carry;
    carry = static_cast<std::uint64_t>(sum < a) | static_cast<std::uint64_t>(result < sum);
    return result;
}

std::array<std::uint64_t, 5> negated(std::array<std::uint64_t, 5> words) {
    std::uint64_t carry = 1;
    for (std::uint64_t& word : words) word = add_with_carry(~word, 0, carry);
    return words;
}

}  // namespace

void ExactSum::add(double x) {
    if (x == 0) return;
    int exponent = 0;
    const double mantissa = std::frexp(std::abs(x), &exponent);  // in [1/2, 1)
    auto bits = static_cast<std::uint64_t>(std::ldexp(mantissa, 53));
    int shift = exponent - 53 + fraction_bits;
    if (shift < 0) {
        if (shift <= -64) return;
        bits >>= -shift;
        shift = 0;
    }
    assert(shift <= 64 * 4);
    ExactSum term;
    const auto word = static_cast<std::size_t>(shift / 64);
    const int offset = shift % 64;
    term.words[word] = bits << offset;
    if (offset != 0 && word + 1 < term.words.size()) term.words[word + 1] = bits >> (64 - offset);
    if (x < 0) term.words = negated(term.words);
    add(term);
}

void ExactSum::add(const ExactSum& other) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = add_with_carry(words[i], other.words[i], carry);
}

double ExactSum::value() const {
    const bool is_negative = (words.back() >> 63) != 0;
    const auto magnitude = is_negative ? negated(words) : words;
    double result = 0;
    // From the top: later words are below half an ulp of the first two, so that the result is within one ulp.
    for (std::size_t i = magnitude.size(); i-- > 0;)
        result += std::ldexp(static_cast<double>(magnitude[i]), static_cast<int>(64 * i) - fraction_bits);
    return is_negative ? -result : result;
}

}  // namespace offersim
