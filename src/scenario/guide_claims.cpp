#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "scenario/guide_scanner.hpp"
#include "scenario/guide_statements.hpp"

namespace offersim {
namespace {

GuideFigure figure_at(const Sentence& sentence, double low, double high, std::size_t begin, std::size_t end) {
    return {low, high, sentence.line_at(begin), std::string(sentence.text.substr(begin, end - begin))};
}

/// Yearly percentages "40/30/20/10" that add up to 100.
struct Split {
    std::vector<int> parts;
    std::size_t begin = 0, end = 0;
};

std::optional<Split> split_in(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i]) ||
            (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '/' || text[i - 1] == '.')))
            continue;
        Split split{{}, i, i};
        for (std::size_t at = i; at < text.size() && is_digit(text[at]);) {
            int part = 0;
            while (at < text.size() && is_digit(text[at]) && part < 1000)
                part = part * 10 + (text[at++] - '0');
            if (at < text.size() && text[at] == '%') ++at;
            split.parts.push_back(part);
            split.end = at;
            if (at + 1 < text.size() && (text[at] == '/' || text[at] == '-')) ++at;
        }
        if (split.parts.size() > 2 && split.parts.size() < 8 &&
            std::accumulate(split.parts.begin(), split.parts.end(), 0) == 100) {
            return split;
        }
    }
    return {};
}

/// The name in front of "at $380K": a known employer, or else the words that begin with a capital.
std::string employer_in(std::string_view text, const std::vector<Employer>& employers) {
    if (const Employer* known = find_employer(employers, text)) return known->name;
    std::string name;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        const bool capital =
            !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || (!name.empty() && is_digit(word[0])));
        if (!name.empty() && !capital) break;
        if (capital) name += (name.empty() ? "" : " ") + std::string(word);
        at = end + 1;
    }
    while (!name.empty() && !is_letter(name.back()) && !is_digit(name.back())) name.pop_back();
    return name;
}

/// "offers from [Google at $320K TC / NVIDIA at $340K TC], fully liquid"
void read_rivals(const Sentence& sentence, const std::vector<Employer>& employers, std::string_view currency,
                 Guide& guide) {
    const std::string_view text = sentence.lower_text;
    std::size_t start = std::string_view::npos;
    for (const std::string_view cue :
         {"offers from", "offer from", "competing offer:", "competing offers:", "competing offers ("}) {
        const std::size_t at = text.find(cue);
        if (at != std::string_view::npos) start = std::min(start, at + cue.size());
    }
    if (start == std::string_view::npos) return;
    const bool liquid =
        has_any(text, {"fully liquid", "fully-liquid", "liquid equity", "liquid stock", "all liquid"});
    for (const Amount& amount : amounts_in(sentence.text)) {
        if (amount.begin < start) continue;
        const std::string_view before = sentence.text.substr(start, amount.begin - start);
        const std::string name = employer_in(before, employers);
        start = amount.end;
        if (name.empty() || lower(name) == lower(guide.company)) continue;
        std::size_t begin = amount.begin - before.size() + before.find(name.substr(0, name.find(' ')));
        const std::string_view behind = sentence.text.substr(amount.end);
        const std::size_t end = amount.end + (behind.starts_with(" TC") ? 3 : 0);
        GuideRival rival{name, std::string(sentence.text.substr(begin, end - begin)),
                         figure_at(sentence, amount.low, amount.high, amount.begin, amount.end),
                         may_mean(amount.currency, currency) ? std::string(currency) : amount.currency,
                         liquid};
        if (rival.currency == "$") rival.currency = "USD";
        guide.rivals.push_back(std::move(rival));
    }
}

/// "pay of $200K TC, and a premium of 10% raises that to $220K"
void read_premium(const Sentence& sentence, Guide& guide) {
    if (guide.premium ||
        !has_any(sentence.lower_text, {"adjust", "premium", "uplift", "upward", "increase", "raise", "plus"}))
        return;
    const auto amounts = amounts_in(sentence.text);
    for (const PercentRange& percent : percents_in(sentence.text)) {
        for (std::size_t i = 0; i + 1 < amounts.size(); ++i) {
            const Amount &a = amounts[i], &b = amounts[i + 1];
            if (a.end > percent.begin || b.begin < percent.end) continue;
            const std::string_view between = trim(sentence.text.substr(percent.end, b.begin - percent.end));
            if (!between.ends_with("to") && !between.ends_with("=") && !between.ends_with("is") &&
                !between.ends_with("at"))
                continue;
            guide.premium = {figure_at(sentence, a.low, a.high, a.begin, a.end),
                             figure_at(sentence, percent.low, percent.high, percent.begin, percent.end),
                             figure_at(sentence, b.low, b.high, b.begin, b.end)};
            return;
        }
    }
}

