#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/band.hpp"
#include "report/html_sections.hpp"
#include "report/html_text.hpp"
#include "report/versus.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr double visible_share = 0.0005;

const RivalPicture* picture_of(const PageContext& page, const OfferAnswer* rival) {
    for (const RivalPicture& picture : page.pictures.rivals)
        if (&page.offer(picture.offer) == rival) return &picture;
    return nullptr;
}

/// "groq beats google, its strongest rival, in 17.5 % of futures; where it does not, you are $296k behind on
/// average."
std::string chance_sentence(const PageContext& page, const Versus& rival, bool is_only) {
    std::string text = fmt::format("{} beats {}{} {}", shown(rival.self->name), shown(rival.other->name),
                                   is_only ? "" : ", its strongest rival,", futures_words(rival.wins.value));
    const std::string behind = page.money(rival.behind());
    if (rival.loses() <= 1e-12)
        return text + (rival.wins.value > 0 ? fmt::format(", by {} on average.", page.money(rival.ahead()))
                                            : fmt::format("; the two are worth the same."));
    if (rival.wins.value <= 0) return text + fmt::format("; you end up {} behind on average.", behind);
    return text + fmt::format("; where it loses, you end up {} behind on average.", behind);
}

/// " or a base of $307k/yr instead of $265k/yr,": what makes it even without touching anything else, where a
/// negotiation with this rival was looked into.
std::string base_clause(const PageContext& page, const OfferAnswer& rival) {
    if (page.negotiation == nullptr || page.negotiation->against != rival.name) return {};
    for (const AskAnswer& ask : page.negotiation->asks)
        if (ask.lever == "base" && ask.target == AskTarget::even_odds && ask.increase && !ask.is_met_already)
            return fmt::format(" or a base of {}/yr instead of {}/yr,", page.money(ask.total),
                               page.money(ask.total - ask.increase->value));
    return {};
}

/// "Ask for $157k more, sure and paid at the start, to make that an even bet; $330k more wins three futures
/// in four."
std::string ask_sentence(const PageContext& page, const RivalPicture& picture) {
    const double half = picture.extra_for_half, most = picture.extra_for_three_quarters;
    const std::string base = base_clause(page, page.offer(picture.offer));
    if (half > 0 && !base.empty())
        return fmt::format("Ask for {} more, sure and paid at the start,{} to make it an even bet.",
                           page.money(half), base);
    if (half > 0)
        return fmt::format(
            "Ask for {} more, sure and paid at the start, to make it an even bet; {} more would win three "
            "futures in four.",
            page.money(half), page.money(most));
    if (most > 0)
        return fmt::format(
            "You need ask for nothing to be ahead more often than not; {} more, sure and paid at the start, "
            "would win three futures in four.",
            page.money(most));
    return fmt::format("You need ask for nothing: it would still win three futures in four with {} less.",
                       page.money(-most));
}

std::string alone_sentence(const PageContext& page, const OfferAnswer& offer) {
    const std::optional<Band> band = band_of(primary_summary(page.run, offer).percentiles);
    if (!band)
        return fmt::format("{} was simulated too few times to say what it is worth.", shown(offer.name));
    return fmt::format("{} is worth between {} and {} in {:g} % of futures, and {} in the middle one.",
                       shown(offer.name), page.money(band->outer_low.value),
                       page.money(band->outer_high.value), band->outer_high.p - band->outer_low.p,
                       page.money(band->middle.value));
}

