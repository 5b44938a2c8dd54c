#pragma once
/// JSON text, written as it is told: keys keep their order, numbers are the shortest that read back the same,
/// and nothing that JSON does not know (NaN, infinities, broken UTF-8) comes out.
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace offersim {

class JsonWriter {
public:
    /// Whether the members of an object or array have a line each or share one.
    enum class Layout { block, line };

    void begin_object(Layout layout = Layout::block) { begin('{', layout); }
    void end_object() { end('}'); }
    void begin_array(Layout layout = Layout::block) { begin('[', layout); }
    void end_array() { end(']'); }

    /// The name of the member that follows.
    JsonWriter& key(std::string_view name);

    /// A number that is not finite is written as null.
    void value(double number);
    template <std::integral Integer>
    void value(Integer number) {
        put(std::to_string(number));
    }
    void value(bool truth) { put(truth ? "true" : "false"); }
    void value(std::string_view text) { put(quoted(text)); }
    void value(const std::string& text) { put(quoted(text)); }
    void value(const char* text) { put(quoted(text)); }
    void null() { put("null"); }

    template <typename Value>
    void member(std::string_view name, const Value& content) {
        key(name);
        value(content);
    }

    /// What was written, ended by a newline; every begin has its end by now.
    std::string text() const { return text_ + "\n"; }

    /// `text` as a JSON string; bytes that are not UTF-8 become U+FFFD.
    static std::string quoted(std::string_view text);

private:
    struct Level {
        Layout layout;
        bool is_empty = true;
    };

    void begin(char bracket, Layout layout);
    void end(char bracket);
    void put(std::string_view token);
    void separate();
    void break_line();

    std::string text_;
    std::vector<Level> levels_;
    bool after_key_ = false;
};

/// The shortest decimal that reads back as `number`, without a sign for zero: "0.25", "1e+20".
std::string shortest_number(double number);

}  // namespace offersim
