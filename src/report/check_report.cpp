#include "report/check_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/json_writer.hpp"
#include "report/layout.hpp"

namespace offersim {

namespace {

constexpr int width = 80;

/// "line 19", "default", "--set", "model:7": the file of the scenario goes without saying, and which model a
/// company starts from is a value of its own.
std::string place_of(const EffectiveValue& value, const std::string& file) {
    const std::string place = value.origin.substr(0, value.origin.find(" ("));
    if (place.starts_with(file + ":")) return "line " + place.substr(file.size() + 1);
    if (place.starts_with("--set:")) return "--set";
    const std::size_t line = place.rfind(".yaml:");
    return line == std::string::npos ? place : "model:" + place.substr(line + 6);
}

/// What stands in brackets after the place: why a default, or the source of a model's figure.
std::string reason_of(const EffectiveValue& value) {
    const std::size_t bracket = value.origin.find(" (");
    return bracket == std::string::npos ? ""
                                        : value.origin.substr(bracket + 2, value.origin.size() - bracket - 3);
}

/// The value as written where its reading says something else.
std::string value_of(const EffectiveValue& value) {
    return value.reading.empty() || value.reading == value.text ? value.text
                                                                : value.text + " = " + value.reading;
}

std::string parent_of(const std::string& key) {
    const std::size_t dot = key.rfind('.');
    return dot == std::string::npos ? "" : key.substr(0, dot);
}

std::string last_of(const std::string& key) {
    const std::size_t dot = key.rfind('.');
    return dot == std::string::npos ? key : key.substr(dot + 1);
}

/// One value: key and place on the first line, the rest of the reading and the reason under it.
std::string value_lines(const EffectiveValue& value, int key_width, int place_width,
                        const std::string& file) {
    const int middle = width - 2 - key_width - 2 - place_width - 2;
    std::string lines = wrap(escape_control(value_of(value)), middle);
    std::string text = "  " + pad_right(escape_control(last_of(value.key)), key_width) + "  ";
    const std::size_t end = lines.find('\n');
    text += pad_right(lines.substr(0, end), middle) + "  " + place_of(value, file) + "\n";
    const std::string indent(static_cast<std::size_t>(key_width + 4), ' ');
    for (std::size_t begin = end + 1; begin < lines.size();) {
        const std::size_t stop = lines.find('\n', begin);
        text += indent + "  " + lines.substr(begin, stop - begin) + "\n";
        begin = stop + 1;
    }
    if (const std::string reason = reason_of(value); !reason.empty())
        text += wrap("(" + escape_control(reason) + ")", width, indent + "  ", indent + "  ");
    return text;
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic) {
    json.begin_object(JsonWriter::Layout::line);
    json.member("severity", diagnostic.severity == Severity::error ? "error" : "warning");
    json.member("code", diagnostic.code);
    json.member("message", diagnostic.message);
    json.member("suggestion", diagnostic.suggestion);
    json.member("file", diagnostic.file);
    json.member("line", diagnostic.span.line);
    json.member("column", diagnostic.span.column);
    json.member("length", diagnostic.span.length);
    json.end_object();
}

void write_values(JsonWriter& json, const std::vector<EffectiveValue>& values) {
    json.key("values").begin_array();
    for (const EffectiveValue& value : values) {
        json.begin_object(JsonWriter::Layout::line);
        json.member("key", value.key);
        json.member("text", value.text);
        json.member("reading", value.reading);
        json.member("origin", value.origin);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string check_text(const SoundFile& file) {
    return fmt::format("{}: sound, with {}\n", escape_control(file.name), file.contents);
}

std::string explain_text(const SoundFile& file) {
    const std::vector<EffectiveValue>& values = file.values;
    int key_width = 0, place_width = 0;
    std::vector<std::string> parents;  // in the order in which they are met
    for (const EffectiveValue& value : values) {
        key_width = std::max(key_width, display_width(escape_control(last_of(value.key))));
        place_width = std::max(place_width, display_width(place_of(value, file.name)));
        if (std::ranges::find(parents, parent_of(value.key)) == parents.end())
            parents.push_back(parent_of(value.key));
    }
    std::string text;
    for (const std::string& parent : parents) {
        text += (text.empty() ? "" : "\n") + (parent.empty() ? "the file" : escape_control(parent)) + "\n";
        for (const EffectiveValue& value : values)
            if (parent_of(value.key) == parent) text += value_lines(value, key_width, place_width, file.name);
    }
    return text;
}

std::string check_json(const std::string& file, const Diagnostics& diagnostics,
                       const std::vector<EffectiveValue>* values) {
    JsonWriter json;
    json.begin_object();
    json.member("schema", "offersim.check/1");
    json.member("file", file);
    json.member("valid", !diagnostics.has_errors());
    json.key("diagnostics").begin_array();
    for (const Diagnostic& diagnostic : diagnostics.sorted()) write_diagnostic(json, diagnostic);
    json.end_array();
    if (values != nullptr) write_values(json, *values);
    json.end_object();
    return json.text();
}

}  // namespace offersim
