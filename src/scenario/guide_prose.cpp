#include "scenario/guide_prose.hpp"

#include <algorithm>
#include <array>

#include "scenario/guide_scanner.hpp"

namespace offersim {
namespace {

bool is_heading_of_sources(std::string_view line) {
    const std::string text = lower(line);
    return (text.starts_with("#") || text.starts_with("**")) && text.size() < 60 &&
           text.find("source") != std::string::npos;
}

bool begins_item(std::string_view line) {
    if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("#")) return true;
    std::size_t digits = 0;
    while (digits < line.size() && is_digit(line[digits])) ++digits;
    return digits > 0 && line.substr(digits).starts_with(". ");
}

/// Appends `line` without the marks of emphasis and with straight apostrophes.
void append_without_emphasis(std::string& text, std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line.substr(i).starts_with("’")) {
            text += '\'';
            i += std::string_view("’").size() - 1;
        } else if (line[i] != '*' && line[i] != '`') {
            text += line[i];
        }
    }
}

struct TopicWord {
    std::string_view word;
    Topic topic;
};
constexpr std::array topic_words{
    TopicWord{"year 1", Topic::year_one},
    TopicWord{"year-1", Topic::year_one},
    TopicWord{"year one", Topic::year_one},
    TopicWord{"first-year", Topic::year_one},
    TopicWord{"first year", Topic::year_one},
    TopicWord{"run-rate", Topic::run_rate},
    TopicWord{"run rate", Topic::run_rate},
    TopicWord{"sign-on", Topic::sign_on},
    TopicWord{"sign on", Topic::sign_on},
    TopicWord{"signing", Topic::sign_on},
    TopicWord{"signing bonus", Topic::sign_on},
    TopicWord{"sign-on bonus", Topic::sign_on},
    TopicWord{"joining bonus", Topic::sign_on},
    TopicWord{"retention bonus", Topic::sign_on},
    TopicWord{"retention", Topic::sign_on},
    TopicWord{"refresh", Topic::refresh},
    TopicWord{"refresher", Topic::refresh},
    TopicWord{"refreshers", Topic::refresh},
    TopicWord{"options", Topic::options},
    TopicWord{"option", Topic::options},
    TopicWord{"stock", Topic::stock},
    TopicWord{"equity", Topic::stock},
    TopicWord{"rsu", Topic::stock},
    TopicWord{"rsus", Topic::stock},
    TopicWord{"shares", Topic::stock},
    TopicWord{"base", Topic::base},
    TopicWord{"salary", Topic::base},
    TopicWord{"bonus", Topic::bonus},
    TopicWord{"tc", Topic::total},
    TopicWord{"total", Topic::total},
    TopicWord{"package", Topic::total},
    TopicWord{"compensation", Topic::total},
    TopicWord{"comp", Topic::total},
    TopicWord{"ctc", Topic::total},
    TopicWord{"valuation", Topic::valuation},
    TopicWord{"valued", Topic::valuation},
};

/// Words that may stand between a figure and what it is about.
constexpr std::array<std::string_view, 18> fillers{"in",    "of",  "annual", "yearly", "cash", "worth",
                                                   "a",     "per", "year",   "over",   "4",    "four",
                                                   "years", "new", "hire",   "yr",     "usd",  "target"};

Topic topic_after(std::string_view text) {
    while (true) {
        while (!text.empty() && (text[0] == ' ' || text[0] == '/' || text[0] == '+')) text.remove_prefix(1);
        for (const TopicWord& one : topic_words) {
            if (one.topic == Topic::year_one || one.topic == Topic::run_rate) continue;
            if (find_word(text.substr(0, std::min(text.size(), one.word.size() + 1)), one.word) != 0)
                continue;
            // "$400K total equity" is about equity.
            const bool is_vague = one.topic == Topic::total && one.word == "total";
            const Topic next = is_vague ? topic_after(text.substr(one.word.size())) : Topic::none;
            return next != Topic::none ? next : one.topic;
        }
        std::size_t end = 0;
        while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
        if (end == 0 || std::ranges::find(fillers, text.substr(0, end)) == fillers.end()) return Topic::none;
        text.remove_prefix(end);
    }
}

