#pragma once
/// What the value of a key may look like, apart from how it is read. The JSON Schema, the reference page and
/// the completions are printed from shapes; the parser that belongs to a shape stands beside it in a Type
/// (table.hpp).
#include <memory>
#include <string>
#include <vector>

#include "scenario/quantity.hpp"

namespace offersim {

struct TableDescription;

struct Shape {
    enum class Kind {
        quantity,  ///< a number of `unit` within `bounds`, or a distribution of such numbers
        constant,  ///< one number of `unit` within `bounds`
        text,      ///< a plain string, matching `pattern` where one is given
        choice,    ///< one of `words`
        mapping,   ///< the keys of `table`
        list,      ///< any number of parts[0]
        named,     ///< a mapping from names of the author's to parts[0]
        any_of,    ///< any one of `parts`
    };
    Kind kind = Kind::text;
    Unit unit = Unit::number;
    Bounds bounds = {};
    std::string pattern = {};
    std::vector<std::string> words = {};
    std::shared_ptr<const TableDescription> table = {};
    std::vector<Shape> parts = {};
    std::string phrase =
        {};  ///< as the reference says it: "money a year", "the name of a company of this file"
};

/// A key as its documentation needs it.
struct FieldDescription {
    std::string key;
    Shape shape;
    std::string doc;  ///< one sentence
    bool required = false;
    std::string default_text;    ///< as one would write it, or in words where it depends on other keys
    std::string default_source;  ///< why this default
    std::string only_for;        ///< "options (iso, nso)"; empty: always
};

/// The keys that one mapping may have, in the order in which they are read and documented.
struct TableDescription {
    std::string name;  ///< unique: the name of its schema definition and of its section of the reference
    std::string doc;
    std::vector<FieldDescription> fields;

    const FieldDescription* find(std::string_view key) const;
    std::vector<std::string_view> keys() const;
};

/// "a, b and c", or with another last word.
std::string enumerate(const std::vector<std::string_view>& words, std::string_view last = "and");

/// Every description reachable from `top`, each once, in the order of a reader meeting them.
std::vector<const TableDescription*> all_tables(const TableDescription& top);

}  // namespace offersim
