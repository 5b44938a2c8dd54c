#include <fmt/format.h>

#include "scenario/guide_page.hpp"

namespace offersim {
namespace {

/// `scale` multiplies base and stock; a bonus in per cent follows the base.
void write_offer(Page& page, const std::string& name, const std::string& company, const GuideTerms& terms,
                 double scale, std::string_view scale_origin) {
    const auto scaled = [&](GuideFigure figure) {
        figure.low *= scale;
        figure.high *= scale;
        return spell_range(figure);
    };
    const auto origin = [&](const GuideTerm& term) {
        return scale_origin.empty() ? term.origin : std::string(scale_origin);
    };
    const std::string trigger = terms.is_private ? "double" : "single";
    const std::string trigger_origin =
        terms.is_private ? "default for a private company" : "default for a listed company";
    page.line(fmt::format("  {}:", name));
    page.line(fmt::format("    company: {}", company));
    if (terms.base) page.line(fmt::format("    base: {}", scaled(terms.base->figure)), origin(*terms.base));
    if (terms.total) {
        page.line(fmt::format("    total: {}", scaled(terms.total->figure)), origin(*terms.total));
        page.line("    mix: {equity: 30%, bonus: 10%}", "default");
    }
    if (terms.bonus_share && terms.base) {
        page.line(fmt::format("    bonus: {}", spell_share(terms.bonus_share->figure)),
                  terms.bonus_share->origin);
    } else if (terms.bonus_amount && terms.base) {
        page.line(fmt::format("    bonus: {}/yr", scaled(terms.bonus_amount->figure)),
                  origin(*terms.bonus_amount));
    }
    if (terms.stock_per_year && terms.base) {
        GuideFigure grant = terms.stock_per_year->figure;
        grant.low *= terms.vesting_years();
        grant.high *= terms.vesting_years();
        page.line("    equity:");
        page.line("      - type: rsu", terms.stock_is_options
                                           ? "the guide says options and no strike: read as shares"
                                           : "default");
        page.line(fmt::format("        value: {}", scaled(grant)),
                  fmt::format("{} years of {}; {}", terms.vesting_years(),
                              spell_range(terms.stock_per_year->figure), origin(*terms.stock_per_year)));
        page.line(fmt::format("        trigger: {}", trigger), trigger_origin);
        page.line(fmt::format("        vesting: {}", terms.vesting_text), terms.vesting_origin);
    }
    if (terms.sign_on) {
        page.line("    sign_on:");
        page.line(fmt::format("      amount: {}", spell_range(terms.sign_on->figure)), terms.sign_on->origin);
        page.line(fmt::format("      equity: {}", spell_share(terms.sign_on_equity->figure)),
                  terms.sign_on_equity->origin);
        page.line(fmt::format("      vesting: {}", terms.sign_on_vesting), terms.sign_on_vesting_origin);
        page.line(fmt::format("      trigger: {}", trigger), trigger_origin);
    }
    if (terms.refresh && scale_origin.empty()) {
        page.line("    refresh:");
        page.line(fmt::format("      value: {}/yr", spell_range(terms.refresh->figure)),
                  terms.refresh->origin);
        page.line("      vesting: standard-4y", "default");
        page.line(fmt::format("      trigger: {}", trigger), trigger_origin);
    }
}

void write_floor_offer(Page& page, const Guide& guide, const GuideTerms& terms, const Names& names) {
    if (!guide.floor || !terms.base) return;
    const double bonus = terms.bonus_share    ? terms.bonus_share->figure.mean() * terms.base->figure.mean()
                         : terms.bonus_amount ? terms.bonus_amount->figure.mean()
                                              : 0;
    const double stock = terms.stock_per_year ? terms.stock_per_year->figure.mean() : 0;
    const double scale = guide.floor->mean() / (terms.base->figure.mean() + bonus + stock);
    GuideTerms least = terms;
    if (guide.sign_on.least && least.sign_on)
        least.sign_on = {*guide.sign_on.least, fmt::format("line {}: the least", guide.sign_on.least->line)};
    write_offer(page, names.company + "-at-floor", names.company, least, scale,
                fmt::format("scaled to the floor of line {}, {} a year", guide.floor->line,
                            spell_range(*guide.floor)));
}

void write_rivals(Page& page, const GuideRegion& region, const Names& names) {
    for (std::size_t i = 0; i < names.rival_jobs.size(); ++i) {
        const GuideRival& rival = *names.rival_jobs[i];
        page.line(fmt::format("  {}:", names.rivals[i]));
        page.line(fmt::format("    company: {}", names.rival_companies[i]));
        if (rival.currency != region.currency) page.line(fmt::format("    currency: {}", rival.currency));
        page.line(fmt::format("    total: {}", spell_range(rival.total)),
                  fmt::format("line {}: \"{}\"", rival.total.line, rival.text));
        page.line("    mix: {equity: 45%, bonus: 10%}", "default");
    }
}

}  // namespace

void write_offers(Page& page, const Guide& guide, const GuideRegion& region, const GuideTerms& terms,
                  const Names& names, bool floor_offer) {
    page.line("offers:");
    write_offer(page, names.company, names.company, terms, 1, {});
    if (floor_offer) write_floor_offer(page, guide, terms, names);
    write_rivals(page, region, names);
}

}  // namespace offersim
