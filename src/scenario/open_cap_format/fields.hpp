#pragma once
/// One JSON object of a package and its fields, each read with its place for messages: "items[3].quantity".
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/open_cap_format/package.hpp"

namespace offersim::open_cap {

class Fields;

/// A JSON file of the package, kept alive by its fields.
class JsonFile {
public:
    /// The top object, or nothing with the fault in `diagnostics`.
    static std::optional<JsonFile> parse(const PackageFile& file, Diagnostics& diagnostics);
    Fields top() const;

private:
    friend class Fields;
    struct Content;
    explicit JsonFile(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
    std::shared_ptr<const Content> content_;
};

/// Reading a field that is missing or of the wrong kind adds a fault and gives an empty value, so that all
/// faults of a package are found at once.
class Fields {
public:
    bool has(std::string_view key) const;
    /// A string; `required` makes its absence a fault.
    std::string text(std::string_view key, bool required = true) const;
    Date date(std::string_view key) const;
    /// The format's Numeric: a decimal in a string, at most ten places.
    Rational numeric(std::string_view key) const;
    int integer(std::string_view key, int least) const;
    bool boolean(std::string_view key) const;  ///< false where absent
    Monetary monetary(std::string_view key) const;
    /// One of the words, else a fault that lists them.
    std::size_t choice(std::string_view key, const std::vector<std::string_view>& words) const;
    Fields object(std::string_view key) const;
    std::vector<Fields> objects(std::string_view key) const;  ///< empty where absent
    std::vector<std::string> texts(std::string_view key) const;
    void fault(std::string_view key, std::string message) const;

private:
    friend class JsonFile;
    struct Access;
    std::shared_ptr<const JsonFile::Content> content_;
    const void* value_ = nullptr;  ///< a JSON value of the content; null where there is none
    std::string path_;
};

}  // namespace offersim::open_cap
