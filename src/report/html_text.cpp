#include "report/html_text.hpp"

#include "report/words.hpp"

namespace offersim {

std::string html_escape(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == " %") {
            result += "\u00a0";
            continue;
        }
        switch (const char c = text[i]; c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            case '\'': result += "&#39;"; break;
            default: result += c;
        }
    }
    return result;
}

std::string html_name(std::string_view name) { return html_escape(shown(name)); }

std::string html_json(std::string_view json) {
    std::string result;
    result.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string_view rest = json.substr(i, 3);
        if (json[i] == '<') {
            result += "\\u003c";
        } else if (rest == "\u2028" || rest == "\u2029") {
            result += rest == "\u2028" ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            result += json[i];
        }
    }
    return result;
}

}  // namespace offersim
