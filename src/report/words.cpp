#include "report/words.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/number_text.hpp"

namespace offersim {

namespace {

constexpr int longest_name = 200;

/// A file's name that no program takes for an option.
std::string file_word(const RunAnswer& answer) {
    return (answer.file.starts_with('-') ? "./" : "") + shell_word(answer.file);
}

}  // namespace

std::string measure_words(const RunAnswer& answer) {
    return answer.primary_measure == "net_present" ? "present value after tax" : "present value before tax";
}

std::string shown(std::string_view name) { return shorten(escape_control(name), longest_name); }

std::string listed(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index > 0) text += index + 1 == items.size() ? " and " : ", ";
        text += items[index];
    }
    return text;
}

std::string duration_text(int months) {
    if (months == 12) return "1 year";
    return months % 12 == 0 ? fmt::format("{} years", months / 12) : fmt::format("{} months", months);
}

std::string futures_words(double probability) {
    if (probability <= 0) return "in no future";
    if (probability >= 1) return "in every future";
    return fmt::format("in {} of futures", percent_text(probability));
}

std::string shell_word(const std::string& text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+,:=@%-";
    if (text == "<stdin>") return "-";
    const std::string safe = escape_control(text);
    if (!safe.empty() && safe.find_first_not_of(plain) == std::string::npos) return safe;
    std::string word = "'";
    for (const char letter : safe) word += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return word + "'";
}

std::string replay_command(const RunAnswer& answer, std::string_view command, std::string_view options) {
    const std::uint64_t paths = answer.precision ? answer.precision->budget : answer.paths;
    std::string text =
        fmt::format("offersim {} {} --paths {} --seed {}", command, file_word(answer), paths, answer.seed);
    if (answer.precision) text += fmt::format(" --precision {}", answer.precision->asked);
    if (answer.sampler != "philox") text += " --sampler " + answer.sampler;
    if (!options.empty()) text += fmt::format(" {}", options);
    for (const std::string& setting : answer.overrides) text += " --set " + shell_word(setting);
    return text;
}

std::string assumptions_command(const RunAnswer& answer) {
    return "offersim check --explain " + file_word(answer);
}

}  // namespace offersim
