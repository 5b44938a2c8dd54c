/// Shards: the parts of a run give the report of the run in one piece, and nothing else gives one.
#include <gtest/gtest.h>

#include <regex>

#include "base/sha256.hpp"
#include "cli/program.hpp"

namespace offersim {
namespace {

const std::string scenario = R"(title: Shards
person: {discount: 4%/yr}
companies:
  x: {kind: public, price: 10, growth: {drift: 5%, volatility: 40%}}
offers:
  a: {company: x, base: 100k..120k, equity: [{type: rsu, value: 200k, vesting: standard-4y}]}
  b: {base: 150k}
run: {paths: 20k, seed: 5}
)";

std::string without_time(const std::string& report) {
    return std::regex_replace(report, std::regex(R"re("(seconds|threads)": [^\n]*\n)re"), "");
}

class Shards : public ::testing::Test {
protected:
    TemporaryDirectory directory;
    const std::string file = directory.write("offer.yaml", scenario);

    std::string part(int number, int count, std::vector<std::string> more = {}) const {
        const std::string path = directory.path("part-" + std::to_string(number));
        std::vector<std::string> words{
            "run",      file, "--shard", std::to_string(number) + "/" + std::to_string(count),
            "--output", path, "--force", "--quiet"};
        words.insert(words.end(), more.begin(), more.end());
        const Ran ran = run_offersim(words);
        EXPECT_EQ(ran.code, 0) << ran.err;
        EXPECT_EQ(ran.out, "");
        return path;
    }
    Ran merge(std::vector<std::string> parts, const std::string& format = "json") const {
        parts.insert(parts.begin(), {"merge", "--format", format, "--quiet"});
        return run_offersim(parts);
    }
};

TEST_F(Shards, GiveTheReportOfTheWholeRun) {
    const std::vector<std::vector<std::string>> variants{
        {},
        {"--brief", "--paths", "150k"},
        {"--detail", "--exact"},
        {"--sampler", "sobol"},
        {"--set", "offers.b.base=155k", "--percentiles", "20,80", "--seed", "9"}};
    for (const auto& variant : variants)
        for (const char* format : {"json", "csv"}) {
            std::vector<std::string> words{"run", file, "--quiet", "--format", format};
            words.insert(words.end(), variant.begin(), variant.end());
            const Ran whole = run_offersim(words);
            ASSERT_EQ(whole.code, 0) << whole.err;
            const Ran merged = merge({part(2, 3, variant), part(3, 3, variant), part(1, 3, variant)}, format);
            ASSERT_EQ(merged.code, 0) << merged.err;
            EXPECT_EQ(without_time(merged.out), without_time(whole.out));
        }
}

TEST_F(Shards, OfDifferentRunsAreRefused) {
    const std::string first = part(1, 2);
    const std::string name = "'" + first + "'", other = "'" + directory.path("part-2") + "'";
    const auto refused = [&](const std::vector<std::string>& more, const std::string& what) {
        const Ran ran = merge({first, part(2, 2, more)});
        EXPECT_EQ(ran.code, 65);
        EXPECT_EQ(ran.out, "");
        EXPECT_EQ(ran.err, "offersim: error: cannot merge " + other + ": it is of another run than " + name +
                               " (another " + what + ")\n");
    };
    refused({"--seed", "6"}, "seed (5, 6)");
    refused({"--paths", "30k"}, "number of paths (20000, 30000)");
    refused({"--brief"}, "detail (--brief or --detail)");
    refused({"--sampler", "sobol", "--paths", "20k"}, "number of paths (20000, 32768)");
    refused({"--set", "offers.b.base=1k"}, "values of --set");
    refused({"--exact"}, "precision of percentiles (--exact)");
    refused({"--percentiles", "50"}, "percentiles");
    const Ran twice = merge({first, first});
    EXPECT_EQ(twice.err, "offersim: error: cannot merge " + name + ": it is part 1, as " + name + " is\n");
    const Ran missing = merge({first});
    EXPECT_EQ(missing.code, 65);
    EXPECT_EQ(missing.err, "offersim: error: cannot merge 1 of 2 parts: missing 2\n");
}

TEST_F(Shards, DamagedFilesAreRefusedAndNothingIsWritten) {
    const std::string first = part(1, 1), good = read_file(first);
    const auto refused = [&](const std::string& bytes, const std::string& why) {
        const std::string path = directory.write("damaged", bytes);
        const Ran ran = run_offersim({"merge", path, "--output", directory.path("report")});
        EXPECT_EQ(ran.code, 65);
        EXPECT_EQ(ran.err.substr(0, ran.err.find('\n')),
                  "offersim: error: cannot merge '" + path + "': " + why);
    };
    refused("", "it is no part that 'run --shard' wrote");
    refused(scenario, "it is no part that 'run --shard' wrote");
    refused("offersim part 2\n" + good.substr(16),
            "it is of another version of the format (this program reads version 1)");
    refused(good.substr(0, 40), "it is cut off");
    for (const std::size_t length : {std::size_t{200}, good.size() / 2, good.size() - 1})
        refused(good.substr(0, length), "it is cut off or damaged (its checksum is wrong)");
    std::string changed = good;
    changed[good.size() / 2] ^= 1;
    refused(changed, "it is cut off or damaged (its checksum is wrong)");
    // A forger can make the checksum right; what is inside must still be possible.
    const auto forged = [](std::string content) { return content + sha256(content); };
    const std::string content = good.substr(0, good.size() - 64);
    refused(forged(content.substr(0, content.size() - 9)), "its tallies contradict its header");
    refused(forged(content + "x"), "its tallies contradict its header");
    refused(forged(content.substr(0, 16) + std::string(8, '\xff') + content.substr(24)),
            "its header is longer than the file");
    std::string paths = content;
    paths.replace(paths.find("\"paths\":20000"), 13, "\"paths\":-2000");
    refused(forged(paths), "its header has values out of range");
    paths.replace(paths.find("\"paths\":-2000"), 13, "\"paths\":10000");
    refused(forged(paths), "its tallies contradict its header");
    paths.replace(paths.find("{"), 1, "[");
    refused(forged(paths), "its header is not understood");
    EXPECT_EQ(directory.names(), (std::vector<std::string>{"damaged", "offer.yaml", "part-1"}));
}

TEST_F(Shards, NeedAPlaceAndExcludeWhatOnlyTheWholeCanHave) {
    const auto usage = [&](std::vector<std::string> words, const std::string& message) {
        words.insert(words.begin(), {"run", file});
        const Ran ran = run_offersim(words);
        EXPECT_EQ(ran.code, 64);
        EXPECT_EQ(ran.err.substr(0, ran.err.find('\n')), "offersim: error: " + message);
    };
    usage({"--shard", "1/2"}, "'--shard' needs '--output' (a part is no report)");
    usage({"--shard", "1/2", "-o", "p", "--precision", "1%"},
          "'--shard' and '--precision' exclude each other");
    usage({"--precision", "0.01%"}, "'--precision' cannot be 0.01% (must be 0.02% or more)");
    usage({"--shard", "1/2", "-o", "p", "--format", "json"}, "'--shard' and '--format' exclude each other");
    for (const char* bad : {"0/2", "3/2", "1", "1/", "/2", "a/b", "1/2/3", "-1/2", "1/1000001"})
        usage({"--shard", bad, "-o", "p"}, std::string("'--shard' cannot be '") + bad +
                                               "' (must be one of how many, from 1/1 to 1000000/1000000)");
}

TEST_F(Shards, APrecisionThatIsNotReachedIsExitCode75) {
    const Ran enough = run_offersim({"run", file, "--precision", "5%", "--quiet", "--format", "json"});
    EXPECT_EQ(enough.code, 0) << enough.err;
    EXPECT_NE(enough.out.find("\"is_reached\": true"), std::string::npos);
    const Ran short_of = run_offersim({"run", file, "--precision", "0.02%", "--paths", "20k", "--quiet"});
    EXPECT_EQ(short_of.code, 75);
    EXPECT_NE(short_of.out.find("partial: 20,000 paths did not suffice for the precision of 0.02 %"),
              std::string::npos)
        << short_of.out;
    for (const char* bad : {"0", "0%", "-1%", "101%", "x", "", "5%%"})
        EXPECT_EQ(run_offersim({"run", file, "--precision", bad}).code, 64) << bad;
}

TEST_F(Shards, AnInstructionSetChangesNothing) {
    const auto report = [&](const char* set) {
        return without_time(
            run_offersim({"run", file, "--quiet", "--format", "json", "--instruction-set", set}).out);
    };
    EXPECT_EQ(report("baseline"), report("best"));
}

}  // namespace
}  // namespace offersim
