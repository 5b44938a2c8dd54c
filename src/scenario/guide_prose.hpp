#pragma once
/// The prose of a guide cut into paragraphs and sentences, and what the figures in a sentence are about.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/guide.hpp"

namespace offersim {

/// Lines of running text that belong together, joined by spaces and without emphasis marks.
struct Paragraph {
    std::string text;
    std::vector<std::pair<std::size_t, int>> line_starts;  ///< where in `text` each line of the file begins
    bool is_strategy = false;                              ///< the guide's script of what to ask for
    int line_at(std::size_t offset) const;
};

/// The paragraphs below the front matter; tables and lists of sources are left out.
std::vector<Paragraph> paragraphs_of(const std::vector<std::string_view>& lines, int first_line);

struct Sentence {
    const Paragraph* paragraph = nullptr;
    std::size_t begin = 0;  ///< in the paragraph
    std::string_view text;
    std::string lower_text;  ///< for finding words
    int line_at(std::size_t offset) const { return paragraph->line_at(begin + offset); }
};

std::vector<Sentence> sentences_of(const Paragraph& paragraph);

/// What a figure is about, from the words right after it ("$165,000 base") or the last ones before it ("base
/// of $258K").
enum class Topic {
    none,
    base,
    stock,
    options,
    bonus,
    sign_on,
    refresh,
    total,
    year_one,
    run_rate,
    valuation
};

Topic topic_of(const Sentence& sentence, std::size_t previous_end, std::size_t begin, std::size_t end);

/// Whose word a figure is: what the candidate asks for, what the candidate would still accept, what others
/// pay or offer.
enum class Voice { none, ask, least, theirs };

Voice voice_at(const Sentence& sentence, std::size_t offset);

/// A length of time: "24 months", "12-month", "four years", "4yr".
struct Duration {
    double months = 0;
    std::size_t begin = 0, end = 0;
};
std::vector<Duration> durations_in(std::string_view lower_text);

/// Whether `word` stands in `text` free of other letters and digits, from `from` on; npos where not.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);
bool has_any(std::string_view text, std::initializer_list<std::string_view> words);

}  // namespace offersim
