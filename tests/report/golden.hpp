#pragma once
/// Whole texts of tests/report/golden/, compared byte by byte.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "support/project_paths.hpp"

namespace offersim {

inline std::string read_text(const std::string& path_in_project) {
    std::ifstream file(std::string(project_directory) + "/" + path_in_project, std::ios::binary);
    EXPECT_TRUE(file.is_open()) << path_in_project;
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string golden(const std::string& name) { return read_text("tests/report/golden/" + name); }

}  // namespace offersim
