#pragma once
/// The models a scenario may start from: those compiled into the binary, and those of a directory laid out
/// like models/ (`companies/NAME.yaml`, `vesting/NAME.yaml`), which come first where the names are the same.
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/node.hpp"

namespace offersim {

class ModelLibrary {
public:
    /// Without a directory: the built-in models only. A directory that cannot be read is an error in
    /// `diagnostics`.
    ModelLibrary(const std::optional<std::string>& directory, Diagnostics& diagnostics);
    ModelLibrary(const ModelLibrary&) = delete;
    ModelLibrary& operator=(const ModelLibrary&) = delete;

    /// The kinds that there are models of: "companies", "vesting"; sorted.
    std::vector<std::string_view> kinds() const;
    /// The names of one kind ("companies", "vesting"), sorted.
    std::vector<std::string_view> names(std::string_view kind) const;
    /// The tree of a model, parsed when first asked for; null where there is none or it has faults (then in
    /// `diagnostics`, naming the model's file).
    const Node* find(std::string_view kind, std::string_view name, Diagnostics& diagnostics);
    /// The text of a model as it stands in its file, and the file as messages name it.
    const Source* source(std::string_view kind, std::string_view name) const;

private:
    struct Model {
        Source source;
        std::optional<Node> tree;
        bool parsed = false;
    };
    void add(const std::string& path, std::string file, std::string text);

    std::deque<Model> models_;
    std::map<std::string, Model*, std::less<>> by_path_;  ///< "companies/late-stage-private"
};

}  // namespace offersim
