#include "scenario/quantity.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>
#include <locale>
#include <random>
#include <string>
#include <vector>

namespace offersim {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Bounds anything{};
constexpr Bounds not_negative{0};
constexpr Bounds positive{0, infinity, true};
constexpr Bounds part{0, 1};

double value(std::string_view text, Unit unit) {
    QuantityFault fault;
    const auto read = parse_quantity(text, unit, fault);
    EXPECT_TRUE(read.has_value()) << text << ": " << fault.message;
    return read.value_or(-1e300);
}

/// "E213 '010' has a leading zero; write '10'"
std::string fault(std::string_view text, Unit unit) {
    QuantityFault found;
    const auto read = parse_quantity(text, unit, found);
    if (read) return "read as " + std::to_string(*read);
    return found.code + " " + found.message + (found.suggestion.empty() ? "" : "; " + found.suggestion);
}

/// What came of the value of a key: the distribution, and every message.
struct Outcome {
    std::optional<Distribution> distribution;
    std::string messages;
};

Outcome read(const std::string& text, Unit unit, const Bounds& bounds = anything) {
    const Source source("f.yaml", "x: " + text + "\n");
    Diagnostics diagnostics;
    Outcome outcome;
    if (const auto top = parse_yaml(source, "scenario", diagnostics)) {
        outcome.distribution = parse_distribution(*top->find("x"), unit, bounds, source, diagnostics);
    }
    for (const Diagnostic& diagnostic : diagnostics.sorted())
        outcome.messages += format_diagnostic(diagnostic) + "\n";
    return outcome;
}

std::string messages(const std::string& text, Unit unit, const Bounds& bounds = anything) {
    const Outcome outcome = read(text, unit, bounds);
    EXPECT_FALSE(outcome.distribution.has_value()) << text;
    return outcome.messages;
}

std::string constant_messages(const std::string& text, Unit unit) {
    const Source source("f.yaml", "x: " + text + "\n");
    Diagnostics diagnostics;
    const auto top = parse_yaml(source, "scenario", diagnostics);
    EXPECT_FALSE(parse_constant(*top->find("x"), unit, anything, source, diagnostics).has_value());
    return diagnostics.all().empty() ? "" : format_diagnostic(diagnostics.all().front());
}

std::string reading(const std::string& text, Unit unit, const Bounds& bounds = anything) {
    const Outcome outcome = read(text, unit, bounds);
    EXPECT_EQ(outcome.messages, "");
    return outcome.distribution ? describe(*outcome.distribution, unit, "USD") : "";
}

TEST(Quantity, IsReadAsPeopleWriteIt) {
    EXPECT_EQ(value("210k", Unit::money), 210'000);
    EXPECT_EQ(value("$210k", Unit::money), 210'000);
    EXPECT_EQ(value("14B", Unit::money), 14e9);
    EXPECT_EQ(value("1.5M", Unit::money), 1'500'000);
    EXPECT_EQ(value("2T", Unit::money), 2e12);
    EXPECT_EQ(value("100K", Unit::money), 100'000);
    EXPECT_EQ(value("-$5k", Unit::money), -5'000);
    EXPECT_EQ(value("50k/yr", Unit::money_per_year), 50'000);
    EXPECT_EQ(value("50k", Unit::money_per_year), 50'000);
    EXPECT_EQ(value("25%", Unit::share), 0.25);
    EXPECT_EQ(value("0.25", Unit::share), 0.25);
    EXPECT_EQ(value("1/4", Unit::share), 0.25);
    EXPECT_EQ(value("1/3", Unit::share), 1.0 / 3);
    EXPECT_EQ(value("3", Unit::share), 3);
    EXPECT_EQ(value("12%/yr", Unit::rate_per_year), 0.12);
    EXPECT_EQ(value("12%", Unit::rate_per_year), 0.12);
    EXPECT_EQ(value("0.12/yr", Unit::rate_per_year), 0.12);
    EXPECT_EQ(value("5", Unit::count_per_year), 5);
    EXPECT_EQ(value("5/yr", Unit::count_per_year), 5);
    EXPECT_EQ(value("50%/yr", Unit::count_per_year), 0.5);
    EXPECT_EQ(value("4y", Unit::months), 48);
    EXPECT_EQ(value("1.5y", Unit::months), 18);
    EXPECT_EQ(value("1/3y", Unit::months), 4);
    EXPECT_EQ(value("24mo", Unit::months), 24);
    EXPECT_EQ(value("180d", Unit::months), 6);
    EXPECT_EQ(value("181d", Unit::months), 7);
    EXPECT_EQ(value("0", Unit::months), 0);
    EXPECT_EQ(value("1B", Unit::shares), 1e9);
    EXPECT_EQ(value("12.5k", Unit::shares), 12'500);
    EXPECT_EQ(value("9007199254740992", Unit::shares), 0x1p53);
    EXPECT_EQ(value("2x", Unit::multiple), 2);
    EXPECT_EQ(value("1.25", Unit::multiple), 1.25);
    EXPECT_EQ(value("$12.50", Unit::price), 12.5);
    EXPECT_EQ(value("-0.5", Unit::number), -0.5);
    EXPECT_EQ(value("1e-3", Unit::number), 0.001);
    EXPECT_EQ(value("1e6", Unit::count), 1'000'000);
    EXPECT_EQ(value("1M", Unit::count), 1'000'000);
    EXPECT_EQ(value(".5", Unit::share), 0.5);
}

TEST(Quantity, IsTheDoubleNearestToTheDecimal) {
    EXPECT_EQ(value("0.1%", Unit::share), 0.001);
    EXPECT_EQ(value("4.35%", Unit::share), 0.0435);
    EXPECT_EQ(value("1.1k", Unit::money), 1'100);
    EXPECT_EQ(value("0.0003B", Unit::money), 300'000);
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        const int hundredths = static_cast<int>(random() % 100'000);
        const std::string digits = std::to_string(hundredths / 100) + "." +
                                   std::to_string(hundredths / 10 % 10) + std::to_string(hundredths % 10);
        EXPECT_EQ(value(digits + "%", Unit::share), hundredths / 10'000.0) << digits;
        EXPECT_EQ(value(digits + "k", Unit::money), hundredths * 10.0) << digits;
    }
}

TEST(Quantity, MinusZeroIsZero) {
    for (const char* text : {"-0", "-0.0", "-0k", "-0e5"})
        EXPECT_FALSE(std::signbit(value(text, Unit::money))) << text;
    EXPECT_FALSE(std::signbit(value("-0%", Unit::share)));
    EXPECT_FALSE(std::signbit(value("-0mo", Unit::months)));
    EXPECT_FALSE(std::signbit(value("-0", Unit::count)));
}

TEST(Quantity, DoesNotAskTheLocale) {
    struct CommaPoint : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new CommaPoint));
    const double read = value("1.5M", Unit::money);
    const std::string message = fault("1,5", Unit::money);
    std::locale::global(before);
    EXPECT_EQ(read, 1'500'000);
    EXPECT_EQ(message, "E213 '1,5' has a decimal comma; write '1.5'");
}

TEST(Quantity, OtherSpellingsAreMended) {
    EXPECT_EQ(fault("010", Unit::count), "E213 '010' has a leading zero; write '10'");
    EXPECT_EQ(fault("-007k", Unit::money), "E213 '-007k' has a leading zero; write '-7k'");
    EXPECT_EQ(fault("00", Unit::count), "E213 '00' has a leading zero; write '0'");
    EXPECT_EQ(fault("0x1F", Unit::count), "E213 '0x1F' is not in decimal digits; write '31'");
    EXPECT_EQ(fault("0o17", Unit::count), "E213 '0o17' is not in decimal digits; write '15'");
    EXPECT_EQ(fault("1,000", Unit::money), "E213 '1,000' has separators between its digits; write '1000'");
    EXPECT_EQ(fault("1_000", Unit::money), "E213 '1_000' has separators between its digits; write '1000'");
    EXPECT_EQ(fault("$1,234,567.50", Unit::money),
              "E213 '$1,234,567.50' has separators between its digits; write '$1234567.50'");
    EXPECT_EQ(fault("1.000,50", Unit::money),
              "E213 '1.000,50' has separators between its digits; write '1000.50'");
    EXPECT_EQ(fault("1.000.000", Unit::money),
              "E213 '1.000.000' has separators between its digits; write '1000000'");
    EXPECT_EQ(fault("1'000", Unit::money), "E213 '1'000' has separators between its digits; write '1000'");
    EXPECT_EQ(fault("+5", Unit::money), "E213 '+5' has a plus sign; write '5'");
    EXPECT_EQ(fault("5.", Unit::money), "E213 '5.' ends in a point; write '5'");
    EXPECT_EQ(fault("210 k", Unit::money), "E213 '210 k' has spaces in it; write '210k'");
    EXPECT_EQ(fault("1.5m", Unit::money),
              "E213 '1.5m' is not how an amount of money is written; write '1.5M'");
    EXPECT_EQ(fault("14bn", Unit::money),
              "E213 '14bn' is not how an amount of money is written; write '14B'");
    EXPECT_EQ(fault("10k/mo", Unit::money_per_year), "E213 '10k/mo' is an amount a month; write '120k/yr'");
    EXPECT_EQ(fault("50k/year", Unit::money_per_year),
              "E213 '50k/year' is not how an amount of money a year is written; write '50k/yr'");
    EXPECT_EQ(fault("25 percent", Unit::share),
              "E213 '25 percent' is not how a share is written; write '25%'");
    EXPECT_EQ(fault("18 months", Unit::months),
              "E213 '18 months' is not how a length of time is written; write '18mo'");
    EXPECT_EQ(fault("2yr", Unit::months), "E213 '2yr' is not how a length of time is written; write '2y'");
    EXPECT_EQ(fault("6m", Unit::months), "E213 '6m' is not how a length of time is written; write '6mo'");
    EXPECT_EQ(fault("£210k", Unit::money),
              "E213 '£210k' names a currency (amounts are in the currency of the offer or file); write "
              "'210k' and give the "
              "offer 'currency: GBP', with its rate under 'fx' where the file has another");
    EXPECT_EQ(fault("210k EUR", Unit::money),
              "E213 '210k EUR' names a currency (amounts are in the currency of the offer or file); write "
              "'210k' and give the "
              "offer 'currency: EUR', with its rate under 'fx' where the file has another");
}

TEST(Quantity, BeyondADoubleIsAnError) {
    EXPECT_EQ(fault(".nan", Unit::money), "E212 '.nan' is not a finite number");
    EXPECT_EQ(fault("NaN", Unit::money), "E212 'NaN' is not a finite number");
    EXPECT_EQ(fault("-.inf", Unit::money), "E212 '-.inf' is not a finite number");
    EXPECT_EQ(fault("1e400", Unit::money), "E212 '1e400' is too large for a number (must be below 1.8e308)");
    EXPECT_EQ(fault("1e99999999999", Unit::money),
              "E212 '1e99999999999' is too large for a number (must be below 1.8e308)");
    EXPECT_EQ(fault("1e-400", Unit::money),
              "E212 '1e-400' is too small to be told from 0 (must be 0 or above 4.9e-324)");
    EXPECT_EQ(fault("1e-323%", Unit::share),
              "E212 '1e-323%' is too small to be told from 0 (must be 0 or above 4.9e-324)");
    EXPECT_EQ(value("0e-400", Unit::money), 0);
    EXPECT_EQ(value("0e400", Unit::money), 0);
    EXPECT_EQ(fault(std::string(400, '9'), Unit::money),
              "E212 '" + std::string(39, '9') + "…' is too large for a number (must be below 1.8e308)");
    EXPECT_EQ(fault("9223372036854775808", Unit::count),
              "E212 '9223372036854775808' is too large (must be at most 2^53 = 9007199254740992)");
    EXPECT_EQ(fault("9007199254740993", Unit::shares),
              "E212 '9007199254740993' is too large (must be at most 2^53 = 9007199254740992)");
    EXPECT_EQ(fault("1e18", Unit::count),
              "E212 '1e18' is too large (must be at most 2^53 = 9007199254740992)");
}

TEST(Quantity, WholeNumbersAreWhole) {
    EXPECT_EQ(fault("3.5", Unit::shares), "E216 '3.5' must be a whole number");
    EXPECT_EQ(fault("1.0001k", Unit::count), "E216 '1.0001k' must be a whole number");
    EXPECT_EQ(fault("0.3y", Unit::months), "E216 '0.3y' must be whole months");
    EXPECT_EQ(fault("1.5d", Unit::months), "E216 '1.5d' must be whole days");
}

TEST(Quantity, TheWrongUnitIsNamed) {
    EXPECT_EQ(fault("10", Unit::share), "E214 '10' means 1000% here; did you mean '10%'?");
    EXPECT_EQ(fault("12", Unit::rate_per_year), "E214 '12' means 1200%/yr here; did you mean '12%/yr'?");
    EXPECT_EQ(fault("12/yr", Unit::rate_per_year),
              "E214 '12/yr' means 1200%/yr here; did you mean '12%/yr'?");
    EXPECT_EQ(fault("24", Unit::months), "E214 '24' has no unit of time; write '24mo' or '24y'");
    EXPECT_EQ(fault("25%", Unit::money),
              "E214 '25%' is a percentage where an amount of money is due; it is written as '376k', '$1.5M' "
              "or '14B'");
    EXPECT_EQ(fault("50k/yr", Unit::money),
              "E214 '50k/yr' is an amount a year where an amount of money is due; it is written as '376k', "
              "'$1.5M' or '14B'");
    EXPECT_EQ(fault("10%/yr", Unit::share),
              "E214 '10%/yr' is a yearly rate where a share is due; it is written as '25%', '0.25' or '1/4'");
    EXPECT_EQ(fault("2x", Unit::share),
              "E214 '2x' is a multiple where a share is due; it is written as '25%', '0.25' or '1/4'");
    EXPECT_EQ(fault("4y", Unit::money),
              "E214 '4y' is a length of time where an amount of money is due; it is written as '376k', "
              "'$1.5M' or '14B'");
    EXPECT_EQ(fault("1/2", Unit::money),
              "E214 '1/2' is a fraction where an amount of money is due; it is written as '376k', '$1.5M' or "
              "'14B'");
    EXPECT_EQ(fault("$5", Unit::count),
              "E214 '$5' is an amount of money where a whole number is due; it is written as '100000', "
              "'100k' or '1e5'");
    EXPECT_EQ(fault("2027-03", Unit::money),
              "E211 '2027-03' is a date where an amount of money is due; it is written as '376k', '$1.5M' or "
              "'14B'");
    EXPECT_EQ(fault("lots", Unit::price),
              "E211 'lots' is not a price of one share; it is written as '95' or '$12.50'");
    EXPECT_EQ(fault("1/0", Unit::share),
              "E211 '1/0' is not a share; it is written as '25%', '0.25' or '1/4'");
    EXPECT_EQ(fault("1e6k", Unit::multiple),
              "E211 '1e6k' is not a multiple; it is written as '2x' or '1.25x'");
    EXPECT_EQ(fault("", Unit::multiple), "E211 a multiple is missing");
}

/// A fault never suggests what would be another fault, and never crashes, whatever it is given.
TEST(Quantity, NoTextCrashesAndEverySuggestedSpellingReads) {
    const std::string alphabet = "0123456789.,-+eE/%xkMBTymod$ _'rn£~";
    std::mt19937 random(42);
    int mended = 0;
    for (int round = 0; round < 40'000; ++round) {
        std::string text;
        for (std::size_t n = 1 + random() % 7; n > 0; --n) text += alphabet[random() % alphabet.size()];
        const Unit unit = static_cast<Unit>(random() % 10);
        QuantityFault found;
        const auto first = parse_quantity(text, unit, found);
        if (first) {
            EXPECT_TRUE(std::isfinite(*first)) << text;
        } else if (found.code == "E213" && found.suggestion.starts_with("write '")) {
            ++mended;
            const std::string spelling = found.suggestion.substr(7, found.suggestion.find('\'', 7) - 7);
            value(spelling, unit);
        }
    }
    EXPECT_GT(mended, 500);
}

TEST(QuantityReader, BoundsNameTheRangeAndTheColumn) {
    EXPECT_EQ(messages("-5k", Unit::money, not_negative),
              "f.yaml:1:4: error[E215]: '-5k' is out of range (must be 0 or more)\n"
              "    1 | x: -5k\n"
              "      |    ^~~\n");
    EXPECT_EQ(messages("10k..-5k", Unit::money, not_negative),
              "f.yaml:1:9: error[E215]: '-5k' is out of range (must be 0 or more)\n"
              "    1 | x: 10k..-5k\n"
              "      |         ^~~\n");
    EXPECT_EQ(messages("0", Unit::price, positive),
              "f.yaml:1:4: error[E215]: '0' is out of range (must be more than 0)\n"
              "    1 | x: 0\n"
              "      |    ^\n");
    EXPECT_EQ(messages("120%", Unit::share, part),
              "f.yaml:1:4: error[E215]: '120%' is out of range (must be between 0% and 100%)\n"
              "    1 | x: 120%\n"
              "      |    ^~~~\n");
    EXPECT_EQ(messages("{triangular: [10%, 50%, 120%]}", Unit::share, part),
              "f.yaml:1:28: error[E215]: '120%' is out of range (must be between 0% and 100%)\n"
              "    1 | x: {triangular: [10%, 50%, 120%]}\n"
              "      |                            ^~~~\n");
    EXPECT_EQ(messages("11", Unit::number, {-infinity, 10}),
              "f.yaml:1:4: error[E215]: '11' is out of range (must be at most 10)\n"
              "    1 | x: 11\n"
              "      |    ^~\n");
    EXPECT_EQ(messages("5y", Unit::months, {1, 48}),
              "f.yaml:1:4: error[E215]: '5y' is out of range (must be between 1mo and 4y)\n"
              "    1 | x: 5y\n"
              "      |    ^~\n");
}

TEST(QuantityReader, AConstantIsOneNumber) {
    EXPECT_EQ(constant_messages("1..5", Unit::count),
              "f.yaml:1:4: error[E218]: '1..5' is a range where one number is due\n"
              "    1 | x: 1..5\n"
              "      |    ^~~~\n"
              "  it is written as '100000', '100k' or '1e5'");
    EXPECT_EQ(constant_messages("{normal: {mean: 1, sd: 2}}", Unit::months),
              "f.yaml:1:4: error[E218]: a distribution where one number is due\n"
              "    1 | x: {normal: {mean: 1, sd: 2}}\n"
              "      |    ^\n"
              "  it is written as '4y', '24mo' or '180d'");
    EXPECT_EQ(constant_messages("[1, 2]", Unit::number),
              "f.yaml:1:4: error[E217]: a list where a number is due\n"
              "    1 | x: [1, 2]\n"
              "      |    ^\n"
              "  it is written as '0.5' or '2'");
}

TEST(QuantityReader, NumbersInQuotesAreText) {
    EXPECT_EQ(messages("\"5\"", Unit::money),
              "f.yaml:1:4: error[E213]: text in quotes where an amount of money is due\n"
              "    1 | x: \"5\"\n"
              "      |    ^~~\n"
              "  write 5 without the quotes\n");
    EXPECT_EQ(messages("'5 '", Unit::money),
              "f.yaml:1:4: error[E213]: text in quotes where an amount of money is due\n"
              "    1 | x: '5 '\n"
              "      |    ^~~~\n"
              "  it is written as '376k', '$1.5M' or '14B'\n");
}

TEST(QuantityReader, AMissingValueIsReportedOnce) {
    EXPECT_EQ(messages("~", Unit::money),
              "f.yaml:1:4: error[E121]: value missing for key 'x'\n"
              "    1 | x: ~\n"
              "      |    ^\n"
              "  '~' is no value: write one, or put it in quotes if it is a name\n");
}

TEST(DistributionReader, ReadsEverySpelling) {
    using Kind = Distribution::Kind;
    EXPECT_EQ(read("210k", Unit::money).distribution, Distribution::constant(210'000));
    EXPECT_EQ(read("210k..272k", Unit::money).distribution,
              (Distribution{Kind::uniform, 210'000, 272'000, 0, {}}));
    EXPECT_EQ(read("258k..272k/yr", Unit::money_per_year).distribution,
              (Distribution{Kind::uniform, 258'000, 272'000, 0, {}}));
    EXPECT_EQ(read("210k .. 272k", Unit::money).distribution,
              (Distribution{Kind::uniform, 210'000, 272'000, 0, {}}));
    EXPECT_EQ(read("10%..18%", Unit::share).distribution, (Distribution{Kind::uniform, 0.1, 0.18, 0, {}}));
    EXPECT_EQ(read("0..18%", Unit::share).distribution, (Distribution{Kind::uniform, 0, 0.18, 0, {}}));
    EXPECT_EQ(read("-5%..5%", Unit::share).distribution, (Distribution{Kind::uniform, -0.05, 0.05, 0, {}}));
    EXPECT_EQ(read("500..1k", Unit::money).distribution, (Distribution{Kind::uniform, 500, 1'000, 0, {}}));
    EXPECT_EQ(read("5k..5k", Unit::money).distribution, Distribution::constant(5'000));
    EXPECT_EQ(read("{triangular: [1k, 2k, 5k]}", Unit::money).distribution,
              (Distribution{Kind::triangular, 1'000, 2'000, 5'000, {}}));
    EXPECT_EQ(read("{pert: [1k, 2k, 5k]}", Unit::money).distribution,
              (Distribution{Kind::pert, 1'000, 2'000, 5'000, {}}));
    EXPECT_EQ(read("{pert: [2k, 2k, 2k]}", Unit::money).distribution, Distribution::constant(2'000));
    EXPECT_EQ(read("{normal: {mean: 8%, sd: 2%}}", Unit::share).distribution,
              (Distribution{Kind::normal, 0.08, 0.02, 0, {}}));
    EXPECT_EQ(read("{normal: {mean: 8%, sd: 0}}", Unit::share).distribution, Distribution::constant(0.08));
    EXPECT_EQ(read("{discrete: {200k: 70%, 100k: 30%}}", Unit::money).distribution,
              (Distribution{Kind::discrete, 0, 0, 0, {{100'000, 0.3}, {200'000, 0.7}}}));
    EXPECT_EQ(
        read("{discrete: {100k: 1/3, 200k: 1/3, 300k: 1/3}}", Unit::money).distribution->outcomes.size(), 3u);
}

TEST(DistributionReader, AnIntervalHasFivePerCentOnEitherSide) {
    for (const char* text : {"210k to 272k", "{lognormal: {p5: 210k, p95: 272k}}", "$210k to $272k"}) {
        const auto lognormal = read(text, Unit::money).distribution.value();
        EXPECT_EQ(lognormal.kind, Distribution::Kind::lognormal);
        EXPECT_NEAR(quantile(lognormal, 0.05), 210'000, 1e-6);
        EXPECT_NEAR(quantile(lognormal, 0.95), 272'000, 1e-6);
    }
    const auto normal = read("-5k to 10k", Unit::money).distribution.value();
    EXPECT_EQ(normal.kind, Distribution::Kind::normal);
    EXPECT_NEAR(quantile(normal, 0.05), -5'000, 1e-9);
    EXPECT_NEAR(quantile(normal, 0.95), 10'000, 1e-9);
}

TEST(DistributionReader, OneSignForBothEndsIsAnError) {
    EXPECT_EQ(messages("10..18%", Unit::share),
              "f.yaml:1:4: error[E214]: '10' has no percent sign, but another number here has one\n"
              "    1 | x: 10..18%\n"
              "      |    ^~\n"
              "  did you mean '10%..18%'?\n");
    EXPECT_EQ(messages("10% to 18", Unit::share),
              "f.yaml:1:11: error[E214]: '18' has no percent sign, but another number here has one\n"
              "    1 | x: 10% to 18\n"
              "      |           ^~\n"
              "  did you mean '10% to 18%'?\n");
    EXPECT_EQ(messages("{triangular: [1%, 2, 3%]}", Unit::rate_per_year),
              "f.yaml:1:22: error[E214]: '2' has no percent sign, but another number here has one\n"
              "    1 | x: {triangular: [1%, 2, 3%]}\n"
              "      |                      ^\n"
              "  did you mean '2%'?\n");
    EXPECT_EQ(messages("258..272k", Unit::money),
              "f.yaml:1:4: error[E214]: '258' has no 'k', but the other end has one\n"
              "    1 | x: 258..272k\n"
              "      |    ^~~\n"
              "  did you mean '258k..272k'?\n");
}

TEST(DistributionReader, FaultsPointAtTheBadPart) {
    EXPECT_EQ(messages("258k..2x2k", Unit::money_per_year),
              "f.yaml:1:10: error[E211]: '2x2k' is not an amount of money a year\n"
              "    1 | x: 258k..2x2k\n"
              "      |          ^~~~\n"
              "  it is written as '330k/yr' or '330k'\n");
    EXPECT_EQ(messages("1,000..2_000", Unit::money),
              "f.yaml:1:4: error[E213]: '1,000' has separators between its digits\n"
              "    1 | x: 1,000..2_000\n"
              "      |    ^~~~~\n"
              "  write '1000'\n"
              "f.yaml:1:11: error[E213]: '2_000' has separators between its digits\n"
              "    1 | x: 1,000..2_000\n"
              "      |           ^~~~~\n"
              "  write '2000'\n");
    EXPECT_EQ(messages("210k..", Unit::money),
              "f.yaml:1:10: error[E211]: an amount of money is missing\n"
              "    1 | x: 210k..\n"
              "      |          ^\n");
    EXPECT_EQ(messages("272k..258k", Unit::money),
              "f.yaml:1:4: error[E217]: the lower end 272k is above the upper end 258k\n"
              "    1 | x: 272k..258k\n"
              "      |    ^~~~~~~~~~\n"
              "  write '258k..272k'\n");
    EXPECT_EQ(messages("210k-272k", Unit::money),
              "f.yaml:1:4: error[E213]: '210k-272k' is not how a range is written\n"
              "    1 | x: 210k-272k\n"
              "      |    ^~~~~~~~~\n"
              "  write '210k..272k'\n");
    EXPECT_EQ(messages("210k – 272k", Unit::money),
              "f.yaml:1:4: error[E213]: '210k – 272k' is not how a range is written\n"
              "    1 | x: 210k – 272k\n"
              "      |    ^~~~~~~~~~~\n"
              "  write '210k..272k'\n");
    EXPECT_EQ(messages("[1, 2]", Unit::money),
              "f.yaml:1:4: error[E217]: a list where an amount of money is due\n"
              "    1 | x: [1, 2]\n"
              "      |    ^\n"
              "  a range is written 'a..b', three points '{triangular: [a, m, b]}'\n");
}

TEST(DistributionReader, MappingsAreCheckedForTheirShape) {
    EXPECT_EQ(messages("{triangluar: [1, 2, 3]}", Unit::money),
              "f.yaml:1:5: error[E217]: unknown distribution 'triangluar' (triangular, pert, normal, "
              "lognormal, discrete)\n"
              "    1 | x: {triangluar: [1, 2, 3]}\n"
              "      |     ^~~~~~~~~~\n"
              "  did you mean 'triangular'?\n");
    EXPECT_EQ(messages("{triangular: [1k, 7k]}", Unit::money),
              "f.yaml:1:17: error[E217]: 'triangular' takes three numbers (least, mode, most), not 2\n"
              "    1 | x: {triangular: [1k, 7k]}\n"
              "      |                 ^\n"
              "  write '{triangular: [a, m, b]}'\n");
    EXPECT_EQ(messages("{pert: [1k, 7k, 5k]}", Unit::money),
              "f.yaml:1:20: error[E217]: '5k' is below '7k' before it (order: least, mode, most)\n"
              "    1 | x: {pert: [1k, 7k, 5k]}\n"
              "      |                    ^~\n");
    EXPECT_EQ(messages("{normal: {mean: 100k}}", Unit::money),
              "f.yaml:1:13: error[E217]: 'normal' takes the keys 'mean' and 'sd'\n"
              "    1 | x: {normal: {mean: 100k}}\n"
              "      |             ^\n"
              "  write '{normal: {mean: a, sd: b}}'\n");
    EXPECT_EQ(messages("{normal: {mean: 100k, sd: -1}}", Unit::money),
              "f.yaml:1:30: error[E215]: '-1' is out of range (must be 0 or more)\n"
              "    1 | x: {normal: {mean: 100k, sd: -1}}\n"
              "      |                              ^~\n");
    EXPECT_EQ(messages("{lognormal: {p5: 9k, p95: 1k}}", Unit::money),
              "f.yaml:1:30: error[E217]: p95 '1k' is below p5 '9k'\n"
              "    1 | x: {lognormal: {p5: 9k, p95: 1k}}\n"
              "      |                              ^~\n");
    EXPECT_EQ(messages("{lognormal: {p5: 0, p95: 1k}}", Unit::money),
              "f.yaml:1:21: error[E215]: '0' is out of range (must be more than 0 in a lognormal)\n"
              "    1 | x: {lognormal: {p5: 0, p95: 1k}}\n"
              "      |                     ^\n");
    EXPECT_EQ(messages("{a: 1, b: 2}", Unit::money),
              "f.yaml:1:4: error[E217]: a distribution has one key, not 2 (triangular, pert, normal, "
              "lognormal, discrete)\n"
              "    1 | x: {a: 1, b: 2}\n"
              "      |    ^\n"
              "  for example '{triangular: [a, m, b]}'\n");
}

TEST(DistributionReader, ProbabilitiesSumToOne) {
    EXPECT_EQ(messages("{discrete: {100k: 30%, 200k: 60%}}", Unit::money),
              "f.yaml:1:5: error[E201]: the probabilities sum to 90 % (must be 100 %)\n"
              "    1 | x: {discrete: {100k: 30%, 200k: 60%}}\n"
              "      |     ^~~~~~~~\n");
    EXPECT_EQ(messages("{discrete: {100k: 0.3, 200k: 0.7000001}}", Unit::money),
              "f.yaml:1:5: error[E201]: the probabilities sum to 100.00001 % (must be 100 %)\n"
              "    1 | x: {discrete: {100k: 0.3, 200k: 0.7000001}}\n"
              "      |     ^~~~~~~~\n");
    EXPECT_EQ(read("{discrete: {100k: 0.3, 200k: 0.7000000001}}", Unit::money).messages, "");
    EXPECT_EQ(messages("{discrete: {1k: 30, 2k: -5%, 3k: 120%}}", Unit::money),
              "f.yaml:1:20: error[E214]: '30' means 3000% here\n"
              "    1 | x: {discrete: {1k: 30, 2k: -5%, 3k: 120%}}\n"
              "      |                    ^~\n"
              "  did you mean '30%'?\n"
              "f.yaml:1:28: error[E215]: '-5%' is out of range (must be between 0% and 100%)\n"
              "    1 | x: {discrete: {1k: 30, 2k: -5%, 3k: 120%}}\n"
              "      |                            ^~~\n"
              "f.yaml:1:37: error[E215]: '120%' is out of range (must be between 0% and 100%)\n"
              "    1 | x: {discrete: {1k: 30, 2k: -5%, 3k: 120%}}\n"
              "      |                                     ^~~~\n");
}

TEST(DistributionReader, TailsBeyondTheBoundsAreCutOrRefused) {
    const Outcome far = read("{normal: {mean: 100k, sd: 10k}}", Unit::money, not_negative);
    EXPECT_EQ(far.messages, "");
    const Outcome near = read("{normal: {mean: 100k, sd: 40k}}", Unit::money, not_negative);
    EXPECT_EQ(near.messages,
              "f.yaml:1:5: warning[W201]: 0.62 % of the draws fall out of range (must be 0 or more) and are "
              "moved to its end\n"
              "    1 | x: {normal: {mean: 100k, sd: 40k}}\n"
              "      |     ^~~~~~\n");
    ASSERT_TRUE(near.distribution.has_value());
    EXPECT_EQ(quantile(*near.distribution, 0.001), 0);
    EXPECT_EQ(quantile(*near.distribution, 0.5), 100'000);
    EXPECT_EQ(messages("{normal: {mean: 100k, sd: 400k}}", Unit::money, not_negative),
              "f.yaml:1:5: error[E215]: 40.1 % of the draws would be out of range (must be 0 or more)\n"
              "    1 | x: {normal: {mean: 100k, sd: 400k}}\n"
              "      |     ^~~~~~\n"
              "  use hard bounds: 'a..b', '{triangular: [a, m, b]}' or '{pert: [a, m, b]}'\n");
    EXPECT_EQ(messages("{normal: {mean: 100, sd: 1}}", Unit::price, positive),
              "f.yaml:1:5: error[E215]: a normal distribution has no least value (must be more than 0)\n"
              "    1 | x: {normal: {mean: 100, sd: 1}}\n"
              "      |     ^~~~~~\n"
              "  use a lognormal, or hard bounds: 'a..b' or '{pert: [a, m, b]}'\n");
    EXPECT_EQ(quantile(read("20% to 90%", Unit::share, part).distribution.value(), 0.99), 1);
}

/// Pieces of good spellings thrown together: whatever reads as a distribution keeps to the bounds of its key,
/// rises with the probability and can be described; whatever does not has a message.
TEST(DistributionReader, NoPatchworkCrashesOrLeavesItsBounds) {
    const std::vector<std::string> numbers{"-3",  "-10%", "0",    "0.5", "1",    "1/4", "10%",
                                           "18%", "2x",   "12mo", "5k",  "210k", "1e9"};
    const std::vector<std::string> noise{"..", " to ", "{", "}", "[",   "]", "normal: ", ", ",
                                         ": ", "'",    "-", "~", "/yr", "%", "k",        "£"};
    const std::vector<std::string> frames{"@",
                                          "@..@",
                                          "@ to @",
                                          "{triangular: [@, @, @]}",
                                          "{pert: [@, @, @]}",
                                          "{normal: {mean: @, sd: @}}",
                                          "{lognormal: {p5: @, p95: @}}",
                                          "{discrete: {@: 40%, @: 60%}}"};
    const Bounds bounds[] = {anything, not_negative, positive, part, {-2, 2}};
    std::mt19937 random(11);
    const auto one_of = [&](const auto& list) { return list[random() % std::size(list)]; };
    int distributions = 0;
    for (int round = 0; round < 12'000; ++round) {
        std::string text = one_of(frames);
        for (auto at = text.find('@'); at != std::string::npos; at = text.find('@')) {
            std::string value = one_of(numbers);
            if (random() % 6 == 0) value += one_of(noise);
            text.replace(at, 1, value);
        }
        const Bounds& allowed = bounds[random() % std::size(bounds)];
        const auto unit = static_cast<Unit>(random() % 10);
        const Outcome outcome = read(text, unit, allowed);
        EXPECT_TRUE(outcome.distribution || !outcome.messages.empty()) << text;
        if (!outcome.distribution) continue;
        ++distributions;
        EXPECT_FALSE(describe(*outcome.distribution, unit, "USD").empty());
        double before = -infinity;
        for (const double u : {1e-12, 0.01, 0.5, 0.99, 1 - 1e-12}) {
            const double drawn = quantile(*outcome.distribution, u);
            EXPECT_GE(drawn, before) << text;
            EXPECT_GE(drawn, allowed.least) << text;
            EXPECT_LE(drawn, allowed.most) << text;
            EXPECT_TRUE(std::isfinite(drawn)) << text;
            if (allowed.least_is_excluded) {
                EXPECT_GT(drawn, allowed.least) << text;
            }
            before = drawn;
        }
    }
    EXPECT_GT(distributions, 1000);
}

TEST(Describe, SaysHowAValueWasRead) {
    EXPECT_EQ(reading("258k..272k", Unit::money_per_year), "uniform between 258,000 and 272,000 USD a year");
    EXPECT_EQ(reading("1234567.89", Unit::money), "1,234,567.89 USD");
    EXPECT_EQ(reading("-1234567", Unit::money), "-1,234,567 USD");
    EXPECT_EQ(reading("25%", Unit::share), "25 %");
    EXPECT_EQ(reading("12%", Unit::rate_per_year), "12 % a year");
    EXPECT_EQ(reading("4y", Unit::months), "48 months");
    EXPECT_EQ(reading("1B", Unit::shares), "1,000,000,000 shares");
    EXPECT_EQ(reading("2x", Unit::multiple), "2x");
    EXPECT_EQ(reading("95", Unit::price), "95 USD a share");
    EXPECT_EQ(reading("0.1", Unit::number), "0.1");
    EXPECT_EQ(reading("0.000001", Unit::number), "0.000001");
    EXPECT_EQ(reading("258k to 272k", Unit::money),
              "lognormal, in 90 % of cases between 258,000 and 272,000 USD");
    EXPECT_EQ(reading("-5k to 10k", Unit::money),
              "normal with mean 2,500 and standard deviation 4,559.68 USD");
    EXPECT_EQ(reading("{pert: [1k, 2k, 5k]}", Unit::money), "PERT from 1,000 over 2,000 to 5,000 USD");
    EXPECT_EQ(reading("{triangular: [1%, 2%, 5%]}", Unit::rate_per_year),
              "triangular from 1 % over 2 % to 5 % a year");
    EXPECT_EQ(reading("{discrete: {100k: 30%, 200k: 70%}}", Unit::money),
              "100,000 (30 %) or 200,000 (70 %) USD");
    EXPECT_EQ(describe(*read("{normal: {mean: 100k, sd: 40k}}", Unit::money, not_negative).distribution,
                       Unit::money, "EUR"),
              "normal with mean 100,000 and standard deviation 40,000 EUR, cut off below 0");
}

}  // namespace
}  // namespace offersim
