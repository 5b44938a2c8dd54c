#pragma once
/// The few colours of a terminal report.
#include <algorithm>
#include <string>
#include <string_view>

namespace offersim {

struct Style {
    bool color = false;

    std::string heading(std::string_view text) const { return paint("1", text); }
    std::string faint(std::string_view text) const { return paint("2", text); }
    std::string warning(std::string_view text) const { return paint("33", text); }
    std::string mark(std::string_view text) const { return paint("36", text); }

private:
    /// Line by line, so that a pager that starts in the middle still shows the colour.
    std::string paint(std::string_view code, std::string_view text) const {
        if (!color) return std::string(text);
        std::string painted;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            if (end > 0)
                painted.append("\x1b[")
                    .append(code)
                    .append("m")
                    .append(text.substr(0, end))
                    .append("\x1b[0m");
            if (end < text.size()) painted += '\n';
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return painted;
    }
};

}  // namespace offersim
