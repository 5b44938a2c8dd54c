#include "scenario/guide_employers.hpp"

#include <algorithm>

#include "scenario/guide_prose.hpp"
#include "scenario/guide_scanner.hpp"
#include "scenario/models.hpp"

namespace offersim {
namespace {

/// The model whose list in `models` names the employer.
std::string model_of(const Node& tree, const std::string& employer) {
    const Node* models = tree.find("models");
    if (!models) return {};
    for (const NodeEntry& model : models->entries)
        for (const Node& name : model.value.items)
            if (name.text == employer) return model.key;
    return {};
}

}  // namespace

std::vector<Employer> known_employers() {
    std::vector<Employer> employers;
    for (const EmbeddedModel& model : embedded_models()) {
        if (model.path != "guides/employers.yaml") continue;
        Diagnostics faults;
        const Source source("models/guides/employers.yaml", std::string(model.text));
        const auto tree = parse_yaml(source, "model", faults);
        if (!tree) continue;
        for (const auto& [key, standing] :
             {std::pair{"public", Standing::public_listed}, {"private", Standing::private_held}}) {
            const Node* names = tree->find(key);
            if (!names) continue;
            for (const Node& name : names->items)
                employers.push_back({name.text, standing, model_of(*tree, name.text)});
        }
    }
    std::ranges::stable_sort(
        employers, [](const Employer& a, const Employer& b) { return a.name.size() > b.name.size(); });
    return employers;
}

const Employer* find_employer(const std::vector<Employer>& employers, std::string_view text) {
    const Employer* first = nullptr;
    std::size_t place = std::string_view::npos;
    for (const Employer& employer : employers) {
        const std::size_t at = find_word(text, employer.name);
        if (at < place) {
            place = at;
            first = &employer;
        }
    }
    return first;
}

}  // namespace offersim
