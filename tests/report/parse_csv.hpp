#pragma once
#include <string>
#include <vector>

namespace offersim {

/// The records of a CSV text by RFC 4180, as a spreadsheet reads them.
inline std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
    std::vector<std::vector<std::string>> records(1, {""});
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            records.back().back() += text[i++];
        } else if (text[i] == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && text[i] == ',') {
            records.back().emplace_back();
        } else if (!is_quoted && text.compare(i, 2, "\r\n") == 0) {
            records.push_back({""});
            ++i;
        } else {
            records.back().back() += text[i];
        }
    }
    records.pop_back();
    return records;
}

}  // namespace offersim
