#include "scenario/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace offersim {
namespace {

/// Where a key that `table` does not have belongs: "'lockup' is a key of 'ipo'", or empty.
std::string key_below(std::string_view key, const TableDescription& table) {
    for (const auto& field : table.fields)
        if (field.shape.table && field.shape.table->find(key))
            return fmt::format("'{}' is a key of '{}'", key, field.key);
    return {};
}

/// Whether the last line of `source` ends without a line break, as that of a file that was cut off does.
bool is_cut_off(const Source& source, int line) {
    const std::string& text = source.text();
    const auto lines = std::count(text.begin(), text.end(), '\n');
    return !text.empty() && text.back() != '\n' && lines > 0 && line == lines + 1;
}

void report_unknown_key(Reading& reading, const NodeEntry& entry, const TableDescription& table) {
    auto keys = table.keys();
    std::string suggestion = did_you_mean(entry.key, keys);
    if (suggestion.empty()) suggestion = key_below(entry.key, table);
    if (is_cut_off(*entry.value.source, entry.key_span.line)) {
        if (!suggestion.empty()) suggestion += "; ";
        suggestion += "the file may be cut off here";
    }
    std::sort(keys.begin(), keys.end());
    reading.error(
        *entry.value.source, entry.key_span, "E301",
        fmt::format("unknown key '{}' (the keys of '{}' are {})", entry.key, table.name, enumerate(keys)),
        suggestion);
}

}  // namespace

bool check_keys(Reading& reading, const Value& value, const TableDescription& table) {
    if (!value.node().is_mapping()) {
        auto keys = table.keys();
        reading.error(value.node(), "E303",
                      fmt::format("expected a mapping, not {} (the keys of '{}' are {})",
                                  kind_name(value.node()), table.name, enumerate(keys)));
        return false;
    }
    for (const Node* layer : value.layers) {
        if (!layer->is_mapping()) break;
        for (const auto& entry : layer->entries)
            if (!table.find(entry.key) && !entry.value.missing)  // what lacks its value is reported already
                report_unknown_key(reading, entry, table);
    }
    return true;
}

void report_missing_key(Reading& reading, const Value& parent, const FieldDescription& field) {
    reading.error(parent.node(), "E302", fmt::format("'{}' is missing ({})", field.key, field.doc));
}

void report_key_out_of_place(Reading& reading, const Value& parent, const FieldDescription& field) {
    for (const auto& entry : parent.node().entries)
        if (entry.key == field.key)
            reading.error(*entry.value.source, entry.key_span, "E304",
                          fmt::format("'{}' means nothing here (it is for {})", field.key, field.only_for));
}

}  // namespace offersim
