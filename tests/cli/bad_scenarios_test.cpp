/// Rows 30 to 67 of what a user must see for bad numbers and bad terms: whole messages, exit code 65, and
/// nothing on standard output. Rows 1 to 29, bytes and YAML, are in tests/scenario/bad_inputs_test.cpp.
#include <gtest/gtest.h>

#include <chrono>
#include <set>

#include "cli/program.hpp"

namespace offersim {

namespace {

/// A sound scenario of five lines; a test exchanges one of its parts. Line 4 is the companies, line 5 the
/// offers.
struct Parts {
    std::string start = "2026-01-01";
    std::string company = "{kind: public, price: 10}";
    std::string offer = "{company: x, base: 100k}";
    std::string more;  ///< lines after the offers
};

std::string text_of(const Parts& parts) {
    return "format: 1\ntitle: x\nstart: " + parts.start + "\ncompanies: {x: " + parts.company +
           "}\noffers: {a: " + parts.offer + "}\n" + parts.more;
}

Ran run_parts(const Parts& parts) {
    return run_offersim({"run", "-", "--paths", "100", "--quiet"}, text_of(parts));
}

/// The one message for a scenario: without its code's place, source line and carets where only the sentence
/// matters.
void expect_fault(const Parts& parts, const std::string& message) {
    const Ran ran = run_parts(parts);
    EXPECT_EQ(ran.code, 65) << text_of(parts);
    EXPECT_EQ(ran.out, "") << text_of(parts);
    EXPECT_EQ(ran.err, message);
}

/// A fault of the value of `base`, which stands at 5:32.
void expect_base_fault(const std::string& base, const std::string& sentence,
                       const std::string& suggestion = {}) {
    Parts parts;
    parts.offer = "{company: x, base: " + base + "}";
    expect_fault(parts, "<stdin>:5:32: " + sentence + "\n    5 | offers: {a: {company: x, base: " + base +
                            "}}\n      |                                ^" +
                            std::string(base.size() - 1, '~') + "\n" +
                            (suggestion.empty() ? "" : "  " + suggestion + "\n"));
}

/// A fault of the value of `volatility`, which stands at 4:63.
void expect_volatility_fault(const std::string& volatility, const std::string& sentence,
                             const std::string& suggestion = {}) {
    Parts parts;
    parts.company = "{kind: public, price: 10, growth: {volatility: " + volatility + "}}";
    expect_fault(parts, "<stdin>:4:63: " + sentence + "\n    4 | companies: {x: " + parts.company +
                            "}\n      |                                                               ^" +
                            std::string(volatility.size() - 1, '~') + "\n" +
                            (suggestion.empty() ? "" : "  " + suggestion + "\n"));
}

void expect_sound(const Parts& parts) {
    const Ran ran = run_parts(parts);
    EXPECT_EQ(ran.code, 0) << text_of(parts) << ran.err;
    EXPECT_EQ(ran.out.find("nan"), std::string::npos) << ran.out;
}

void expect_sound_base(const std::string& base) {
    Parts parts;
    parts.offer = "{company: x, base: " + base + "}";
    expect_sound(parts);
}

// 30 to 44: numbers

TEST(BadNumbers, MustBeFinite) {
    expect_base_fault(".nan", "error[E212]: '.nan' is not a finite number");
    expect_base_fault(".inf", "error[E212]: '.inf' is not a finite number");
    expect_base_fault("-.inf", "error[E212]: '-.inf' is not a finite number");
    expect_base_fault("1e400", "error[E212]: '1e400' is too large for a number (must be below 1.8e308)");
    expect_base_fault("1e-400",
                      "error[E212]: '1e-400' is too small to be told from 0 (must be 0 or above 4.9e-324)");
}

TEST(BadNumbers, AreDecimalAndPlain) {
    expect_base_fault("010", "error[E213]: '010' has a leading zero", "write '10'");
    expect_base_fault("0x1F", "error[E213]: '0x1F' is not in decimal digits", "write '31'");
    expect_base_fault("1_000", "error[E213]: '1_000' has separators between its digits", "write '1000'");
    expect_base_fault("+5", "error[E213]: '+5' has a plus sign", "write '5'");
    expect_base_fault("5.", "error[E213]: '5.' ends in a point", "write '5'");
    expect_base_fault("\"5\"", "error[E213]: text in quotes where an amount of money a year is due",
                      "write 5 without the quotes");
    expect_base_fault("lots", "error[E211]: 'lots' is not an amount of money a year",
                      "it is written as '330k/yr' or '330k'");
    expect_sound_base("$100k");
    expect_sound_base("1.5M");
    expect_sound_base("-0.0");
}

TEST(BadNumbers, HaveNoCommas) {
    Parts parts;
    parts.offer = "{company: x, base: 1,000}";
    expect_fault(parts,
                 "<stdin>:5:34: error[E213]: a number has a comma between its digits\n"
                 "    5 | offers: {a: {company: x, base: 1,000}}\n"
                 "      |                                  ^~~\n"
                 "  write '1000'\n");
    const Ran block = run_offersim({"run", "-"}, text_of({}) + "report:\n  floor: 1.000,50\n");
    EXPECT_EQ(block.code, 65);
    EXPECT_EQ(block.err,
              "<stdin>:7:10: error[E213]: '1.000,50' has separators between its digits\n"
              "    7 |   floor: 1.000,50\n"
              "      |          ^~~~~~~~\n"
              "  write '1000.50'\n");
}

TEST(BadNumbers, OfASharesSizeAskForThePercentSign) {
    expect_volatility_fault("50", "error[E214]: '50' means 5000% here", "did you mean '50%'?");
    expect_volatility_fault("-10%", "error[E215]: '-10%' is out of range (must be between 0% and 1000%)");
    expect_volatility_fault("2500%", "error[E215]: '2500%' is out of range (must be between 0% and 1000%)");
    expect_volatility_fault("1/0", "error[E211]: '1/0' is not a share",
                            "it is written as '25%', '0.25' or '1/4'");
    Parts parts;
    parts.offer = "{company: x, equity: [{type: rsu, value: 10k, vesting: {at: 12mo}}]}";
    std::set<std::string> figures;
    for (const char* half : {"50%", "0.5", "1/2"}) {
        parts.company = std::string("{kind: public, price: 10, growth: {volatility: ") + half + "}}";
        const Ran ran =
            run_offersim({"run", "-", "--paths", "100", "--seed", "1", "--format", "csv"}, text_of(parts));
        figures.insert(ran.out.substr(ran.out.find("\r\nmeasure")));
    }
    EXPECT_EQ(figures.size(), 1u) << "three spellings of one number";
    parts.company = "{kind: public, price: 10, growth: {volatility: 0}}";  // 45: no division by it
    expect_sound(parts);
}

TEST(BadNumbers, AVolatilityOver300PercentIsDoubted) {
    Parts parts;
    parts.company = "{kind: public, price: 10, growth: {volatility: 350%}}";
    const Ran ran = run_offersim({"run", "-", "--paths", "100"}, text_of(parts));
    EXPECT_EQ(ran.code, 0);
    EXPECT_TRUE(ran.err.starts_with("<stdin>:4:63: warning[W")) << ran.err;
}

TEST(BadNumbers, BooleansAreTrueOrFalse) {
    for (const std::string word : {"yes", "on", "Y"}) {
        Parts parts;
        parts.company =
            "{kind: private, value: 1B, capital: {common: 8M, classes: [{name: A, shares: 2M, invested: 5M, "
            "participating: " +
            word + "}]}}";
        const Ran ran = run_parts(parts);
        EXPECT_EQ(ran.code, 65);
        EXPECT_TRUE(
            ran.err.starts_with("<stdin>:4:126: error[E305]: '" + word +
                                "' is no value of 'participating' (must be true, false or {cap: 2x})\n"))
            << ran.err;
    }
}

TEST(BadNumbers, NullIsNoName) {
    const Ran ran =
        run_offersim({"run", "-"}, "format: 1\ntitle: null\nstart: 2026-01-01\noffers: {a: {base: 1k}}\n");
    EXPECT_EQ(ran.code, 65);
    EXPECT_NE(ran.err.find("<stdin>:2:8: error[E121]: value missing for key 'title'\n"
                           "    2 | title: null\n"
                           "      |        ^~~~\n"
                           "  'null' is no value: write one, or put it in quotes if it is a name\n"),
              std::string::npos)
        << ran.err;
}

/// A fault of the shares of a grant, which stand at 5:55.
void expect_shares_fault(const std::string& shares, const std::string& sentence) {
    Parts parts;
    parts.offer = "{company: x, equity: [{type: rsu, shares: " + shares + ", vesting: immediate}]}";
    expect_fault(parts, "<stdin>:5:55: " + sentence + "\n    5 | offers: {a: " + parts.offer + "}\n      |" +
                            std::string(55, ' ') + "^" + std::string(shares.size() - 1, '~') + "\n");
}

TEST(BadNumbers, SharesAreWholeAndFit) {
    const std::string too_large = "' is too large (must be at most 2^53 = 9007199254740992)";
    for (const std::string shares :
         {"9223372036854775808", "18446744073709551616", "9007199254740993", "1e30"})
        expect_shares_fault(shares, "error[E212]: '" + shares + too_large);
    expect_shares_fault("3.5", "error[E216]: '3.5' must be a whole number");
    expect_shares_fault("-1", "error[E215]: '-1' is out of range (must be 0 or more)");
    Parts none;
    none.offer = "{company: x, equity: [{type: nso, shares: 0, strike: 0, vesting: immediate}]}";  // 60
    expect_sound(none);
}

TEST(BadNumbers, NegativeAmountsAreRefused) {
    expect_base_fault("-5", "error[E215]: '-5' is out of range (must be 0 or more)");
    Parts parts;
    parts.offer = "{company: x, equity: [{type: nso, shares: 10, strike: -1, vesting: immediate}]}";
    EXPECT_TRUE(run_parts(parts).err.starts_with(
        "<stdin>:5:67: error[E215]: '-1' is out of range (must be 0 or more)\n"));
}

// 47 to 51: correlations and distributions

Ran run_correlation(const std::string& correlation) {
    return run_offersim(
        {"run", "-", "--paths", "100", "--quiet"},
        "format: 1\ntitle: x\nstart: 2026-01-01\ncompanies: {x: {kind: public, price: 10}, y: {kind: public, "
        "price: 10}, z: {kind: public, price: 10}}\ncorrelation: " +
            correlation + "\noffers: {a: {company: x, base: 1k}}\n");
}

TEST(BadCorrelations, NameThePair) {
    const auto fault = [](const std::string& correlation) {
        const Ran ran = run_correlation(correlation);
        EXPECT_EQ(ran.code, 65) << correlation;
        return ran.err.substr(0, ran.err.find('\n'));
    };
    EXPECT_EQ(fault("{x: {y: 1.2}}"),
              "<stdin>:5:22: error[E215]: '1.2' is out of range (must be between -1 and 1)");
    EXPECT_EQ(fault("{x: {y: 0.5}, y: {x: 0.4}}"),
              "<stdin>:5:35: error[E422]: 'y' and 'x' correlate at 0.4 here and at 0.5 on line 5 (give the "
              "pair once)");
    EXPECT_EQ(fault("{x: {x: 0.5}}"),
              "<stdin>:5:22: error[E422]: 'x' correlates with itself at 0.5 (must be 1)");
    EXPECT_EQ(fault("{x: {q: 0.5}}"), "<stdin>:5:19: error[E306]: unknown company 'q' (known: x, y and z)");
}

TEST(BadCorrelations, ThatContradictEachOtherNameThePairAndTheSmallestEigenvalue) {
    // The eigenvalues of 0.9, 0.9, -0.9 are 1.9, 1.9 and -0.8.
    const Ran ran = run_correlation("{x: {y: 0.9, z: 0.9}, y: {z: -0.9}}");
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err,
              "<stdin>:5:43: error[E423]: the correlation of 'y' and 'z' cannot stand beside the others (the "
              "smallest "
              "eigenvalue of the matrix is -0.8000, and must not be negative)\n"
              "    5 | correlation: {x: {y: 0.9, z: 0.9}, y: {z: -0.9}}\n"
              "      |                                           ^~~~\n"
              "  bring it nearer to what the others imply, or multiply all of them by 0.555\n");
}

TEST(BadCorrelations, ASingularMatrixIsNone) {
    for (const char* singular : {"{x: {y: 1, z: 0.5}, y: {z: 0.5}}", "{x: {y: -1, z: 0}, y: {z: 0}}",
                                 "{x: {y: 1, z: 1}, y: {z: 1}}"})
        EXPECT_EQ(run_correlation(singular).code, 0) << singular << run_correlation(singular).err;
}

TEST(BadDistributions, TellTheirPart) {
    const auto fault = [](const std::string& base) {
        Parts parts;
        parts.offer = "{company: x, base: " + base + "}";
        const Ran ran = run_parts(parts);
        EXPECT_EQ(ran.code, 65) << base;
        return ran.err.substr(0, ran.err.find('\n'));
    };
    EXPECT_EQ(fault("{discrete: {1k: 30%, 2k: 60%}}"),
              "<stdin>:5:33: error[E201]: the probabilities sum to 90 % (must be 100 %)");
    EXPECT_EQ(fault("{discrete: {1k: 30%, 2k: 70.00001%}}"),
              "<stdin>:5:33: error[E201]: the probabilities sum to 100.00001 % (must be 100 %)");
    EXPECT_EQ(fault("{discrete: {1k: 0%, 2k: 0%}}"),
              "<stdin>:5:33: error[E201]: the probabilities sum to 0 % (must be 100 %)");
    EXPECT_EQ(fault("{discrete: {}}"),
              "<stdin>:5:43: error[E217]: 'discrete' takes values with their probabilities");
    EXPECT_EQ(fault("{triangular: [3k, 2k, 1k]}"),
              "<stdin>:5:50: error[E217]: '2k' is below '3k' before it (order: least, mode, most)");
    EXPECT_EQ(fault("{normal: {mean: 1k, sd: -1}}"),
              "<stdin>:5:56: error[E215]: '-1' is out of range (must be 0 or more)");
    EXPECT_EQ(fault("2k..1k"), "<stdin>:5:32: error[E217]: the lower end 2k is above the upper end 1k");
    EXPECT_EQ(fault("{pareto: {alpha: 1}}"),
              "<stdin>:5:33: error[E217]: unknown distribution 'pareto' (triangular, pert, normal, "
              "lognormal, discrete)");
}

// 50 to 62: terms

TEST(BadTerms, AListOfNoOffersIsNone) {
    const Ran ran = run_offersim({"run", "-"}, "format: 1\ntitle: x\nstart: 2026-01-01\noffers: {}\n");
    EXPECT_EQ(ran.code, 65);
    EXPECT_NE(ran.err.find("<stdin>:4:9: error[E302]: 'offers' is empty (at least one is needed)\n"),
              std::string::npos)
        << ran.err;
}

/// So many companies, and so many offers that pay nothing else than base.
std::string crowd(int companies, int offers) {
    std::string text = "format: 1\ntitle: x\nstart: 2026-01-01\ncompanies:\n";
    for (int number = 0; number < companies; ++number)
        text += "  c" + std::to_string(number) + ": {kind: public, growth: {volatility: 40%}}\n";
    text += "offers:\n";
    for (int number = 0; number < offers; ++number)
        text += "  o" + std::to_string(number) + ": {base: 100k}\n";
    return text;
}

TEST(BadTerms, ACrowdIsTooMany) {
    const auto check = [](int companies, int offers) {
        return run_offersim({"check", "--quiet", "-"}, crowd(companies, offers)).err;
    };
    EXPECT_EQ(check(1000, 200), "");
    EXPECT_EQ(check(1001, 1),
              "<stdin>:5:3: error[E308]: 1001 companies are given (at most 1000)\n"
              "    5 |   c0: {kind: public, growth: {volatility: 40%}}\n"
              "      |   ^\n"
              "  put them into several files: 'offersim batch' takes any number\n");
    EXPECT_EQ(check(1, 201),
              "<stdin>:7:3: error[E308]: 201 offers are given (at most 200)\n"
              "    7 |   o0: {base: 100k}\n"
              "      |   ^\n"
              "  put them into several files: 'offersim batch' takes any number\n");
}

std::string vesting_fault(const std::string& vesting) {
    Parts parts;
    parts.offer = "{company: x, equity: [{type: rsu, value: 10k, vesting: " + vesting + "}]}";
    const Ran ran = run_parts(parts);
    EXPECT_EQ(ran.code, 65) << vesting;
    return ran.err.substr(0, ran.err.find('\n'));
}

TEST(BadTerms, Vesting) {
    EXPECT_EQ(vesting_fault("40/30/20/9"),
              "<stdin>:5:68: error[E201]: 'vesting' sums to 99 % (must be 100 %)");
    EXPECT_EQ(vesting_fault("40/30/20/11"),
              "<stdin>:5:68: error[E201]: 'vesting' sums to 101 % (must be 100 %)");
    EXPECT_EQ(
        vesting_fault("{over: 4y, cliff: 5y}"),
        "<stdin>:5:86: error[E411]: the cliff of 60 months is longer than the schedule (at most 48 months)");
    EXPECT_EQ(vesting_fault("{over: 0mo}"),
              "<stdin>:5:75: error[E215]: '0mo' is out of range (must be between 1mo and 50y)");
    EXPECT_EQ(vesting_fault("{over: 4y, every: -1mo}"),
              "<stdin>:5:86: error[E215]: '-1mo' is out of range (must be between 1mo and 50y)");
    EXPECT_EQ(vesting_fault("{yearly: 40/30/20/10, over: 4y}"),
              "<stdin>:5:68: error[E307]: over and yearly exclude each other (give one of them)");
}

TEST(BadTerms, Dates) {
    for (const std::string date :
         {"2026-02-30", "2025-02-29", "2026-13-01", "2026/01/01", "20260101", "2026-1-1", "tomorrow"}) {
        Parts parts;
        parts.start = date;
        expect_fault(parts, "<stdin>:3:8: error[E402]: '" + date +
                                "' is not a date (an existing day as YYYY-MM-DD)\n    3 | start: " + date +
                                "\n      |        ^" + std::string(date.size() - 1, '~') + "\n");
    }
    for (const std::string date : {"0001-01-01", "9999-12-31"}) {
        Parts parts;
        parts.start = date;
        expect_fault(parts, "<stdin>:3:8: error[E402]: '" + date +
                                "' is out of range (1970-01-01 to 2200-12-31)\n    3 | start: " + date +
                                "\n      |        ^~~~~~~~~~\n");
    }
}

TEST(BadTerms, Durations) {
    Parts early;
    early.more = "horizon: 4y\nsettle: 2y\n";
    expect_fault(early,
                 "<stdin>:7:9: error[E401]: 'settle' is 24 months, before the horizon of 48 months (must not "
                 "be earlier)\n"
                 "    7 | settle: 2y\n"
                 "      |         ^~\n");
    Parts endless;
    endless.more = "horizon: 1000y\n";
    expect_fault(endless,
                 "<stdin>:6:10: error[E215]: '1000y' is out of range (must be between 1mo and 50y)\n"
                 "    6 | horizon: 1000y\n"
                 "      |          ^~~~~\n");
    Parts bare;
    bare.more = "horizon: 4\n";
    expect_fault(bare,
                 "<stdin>:6:10: error[E214]: '4' has no unit of time\n"
                 "    6 | horizon: 4\n"
                 "      |          ^\n"
                 "  write '4mo' or '4y'\n");
}

TEST(BadTerms, CurrenciesWithoutARate) {
    Parts parts;
    parts.offer = "{company: x, currency: XYZ, base: 1k}";
    expect_fault(parts,
                 "<stdin>:5:36: error[E431]: no exchange rate for 'XYZ' (known: USD)\n"
                 "    5 | offers: {a: {company: x, currency: XYZ, base: 1k}}\n"
                 "      |                                    ^~~\n"
                 "  add 'fx: {XYZ: 1.27}', the USD for one XYZ\n");
}

TEST(BadTerms, TwoOffersOfOneName) {
    const Ran ran = run_offersim(
        {"run", "-"},
        "format: 1\ntitle: x\nstart: 2026-01-01\ncompanies: {x: {kind: public, price: 10}}\noffers:\n"
        "  a: {company: x, base: 1k}\n  a: {company: x, base: 2k}\n");
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.err,
              "<stdin>:7:3: error[E120]: key 'a' is given twice, on lines 6 and 7\n"
              "    7 |   a: {company: x, base: 2k}\n"
              "      |   ^\n"
              "  keep one of them\n");
}

