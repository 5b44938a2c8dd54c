/// Every random stream of the engine belongs to a family that studies of chance know.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "plan/plan_stream.hpp"
#include "structure/source_files.hpp"

namespace offersim {
namespace {

/// What stands before the slash of each name that a line makes a stream of.
std::vector<std::string> families_named(const std::string& line) {
    static const std::regex made("(?:plan_stream\\(|draws\\.add\\()[^\"]*\"([^\"/]*)/?\"");
    std::vector<std::string> families;
    for (auto found = std::sregex_iterator(line.begin(), line.end(), made); found != std::sregex_iterator();
         ++found)
        families.push_back((*found)[1]);
    return families;
}

TEST(Streams, BelongToKnownFamilies) {
    std::set<std::string> drawn, known;
    for (const SourceFile& file : source_files("src/engine", {".cpp", ".hpp"}))
        for (const std::string& line : file.lines)
            for (const std::string& family : families_named(line)) drawn.insert(family);
    for (const StreamFamily& family : stream_families) known.emplace(family.name);
    EXPECT_EQ(drawn, known);
}

TEST(Streams, AreMadeUnderALiteralNameOnly) {
    const std::regex made("plan_stream\\(|draws\\.add\\(");
    for (const SourceFile& file : source_files("src/engine", {".cpp", ".hpp"}))
        for (const std::string& line : file.lines)
            if (std::regex_search(line, made) && file.path != "src/engine/draws.cpp") {
                EXPECT_EQ(families_named(line).size(), 1u) << file.path << ": " << line;
            }
}

}  // namespace
}  // namespace offersim
