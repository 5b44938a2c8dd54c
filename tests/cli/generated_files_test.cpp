/// Files of the tree that the program prints: docs/reference.md, schema/scenario-1.json, whole runs. A stale
/// one is printed again by scripts/refresh-generated.
#include <gtest/gtest.h>
#include <unistd.h>

#include "cli/program.hpp"

namespace offersim {

namespace {

std::string committed(const std::string& name) {
    return read_file(std::string(project_directory) + "/" + name);
}

/// Equality of long texts, told by the first line that differs.
void expect_same(const std::string& printed, const std::string& kept, const std::string& name) {
    if (printed == kept) return;
    const auto [here, there] = std::mismatch(printed.begin(), printed.end(), kept.begin(), kept.end());
    const auto line_at = [](const std::string& text, std::string::const_iterator place) {
        const auto offset = static_cast<std::size_t>(place - text.begin());
        const std::size_t begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
        return text.substr(begin, text.find('\n', offset) - begin);
    };
    ADD_FAILURE() << name << " is stale: scripts/refresh-generated prints it again\n  printed: "
                  << line_at(printed, here) << "\n  kept:    " << line_at(kept, there);
}

TEST(GeneratedFiles, TheSchemaIsThatOfTheTables) {
    const Ran ran = run_offersim({"schema"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    expect_same(ran.out, committed("schema/scenario-1.json"), "schema/scenario-1.json");
}

TEST(GeneratedFiles, TheReferenceIsThatOfTheTables) {
    const Ran ran = run_offersim({"schema", "--reference"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    expect_same(ran.out, committed("docs/reference.md"), "docs/reference.md");
}

/// What stands in the README between two marks, without the fences of its code.
std::string embedded(const std::string& mark) {
    const std::string readme = committed("README.md"), fence = "```text\n";
    const std::size_t begin = readme.find(fence, readme.find("<!-- begin " + mark + ":")) + fence.size();
    const std::size_t end = readme.find("```\n<!-- end " + mark + " -->");
    EXPECT_LT(begin, end) << mark;
    return begin < end ? readme.substr(begin, end - begin) : std::string();
}

TEST(GeneratedFiles, TheReadmeShowsWhatTheProgramPrints) {
    const Ran run = run_offersim({"run", "scenarios/groq-lpu.yaml", "--quiet"}, {},
                                 [] { static_cast<void>(::chdir(project_directory)); });
    EXPECT_EQ(run.code, 0) << run.err;
    expect_same(run.out.substr(0, run.out.find("\nIn figures")), embedded("report"), "README.md");
    const std::string help = run_offersim({"--help"}).out, heading = "\ncommands:\n";
    const std::size_t begin = help.find(heading) + heading.size();
    expect_same(help.substr(begin, help.find("\n\n", begin) + 1 - begin), embedded("commands"), "README.md");
}

TEST(GeneratedFiles, EveryPageOfTheDocumentationIsInItsIndex) {
    const std::string index = committed("docs/README.md");
    for (const auto& page : std::filesystem::directory_iterator(std::string(project_directory) + "/docs")) {
        const std::string name = page.path().filename().string();
        EXPECT_TRUE(name == "README.md" || index.find("](" + name + ")") != std::string::npos)
            << name << " is missing from docs/README.md";
    }
}

}  // namespace

}  // namespace offersim