TEST(BadTerms, APreferenceAboveTheExitLeavesCommonNothing) {  // 59
    const Ran ran =
        run_offersim({"value", std::string(project_directory) + "/scenarios/companies/three-classes.yaml",
                      "--exit", "1M", "--format", "json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("\"common\": 0.0"), std::string::npos) << ran.out;
    EXPECT_EQ(ran.out.find("-"), std::string::npos) << ran.out;
}

// 63 and 64: seeds and paths

TEST(BadRuns, Seeds) {
    for (const std::string seed : {"-1", "18446744073709551616", "abc", "1.5"}) {
        Parts parts;
        parts.more = "run: {seed: " + seed + "}\n";
        expect_fault(parts, "<stdin>:6:13: error[E305]: '" + seed +
                                "' is not a seed (an integer from 0 to 18446744073709551615, in digits)\n    "
                                "6 | run: {seed: " +
                                seed + "}\n      |             ^" + std::string(seed.size() - 1, '~') + "\n");
    }
    const Ran drawn = run_offersim({"run", "-", "--paths", "100", "--brief"}, text_of({}));
    const Ran again = run_offersim({"run", "-", "--paths", "100", "--brief"}, text_of({}));
    EXPECT_NE(drawn.out.find("paths, seed "), std::string::npos) << drawn.out;
    EXPECT_NE(drawn.out, again.out) << "two runs without a seed draw two";
}

