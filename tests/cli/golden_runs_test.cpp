/// Whole runs of the program against tests/golden/, whose README tells how they are kept.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "cli/program.hpp"

namespace offersim {

namespace {

namespace fs = std::filesystem;

const fs::path root = fs::path(project_directory) / "tests" / "golden";

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

/// The seconds of a run are its only figures that no second run has.
std::string without_seconds(std::string text) {
    text = std::regex_replace(text, std::regex(R"re("seconds": [0-9.e-]+)re"), "\"seconds\": 0");
    return std::regex_replace(text, std::regex("[0-9.]+ s, offersim"), "0 s, offersim");
}

/// The first line in which two texts differ.
std::string difference(const std::string& printed, const std::string& kept) {
    std::istringstream left(printed), right(kept);
    std::string a, b;
    for (int line = 1;; ++line) {
        const bool has_left = static_cast<bool>(std::getline(left, a));
        const bool has_right = static_cast<bool>(std::getline(right, b));
        if (!has_left && !has_right) return "only the last line's end";
        if (has_left != has_right || a != b)
            return "line " + std::to_string(line) + "\n  printed: " + (has_left ? a : "(nothing)") +
                   "\n  kept:    " + (has_right ? b : "(nothing)");
    }
}

void compare(const fs::path& expected) {
    std::vector<std::string> words = words_of(read_file((expected.parent_path() / "command").string()));
    const std::string format = expected.extension().string().substr(1);
    words.insert(words.end(), {"--format", format == "txt" ? "text" : format});
    const Ran ran = run_offersim(words, {}, [] { static_cast<void>(::chdir(project_directory)); });
    EXPECT_EQ(ran.code, 0) << expected << "\n" << ran.err;
    const std::string printed = without_seconds(ran.out), kept = read_file(expected.string());
    EXPECT_TRUE(printed == kept) << expected.lexically_relative(root)
                                 << " is stale (scripts/refresh-generated prints it again): "
                                 << difference(printed, kept);
}

TEST(GoldenRuns, ArePrintedAgainByteByByte) {
    int count = 0;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.path().stem() == "expected") files.push_back(entry.path());
    std::ranges::sort(files);
    for (const fs::path& file : files) {
        compare(file);
        ++count;
    }
    EXPECT_GE(count, 20);
}

TEST(GoldenRuns, ThereIsOneForEveryScenario) {
    for (const auto& entry : fs::directory_iterator(fs::path(project_directory) / "scenarios"))
        EXPECT_TRUE(entry.is_directory() || fs::exists(root / entry.path().stem() / "expected.json"))
            << entry.path();
}

}  // namespace

}  // namespace offersim