/// The word that ends last counts, the longer one of two: "signing bonus" is no bonus.
Topic topic_before(std::string_view text) {
    Topic topic = Topic::none;
    std::size_t last_end = 0, length = 0;
    bool year_one = false;
    for (const TopicWord& one : topic_words) {
        std::size_t at = find_word(text, one.word);
        for (std::size_t next = at; next != std::string_view::npos;
             next = find_word(text, one.word, next + 1))
            at = next;
        if (at == std::string_view::npos) continue;
        year_one = year_one || one.topic == Topic::year_one;
        const std::size_t end = at + one.word.size();
        if (end < last_end || (end == last_end && one.word.size() <= length)) continue;
        last_end = end;
        length = one.word.size();
        topic = one.topic;
    }
    return year_one && (topic == Topic::total || topic == Topic::year_one) ? Topic::year_one : topic;
}

constexpr std::string_view number_words[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                             "seven", "eight", "nine", "ten",   "eleven", "twelve"};

/// The whole number, in digits or as a word, that ends right before `end`; its begin in `begin`.
std::optional<double> number_before(std::string_view text, std::size_t end, std::size_t& begin) {
    begin = end;
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    if (begin < end) {
        if (begin > 0 && (text[begin - 1] == '.' || text[begin - 1] == ',' || is_letter(text[begin - 1])))
            return {};
        double value = 0;
        for (std::size_t i = begin; i < end; ++i) value = value * 10 + (text[i] - '0');
        return value;
    }
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    const auto found = std::ranges::find(number_words, text.substr(begin, end - begin));
    if (found == std::end(number_words)) return {};
    return static_cast<double>(found - std::begin(number_words));
}

}  // namespace

int Paragraph::line_at(std::size_t offset) const {
    int line = 0;
    for (const auto& [start, number] : line_starts) {
        if (start <= offset) line = number;
    }
    return line;
}

std::vector<Paragraph> paragraphs_of(const std::vector<std::string_view>& lines, int first_line) {
    std::vector<Paragraph> paragraphs;
    bool open = false;
    for (std::size_t i = static_cast<std::size_t>(first_line); i < lines.size(); ++i) {
        std::string_view line = trim(lines[i]);
        while (line.starts_with('>')) line = trim(line.substr(1));
        if (is_heading_of_sources(line)) break;
        if (line.empty() || line.starts_with('|') || line.starts_with("---")) {
            open = false;
            continue;
        }
        if (!open || begins_item(line)) paragraphs.emplace_back();
        open = !line.starts_with('#');
        Paragraph& paragraph = paragraphs.back();
        if (!paragraph.text.empty()) paragraph.text += ' ';
        paragraph.line_starts.emplace_back(paragraph.text.size(), static_cast<int>(i) + 1);
        append_without_emphasis(paragraph.text, line);
    }
    for (Paragraph& paragraph : paragraphs) {
        const std::string start = lower(paragraph.text.substr(0, 60));
        paragraph.is_strategy = has_any(
            start, {"negotiate up", "negotiate-up", "counter script", "the ask", "my ask", "counter-offer"});
    }
    return paragraphs;
}

std::vector<Sentence> sentences_of(const Paragraph& paragraph) {
    constexpr std::size_t longest_sentence = 2000;  // a longer one is cut at the next space
    std::vector<Sentence> sentences;
    const std::string_view text = paragraph.text;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool ends = i + 1 == text.size();
        if (i - begin >= longest_sentence) ends = text[i] == ' ' || i - begin >= 2 * longest_sentence;
        if (!ends && (text[i] == '.' || text[i] == '!' || text[i] == '?')) {
            std::size_t next = i + 1;
            while (next < text.size() && (text[next] == '"' || text[next] == ')')) ++next;
            if (text.substr(next).starts_with("”")) next += std::string_view("”").size();
            const bool space = next < text.size() && text[next] == ' ';
            const char after = space && next + 1 < text.size() ? text[next + 1] : 'a';
            ends = space && !(after >= 'a' && after <= 'z') && !is_digit(after);
        }
        if (!ends) continue;
        const std::string_view sentence = text.substr(begin, i + 1 - begin);
        sentences.push_back({&paragraph, begin, sentence, lower(sentence)});
        begin = i + 1;
    }
    return sentences;
}

