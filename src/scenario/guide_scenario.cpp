#include "scenario/guide_scenario.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "base/date.hpp"
#include "base/text.hpp"
#include "scenario/guide_page.hpp"

namespace offersim {
namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : escape_control(text)) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

std::string full_name(const GuideRegion& region) {
    return escape_control(region.name + (region.level.empty() ? "" : " " + region.level));
}

void write_other_regions(Page& page, const Guide& guide, const GuideRegion& region) {
    constexpr std::size_t most_named = 6;
    std::vector<std::string> others;
    for (const GuideRegion& one : guide.regions)
        if (full_name(one) != full_name(region)) others.push_back(full_name(one));
    if (others.empty()) return;
    const std::size_t hidden = others.size() - std::min(others.size(), most_named);
    if (hidden > 0) others.resize(most_named);
    page.line(fmt::format("# The region is {}; --region takes another: {}{}.", full_name(region),
                          fmt::join(others, ", "), hidden > 0 ? fmt::format(" and {} more", hidden) : ""));
}

void write_head(Page& page, const Guide& guide, const GuideRegion& region, const Names& names) {
    const std::string role = guide.role.empty() ? "the role" : guide.role;
    const std::string company = guide.company.empty() ? "the company" : guide.company;
    page.line(names.rivals.empty()
                  ? "# What is this offer worth, and how sure is it?"
                  : "# Is this offer worth more than those it competes with, and in how many futures?");
    page.line(fmt::format("# Written by `offersim guide` from {}.", escape_control(guide.file)));
    page.line("# \"line 9\" is a line of that guide, \"default\" a value that it does not give.");
    write_other_regions(page, guide, region);
    page.line("format: 1");
    page.line(fmt::format("title: {}", quoted(fmt::format("{} at {}, {}", role, company, region.name))),
              guide.role_line > 0 ? fmt::format("line {}, region line {}", guide.role_line, region.line)
                                  : "default");
    const auto date = guide.last_updated ? parse_date(*guide.last_updated) : std::nullopt;
    if (date && date->year() >= std::chrono::year(1970) && date->year() <= std::chrono::year(2200)) {
        page.line(fmt::format("start: {}", *guide.last_updated),
                  fmt::format("line {}: last_updated", guide.last_updated_line));
    } else {
        page.line("start: 2026-01-01", "default");
    }
    page.line("horizon: 4y", "default");
    page.line("settle: 10y", "default");
    page.line(fmt::format("currency: {}", region.currency),
              region.currency_line > 0 ? fmt::format("line {}", region.currency_line) : "default");
    std::set<std::string> foreign;
    for (const GuideRival* rival : names.rival_jobs) {
        if (rival->currency != region.currency) foreign.insert(rival->currency);
    }
    std::string rates;
    for (const std::string& one : foreign) {
        rates += fmt::format("{}{}: {}", rates.empty() ? "" : ", ", one,
                             *default_exchange_rate(one, region.currency));
    }
    if (!rates.empty()) page.line(fmt::format("fx: {{{}}}", rates), "default: models/guides/currencies.yaml");
}

void write_person(Page& page, const GuideRegion& region) {
    const double wealth = rounded(250'000 * default_exchange_rate("USD", region.currency).value_or(1), 2);
    page.line("person:");
    page.line("  discount: 4.5%/yr", "default");
    page.line("  risk_aversion: 3", "default");
    page.line(fmt::format("  wealth: {}", spell_amount(wealth)), "default: outside this offer");
    page.line("  leave: 10%/yr", "default: the chance a year of leaving or being let go");
}

}  // namespace

std::string write_scenario(const Guide& guide, const GuideRegion& region, bool floor_offer) {
    const GuideTerms terms = terms_of(guide, region);
    const Names names = names_of(guide, region);
    Page page;
    write_head(page, guide, region, names);
    write_person(page, region);
    write_companies(page, guide, terms, names, known_employers());
    write_offers(page, guide, region, terms, names, floor_offer);
    page.line("report:");
    if (guide.floor) {
        page.line(fmt::format("  floor: {}/yr", spell_amount(guide.floor->low)),
                  fmt::format("line {}: \"{}\"", guide.floor->line, guide.floor->text));
    }
    page.line(fmt::format("  compare: {}", names.company), "default");
    page.line("run: {paths: 100k, seed: 1}", "default");
    const auto list = [&](std::string_view heading, const std::vector<std::string>& items) {
        if (items.empty()) return;
        page.line(fmt::format("\n# {}", heading));
        for (const std::string& item : items) page.line(fmt::format("#   - {}", escape_control(item)));
    };
    if (terms.not_found.empty()) page.line("\n# All that is looked for was found in the guide.");
    list("Not found in the guide:", terms.not_found);
    std::vector<std::string> notes = guide.notes;
    for (const GuideRival& rival : guide.rivals) {
        if (default_exchange_rate(rival.currency, region.currency)) continue;
        notes.push_back(fmt::format("line {}: {} is left out, no exchange rate for {} in {}",
                                    rival.total.line, rival.employer, rival.currency, region.currency));
    }
    notes.insert(notes.end(), region.notes.begin(), region.notes.end());
    list("Decided while reading it:", notes);
    return page.text;
}

}  // namespace offersim