TEST(BadRuns, Paths) {
    const auto fault = [](const std::string& paths) {
        const Ran ran =
            run_offersim({"run", "-", "--quiet"}, text_of({}) + "run: {seed: 1, paths: " + paths + "}\n");
        EXPECT_EQ(ran.code, 65) << paths;
        EXPECT_EQ(ran.out, "");
        return ran.err.substr(0, ran.err.find('\n'));
    };
    EXPECT_EQ(fault("0"), "<stdin>:6:23: error[E215]: '0' is out of range (must be between 1 and 2^53)");
    EXPECT_EQ(fault("-1"), "<stdin>:6:23: error[E215]: '-1' is out of range (must be between 1 and 2^53)");
    EXPECT_EQ(fault("1.5"), "<stdin>:6:23: error[E216]: '1.5' must be a whole number");
    EXPECT_EQ(fault("1e18"),
              "<stdin>:6:23: error[E212]: '1e18' is too large (must be at most 2^53 = 9007199254740992)");
    const auto one = run_offersim({"run", "-", "--paths", "1", "--seed", "1"}, text_of({}));
    EXPECT_EQ(one.code, 0);
    EXPECT_EQ(one.out.find("P50"), std::string::npos) << "one path has no percentiles\n" << one.out;
}

TEST(BadRuns, PathsBeyondMemoryAreRefusedBeforeAnyIsTaken) {
    const Ran ran = run_offersim({"run", "-", "--paths", "1e12", "--exact", "--quiet"}, text_of({}));
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.out, "");
    EXPECT_TRUE(ran.err.starts_with(
        "offersim: error: a run of 1,000,000,000,000 paths needs 7450.6 GiB to keep them all (there are "))
        << ran.err;
}

