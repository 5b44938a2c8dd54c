#include "scenario/shape.hpp"

#include <algorithm>

namespace offersim {

const FieldDescription* TableDescription::find(std::string_view key) const {
    auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

std::vector<std::string_view> TableDescription::keys() const {
    std::vector<std::string_view> result;
    for (const auto& field : fields) result.push_back(field.key);
    return result;
}

std::string enumerate(const std::vector<std::string_view>& words, std::string_view last) {
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) result += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
        result += words[i];
    }
    return result;
}

namespace {

void collect(const TableDescription& table, std::vector<const TableDescription*>& result);

void collect(const Shape& shape, std::vector<const TableDescription*>& result) {
    if (shape.table) collect(*shape.table, result);
    for (const auto& part : shape.parts) collect(part, result);
}

void collect(const TableDescription& table, std::vector<const TableDescription*>& result) {
    auto same = [&](const TableDescription* other) { return other->name == table.name; };
    if (std::any_of(result.begin(), result.end(), same)) return;
    result.push_back(&table);
    for (const auto& field : table.fields) collect(field.shape, result);
}

}  // namespace

std::vector<const TableDescription*> all_tables(const TableDescription& top) {
    std::vector<const TableDescription*> result;
    collect(top, result);
    return result;
}

}  // namespace offersim
