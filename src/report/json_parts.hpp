#pragma once
/// What JSON reports have in common: figures with their errors, and the head that says what was computed from
/// what.
#include <optional>

#include "analysis/study.hpp"
#include "report/json_writer.hpp"

namespace offersim {

void put(JsonWriter& json, std::string_view name, const Mean& mean);
void put(JsonWriter& json, std::string_view name, const Probability& probability);
void put(JsonWriter& json, std::string_view name, const Summary& summary);
void put(JsonWriter& json, std::string_view name, const Estimate& estimate);
void put_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts);

template <typename Value>
void put_or_null(JsonWriter& json, std::string_view name, const std::optional<Value>& value) {
    if (value) {
        put(json, name, *value);
    } else {
        json.key(name).null();
    }
}

/// `schema`, `program`, `scenario` and `run`.
void put_head(JsonWriter& json, std::string_view schema, const RunAnswer& answer);

}  // namespace offersim
