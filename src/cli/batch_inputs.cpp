#include "cli/batch_inputs.hpp"

#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <unordered_set>

namespace offersim {

namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

bool is_input(const fs::path& path) {
    const std::string ending = path.extension().native();
    return ending == ".yaml" || ending == ".yml" || is_guide_file(path.native());
}

/// Folders behind symbolic links are not entered: they may lead back. A folder that cannot be read has
/// nothing in it.
std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
        std::error_code unknown;
        if (is_hidden(entry->path())) {
            entry.disable_recursion_pending();
        } else if (is_input(entry->path()) && !entry->is_directory(unknown)) {
            files.push_back(entry->path().native());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> files_matching(const std::string& pattern) {
    glob_t matches{};
    const int failure = ::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &matches);
    const std::unique_ptr<glob_t, decltype(&::globfree)> owner(&matches, &::globfree);
    std::vector<std::string> files;
    if (failure != 0) return files;
    files.assign(matches.gl_pathv, matches.gl_pathv + matches.gl_pathc);
    std::sort(files.begin(), files.end());  // by bytes, whatever the locale
    return files;
}

std::vector<std::string> files_of(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) return files_below(path);
    if (fs::exists(status) || path.find_first_of("*?[") == std::string::npos) return {path};
    std::vector<std::string> files;
    for (const std::string& match : files_matching(path)) {
        const std::vector<std::string> found =
            fs::is_directory(match, error) ? files_below(match) : std::vector<std::string>{match};
        files.insert(files.end(), found.begin(), found.end());
    }
    return files;
}

}  // namespace

bool is_guide_file(const std::string& path) { return path.ends_with(".md") || path.ends_with(".markdown"); }

std::vector<std::string> batch_inputs(const std::vector<std::string>& paths) {
    std::vector<std::string> inputs;
    std::unordered_set<std::string> seen;
    for (const std::string& path : paths) {
        std::vector<std::string> files = files_of(path);
        if (files.empty()) files.push_back(path);
        for (std::string& file : files)
            if (seen.insert(fs::path(file).lexically_normal().native()).second)
                inputs.push_back(std::move(file));
    }
    return inputs;
}

}  // namespace offersim
