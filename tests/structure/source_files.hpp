#pragma once
/// The project's own text files, for the tests that read the code itself.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/project_paths.hpp"

struct SourceFile {
    std::string path;  ///< relative to the project's root, with forward slashes
    std::vector<std::string> lines;
};

/// The files below `folder` of the project whose extension is one of `extensions`, by path.
inline std::vector<SourceFile> source_files(const std::string& folder,
                                            const std::vector<std::string>& extensions) {
    const std::filesystem::path root = offersim::project_directory;
    std::vector<SourceFile> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || std::ranges::find(extensions, extension) == extensions.end())
            continue;
        SourceFile file{entry.path().lexically_relative(root).generic_string(), {}};
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
        files.push_back(std::move(file));
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}
