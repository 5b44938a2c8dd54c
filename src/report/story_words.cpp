#include "report/story_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/words.hpp"

namespace offersim {

namespace {

using Kind = JournalEntry::Kind;

/// "1.52 times", "0.4 times"
std::string times_text(double ratio) { return fmt::format("{:.{}f} times", ratio, ratio < 9.995 ? 2 : 0); }

/// "$21.3B" without the sign: a company's worth in three digits.
std::string worth_text(double amount) {
    for (const auto& [size, suffix] : {std::pair{1e9, "B"}, std::pair{1e6, "M"}})
        if (amount >= 0.9995 * size) return fmt::format("{:.3g}{}", amount / size, suffix);
    return money_text(amount, money_unit(amount));
}

std::string share_price_text(double price) {
    return price > 0 && price < 0.095 ? fmt::format("{:.2g}", price) : fmt::format("{:.2f}", price);
}

/// What a share costs in some month, told by what the reader knows: today's price.
std::string price_words(const PathStory& story, double price) {
    const double ratio = story.start_price > 0 ? price / story.start_price : 0;
    return fmt::format("{} {}", times_text(ratio),
                       story.is_listed ? "today's price" : "the last round's price");
}

/// ", a company of 21.3B", where that is known.
std::string company_worth(const PathStory& story, double price) {
    if (!story.start_value || !story.shares_then || story.start_price <= 0) return {};
    return fmt::format(", {} in all",
                       worth_text(*story.start_value * price / story.start_price * *story.shares_then));
}

double price_at(const PathStory& story, int month) {
    return story.months[static_cast<std::size_t>(month)].price.value_or(0);
}

/// What the buyer pays for the whole company and how little of it reaches a common share; where no classes
/// are known, all shares get alike, and it says so.
std::string deal_sentence(const PathStory& story, const std::string& name) {
    const std::string share = price_words(story, story.deal_price);
    if (story.deal_value)
        return fmt::format("{} is bought for {}; preferences take {}, and a common share gets {} ({})", name,
                           worth_text(*story.deal_value),
                           percent_text(story.deal_preferences / *story.deal_value),
                           share_price_text(story.deal_price), share);
    if (story.is_listed) return fmt::format("{} is bought at {}", name, share);
    return fmt::format("{} is bought, and a common share gets {}{}; no preferences are in the file", name,
                       share, company_worth(story, story.deal_price));
}

std::string company_sentence(const PathStory& story) {
    const std::string name = shown(story.company);
    const bool has_price = story.months.front().price.has_value();
    const std::string when = story.event == EventKind::none ? "" : dated_month(story, story.event_month);
    switch (story.event) {
        case EventKind::ipo:
            return has_price ? fmt::format("{}: {} goes public at {} a share{}", when, name,
                                           price_words(story, price_at(story, story.event_month)),
                                           company_worth(story, price_at(story, story.event_month)))
                             : fmt::format("{}: {} goes public", when, name);
        case EventKind::acquisition:
            return when + ": " + (has_price ? deal_sentence(story, name) : name + " is bought");
        case EventKind::shutdown:
            return fmt::format("{}: {} shuts down and its shares are worth nothing", when, name);
        case EventKind::none: break;
    }
    if (!story.is_listed)
        return fmt::format("{} is still private after {}", name, duration_text(story.run.settle_months));
    return has_price ? fmt::format("{} stays listed, and after {} a share stands at {}", name,
                                   duration_text(story.run.horizon_months),
                                   price_words(story, price_at(story, story.run.horizon_months)))
                     : fmt::format("{} stays listed", name);
}

std::string job_clause(const PathStory& story) {
    if (story.leave_month) return fmt::format("; you leave in {}", dated_month(story, *story.leave_month));
    if (story.last_pay_month < story.run.horizon_months) return "; your pay ends with it";
    return fmt::format("; you stay to the end of {}", duration_text(story.run.horizon_months));
}

double shares_money(const PathStory& story) {
    double sum = 0;
    for (const StoryMonth& month : story.months) sum += month.shares;
    return sum;
}

std::string money_sentence(const PathStory& story, const MoneyUnit& unit) {
    const double shares = shares_money(story);
    std::string text = fmt::format("You receive {}, of which {} for shares; that is worth {} at the start",
                                   money_text(story.nominal, unit), money_text(shares, unit),
                                   money_text(story.present, unit));
    if (story.paper > 0) text += fmt::format(" (and {} stay paper)", money_text(story.paper, unit));
    std::vector<std::string> others;
    for (const StoryRival& rival : story.rivals)
        others.push_back(fmt::format("{} {}", shown(rival.name), money_text(rival.worth, unit)));
    if (!others.empty()) text += ". In the same future: " + listed(others);
    return text + ".";
}

/// Entries of one kind in one month, over all grants.
struct Doings {
    double worth = 0;   ///< units at the month's price; what is granted at what the last round paid
    double amount = 0;  ///< money that changed hands
    bool is_any = false;
};

Doings doings_of(const PathStory& story, int month, Kind kind) {
    Doings doings;
    for (const JournalEntry& entry : story.journal) {
        if (entry.month != month || entry.kind != kind) continue;
        doings.is_any = true;
        doings.amount += entry.amount;
        const StoryMonth& now = story.months[static_cast<std::size_t>(month)];
        doings.worth += entry.units * (kind == Kind::granted ? now.headline : now.price).value_or(0);
    }
    return doings;
}

}  // namespace

std::string dated_month(const PathStory& story, int month) {
    const std::optional<Date> start = parse_date(story.run.start);
    return fmt::format("month {} ({})", month,
                       start ? format_date(add_months(*start, month)).substr(0, 7) : "");
}

const char* journal_kind_name(Kind kind) {
    switch (kind) {
        case Kind::granted: return "granted";
        case Kind::vested: return "vested";
        case Kind::forfeited: return "forfeited";
        case Kind::triggered: return "triggered";
        case Kind::exercised: return "exercised";
        case Kind::sold: return "sold";
        case Kind::cashed_out: return "cashed_out";
        case Kind::deal_payment: return "deal_payment";
        case Kind::tendered: return "tendered";
        case Kind::lapsed: return "lapsed";
        case Kind::clawed_back: return "clawed_back";
    }
    return "";
}

std::vector<std::string> story_lines(const PathStory& story, const MoneyUnit& unit) {
    std::string world = company_sentence(story) + job_clause(story) + ".";
    if (world.starts_with("month")) world[0] = 'M';
    return {std::move(world), money_sentence(story, unit)};
}

std::vector<std::string> month_events(const PathStory& story, int month, const MoneyUnit& unit) {
    std::vector<std::string> events;
    const StoryMonth& now = story.months[static_cast<std::size_t>(month)];
    if (now.has_round) events.push_back("a financing round closes");
    if (story.event != EventKind::none && month == story.event_month)
        events.push_back(story.event == EventKind::ipo           ? "goes public"
                         : story.event == EventKind::acquisition ? "is bought"
                                                                 : "shuts down");
    struct Phrase {
        Kind kind;
        const char* words;  ///< with a place for money
        bool is_money;      ///< that changed hands; else what units are worth in that month
    };
    static constexpr Phrase phrases[] = {{Kind::granted, "{} of shares granted", false},
                                         {Kind::vested, "{} vest", false},
                                         {Kind::triggered, "{} of vested shares become yours", false},
                                         {Kind::exercised, "{} paid to exercise", true},
                                         {Kind::sold, "{} from sales", true},
                                         {Kind::tendered, "{} from a tender", true},
                                         {Kind::cashed_out, "{} from the buyer", true},
                                         {Kind::deal_payment, "{} later from the buyer", true},
                                         {Kind::forfeited, "{} forfeited", false},
                                         {Kind::lapsed, "{} lapse", false},
                                         {Kind::clawed_back, "{} of the sign-on returned", true}};
    for (const Phrase& phrase : phrases)
        if (const Doings doings = doings_of(story, month, phrase.kind); doings.is_any)
            events.push_back(
                fmt::format(fmt::runtime(phrase.words),
                            money_text(std::abs(phrase.is_money ? doings.amount : doings.worth), unit)));
    if (story.leave_month == month) events.push_back("you leave");
    if (month == story.run.horizon_months && month < story.run.settle_months && !story.leave_month &&
        story.last_pay_month >= month)
        events.push_back("pay ends with the horizon");
    return events;
}

}  // namespace offersim
