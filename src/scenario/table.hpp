#pragma once
/// The scenario language is a table per struct: each line names a key, the member it sets, the type of its
/// value, its default as one would write it, and a sentence about it. Reading, the JSON Schema, the reference
/// page and `check --explain` all come from these lines. To add a key, add a member to the struct and one
/// line to its table:
///
///   field("raise", &Offer::raise_per_year, quantity(Unit::rate_per_year, {-1, 10}), "Raise of base at months
///   12, 24 ...")
///       .defaults_to("0%/yr")
///
/// `types.hpp` has the types of values. What concerns several keys at once goes into the table's `check`.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenario/reading.hpp"
#include "scenario/shape.hpp"

namespace offersim {

/// A kind of value: how it looks, and how a T is read from it. `read` gives nothing where it has reported a
/// fault.
template <class T>
struct Type {
    using Result = T;
    Shape shape;
    std::function<std::optional<T>(Reading&, const Value&)> read;
};

template <class T>
class Field {
public:
    /// Reads the value into the object; false where a fault was reported.
    using Set = std::function<bool(Reading&, const Value&, T&)>;

    Field(FieldDescription description, Set set)
        : description_(std::make_shared<FieldDescription>(std::move(description))), set_(std::move(set)) {}

    /// Leaving the key out is an error.
    Field required() && {
        own_description().required = true;
        return std::move(*this);
    }
    /// A key left out is read from `text`, because of `why`.
    Field defaults_to(std::string text, std::string why = {}) && {
        default_ = [text](const T&) { return text; };
        own_description().default_text = std::move(text);
        own_description().default_source = std::move(why);
        return std::move(*this);
    }
    /// As defaults_to, where the text follows from the keys above (empty: no default); `words` says so in the
    /// reference.
    Field defaults_from(std::function<std::string(const T&)> text, std::string words) && {
        default_ = std::move(text);
        own_description().default_text = std::move(words);
        return std::move(*this);
    }
    /// The key is an error where the keys above make it meaningless, and is then neither required nor given a
    /// default.
    Field only_for(std::string whom, std::function<bool(const T&)> applies) && {
        own_description().only_for = std::move(whom);
        applies_ = std::move(applies);
        return std::move(*this);
    }
    /// Does something more once the key is read or given its default.
    Field then(std::function<void(Reading&, const T&)> action) && {
        then_ = std::move(action);
        return std::move(*this);
    }

    const FieldDescription& description() const { return *description_; }
    /// Sets the member from `parent`'s value of this key, or from the default; reports what is missing. What
    /// is out of place is reported only where the keys above were sound (`is_sound`), as they decide.
    void read(Reading& reading, const Value& parent, T& object, bool is_sound) const;

private:
    /// What is changed is changed for this field alone.
    FieldDescription& own_description() {
        if (description_.use_count() > 1) description_ = std::make_shared<FieldDescription>(*description_);
        return *description_;
    }

    std::shared_ptr<FieldDescription> description_;  ///< shared by the copies that tables are built through
    Set set_;
    std::function<std::string(const T&)> default_;
    std::function<bool(const T&)> applies_;
    std::function<void(Reading&, const T&)> then_;
};

template <class T>
struct Table {
    std::shared_ptr<const TableDescription> description;
    std::vector<Field<T>> fields;
    /// Before everything else: adds layers to the value, sets what the defaults depend on.
    std::function<void(Reading&, Value&, T&)> prepare;
    /// After the fields: what concerns several of them.
    std::function<void(Reading&, const Value&, T&)> check;
};

template <class T>
Table<T> make_table(std::string name, std::string doc, std::vector<Field<T>> fields) {
    auto description =
        std::make_shared<TableDescription>(TableDescription{std::move(name), std::move(doc), {}});
    for (const auto& field : fields) description->fields.push_back(field.description());
    return {std::move(description), std::move(fields), nullptr, nullptr};
}

/// A key whose value goes into `member`, which may be an optional of the type.
template <class T, class M, class V>
Field<T> field(std::string key, M T::*member, Type<V> type, std::string doc) {
    return {{std::move(key), std::move(type.shape), std::move(doc), false, {}, {}, {}},
            [member, read = std::move(type.read)](Reading& reading, const Value& value, T& object) {
                auto result = read(reading, value);
                if (!result) return false;
                object.*member = std::move(*result);
                return true;
            }};
}

void report_missing_key(Reading& reading, const Value& parent, const FieldDescription& field);
void report_key_out_of_place(Reading& reading, const Value& parent, const FieldDescription& field);
/// Every key of every layer that the table does not have; false and a fault where the value is no mapping.
bool check_keys(Reading& reading, const Value& value, const TableDescription& table);

template <class T>
void Field<T>::read(Reading& reading, const Value& parent, T& object, bool is_sound) const {
    if (applies_ && !applies_(object)) {
        if (is_sound && parent.gives_on_top(description_->key))
            report_key_out_of_place(reading, parent, *description_);
        return;
    }
    const AtKey here(reading, description_->key);
    Value value = parent.find(description_->key);
    if (value.layers.empty() && default_) {
        if (auto text = default_(object); !text.empty())
            value.layers.push_back(&reading.default_node(text, description_->default_source));
    }
    if (!value.layers.empty()) {
        if (value.node().missing) return;  // already reported
        if (set_(reading, value, object) && then_) then_(reading, object);
    } else if (description_->required) {
        report_missing_key(reading, parent, *description_);
    }
}

/// Reads a mapping into `object`; every fault is reported, and what could be read is set.
template <class T>
bool read_table(Reading& reading, Value value, const Table<T>& table, T& object) {
    if (table.prepare) table.prepare(reading, value, object);
    if (!check_keys(reading, value, *table.description)) return false;
    const auto faults = [&] { return reading.diagnostics().error_count(); };
    const std::size_t faults_before = faults();
    for (const auto& field : table.fields) field.read(reading, value, object, faults() == faults_before);
    if (table.check) table.check(reading, value, object);
    return true;
}

}  // namespace offersim