void read_superior(const Sentence& sentence, Guide& guide) {
    const std::size_t at = sentence.lower_text.find("financially superior");
    if (guide.superior || at == std::string::npos) return;
    guide.superior = figure_at(sentence, 0, 0, at, at + std::string_view("financially superior").size());
    for (const GuideRival& rival : guide.rivals) {
        const bool named = find_word(sentence.text, rival.employer) != std::string_view::npos;
        if (named) guide.superior_rivals.push_back(rival.employer);
    }
}

void set_standing(Guide& guide, Standing standing, GuideFigure evidence) {
    guide.standing = standing;
    guide.standing_evidence = std::move(evidence);
}

/// What one line says of the company's standing: "Pre-IPO", "Public Company".
Standing standing_in(std::string_view lower_line, std::string& word) {
    for (const std::string_view cue :
         {"pre-ipo", "pre ipo", "privately held", "private company", "privately-held"}) {
        if (lower_line.find(cue) != std::string_view::npos) return word = cue, Standing::private_held;
    }
    for (const std::string_view cue : {"public company", "publicly traded", "publicly-traded",
                                       "publicly listed", "nasdaq:", "nyse:", "lse:", "post-ipo"}) {
        if (lower_line.find(cue) != std::string_view::npos) return word = cue, Standing::public_listed;
    }
    return Standing::unknown;
}

void read_valuation(const std::vector<std::string_view>& lines, Guide& guide) {
    for (std::size_t i = 0; i < lines.size() && !guide.valuation; ++i) {
        const std::string text = lower(lines[i]);
        const auto amounts = amounts_in(lines[i]);
        for (const Amount& amount : amounts) {
            const std::string_view after = std::string_view(text).substr(amount.end);
            const std::string_view before = std::string_view(text).substr(0, amount.begin);
            const bool named = trim(after).starts_with("valuation") || after.starts_with("+ valuation") ||
                               before.ends_with("valued at ") || before.ends_with("valuation of ") ||
                               before.ends_with("valuation: ") ||
                               before.ends_with("valued at approximately ");
            if (!named || amount.high < 1e6) continue;
            guide.valuation = GuideFigure{
                amount.low, amount.high, static_cast<int>(i) + 1,
                std::string(lines[i].substr(amount.begin, amount.end - amount.begin)) + " valuation"};
            guide.valuation_currency = amount.currency == "$" ? "USD" : amount.currency;
            break;
        }
    }
}

}  // namespace

void read_vesting(const std::vector<Paragraph>& paragraphs, Guide& guide) {
    for (const bool strategy : {true, false}) {
        for (const Paragraph& paragraph : paragraphs) {
            if (paragraph.is_strategy != strategy) continue;
            for (const Sentence& sentence : sentences_of(paragraph)) {
                if (!has_any(sentence.lower_text, {"vest", "front-load", "back-load"})) continue;
                if (const auto split = split_in(sentence.text); split && guide.vesting.empty()) {
                    guide.vesting = split->parts;
                    guide.vesting_evidence = figure_at(sentence, 0, 0, split->begin, split->end);
                }
                if (has_any(sentence.lower_text, {"sign-on", "signing", "refresh"})) continue;
                for (const Duration& duration : durations_in(sentence.lower_text)) {
                    const bool cliff = sentence.lower_text.substr(duration.end).starts_with(" cliff");
                    auto& field = cliff ? guide.vesting_cliff_months : guide.vesting_years;
                    const double value = cliff ? duration.months : duration.months / 12;
                    if (!field && (cliff || (value >= 1 && value <= 10))) {
                        field = figure_at(sentence, value, value, duration.begin, duration.end);
                    }
                }
            }
        }
    }
}

void read_standing(const std::vector<std::string_view>& lines, const std::vector<Employer>& employers,
                   Guide& guide) {
    read_valuation(lines, guide);
    // A summary ("Negotiation DNA: Pre-IPO Equity | ...") speaks of this company; running text may speak of
    // others.
    std::string word;
    for (const bool summary : {true, false}) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string text = lower(lines[i]);
            if (summary != has_any(text, {"negotiation_dna", "negotiation dna:"})) continue;
            if (const Standing standing = standing_in(text, word); standing != Standing::unknown) {
                return set_standing(guide, standing, {0, 0, static_cast<int>(i) + 1, word});
            }
        }
        if (!summary) break;
        if (guide.valuation) return set_standing(guide, Standing::private_held, *guide.valuation);
        if (const Employer* known = find_employer(employers, guide.company)) {
            return set_standing(guide, known->standing, {0, 0, 0, "models/guides/employers.yaml"});
        }
    }
}

void read_claims(const std::vector<Paragraph>& paragraphs, const std::vector<Employer>& employers,
                 std::string_view currency, Guide& guide) {
    for (const Paragraph& paragraph : paragraphs) {
        const auto sentences = sentences_of(paragraph);
        for (const Sentence& sentence : sentences) {
            read_rivals(sentence, employers, currency, guide);
            read_premium(sentence, guide);
        }
        for (const Sentence& sentence : sentences) read_superior(sentence, guide);
    }
}

}  // namespace offersim