TEST(BadRuns, PathsBeyondAWeekAreRefusedWithinASecondOrTwo) {
    const auto start = std::chrono::steady_clock::now();
    Parts parts;
    parts.offer = "{company: x, base: 100k, equity: [{type: rsu, value: 100k, vesting: 40/30/20/10}]}";
    const Ran ran = run_offersim({"run", "-", "--quiet"}, text_of(parts) + "run: {paths: 9e15, seed: 1}\n");
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.out, "");
    EXPECT_TRUE(ran.err.starts_with("offersim: error: a run of 9,000,000,000,000,000 paths needs about "))
        << ran.err;
    EXPECT_NE(ran.err.find(" h on this machine (at most 168)\n"), std::string::npos) << ran.err;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

// All faults at once.

TEST(BadScenarios, EveryFaultIsToldAtOnceInTheOrderOfTheFile) {
    const Ran ran = run_offersim(
        {"run", "-"},
        "format: 1\ntitle: x\nstart: 2026-02-30\nhorizont: 4y\ncompanies: {x: {kind: public, price: -1}}\n"
        "offers: {a: {company: y, base: 10%, raise: 50}}\n");
    EXPECT_EQ(ran.code, 65);
    std::vector<std::string> places;
    for (std::size_t at = ran.err.find("<stdin>:"); at != std::string::npos;
         at = ran.err.find("<stdin>:", at + 1))
        places.push_back(ran.err.substr(at + 8, ran.err.find(": ", at) - at - 8));
    EXPECT_EQ(places, (std::vector<std::string>{"3:8", "4:1", "5:38", "6:23", "6:32", "6:44"})) << ran.err;
}

