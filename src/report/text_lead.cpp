#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/band.hpp"
#include "report/chart.hpp"
#include "report/figures.hpp"
#include "report/layout.hpp"
#include "report/text_sections.hpp"
#include "report/versus.hpp"

namespace offersim {

namespace {

constexpr double visible_share = 0.0005;

/// The one it beats least often.
const Versus& strongest_rival(const std::vector<Versus>& list) {
    return *std::min_element(list.begin(), list.end(),
                             [](const Versus& a, const Versus& b) { return a.wins.value < b.wins.value; });
}

constexpr std::size_t most_rivals_named = 4;

/// "groq beats nvidia in 41.2 % of futures, google in 38.0 % and acme in 45.1 %."
std::string beating_sentence(const std::vector<Versus>& list) {
    const std::string subject = shown(list.front().self->name);
    if (list.size() > most_rivals_named) {
        const Versus& strongest = strongest_rival(list);
        return fmt::format("{} beats {}, the strongest of its {} rivals, {}.", subject,
                           shown(strongest.other->name), list.size(), futures_words(strongest.wins.value));
    }
    std::vector<std::string> items;
    for (const Versus& versus : list) {
        const bool is_certain = versus.wins.value <= 0 || versus.wins.value >= 1;
        const std::string chance = items.empty() || is_certain ? futures_words(versus.wins.value)
                                                               : "in " + percent_text(versus.wins.value);
        items.push_back(fmt::format("{} {}", shown(versus.other->name), chance));
    }
    return fmt::format("{} beats {}.", subject, listed(items));
}

/// " In the median future it is 88k behind nvidia and 371k behind google."
std::string gap_sentence(const std::vector<Versus>& list, const MoneyUnit& unit) {
    std::vector<std::string> items;
    for (const Versus& versus : list) {
        if (list.size() > most_rivals_named && &versus != &strongest_rival(list)) continue;
        const std::optional<double> gap = median_of(versus.difference);
        if (!gap) return {};
        items.push_back(*gap == 0 ? fmt::format("level with {}", shown(versus.other->name))
                                  : fmt::format("{} {} {}", money_text(std::abs(*gap), unit),
                                                *gap < 0 ? "behind" : "ahead of", shown(versus.other->name)));
    }
    return fmt::format(" In the median future it is {}.", listed(items));
}

/// "Where it wins it is ahead by 776k on average; where it loses, behind by 161k."
std::string margin_sentence(const Versus& versus, const MoneyUnit& unit) {
    const std::string ahead = money_text(versus.ahead(), unit), behind = money_text(versus.behind(), unit);
    if (versus.wins.value > 0 && versus.loses() > 1e-12)
        return fmt::format(" Where it wins it is ahead by {} on average; where it loses, behind by {}.",
                           ahead, behind);
    if (versus.wins.value > 0) return fmt::format(" It is ahead by {} on average.", ahead);
    if (versus.loses() > 1e-12) return fmt::format(" It is behind by {} on average.", behind);
    return {};
}

std::string ties_sentence(const Versus& versus) {
    if (versus.ties < visible_share) return {};
    return fmt::format(" The two are worth exactly the same {}.", futures_words(versus.ties));
}

std::string zero_sentence(const RunAnswer& answer, const OfferAnswer& subject) {
    const double zero = primary_summary(answer, subject).p_zero;
    const double equity_zero = subject.has_equity ? subject.fate.equity_zero.value : 0;
    const std::string name = shown(subject.name);
    if (zero >= visible_share && equity_zero > zero)
        return fmt::format(" The equity of {} comes to nothing {}; it pays nothing at all {}.", name,
                           futures_words(equity_zero), futures_words(zero));
    if (zero >= visible_share) return fmt::format(" {} pays nothing at all {}.", name, futures_words(zero));
    if (equity_zero >= visible_share)
        return fmt::format(" The equity of {} comes to nothing {}.", name, futures_words(equity_zero));
    return {};
}

/// "Allowing for your dislike of risk, groq is worth a sure 980k and nvidia a sure 1,377k."
std::string certainty_sentence(const OfferAnswer& subject, const std::vector<Versus>& list,
                               const MoneyUnit& unit) {
    if (!subject.certainty_equivalent) return {};
    const OfferAnswer* best = nullptr;
    for (const Versus& versus : list) {
        if (!versus.other->certainty_equivalent) return {};
        if (best == nullptr || *versus.other->certainty_equivalent > *best->certainty_equivalent)
            best = versus.other;
    }
    const std::string own = money_text(*subject.certainty_equivalent, unit);
    if (best == nullptr)
        return fmt::format(" Allowing for your dislike of risk, it is worth a sure {}.", own);
    return fmt::format(" Allowing for your dislike of risk, {} is worth a sure {} and {} a sure {}.",
                       shown(subject.name), own, shown(best->name),
                       money_text(*best->certainty_equivalent, unit));
}

std::string spread_sentence(const RunAnswer& answer, const OfferAnswer& subject, const MoneyUnit& unit) {
    const std::optional<Band> band = band_of(primary_summary(answer, subject).percentiles);
    if (!band || band->outer_low.p == band->outer_high.p) return {};
    return fmt::format("{} is worth between {} and {} in {:g} % of futures, and {} at P{}.",
                       shown(subject.name), money_text(band->outer_low.value, unit),
                       money_text(band->outer_high.value, unit), band->outer_high.p - band->outer_low.p,
                       money_text(band->middle.value, unit), band->middle.p);
}

}  // namespace

std::string answer_sentences(const RunAnswer& answer, const MoneyUnit& unit) {
    const OfferAnswer& subject = subject_of(answer);
    const std::vector<Versus> list = versus_others(answer);
    std::string text;
    if (list.empty()) {
        text = spread_sentence(answer, subject, unit);
    } else {
        text = beating_sentence(list) + gap_sentence(list, unit);
        if (list.size() == 1) text += margin_sentence(list.front(), unit) + ties_sentence(list.front());
    }
    text += zero_sentence(answer, subject);
    return text + certainty_sentence(subject, list, unit);
}

std::string lead_section(const TextContext& context) {
    return wrap(answer_sentences(context.answer, context.unit), context.width);
}

std::string distribution_section(const TextContext& context) {
    std::vector<ChartRow> rows;
    for (const OfferAnswer& offer : context.answer.offers)
        rows.push_back({shown(offer.name), &primary_summary(context.answer, offer)});
    const std::string chart = interval_chart(rows, {context.width, false, context.unit, context.style});
    if (chart.empty()) return {};
    return context.style.heading("What each offer is worth") + ", " + measure_words(context.answer) + "\n\n" +
           chart;
}

std::string head_to_head_section(const TextContext& context) {
    const std::vector<Versus> list = versus_others(context.answer);
    if (list.empty()) return {};
    std::string text = figure_section(context, head_to_head_figures(context.answer, context.unit));
    std::vector<ChartRow> rows;
    for (const Versus& versus : list) rows.push_back({shown(versus.other->name), &versus.difference});
    const std::string chart = interval_chart(rows, {context.width, true, context.unit, context.style});
    if (chart.empty()) return text;
    return text + fmt::format("\n{} minus the other, future by future\n\n", shown(list.front().self->name)) +
           chart;
}

}  // namespace offersim
