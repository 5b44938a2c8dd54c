#include "base/rational.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace offersim {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

TEST(Rational, KeepsLowestTermsAndAPositiveDenominator) {
    EXPECT_EQ(make_rational(12, 48), (Rational{1, 4}));
    EXPECT_EQ(make_rational(1, -2), (Rational{-1, 2}));
    EXPECT_EQ(make_rational(0, 7), (Rational{0, 1}));
    EXPECT_EQ(make_rational(1, 0), std::nullopt);
}

TEST(Rational, AddsAndMultiplies) {
    EXPECT_EQ(sum({1, 6}, {1, 10}), (Rational{4, 15}));
    EXPECT_EQ(difference({1, 4}, {1, 3}), (Rational{-1, 12}));
    EXPECT_EQ(product({2, 3}, {3, 4}), (Rational{1, 2}));
}

TEST(Rational, TellsWhatDoesNotFit) {
    EXPECT_EQ(product({largest, 1}, {largest, 1}), std::nullopt);
    EXPECT_EQ(product({largest, 2}, {2, largest}), (Rational{1, 1}));
    EXPECT_EQ(sum({1, largest}, {1, largest - 1}), std::nullopt);
    EXPECT_EQ(sum({largest, 1}, {largest, 1}), std::nullopt);
}

TEST(Rational, ReadsWhatPeopleWrite) {
    EXPECT_EQ(parse_rational("1/4"), (Rational{1, 4}));
    EXPECT_EQ(parse_rational("12/48"), (Rational{1, 4}));
    EXPECT_EQ(parse_rational("0.25"), (Rational{1, 4}));
    EXPECT_EQ(parse_rational("33.3%"), (Rational{333, 1000}));
    EXPECT_EQ(parse_rational("100%"), (Rational{1, 1}));
    EXPECT_EQ(parse_rational("-0.5"), (Rational{-1, 2}));
    EXPECT_EQ(parse_rational("1/0"), (Rational{1, 0}));
    for (const char* text : {"", "%", "1/", "/4", "a", ".5", "5.", "1e3", "0x1", " 1", "1.-5", "-.5", "1/2/3",
                             "9223372036854775808", "0.123456789012345678"})
        EXPECT_EQ(parse_rational(text), std::nullopt) << text;
}

TEST(Rational, IsWrittenAsAFraction) {
    EXPECT_EQ(format_rational({1, 4}), "1/4");
    EXPECT_EQ(format_rational({3, 1}), "3");
}

}  // namespace
}  // namespace offersim
