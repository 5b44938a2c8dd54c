/// The rooms of src/ stand in one row and nothing includes to its right.
#include <gtest/gtest.h>

#include <map>
#include <optional>

#include "structure/source_files.hpp"

namespace {

/// base <- process <- scenario <- plan <- engine <- analysis <- report <- cli <- main, and tax beside
/// process.
const std::map<std::string, int> place_of_room{{"base", 0}, {"process", 1}, {"tax", 1},      {"scenario", 2},
                                               {"plan", 3}, {"engine", 4},  {"analysis", 5}, {"report", 6},
                                               {"cli", 7},  {"main", 8}};

/// The room of a path below src/: its folder; "main" for main.cpp; the public header offersim.hpp speaks for
/// report.
std::string room_of(const std::string& path) {
    if (path == "main.cpp") return "main";
    if (path == "offersim.hpp") return "report";
    return path.substr(0, path.find('/'));
}

/// What `line` includes in quotes, if it does.
std::optional<std::string> included_by(const std::string& line) {
    static const std::string start = "#include \"";
    if (!line.starts_with(start)) return {};
    return line.substr(start.size(), line.find('"', start.size()) - start.size());
}

/// What is wrong with the includes of one file, a line each: "src/base/a.hpp:3 includes ... to its right".
std::vector<std::string> include_faults(const SourceFile& file) {
    std::vector<std::string> faults;
    const std::string room = room_of(file.path.substr(4));
    if (!place_of_room.contains(room)) return {file.path + " is in no room of the house"};
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const auto header = included_by(file.lines[i]);
        if (!header) continue;
        const std::string place = file.path + ":" + std::to_string(i + 1);
        const std::string other = room_of(*header);
        if (!place_of_room.contains(other)) {
            faults.push_back(place + " includes \"" + *header +
                             "\", which names no room (write the path from src/)");
        } else if (place_of_room.at(other) > place_of_room.at(room) ||
                   (other != room && place_of_room.at(other) == place_of_room.at(room))) {
            faults.push_back(place + " (" + room + ") includes \"" + *header + "\" (" + other +
                             "), to its right");
        }
    }
    return faults;
}

TEST(IncludeOrder, NothingIncludesToItsRight) {
    for (const SourceFile& file : source_files("src", {".hpp", ".cpp"})) {
        for (const std::string& fault : include_faults(file)) ADD_FAILURE() << fault;
    }
}

TEST(IncludeOrder, AFaultIsSeen) {
    EXPECT_EQ(
        include_faults({"src/process/a.hpp", {"#include \"base/date.hpp\"", "#include \"engine/run.hpp\""}}),
        std::vector<std::string>{
            "src/process/a.hpp:2 (process) includes \"engine/run.hpp\" (engine), to its right"});
    EXPECT_EQ(
        include_faults({"src/tax/a.hpp", {"#include \"process/b.hpp\""}}),
        std::vector<std::string>{"src/tax/a.hpp:1 (tax) includes \"process/b.hpp\" (process), to its right"});
    EXPECT_EQ(include_faults({"src/base/a.cpp", {"#include \"a.hpp\""}}),
              std::vector<std::string>{
                  "src/base/a.cpp:1 includes \"a.hpp\", which names no room (write the path from src/)"});
    EXPECT_EQ(include_faults({"src/attic/a.cpp", {}}),
              std::vector<std::string>{"src/attic/a.cpp is in no room of the house"});
    EXPECT_TRUE(
        include_faults({"src/cli/a.cpp", {"#include <vector>", "#include \"report/text.hpp\""}}).empty());
}

}  // namespace