TEST(BadScenarios, AtMostTwentyErrorsAreShown) {
    std::string text = "format: 1\ntitle: x\nstart: 2026-01-01\noffers:\n";
    for (int i = 0; i < 30; ++i) text += "  o" + std::to_string(i) + ": {base: x" + std::to_string(i) + "}\n";
    text += "companies: {c: {kind: public, price: 1}}\n";
    const Ran ran = run_offersim({"run", "-"}, text);
    EXPECT_EQ(ran.code, 65);
    std::size_t shown = 0;
    for (std::size_t at = ran.err.find("error["); at != std::string::npos;
         at = ran.err.find("error[", at + 1))
        ++shown;
    EXPECT_EQ(shown, 20u);
    EXPECT_NE(ran.err.find(" more errors\n"), std::string::npos) << ran.err;
}

// 66 and 67: models

TEST(BadModels, AreToldByTheirOwnFileAndLine) {
    const TemporaryDirectory directory;
    std::filesystem::create_directory(directory.path("companies"));
    const std::string model =
        directory.write("companies/mine.yaml", "kind: public\nprice: 10\ngrowth: {volatility: .nan}\n");
    const Ran ran = run_offersim({"run", "-", "--models", directory.path("")},
                                 "format: 1\ntitle: x\nstart: 2026-01-01\ncompanies: {x: {model: "
                                 "mine}}\noffers: {a: {company: x, base: 1k}}\n");
    EXPECT_EQ(ran.code, 65);
    EXPECT_NE(ran.err.find("companies/mine.yaml:3:22: error[E212]: '.nan' is not a finite number\n"),
              std::string::npos)
        << ran.err;
    const Ran unknown = run_offersim({"run", "-"},
                                     "format: 1\ntitle: x\nstart: 2026-01-01\ncompanies: {x: {model: "
                                     "late-stage-privat}}\noffers: {a: {company: x, base: 1k}}\n");
    EXPECT_EQ(unknown.code, 65);
    EXPECT_NE(unknown.err.find("did you mean 'late-stage-private'?"), std::string::npos) << unknown.err;
}

TEST(BadModels, AFormatOfALaterVersionIsRefused) {
    const Ran ran =
        run_offersim({"run", "-"}, "format: 2\ntitle: x\nstart: 2026-01-01\noffers: {a: {base: 1k}}\n");
    EXPECT_EQ(ran.code, 65);
    EXPECT_TRUE(ran.err.starts_with("<stdin>:1:9: error[")) << ran.err;
}

}  // namespace

}  // namespace offersim