Topic topic_of(const Sentence& sentence, std::size_t previous_end, std::size_t begin, std::size_t end) {
    const std::string_view text = sentence.lower_text;
    const Topic after = topic_after(text.substr(end));
    const Topic before = topic_before(text.substr(previous_end, begin - previous_end));
    if (before == Topic::year_one || before == Topic::run_rate) return before;
    return after != Topic::none ? after : before;
}

Voice voice_at(const Sentence& sentence, std::size_t offset) {
    static constexpr std::pair<std::string_view, Voice> cues[] = {
        {"i need", Voice::ask},         {"i'd like", Voice::ask},       {"i would like", Voice::ask},
        {"i want", Voice::ask},         {"start at", Voice::ask},       {"ask for", Voice::ask},
        {"asking for", Voice::ask},     {"the ask", Voice::ask},        {"my ask", Voice::ask},
        {"i'm targeting", Voice::ask},  {"target", Voice::ask},         {"request", Voice::ask},
        {"requesting", Voice::ask},     {"propose", Voice::ask},        {"push for", Voice::ask},
        {"aim for", Voice::ask},        {"seeking", Voice::ask},        {"looking for", Voice::ask},
        {"open at", Voice::ask},        {"open with", Voice::ask},      {"anchor at", Voice::ask},
        {"counter with", Voice::ask},   {"i'd counter", Voice::ask},    {"accept", Voice::least},
        {"accept-at", Voice::least},    {"floor", Voice::least},        {"no lower than", Voice::least},
        {"minimum", Voice::least},      {"walk away", Voice::least},    {"below", Voice::least},
        {"settle", Voice::least},       {"at least", Voice::least},     {"will counter", Voice::theirs},
        {"will offer", Voice::theirs},  {"counter at", Voice::theirs},  {"initial offer", Voice::theirs},
        {"competing", Voice::theirs},   {"offers from", Voice::theirs}, {"offer from", Voice::theirs},
        {"comparable", Voice::theirs},  {"i'm seeing", Voice::theirs},  {"standard", Voice::theirs},
        {"market rate", Voice::theirs}, {"typically", Voice::theirs},
    };
    Voice voice = Voice::none;
    std::size_t last = 0;
    const std::string_view text = std::string_view(sentence.lower_text).substr(0, offset);
    for (const auto& [cue, meaning] : cues) {
        std::size_t at = find_word(text, cue);
        for (std::size_t next = at; next != std::string_view::npos; next = find_word(text, cue, next + 1))
            at = next;
        if (at == std::string_view::npos || (voice != Voice::none && at + cue.size() <= last)) continue;
        last = at + cue.size();
        voice = meaning;
    }
    return voice;
}

std::vector<Duration> durations_in(std::string_view text) {
    static constexpr std::pair<std::string_view, double> units[] = {
        {"months", 1}, {"month", 1}, {"mos", 1}, {"mo", 1}, {"years", 12},
        {"year", 12},  {"yrs", 12},  {"yr", 12}, {"y", 12}};
    constexpr double longest_months = 600;  // no working life is longer
    std::vector<Duration> durations;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (is_letter(text[i - 1])) continue;
        for (const auto& [unit, months] : units) {
            if (!text.substr(i).starts_with(unit)) continue;
            const std::size_t end = i + unit.size();
            if (end < text.size() && is_letter(text[end])) continue;
            const std::size_t number_end = text[i - 1] == ' ' || text[i - 1] == '-' ? i - 1 : i;
            std::size_t begin = 0;
            const auto number = number_before(text, number_end, begin);
            if (number && *number > 0 && *number * months <= longest_months)
                durations.push_back({*number * months, begin, end});
            break;
        }
    }
    return durations;
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    const auto is_word = [](char c) { return is_letter(c) || is_digit(c); };
    for (std::size_t at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return at;
    }
    return std::string_view::npos;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace offersim
