/// Files that a scenario names: those of its directory are read, and nothing else by any way round.
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/program.hpp"

namespace offersim {
namespace {

namespace fs = std::filesystem;

std::string scenario_with(const std::string& name) {
    return "companies: {x: {kind: public, growth: {model: bootstrap, returns: '" + name +
           "'}}}\noffers: {a: {company: x, base: 100k, equity: [{type: rsu, value: 10k, vesting: "
           "immediate}]}}\n";
}

Ran check(const TemporaryDirectory& directory, const std::string& name) {
    return run_offersim({"check", directory.write("inside/mine.yaml", scenario_with(name))});
}

void expect_refused(const Ran& ran, const std::string& why) {
    EXPECT_EQ(ran.code, 65) << ran.err;
    EXPECT_NE(ran.err.find(why), std::string::npos) << ran.err;
}

TEST(BesideFile, IsReadFromTheScenariosDirectoryOnly) {
    const TemporaryDirectory directory;
    fs::create_directories(directory.path("inside/below"));
    const std::string outside = directory.write("secret.csv", "0.1\n");
    directory.write("inside/past.csv", "month,return\n2020-01,1%\n2020-02,-2%\n");
    directory.write("inside/below/past.csv", "0.01\n");
    fs::create_symlink("past.csv", directory.path("inside/alias.csv"));
    fs::create_symlink("../secret.csv", directory.path("inside/leak.csv"));
    fs::create_symlink("loop.csv", directory.path("inside/loop.csv"));

    for (const char* name : {"past.csv", "below/past.csv", "below/../past.csv", "alias.csv"})
        EXPECT_EQ(check(directory, name).code, 0) << name;
    for (const std::string& name :
         {std::string("../secret.csv"), outside, std::string("leak.csv"), std::string("/etc/passwd")})
        expect_refused(check(directory, name), "it lies outside the scenario's directory");
    expect_refused(check(directory, "loop.csv"), "Too many levels of symbolic links");
    expect_refused(check(directory, "below"), "it is not a regular file");
    expect_refused(check(directory, "none.csv"), "No such file or directory");
    expect_refused(check(directory, "http://example.org/x.csv"), "No such file or directory");
}

TEST(BesideFile, IsNotReadForStandardInput) {
    expect_refused(run_offersim({"check", "-"}, scenario_with("past.csv")),
                   "a scenario from standard input has no directory");
}

}  // namespace
}  // namespace offersim
