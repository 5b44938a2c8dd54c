#include "scenario/model_library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "scenario/models.hpp"

namespace offersim {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_model = 4u << 20;

void fault(Diagnostics& diagnostics, const std::string& file, std::string message) {
    diagnostics.add({Severity::error, "E501", std::move(message), {}, file, {}, {}});
}

/// The regular .yaml files of one folder, sorted, so that nothing depends on the order of a directory.
std::vector<fs::path> yaml_files(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> result;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".yaml" && it->is_regular_file(error)) result.push_back(it->path());
    std::sort(result.begin(), result.end());
    return result;
}

std::optional<std::string> read_model(const fs::path& file, Diagnostics& diagnostics) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    std::ifstream stream(file, std::ios::binary);
    if (error || !stream) {
        fault(diagnostics, file.string(), "the model cannot be read");
    } else if (size > largest_model) {
        fault(diagnostics, file.string(), "the model is larger than 4 MiB");
    } else {
        return std::string(std::istreambuf_iterator<char>(stream), {});
    }
    return {};
}

}  // namespace

ModelLibrary::ModelLibrary(const std::optional<std::string>& directory, Diagnostics& diagnostics) {
    for (const auto& model : embedded_models()) {
        const std::string path(model.path.substr(0, model.path.rfind('.')));
        add(path, "models/" + std::string(model.path), std::string(model.text));
    }
    if (!directory) return;
    std::error_code error;
    if (!fs::is_directory(*directory, error)) {
        fault(diagnostics, *directory, "the models directory is not a directory that can be read");
        return;
    }
    for (const char* kind : {"companies", "vesting"})
        for (const auto& file : yaml_files(fs::path(*directory) / kind))
            if (auto text = read_model(file, diagnostics))
                add(std::string(kind) + "/" + file.stem().string(), file.string(), std::move(*text));
}

void ModelLibrary::add(const std::string& path, std::string file, std::string text) {
    models_.push_back({Source(std::move(file), std::move(text)), std::nullopt, false});
    by_path_[path] = &models_.back();
}

std::vector<std::string_view> ModelLibrary::kinds() const {
    std::vector<std::string_view> result;
    for (const auto& [path, model] : by_path_) {
        const std::string_view kind = std::string_view(path).substr(0, path.find('/'));
        const bool is_model = kind != "templates" && kind != "guides";  // data that no scenario names
        if (is_model && (result.empty() || result.back() != kind)) result.push_back(kind);
    }
    return result;
}

std::vector<std::string_view> ModelLibrary::names(std::string_view kind) const {
    std::vector<std::string_view> result;
    for (const auto& [path, model] : by_path_) {
        std::string_view name = path;
        if (name.starts_with(kind) && name.substr(kind.size()).starts_with('/'))
            result.push_back(name.substr(kind.size() + 1));
    }
    return result;
}

const Node* ModelLibrary::find(std::string_view kind, std::string_view name, Diagnostics& diagnostics) {
    auto found = by_path_.find(fmt::format("{}/{}", kind, name));
    if (found == by_path_.end()) return nullptr;
    Model& model = *found->second;
    if (!model.parsed) {
        model.parsed = true;
        model.tree = parse_yaml(model.source, "model", diagnostics);
        if (model.tree) attach_source(*model.tree, model.source);
        if (model.tree && !model.tree->is_mapping()) {
            diagnostics.add(model.source.diagnostic(Severity::error, "E303", model.tree->span,
                                                    "expected a mapping of the model's keys"));
            model.tree.reset();
        }
    }
    return model.tree ? &*model.tree : nullptr;
}

const Source* ModelLibrary::source(std::string_view kind, std::string_view name) const {
    auto found = by_path_.find(fmt::format("{}/{}", kind, name));
    return found == by_path_.end() ? nullptr : &found->second->source;
}

}  // namespace offersim
