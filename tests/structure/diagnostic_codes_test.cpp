/// docs/diagnostics.md lists every code that the source can give, and no other.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "structure/source_files.hpp"

namespace {

/// What `pattern`'s first group matches in the files of `folder`, in order.
std::vector<std::string> matches(const std::string& folder, const std::string& extension,
                                 const std::string& pattern) {
    const std::regex regex(pattern);
    std::vector<std::string> found;
    for (const SourceFile& file : source_files(folder, {extension})) {
        if (folder == "docs" && file.path != "docs/diagnostics.md") continue;
        for (const std::string& line : file.lines) {
            for (std::sregex_iterator match(line.begin(), line.end(), regex), end; match != end; ++match) {
                found.push_back((*match)[1]);
            }
        }
    }
    return found;
}

TEST(DiagnosticCodes, AreListedOnTheirPage) {
    const auto given = matches("src", ".cpp", "\"([EW][0-9]{3})\"");
    const auto listed = matches("docs", ".md", "^\\| ([EW][0-9]{3}) \\|");
    const std::set<std::string> in_source(given.begin(), given.end());
    const std::set<std::string> on_page(listed.begin(), listed.end());
    ASSERT_GT(in_source.size(), 40u);
    for (const std::string& code : in_source)
        EXPECT_TRUE(on_page.contains(code)) << code << " is missing from docs/diagnostics.md";
    for (const std::string& code : on_page)
        EXPECT_TRUE(in_source.contains(code)) << code << " is on the page, but nothing gives it";
    EXPECT_EQ(listed.size(), on_page.size()) << "a code is listed twice";
}

}  // namespace
