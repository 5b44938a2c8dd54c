#include <algorithm>

#include "scenario/guide_scanner.hpp"
#include "scenario/guide_statements.hpp"
#include "scenario/guide_table.hpp"

namespace offersim {
namespace {

/// The first part of a region's name, in lower case: "Singapore" of "Singapore (SGD)".
std::string short_name(std::string_view region) {
    std::string text = lower(region_name(region));
    if (const std::size_t open = text.find('('); open != std::string::npos && open > 0) text.resize(open);
    return std::string(trim(text));
}

/// The region that the paragraph speaks of at `offset`: the last "In London," in the text before it; empty
/// where it names none.
std::string region_at(const Paragraph& paragraph, const std::vector<std::string>& regions,
                      std::size_t offset) {
    constexpr std::size_t reach = 2000;
    const std::size_t begin = offset - std::min(offset, reach);
    const std::string text = lower(std::string_view(paragraph.text).substr(begin, offset - begin));
    std::string spoken_of;
    std::size_t last = 0;
    for (const std::string& region : regions) {
        if (region.empty()) continue;
        for (const char* opening : {"in ", "for "}) {
            const std::size_t at = text.rfind(opening + region);
            if (at == std::string::npos || (!spoken_of.empty() && at < last)) continue;
            last = at;
            spoken_of = region;
        }
    }
    return spoken_of;
}

GuideFigure figure_of(const Sentence& sentence, const Amount& amount) {
    return {amount.low, amount.high, sentence.line_at(amount.begin),
            std::string(sentence.text.substr(amount.begin, amount.end - amount.begin))};
}

void set_if_empty(std::optional<GuideFigure>& field, const GuideFigure& figure) {
    if (!field) field = figure;
}

/// Files one amount under what it is about. The first mention of each counts.
void file_amount(const Sentence& sentence, const Amount& amount, Topic topic, Voice voice, Guide& guide) {
    const GuideFigure figure = figure_of(sentence, amount);
    GuideAsk& ask = guide.ask;
    if (topic == Topic::year_one) return set_if_empty(guide.year_one, figure);
    if (topic == Topic::run_rate) return set_if_empty(guide.run_rate, figure);
    if (voice == Voice::least) {
        const bool is_floor = find_word(sentence.lower_text, "floor") < amount.begin;
        if (topic == Topic::sign_on) return set_if_empty(guide.sign_on.least, figure);
        if (is_floor && (topic == Topic::total || topic == Topic::none)) set_if_empty(guide.floor, figure);
        return;
    }
    if (topic == Topic::refresh && voice != Voice::theirs) return set_if_empty(ask.refresh, figure);
    if (voice != Voice::ask) return;
    switch (topic) {
        case Topic::base: return set_if_empty(ask.base, figure);
        case Topic::total: return set_if_empty(ask.total, figure);
        case Topic::sign_on: return set_if_empty(guide.sign_on.amount, figure);
        case Topic::stock:
        case Topic::options:
            if (ask.stock) return;
            ask.stock = figure;
            ask.stock_is_options = topic == Topic::options;
            ask.stock_basis = amount.basis;
            // An annual amount "over four years" is annual.
            if (const std::size_t annual = std::max<std::size_t>(amount.begin, 40) - 40;
                has_any(sentence.lower_text.substr(annual, amount.begin - annual),
                        {"annual equity", "annual rsu", "annual stock", "equity per year", "annual grant"})) {
                ask.stock_basis = Basis::per_year;
            }
            return;
        default: return;
    }
}

void read_ask_sentence(const Sentence& sentence, const std::vector<std::string>& regions,
                       std::string_view region, std::string_view currency, Guide& guide) {
    std::size_t previous = 0;
    for (const Amount& amount : amounts_in(sentence.text)) {
        const std::size_t from = previous;
        previous = amount.end;
        const std::string spoken_of = region_at(*sentence.paragraph, regions, sentence.begin + amount.begin);
        if (!spoken_of.empty() && spoken_of != region) continue;
        if (!may_mean(amount.currency, currency)) continue;
        file_amount(sentence, amount, topic_of(sentence, from, amount.begin, amount.end),
                    voice_at(sentence, amount.begin), guide);
    }
    previous = 0;
    for (const PercentRange& percent : percents_in(sentence.text)) {
        const Topic topic = topic_of(sentence, previous, percent.begin, percent.end);
        previous = percent.end;
        if (topic == Topic::bonus && voice_at(sentence, percent.begin) == Voice::ask) {
            set_if_empty(guide.ask.bonus_share,
                         {percent.low, percent.high, sentence.line_at(percent.begin),
                          std::string(sentence.text.substr(percent.begin, percent.end - percent.begin))});
        }
    }
}

/// "a sign-on of $50K (30% equity / 70% cash, vesting over 12 months with a 6-month cliff)"
void read_sign_on_terms(const Sentence& sentence, GuideSignOn& sign_on) {
    const std::string_view text = sentence.lower_text;
    std::size_t start = text.size();
    for (const char* word : {"sign-on", "signing", "sign on"}) start = std::min(start, find_word(text, word));
    if (start >= text.size()) return;
    const auto figure = [&](double value, std::size_t begin, std::size_t end) {
        return GuideFigure{value, value, sentence.line_at(begin),
                           std::string(sentence.text.substr(begin, end - begin))};
    };
    for (const PercentRange& percent : percents_in(text)) {
        if (percent.begin < start || sign_on.equity_share) continue;
        const bool before = text.substr(percent.end).starts_with(" equity") ||
                            text.substr(percent.end).starts_with(" in equity") ||
                            text.substr(percent.end).starts_with(" rsu");
        const bool after = percent.begin >= 8 && (text.substr(percent.begin - 8, 8) == "equity (" ||
                                                  text.substr(percent.begin - 6, 6) == "rsus (");
        if (before || after) sign_on.equity_share = figure(percent.low, percent.begin, percent.end);
    }
    for (const Duration& duration : durations_in(text)) {
        if (duration.begin < start) continue;
        const std::string_view behind = text.substr(duration.end);
        if (behind.starts_with(" cliff") || behind.starts_with("-cliff")) {
            set_if_empty(sign_on.cliff_months, figure(duration.months, duration.begin, duration.end));
        } else if (behind.starts_with(" vest") || text.substr(0, duration.begin).ends_with("over ")) {
            set_if_empty(sign_on.months, figure(duration.months, duration.begin, duration.end));
        }
    }
}

}  // namespace

void read_ask(const std::vector<Paragraph>& paragraphs, std::string_view region, std::string_view currency,
              Guide& guide) {
    std::vector<std::string> regions;
    for (const GuideRegion& one : guide.regions) regions.push_back(short_name(one.name));
    const std::string selected = short_name(region);
    for (const bool strategy : {true, false}) {  // the script of what to ask for comes first
        for (const Paragraph& paragraph : paragraphs) {
            if (paragraph.is_strategy != strategy) continue;
            for (const Sentence& sentence : sentences_of(paragraph)) {
                read_ask_sentence(sentence, regions, selected, currency, guide);
                read_sign_on_terms(sentence, guide.sign_on);
            }
        }
    }
}

}  // namespace offersim
