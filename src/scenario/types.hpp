#pragma once
/// The types of values that the tables of the scenario language are made of.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "scenario/table.hpp"

namespace offersim {

/// A number or a distribution of numbers.
Type<Distribution> quantity(Unit unit, Bounds bounds = {});
/// One number, never a distribution.
Type<double> constant(Unit unit, Bounds bounds = {});
/// Whole months, as `4y`, `24mo` or `180d`.
Type<int> months(int least, int most);
/// An integer in plain digits or with a suffix: `100000`, `100k`, `1M`, `1e6`.
Type<std::uint64_t> count(std::uint64_t least, std::uint64_t most);
/// Any integer of 64 bits, in digits and exact.
Type<std::uint64_t> seed_number();
/// A plain string; `pattern` is a regular expression that the schema carries, `matches` the same as a
/// function.
Type<std::string> text(std::string phrase, std::string pattern = {},
                       bool (*matches)(std::string_view) = nullptr);
/// An ISO date from 1970 to 2200.
Type<Date> date();
/// One of the names that `names` gives: `what` is "company", "offer".
Type<std::string> name_of(std::string what, std::vector<std::string_view> Reading::*names);

/// Bounds of a number that is not negative.
inline constexpr Bounds non_negative{0};
inline constexpr Bounds positive{0, std::numeric_limits<double>::infinity(), true};
/// Bounds of a part of something.
inline constexpr Bounds from_0_to_1{0, 1};

std::string spell_count(std::uint64_t number);

/// The scalar under `value`, or a fault.
std::optional<std::string> scalar_text(Reading& reading, const Value& value, std::string_view expected);
/// Reports that `given` is none of `words`, with the nearest.
void report_no_such_word(Reading& reading, const Node& given, const std::vector<std::string_view>& words);

template <class E>
using Words = std::vector<std::pair<std::string, E>>;

/// One word of a few.
template <class E>
Type<E> choice(Words<E> words) {
    Shape shape{.kind = Shape::Kind::choice};
    for (const auto& [word, meaning] : words) shape.words.push_back(word);
    auto read = [words](Reading& reading, const Value& value) -> std::optional<E> {
        std::vector<std::string_view> known;
        for (const auto& [word, meaning] : words) known.push_back(word);
        const Node& node = value.node();
        for (const auto& [word, meaning] : words) {
            if (!node.is_scalar() || node.text != word) continue;
            reading.record(node, word);
            return meaning;
        }
        report_no_such_word(reading, node, known);
        return {};
    };
    return {std::move(shape), std::move(read)};
}

/// The word that `meaning` is written as.
template <class E>
std::string word_of(const Words<E>& words, E meaning) {
    for (const auto& [word, other] : words)
        if (other == meaning) return word;
    return {};
}

/// A table that many copies of a type refer to: types are copied into the tables that use them, tables are
/// not.
template <class T>
std::shared_ptr<const Table<T>> shared(Table<T> table) {
    return std::make_shared<const Table<T>>(std::move(table));
}

/// A mapping with the keys of a table.
template <class T>
Type<T> mapping(Table<T> table) {
    Shape shape{.kind = Shape::Kind::mapping, .table = table.description};
    return {std::move(shape),
            [table = shared(std::move(table))](Reading& reading, const Value& value) -> std::optional<T> {
                T object{};
                if (!read_table(reading, value, *table, object)) return {};
                return object;
            }};
}

/// As mapping, where the object starts from what the keys above it say.
template <class T, class Parent, class M>
Field<Parent> mapping_field(std::string key, M Parent::*member, Table<T> table,
                            std::function<T(const Parent&)> start, std::string doc) {
    Shape shape{.kind = Shape::Kind::mapping, .table = table.description};
    return {{std::move(key), std::move(shape), std::move(doc), false, {}, {}, {}},
            [member, table = shared(std::move(table)), start = std::move(start)](
                Reading& reading, const Value& value, Parent& parent) {
                T object = start(parent);
                if (!read_table(reading, value, *table, object)) return false;
                parent.*member = std::move(object);
                return true;
            }};
}

bool check_is_list(Reading& reading, const Node& node);
bool check_is_named(Reading& reading, const Value& value);
/// The names of all layers, those of the lowest layer first.
std::vector<std::string> names_in(const Value& value);

/// A list of values.
template <class T>
Type<std::vector<T>> list(Type<T> item) {
    Shape shape{.kind = Shape::Kind::list, .parts = {item.shape}};
    auto read = [item](Reading& reading, const Value& value) -> std::optional<std::vector<T>> {
        if (!check_is_list(reading, value.node())) return {};
        std::vector<T> result;
        for (const auto& node : value.node().items) {
            const AtKey here(reading, std::to_string(&node - value.node().items.data()));
            if (node.missing) continue;  // already reported
            if (auto one = item.read(reading, Value{{&node}})) result.push_back(std::move(*one));
        }
        return result;
    };
    return {std::move(shape), std::move(read)};
}

/// A mapping from names of the author's own to values, kept in file order; the item finds its name in
/// `reading.key()`.
template <class T>
Type<std::vector<T>> named(Type<T> item) {
    Shape shape{.kind = Shape::Kind::named, .parts = {item.shape}};
    auto read = [item](Reading& reading, const Value& value) -> std::optional<std::vector<T>> {
        if (!check_is_named(reading, value)) return {};
        std::vector<T> result;
        for (const auto& name : names_in(value)) {
            const AtKey here(reading, name);
            const Value given = value.find(name);
            if (given.node().missing) continue;  // already reported
            if (auto one = item.read(reading, given)) result.push_back(std::move(*one));
        }
        return result;
    };
    return {std::move(shape), std::move(read)};
}

/// Any of `type`, or one word more with its own meaning.
template <class T>
Type<T> or_word(std::string word, T meaning, Type<T> type) {
    Shape shape{.kind = Shape::Kind::any_of};
    shape.parts = {{.kind = Shape::Kind::choice, .words = {word}}, type.shape};
    auto read = [word, meaning, type](Reading& reading, const Value& value) -> std::optional<T> {
        if (!value.node().is_scalar() || value.node().text != word) return type.read(reading, value);
        reading.record(value.node(), word);
        return meaning;
    };
    return {std::move(shape), std::move(read)};
}

/// Any of `type`, or a word for which there is nothing to say.
template <class T>
Type<std::optional<T>> optional_or_word(std::string word, Type<T> type) {
    Type<std::optional<T>> as_optional{type.shape, [type](Reading& reading, const Value& value) {
                                           std::optional<std::optional<T>> result;
                                           if (auto one = type.read(reading, value))
                                               result.emplace(std::move(*one));
                                           return result;
                                       }};
    return or_word<std::optional<T>>(std::move(word), std::nullopt, std::move(as_optional));
}

/// Any of `type`, or `none`.
template <class T>
Type<std::optional<T>> or_none(Type<T> type) {
    return optional_or_word("none", std::move(type));
}

/// One word of a few, or a mapping with the keys of a table.
template <class T>
Type<T> words_or_mapping(Words<T> words, Table<T> table) {
    Shape shape{.kind = Shape::Kind::any_of};
    shape.parts.push_back({.kind = Shape::Kind::choice});
    for (const auto& [word, meaning] : words) shape.parts.front().words.push_back(word);
    auto keys = mapping(std::move(table));
    shape.parts.push_back(keys.shape);
    return {std::move(shape), [word = choice(std::move(words)), keys](Reading& reading, const Value& value) {
                return value.node().is_mapping() ? keys.read(reading, value) : word.read(reading, value);
            }};
}

/// `true` or `false`.
inline Type<bool> truth() { return choice<bool>({{"true", true}, {"false", false}}); }

}  // namespace offersim
