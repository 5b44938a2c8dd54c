#include "fuzz/mutator.hpp"

#include <algorithm>
#include <array>

namespace offersim::fuzz {

namespace {

/// What readers trip over: edges of number types, YAML's and JSON's own signs, half characters.
constexpr std::array<std::string_view, 44> tokens{"0",
                                                  "-1",
                                                  "1e308",
                                                  "-0.0",
                                                  "nan",
                                                  "inf",
                                                  "1e-320",
                                                  "18446744073709551616",
                                                  "2^63",
                                                  "0x10",
                                                  "1/0",
                                                  "100%",
                                                  "101%",
                                                  "-5%",
                                                  "1,5",
                                                  "9223372036854775807",
                                                  "null",
                                                  "~",
                                                  "true",
                                                  "*a",
                                                  "&a",
                                                  "<<: *a",
                                                  "!!str",
                                                  "2147483648",
                                                  "[",
                                                  "]",
                                                  "{",
                                                  "}",
                                                  "\"",
                                                  "'",
                                                  "---\n",
                                                  "...\n",
                                                  "\xff",
                                                  "\xc3",
                                                  "\xe2\x80\xae",
                                                  "\xef\xbb\xbf",
                                                  "\r",
                                                  "\t",
                                                  "- ",
                                                  ": ",
                                                  "# ",
                                                  "| a |",
                                                  "0001-01-01",
                                                  "9999-12-31"};

constexpr std::string_view digits = "0123456789";
constexpr std::size_t longest_part = 400;
constexpr std::size_t longest_text = 1 << 18;

}  // namespace

/// SplitMix64 (Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators, 2014).
std::uint64_t Mutator::next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

std::size_t Mutator::below(std::size_t count) { return count == 0 ? 0 : next() % count; }

std::string Mutator::mutate(std::string text, const std::vector<std::string>& others) {
    for (std::size_t left = 1 + below(4); left > 0; --left) damage(text, others);
    text.resize(std::min(text.size(), longest_text));
    return text;
}

void Mutator::damage(std::string& text, const std::vector<std::string>& others) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(below(longest_part), text.size() - at);
    switch (below(9)) {
        case 0: text.erase(at, length); return;
        case 1: text.insert(at, std::string(text, at, length)); return;
        case 2: text.insert(at, tokens[below(tokens.size())]); return;
        case 3: replace_number(text); return;
        case 4: replace_number(text); return;  // twice as often: it passes the grammar and meets the ranges
        case 5: move_line(text); return;
        case 6:
            if (at < text.size()) text[at] = static_cast<char>(below(256));
            return;
        case 7: text.resize(at); return;
        default: {
            if (others.empty()) return;
            const std::string& other = others[below(others.size())];
            const std::size_t begin = below(other.size() + 1);
            text.replace(at, length, other, begin, below(longest_part));
        }
    }
}

void Mutator::replace_number(std::string& text) {
    const std::size_t begin = text.find_first_of(digits, below(text.size() + 1));
    if (begin == std::string::npos) return;
    const std::size_t end = std::min(text.find_first_not_of(digits, begin), text.size());
    text.replace(begin, end - begin, tokens[below(tokens.size())]);
}

/// A whole line to another place, where its indentation may mean something else.
void Mutator::move_line(std::string& text) {
    const auto line_at = [&](std::size_t at) {
        const std::size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
        return before == std::string::npos ? 0 : before + 1;
    };
    const std::size_t begin = line_at(below(text.size() + 1));
    const std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) return;
    const std::string line = text.substr(begin, end + 1 - begin);
    if (below(2) == 0) text.erase(begin, line.size());
    text.insert(line_at(below(text.size() + 1)), line);
}

}  // namespace offersim::fuzz
