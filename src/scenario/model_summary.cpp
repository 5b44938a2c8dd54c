#include "scenario/model_summary.hpp"

#include "process/competing_hazards.hpp"
#include "scenario/liquidity_table.hpp"
#include "scenario/reading.hpp"

namespace offersim {

namespace {

std::string text_of(const Node& model, std::string_view key) {
    const Node* const value = model.find(key);
    return value != nullptr && value->is_scalar() ? value->text : std::string();
}

/// The source of `key`, or of the nearest mapping around it that has one.
std::string source_of(const Node& model, std::string key) {
    const Node* const sources = model.find("sources");
    if (sources == nullptr) return {};
    for (;;) {
        if (const std::string text = text_of(*sources, key); !text.empty()) return text;
        const std::size_t dot = key.rfind('.');
        if (dot == std::string::npos) return {};
        key.resize(dot);
    }
}

/// The leaves below `node`; a list is one figure.
void add_figures(const Node& model, const Node& node, const std::string& key,
                 std::vector<ModelFigure>& figures) {
    if (!node.is_mapping()) {
        figures.push_back({key, written(node), source_of(model, key)});
        return;
    }
    for (const NodeEntry& entry : node.entries)
        add_figures(model, entry.value, key + "." + entry.key, figures);
}

/// The mean of an event's constant hazard, 0 where it never comes; nothing where it changes or is pinned.
template <class Event>
std::optional<double> constant_hazard(const std::optional<Event>& event) {
    if (!event) return 0;
    if (!event->hazard || !event->hazard->is_constant()) return {};
    return mean(event->hazard->per_year);
}

std::optional<ModelOutcomes> outcomes_of(ModelLibrary& library, const Node& model) {
    const Node* const given = model.find("liquidity");
    if (given == nullptr) return {};
    Diagnostics unheard;  // its faults are told when a scenario reads it
    Reading reading(library, unheard);
    const auto liquidity = liquidity_type().read(reading, Value{{given}});
    if (!liquidity) return {};
    const auto ipo = constant_hazard(liquidity->ipo);
    const auto acquisition = constant_hazard(liquidity->acquisition);
    const auto shutdown = constant_hazard(liquidity->shutdown);
    if (!ipo || !acquisition || !shutdown) return {};
    const CompetingHazards hazards({{*ipo}, {*acquisition}, {*shutdown}});
    constexpr double years = ModelOutcomes::years;
    return ModelOutcomes{hazards.probability(0, years), hazards.probability(1, years),
                         hazards.probability(2, years)};
}

ModelSummary summarise(ModelLibrary& library, std::string_view kind, std::string_view name,
                       const Node& model) {
    ModelSummary summary{std::string(kind),          std::string(name),    text_of(model, "about"),
                         text_of(model, "source"),   model.source->file(), {},
                         outcomes_of(library, model)};
    for (const NodeEntry& entry : model.entries) {
        if (entry.key == "about" || entry.key == "source" || entry.key == "sources") continue;
        if (kind == "vesting") {  // one figure in whatever form
            summary.figures.push_back({entry.key, written(entry.value), {}});
        } else {
            add_figures(model, entry.value, entry.key, summary.figures);
        }
    }
    return summary;
}

}  // namespace

std::vector<ModelSummary> summarise_models(ModelLibrary& library, Diagnostics& diagnostics) {
    std::vector<ModelSummary> summaries;
    for (const std::string_view kind : library.kinds())
        for (const std::string_view name : library.names(kind))
            if (const Node* const model = library.find(kind, name, diagnostics))
                summaries.push_back(summarise(library, kind, name, *model));
    return summaries;
}

}  // namespace offersim
