#include "cli/package_files.hpp"

#include <fmt/format.h>
#include <minizip/unzip.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>

#include "cli/failure.hpp"
#include "cli/file.hpp"
#include "cli/input.hpp"

namespace offersim {

namespace {

namespace fs = std::filesystem;

/// The files so far, within the limits.
class PackageBuilder {
public:
    explicit PackageBuilder(const std::string& path) : path_(path) {}

    /// Whether a file of that name is part of a package at all.
    static bool wants(std::string_view name) { return name.ends_with(".json"); }
    /// What may still be read.
    std::size_t room() const { return largest_package - size_; }
    void add(std::string name, std::string text) {
        size_ += text.size();
        files_.push_back({std::move(name), std::move(text)});
        if (files_.size() > most_package_files)
            throw Failure(ExitCode::bad_data, fmt::format("{} has more than {} JSON files",
                                                          quoted_name(path_), most_package_files));
    }
    Failure too_large() const {
        return {ExitCode::bad_data, fmt::format("{} is larger than 64 MiB", quoted_name(path_))};
    }
    std::vector<PackageFile> finish() {
        std::ranges::sort(files_, {}, &PackageFile::path);
        return std::move(files_);
    }

private:
    const std::string& path_;
    std::size_t size_ = 0;
    std::vector<PackageFile> files_;
};

void add_directory(const std::string& path, PackageBuilder& package) {
    std::error_code error;
    fs::recursive_directory_iterator entry(path, error), end;
    for (; !error && entry != end; entry.increment(error)) {
        if (!entry->is_regular_file(error) || entry->is_symlink(error)) continue;
        if (!PackageBuilder::wants(entry->path().filename().native())) continue;
        InputText file = read_regular_file(entry->path().string(), largest_package);
        if (file.text.size() > package.room()) throw package.too_large();
        package.add(entry->path().lexically_relative(path).string(), std::move(file.text));
    }
    if (error)
        throw Failure(ExitCode::no_input,
                      fmt::format("cannot read {}: {}", quoted_name(path), error_text(error.value())));
}

Failure damaged(const std::string& path, std::string_view why) {
    return {ExitCode::bad_data, fmt::format("{} {}", quoted_name(path), why),
            "give the directory or zip file that holds Manifest.ocf.json"};
}

/// The text of the current file of `zip`; what its header says of its size is not believed.
std::string read_current(unzFile zip, const std::string& path, const PackageBuilder& package) {
    if (unzOpenCurrentFile(zip) != UNZ_OK) throw damaged(path, "is damaged, or encrypted");
    std::string text;
    std::array<char, 1 << 16> piece;
    int count = 0;
    while ((count = unzReadCurrentFile(zip, piece.data(), piece.size())) > 0) {
        text.append(piece.data(), static_cast<std::size_t>(count));
        if (text.size() > package.room()) throw package.too_large();
    }
    const bool is_sound = unzCloseCurrentFile(zip) == UNZ_OK;  // the checksum is told here
    if (count < 0 || !is_sound) throw damaged(path, "is damaged");
    return text;
}

void add_zip(const std::string& path, PackageBuilder& package) {
    const std::unique_ptr<void, int (*)(unzFile)> zip(unzOpen64(path.c_str()), &unzClose);
    if (!zip) throw damaged(path, "is neither a directory nor a zip file");
    for (int status = unzGoToFirstFile(zip.get()); status == UNZ_OK; status = unzGoToNextFile(zip.get())) {
        std::array<char, 4096> name{};
        unz_file_info64 info{};
        if (unzGetCurrentFileInfo64(zip.get(), &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) !=
            UNZ_OK)
            throw damaged(path, "is damaged");
        if (PackageBuilder::wants(name.data()))
            package.add(name.data(), read_current(zip.get(), path, package));
    }
}

}  // namespace

std::vector<PackageFile> read_package_files(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        throw Failure(ExitCode::no_input,
                      fmt::format("cannot read {}: {}", quoted_name(path), error_text(errno)));
    PackageBuilder package(path);
    if (S_ISDIR(status.st_mode))
        add_directory(path, package);
    else if (S_ISREG(status.st_mode))
        add_zip(path, package);
    else
        throw damaged(path, "is neither a directory nor a zip file");
    return package.finish();
}

}  // namespace offersim
