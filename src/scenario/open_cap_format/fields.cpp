#include "scenario/open_cap_format/fields.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace offersim::open_cap {

using nlohmann::json;

struct JsonFile::Content {
    std::string path;
    json value;
    Diagnostics* diagnostics;
};

struct Fields::Access {
    static const json* value(const Fields& fields, std::string_view key) {
        const auto* here = static_cast<const json*>(fields.value_);
        if (!here || !here->is_object()) return nullptr;
        const auto found = here->find(key);
        return found == here->end() || found->is_null() ? nullptr : &*found;
    }
    static std::string path(const Fields& fields, std::string_view key) {
        return fields.path_.empty() ? std::string(key) : fmt::format("{}.{}", fields.path_, key);
    }
    static Fields child(const Fields& parent, const json* value, std::string path) {
        Fields fields;
        fields.content_ = parent.content_;
        fields.value_ = value;
        fields.path_ = std::move(path);
        return fields;
    }
    /// The value of a key that must be there, or null with a fault.
    static const json* required(const Fields& fields, std::string_view key) {
        const json* found = value(fields, key);
        if (!found) fields.fault(key, "is missing");
        return found;
    }
};

namespace {

/// 1-based line and column of a byte offset.
SourceSpan place_of(std::string_view text, std::size_t byte) {
    SourceSpan span{1, 1, 1};
    for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++span.line;
            span.column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
            ++span.column;
        }
    }
    return span;
}

/// A JSON value as a message quotes it.
std::string quoted(const json& value) {
    return shorten(escape_control(value.dump(-1, ' ', false, json::error_handler_t::replace)), 40);
}

std::optional<Rational> parse_numeric(std::string text) {
    if (text.starts_with('+')) text.erase(0, 1);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
    }
    if (text.find_first_not_of("-0123456789.") != std::string::npos) return {};
    return parse_rational(text);
}

}  // namespace

std::optional<JsonFile> JsonFile::parse(const PackageFile& file, Diagnostics& diagnostics) {
    auto content = std::make_shared<Content>();
    content->path = file.path;
    content->diagnostics = &diagnostics;
    try {
        content->value = json::parse(file.text);
    } catch (const json::parse_error& error) {
        diagnostics.add({Severity::error,
                         "E701",
                         "not JSON from here on",
                         "write the file again from its source",
                         file.path,
                         place_of(file.text, error.byte),
                         {}});
        return {};
    } catch (const json::out_of_range&) {
        diagnostics.add({Severity::error,
                         "E701",
                         "a number is too large",
                         "the format writes numbers as decimals in strings",
                         file.path,
                         {},
                         {}});
        return {};
    }
    if (!content->value.is_object()) {
        diagnostics.add({Severity::error, "E701", "expected a JSON object", {}, file.path, {}, {}});
        return {};
    }
    return JsonFile(std::move(content));
}

Fields JsonFile::top() const {
    Fields fields;
    fields.content_ = content_;
    fields.value_ = &content_->value;
    return fields;
}

void Fields::fault(std::string_view key, std::string message) const {
    if (!content_ || !value_) return;  // the absence of the object was the fault
    content_->diagnostics->add({Severity::error,
                                "E702",
                                fmt::format("'{}' {}", Access::path(*this, key), std::move(message)),
                                {},
                                content_->path,
                                {},
                                {}});
}

bool Fields::has(std::string_view key) const { return Access::value(*this, key) != nullptr; }

std::string Fields::text(std::string_view key, bool required) const {
    const json* found = required ? Access::required(*this, key) : Access::value(*this, key);
    if (!found) return {};
    if (!found->is_string()) {
        fault(key, fmt::format("must be text (got {})", quoted(*found)));
        return {};
    }
    const auto& text = found->get_ref<const std::string&>();
    if (required && text.empty()) fault(key, "must be a non-empty string");
    return text;
}

Date Fields::date(std::string_view key) const {
    const json* found = Access::required(*this, key);
    const auto date =
        found && found->is_string() ? parse_date(found->get_ref<const std::string&>()) : std::nullopt;
    if (date && date->year() >= std::chrono::year{1900} && date->year() <= std::chrono::year{2200})
        return *date;
    if (found)
        fault(key, fmt::format("must be a date from 1900 to 2200, as 2026-03-02 (got {})", quoted(*found)));
    return Date{std::chrono::year{2000}, std::chrono::January, std::chrono::day{1}};
}

Rational Fields::numeric(std::string_view key) const {
    const json* found = Access::required(*this, key);
    const auto number = found && found->is_string() ? parse_numeric(found->get<std::string>()) : std::nullopt;
    if (number) return *number;
    if (found)
        fault(key,
              fmt::format("must be a decimal number in a string, as \"12.50\" (got {})", quoted(*found)));
    return {};
}

int Fields::integer(std::string_view key, int least) const {
    const json* found = Access::required(*this, key);
    constexpr int most = 100'000;
    if (found && found->is_number_integer() && *found >= least && *found <= most) return found->get<int>();
    if (found)
        fault(key, fmt::format("must be an integer from {} to {} (got {})", least, most, quoted(*found)));
    return least;
}

bool Fields::boolean(std::string_view key) const {
    const json* found = Access::value(*this, key);
    if (!found) return false;
    if (!found->is_boolean()) fault(key, fmt::format("must be true or false (got {})", quoted(*found)));
    return found->is_boolean() && found->get<bool>();
}

Monetary Fields::monetary(std::string_view key) const {
    const Fields amount = object(key);
    return {amount.numeric("amount"), amount.text("currency")};
}

std::size_t Fields::choice(std::string_view key, const std::vector<std::string_view>& words) const {
    const std::string word = text(key);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == word) return i;
    if (!word.empty())
        fault(key, fmt::format("must be one of {} (got '{}')", fmt::join(words, ", "),
                               shorten(escape_control(word), 40)));
    return 0;
}

Fields Fields::object(std::string_view key) const {
    const json* found = Access::required(*this, key);
    if (found && !found->is_object()) {
        fault(key, fmt::format("must be an object (got {})", quoted(*found)));
        found = nullptr;
    }
    return Access::child(*this, found, Access::path(*this, key));
}

std::vector<Fields> Fields::objects(std::string_view key) const {
    const json* found = Access::value(*this, key);
    if (!found) return {};
    if (!found->is_array()) {
        fault(key, fmt::format("must be a list (got {})", quoted(*found)));
        return {};
    }
    std::vector<Fields> result;
    for (std::size_t i = 0; i < found->size(); ++i) {
        const std::string place = fmt::format("{}[{}]", key, i);
        if ((*found)[i].is_object())
            result.push_back(Access::child(*this, &(*found)[i], Access::path(*this, place)));
        else
            fault(place, fmt::format("must be an object (got {})", quoted((*found)[i])));
    }
    return result;
}

std::vector<std::string> Fields::texts(std::string_view key) const {
    const json* found = Access::value(*this, key);
    std::vector<std::string> result;
    if (!found) return result;
    const bool are_texts =
        found->is_array() && std::ranges::all_of(*found, [](const json& each) { return each.is_string(); });
    if (!are_texts) fault(key, fmt::format("must be a list of strings (got {})", quoted(*found)));
    if (are_texts)
        for (const json& each : *found) result.push_back(each.get<std::string>());
    return result;
}

}  // namespace offersim::open_cap
