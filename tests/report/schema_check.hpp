#pragma once
/// A small check of JSON against the part of JSON Schema draft-07 that our schemas use.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace offersim {

/// What is wrong with `value` under `schema`, each with its JSON pointer; empty where it is valid. A keyword
/// that this check does not know is itself a fault, so that nothing of a schema is passed over.
std::vector<std::string> schema_faults(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace offersim
