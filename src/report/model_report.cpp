#include "report/model_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/json_writer.hpp"
#include "report/layout.hpp"

namespace offersim {

namespace {

constexpr int width = 80;

/// How a heading names the models of one kind.
std::string heading_of(const std::string& kind) {
    if (kind == "companies") return "companies, as in 'companies: {groq: {model: NAME}}'";
    if (kind == "vesting") return "vesting, as in 'vesting: NAME'";
    return kind;
}

void write_head(JsonWriter& json, const ModelSummary& model) {
    json.member("kind", model.kind);
    json.member("name", model.name);
    json.member("about", model.about);
    json.member("file", model.file);
}

void write_source(JsonWriter& json, const std::string& source) {
    json.key("source");
    if (source.empty())
        json.null();
    else
        json.value(source);
}

/// Null where there are none: the hazards change, or the company is listed.
void write_outcomes(JsonWriter& json, const std::optional<ModelOutcomes>& outcomes) {
    json.key("outcomes");
    if (!outcomes) return json.null();
    json.begin_object(JsonWriter::Layout::line);
    json.member("years", ModelOutcomes::years);
    json.member("ipo", outcomes->listed);
    json.member("acquired", outcomes->bought);
    json.member("shutdown", outcomes->closed);
    json.member("private", outcomes->still_private());
    json.end_object();
}

std::string outcomes_text(const ModelOutcomes& outcomes) {
    return fmt::format(
        "Of a hundred such companies {:.0f} go public within {:.0f} years, {:.0f} are bought, {:.0f} close "
        "and "
        "{:.0f} are still private, at the middle of each range.",
        100 * outcomes.listed, ModelOutcomes::years, 100 * outcomes.bought, 100 * outcomes.closed,
        100 * outcomes.still_private());
}

}  // namespace

std::string model_list_text(std::span<const ModelSummary> models) {
    int widest = 0;
    for (const ModelSummary& model : models) widest = std::max(widest, display_width(model.name));
    std::string text, kind;
    for (const ModelSummary& model : models) {
        if (model.kind != kind) text += (kind.empty() ? "" : "\n") + heading_of(model.kind) + "\n\n";
        kind = model.kind;
        const std::string first = "  " + pad_right(escape_control(model.name), widest) + "  ";
        text += wrap(escape_control(model.about), width, first, std::string(first.size(), ' '));
    }
    return text + "\n'offersim models show NAME' gives the figures of one, and where they come from.\n";
}

std::string model_list_json(std::span<const ModelSummary> models) {
    JsonWriter json;
    json.begin_object();
    json.key("models").begin_array();
    for (const ModelSummary& model : models) {
        json.begin_object(JsonWriter::Layout::line);
        write_head(json, model);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.text();
}

std::string model_text(const ModelSummary& model) {
    std::string text = escape_control(model.name) + "\n\n";
    text += wrap(escape_control(model.about), width, "  ", "  ");
    text += "  " + escape_control(model.file) + "\n\n";
    if (model.outcomes) text += wrap(outcomes_text(*model.outcomes), width, "  ", "  ") + "\n";
    int widest = 0;
    for (const ModelFigure& figure : model.figures) widest = std::max(widest, display_width(figure.key));
    for (const ModelFigure& figure : model.figures) {
        const std::string first = "  " + pad_right(escape_control(figure.key), widest) + "  ";
        text += wrap(escape_control(figure.value), width, first, std::string(first.size(), ' '));
        if (!figure.source.empty()) text += wrap(escape_control(figure.source), width, "      ", "      ");
    }
    if (!model.source.empty())
        text += "\n" + wrap("source: " + escape_control(model.source), width, "  ", "  ");
    return text;
}

std::string model_json(const ModelSummary& model) {
    JsonWriter json;
    json.begin_object();
    write_head(json, model);
    write_source(json, model.source);
    write_outcomes(json, model.outcomes);
    json.key("figures").begin_array();
    for (const ModelFigure& figure : model.figures) {
        json.begin_object(JsonWriter::Layout::line);
        json.member("key", figure.key);
        json.member("value", figure.value);
        write_source(json, figure.source);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.text();
}

}  // namespace offersim
