/// Rules of the house that a machine can check: files stay small, nothing is left to do, no path of one
/// machine.
#include <gtest/gtest.h>

#include "structure/source_files.hpp"
#include "support/project_paths.hpp"

namespace {

TEST(HouseRules, AFileIsOneNoun) {
    constexpr std::size_t most_lines = 400;
    for (const SourceFile& file : source_files("src", {".hpp", ".cpp"})) {
        EXPECT_LE(file.lines.size(), most_lines) << file.path << " is too long: is it one noun?";
    }
}

TEST(HouseRules, NothingIsLeftToDoAndNoMachineIsNamed) {
    // Written in parts, so that this file does not name them.
    const std::vector<std::string> words{std::string("TO") + "DO", std::string("FIX") + "ME",
                                         std::string("/ro") + "ot/", std::string("/ho") + "me/",
                                         std::string(offersim::project_directory) + "/"};
    for (const char* folder : {"src", "tests", "bench", "docs", "models", "scenarios", "scripts", "cmake"}) {
        if (!std::filesystem::exists(std::filesystem::path(offersim::project_directory) / folder)) continue;
        for (const SourceFile& file :
             source_files(folder, {".hpp", ".cpp", ".md", ".yaml", ".json", ".cmake", ".txt", ""})) {
            for (std::size_t i = 0; i < file.lines.size(); ++i) {
                for (const std::string& word : words) {
                    EXPECT_EQ(file.lines[i].find(word), std::string::npos)
                        << file.path << ":" << i + 1 << " has '" << word << "'";
                }
            }
        }
    }
}

TEST(HouseRules, EveryHeaderIsIncludedOnce) {
    for (const SourceFile& file : source_files("src", {".hpp"})) {
        ASSERT_FALSE(file.lines.empty()) << file.path;
        EXPECT_EQ(file.lines.front(), "#pragma once") << file.path;
    }
}

}  // namespace
