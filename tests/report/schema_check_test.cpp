#include "report/schema_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

namespace offersim {

namespace {

using nlohmann::json;

class SchemaCheck {
public:
    explicit SchemaCheck(const json& root) : root_(root) {}

    void check(const json& schema, const json& value, const std::string& at) {
        static const std::set<std::string> known{"$schema",
                                                 "title",
                                                 "description",
                                                 "definitions",
                                                 "$ref",
                                                 "const",
                                                 "enum",
                                                 "type",
                                                 "anyOf",
                                                 "allOf",
                                                 "required",
                                                 "properties",
                                                 "additionalProperties",
                                                 "items",
                                                 "minItems",
                                                 "maxItems",
                                                 "minProperties",
                                                 "maxProperties",
                                                 "minimum",
                                                 "exclusiveMinimum",
                                                 "maximum",
                                                 "pattern"};
        for (const auto& [keyword, unused] : schema.items())
            if (!known.contains(keyword)) fault(at, "the check does not know '" + keyword + "'");
        if (schema.contains("$ref")) check_reference(schema["$ref"], value, at);
        if (schema.contains("const") && value != schema["const"])
            fault(at, "is not " + schema["const"].dump());
        if (schema.contains("enum") && !contains(schema["enum"], value))
            fault(at, "is not one of " + schema["enum"].dump());
        if (schema.contains("type") && !has_type(schema["type"], value))
            fault(at, "is not " + schema["type"].dump());
        if (schema.contains("anyOf")) check_any(schema["anyOf"], value, at);
        for (const json& each : schema.value("allOf", json::array())) check(each, value, at);
        if (value.is_number()) check_bounds(schema, value, at);
        if (value.is_string() && schema.contains("pattern") &&
            !std::regex_search(value.get<std::string>(), std::regex(schema["pattern"].get<std::string>())))
            fault(at, "does not match " + schema["pattern"].dump());
        if (value.is_object()) check_members(schema, value, at);
        if (value.is_object()) check_size(schema, "Properties", value, at);
        if (value.is_array()) check_size(schema, "Items", value, at);
        if (value.is_array() && schema.contains("items")) {
            for (std::size_t index = 0; index < value.size(); ++index)
                check(schema["items"], value[index], at + "/" + std::to_string(index));
        }
    }
    const std::vector<std::string>& faults() const { return faults_; }

private:
    void fault(const std::string& at, const std::string& what) { faults_.push_back(at + ": " + what); }

    void check_reference(const std::string& reference, const json& value, const std::string& at) {
        check(root_.at(json::json_pointer(reference.substr(1))), value, at);
    }

    void check_any(const json& choices, const json& value, const std::string& at) {
        for (const json& choice : choices) {
            SchemaCheck attempt(root_);
            attempt.check(choice, value, at);
            if (attempt.faults().empty()) return;
        }
        fault(at, "fits no choice of anyOf");
    }

    void check_bounds(const json& schema, const json& value, const std::string& at) {
        if (schema.contains("minimum") && value < schema["minimum"])
            fault(at, "is below " + schema["minimum"].dump());
        if (schema.contains("exclusiveMinimum") && value <= schema["exclusiveMinimum"])
            fault(at, "is not above " + schema["exclusiveMinimum"].dump());
        if (schema.contains("maximum") && value > schema["maximum"])
            fault(at, "is above " + schema["maximum"].dump());
    }

    void check_size(const json& schema, const std::string& what, const json& value, const std::string& at) {
        if (schema.contains("min" + what) && value.size() < schema["min" + what])
            fault(at, "has fewer than " + schema["min" + what].dump() + " members");
        if (schema.contains("max" + what) && value.size() > schema["max" + what])
            fault(at, "has more than " + schema["max" + what].dump() + " members");
    }

    void check_members(const json& schema, const json& value, const std::string& at) {
        const json properties = schema.value("properties", json::object());
        for (const json& name : schema.value("required", json::array()))
            if (!value.contains(name)) fault(at, "lacks " + name.dump());
        const json others = schema.value("additionalProperties", json(true));
        for (const auto& [name, member] : value.items()) {
            if (properties.contains(name)) {
                check(properties[name], member, at + "/" + name);
            } else if (others == false) {
                fault(at, "has an unknown '" + name + "'");
            } else if (others.is_object()) {
                check(others, member, at + "/" + name);
            }
        }
    }

    static bool contains(const json& list, const json& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    }

    static bool has_type(const json& type, const json& value) {
        if (type.is_array())
            return std::any_of(type.begin(), type.end(),
                               [&](const json& one) { return has_type(one, value); });
        return (type == "null" && value.is_null()) || (type == "object" && value.is_object()) ||
               (type == "array" && value.is_array()) || (type == "string" && value.is_string()) ||
               (type == "boolean" && value.is_boolean()) || (type == "number" && value.is_number()) ||
               (type == "integer" && value.is_number_integer());
    }

    const json& root_;
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> schema_faults(const json& schema, const json& value) {
    SchemaCheck check(schema);
    check.check(schema, value, "");
    return check.faults();
}

namespace {

TEST(SchemaCheck, FindsWhatIsWrong) {
    const json schema = json::parse(R"({
        "type": "object", "required": ["a", "b"], "additionalProperties": false,
        "properties": {"a": {"type": "number", "minimum": 0}, "b": {"$ref": "#/definitions/kind"},
                       "c": {"type": "array", "items": {"anyOf": [{"type": "null"}, {"type": "string"}]}}},
        "definitions": {"kind": {"enum": ["x", "y"]}}})");
    EXPECT_EQ(schema_faults(schema, json::parse(R"({"a": 1, "b": "x", "c": [null, "z"]})")),
              std::vector<std::string>{});
    EXPECT_EQ(schema_faults(schema, json::parse(R"({"a": -1, "c": ["z", 1], "d": 2})")),
              (std::vector<std::string>{": lacks \"b\"", "/a: is below 0", "/c/1: fits no choice of anyOf",
                                        ": has an unknown 'd'"}));
    EXPECT_EQ(schema_faults(schema, json::parse(R"({"a": "1", "b": "z"})")),
              (std::vector<std::string>{"/a: is not \"number\"", "/b: is not one of [\"x\",\"y\"]"}));
    EXPECT_EQ(schema_faults(json::parse(R"({"format": "x"})"), json(1)),
              (std::vector<std::string>{": the check does not know 'format'"}));
}

TEST(SchemaCheck, KnowsWhatAScenariosSchemaSays) {
    const json schema = json::parse(R"({
        "allOf": [{"type": "object"}], "minProperties": 1, "maxProperties": 2,
        "additionalProperties": {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": "^[0-9]+k$"},
                                           {"type": "array", "minItems": 1, "maxItems": 2}]}})");
    EXPECT_EQ(schema_faults(schema, json::parse(R"({"a": 1, "b": "20k"})")), std::vector<std::string>{});
    EXPECT_EQ(schema_faults(schema, json::parse(R"({"a": 0, "b": "x20k", "c": [], "d": [1, 2, 3]})")),
              (std::vector<std::string>{"/a: fits no choice of anyOf", "/b: fits no choice of anyOf",
                                        "/c: fits no choice of anyOf", "/d: fits no choice of anyOf",
                                        ": has more than 2 members"}));
    EXPECT_EQ(schema_faults(schema, json::parse("{}")),
              (std::vector<std::string>{": has fewer than 1 members"}));
}

}  // namespace

}  // namespace offersim