/// What else must be known of the subject, as a list of short facts.
std::string facts_list(const PageContext& page) {
    const OfferAnswer& subject = subject_of(page.run);
    std::string items;
    const auto add = [&](const std::string& figure, const std::string& words) {
        items += fmt::format("<li><strong>{}</strong> {}</li>\n", html_escape(figure), html_escape(words));
    };
    if (const double zero = primary_summary(page.run, subject).p_zero; zero >= visible_share)
        add(percent_text(zero), fmt::format("of futures pay nothing at all at {}", shown(subject.name)));
    if (subject.has_equity && subject.fate.equity_zero.value >= visible_share)
        add(percent_text(subject.fate.equity_zero.value),
            fmt::format("of futures leave the equity of {} worth nothing", shown(subject.name)));
    if (subject.floor_p_below && subject.floor_per_year)
        add(percent_text(subject.floor_p_below->value),
            fmt::format("of futures pay less than {} a year", page.money(*subject.floor_per_year)));
    if (subject.certainty_equivalent) {
        const OfferAnswer* best = nullptr;
        for (const OfferAnswer& offer : page.run.offers)
            if (&offer != &subject && offer.certainty_equivalent &&
                (best == nullptr || *offer.certainty_equivalent > *best->certainty_equivalent))
                best = &offer;
        std::string words = "is the sure sum that it is worth to you, given your dislike of risk";
        if (best != nullptr)
            words += fmt::format(" ({}: {})", shown(best->name), page.money(*best->certainty_equivalent));
        add(page.money(*subject.certainty_equivalent), words);
    }
    return items.empty() ? items : "<ul class=\"facts\">\n" + items + "</ul>\n";
}

/// A bar of 100 units: wins, ties, losses.
std::string chance_bar(const Versus& rival) {
    Svg bar;
    const double wins = 100 * rival.wins.value, ties = 100 * rival.ties;
    bar.rectangle(0, 0, wins, 8, "fill win");
    bar.rectangle(wins, 0, ties, 8, "fill tie");
    bar.rectangle(wins + ties, 0, 100 - wins - ties, 8, "fill lose");
    return "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" +
           bar.body() + "</svg>";
}

std::string rival_card(const PageContext& page, const Versus& rival) {
    const auto fact = [](std::string_view name, const std::string& value) {
        return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", name, html_escape(value));
    };
    std::string html = fmt::format(
        "<li class=\"card\"><h3>against {}</h3>\n<p class=\"big\">{} <span>chance of "
        "winning</span></p>\n{}\n<dl>\n",
        html_name(rival.other->name), html_escape(percent_text(rival.wins.value)), chance_bar(rival));
    if (rival.wins.value > 0) html += fact("ahead, where it wins", page.money(rival.ahead()));
    if (rival.loses() > 1e-12) html += fact("behind, where it loses", page.money(rival.behind()));
    if (rival.ties >= visible_share) html += fact("exactly the same", percent_text(rival.ties));
    if (const RivalPicture* picture = picture_of(page, rival.other)) {
        const double half = picture->extra_for_half;
        html += half > 0 ? fact("ask for, to make it even", page.money(half))
                         : fact("to spare, until it is even", page.money(-half));
    }
    return html + "</dl></li>\n";
}

}  // namespace

std::string answer_section(const PageContext& page) {
    const std::vector<Versus> list = versus_others(page.run);
    std::string first, second;
    if (list.empty()) {
        first = alone_sentence(page, subject_of(page.run));
    } else {
        const Versus& strongest =
            *std::min_element(list.begin(), list.end(),
                              [](const Versus& a, const Versus& b) { return a.wins.value < b.wins.value; });
        first = chance_sentence(page, strongest, list.size() == 1);
        if (const RivalPicture* picture = picture_of(page, strongest.other))
            second = ask_sentence(page, *picture);
    }
    std::string html = fmt::format(
        "<section id=\"answer\" aria-label=\"The answer\">\n<p class=\"lead\">{}</p>\n", html_escape(first));
    if (!second.empty()) html += fmt::format("<p class=\"lead ask\">{}</p>\n", html_escape(second));
    return html + facts_list(page) + "</section>\n";
}

std::string rivals_section(const PageContext& page) {
    const std::vector<Versus> list = versus_others(page.run);
    if (list.empty()) return {};
    std::string html =
        fmt::format("<section id=\"rivals\">\n<h2>{} against each</h2>\n<ul class=\"cards\">\n",
                    html_name(subject_of(page.run).name));
    for (const Versus& rival : list) html += rival_card(page, rival);
    return html + "</ul>\n</section>\n";
}

}  // namespace offersim
