#include "scenario/guide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/bytes.hpp"
#include "scenario/guide_front_matter.hpp"
#include "scenario/guide_scanner.hpp"
#include "scenario/guide_statements.hpp"
#include "scenario/guide_table.hpp"

namespace offersim {
namespace {

/// Takes from a row of a table what the front matter leaves out of the same region, and what it says better.
void complete(GuideRegion& region, const GuideRegion& row) {
    for (const auto field :
         {&GuideRegion::base, &GuideRegion::stock, &GuideRegion::signing, &GuideRegion::total}) {
        if (region.*field || !(row.*field)) continue;
        region.*field = row.*field;
        region.notes.push_back(
            fmt::format("line {}: taken from the table, the front matter has none", row.line));
    }
    region.stock_heading = row.stock_heading;
    region.stock_basis = row.stock_basis;
    if (!region.bonus_share && !region.bonus_amount) {
        region.bonus_share = row.bonus_share;
        region.bonus_amount = row.bonus_amount;
    } else if (region.bonus_share && row.bonus_share && row.bonus_share->high > region.bonus_share->high &&
               std::abs(row.bonus_share->low - region.bonus_share->low) < 1e-9) {
        region.bonus_in_front_matter = region.bonus_share;
        region.bonus_share = row.bonus_share;
        region.notes.push_back(fmt::format(
            "line {}: the bonus is the table's {} (the front matter, line {}, gives only its low end)",
            row.line, row.bonus_share->text, region.bonus_in_front_matter->line));
    }
    if (region.currency.empty()) {
        region.currency = row.currency;
        region.currency_line = row.currency_line;
    }
}

void settle_currency(GuideRegion& region) {
    if (!region.currency.empty()) return;
    for (const std::string_view code :
         {"GBP", "EUR", "USD", "INR", "CHF", "JPY", "CNY", "SGD", "AUD", "CAD", "HKD"}) {
        if (find_word(region.name, code) != std::string_view::npos) {
            region.currency = code;
            region.currency_line = region.line;
            return;
        }
    }
    region.currency = "USD";
    region.notes.push_back(fmt::format("line {}: no currency is given, taken to be USD", region.line));
}

double bonus_of(const GuideRegion& region) {
    const auto& share = region.bonus_in_front_matter ? region.bonus_in_front_matter : region.bonus_share;
    if (share) return share->mean() * region.base->mean();
    return region.bonus_amount ? region.bonus_amount->mean() : 0;
}

Basis basis_of_heading(std::string_view heading) {
    const std::string text = lower(heading);
    if (has_any(text, {"4yr", "4-yr", "4 yr", "4y)", "4-year", "4 year", "four-year", "four year"}))
        return Basis::four_years;
    if (has_any(text, {"/yr", "/year", "annual", "per year", "yearly", "p.a."})) return Basis::per_year;
    return Basis::unsaid;
}

/// Whether stock is annual or a four-year total: by its cell, by the column's heading, by the stated total.
void settle_stock_basis(GuideRegion& region) {
    if (!region.stock) return;
    const auto settle = [&](Basis basis, std::string reason) {
        region.stock_basis = basis;
        region.stock_basis_reason = std::move(reason);
    };
    const char* const words[] = {"", "annual", "a four-year total"};
    if (region.stock_basis != Basis::unsaid) {
        const char* const word = words[static_cast<int>(region.stock_basis)];
        return settle(region.stock_basis, fmt::format("{}, as its cell of the table says", word));
    }
    if (const Basis basis = basis_of_heading(region.stock_heading); basis != Basis::unsaid) {
        return settle(basis, fmt::format("{}, as the column's heading '{}' says",
                                         words[static_cast<int>(basis)], region.stock_heading));
    }
    if (region.base && region.total) {
        const double rest = region.total->mean() - region.base->mean() - bonus_of(region);
        const double annual_miss = std::abs(rest - region.stock->mean());
        const double total_miss = std::abs(rest - region.stock->mean() / 4);
        const Basis basis = annual_miss <= total_miss ? Basis::per_year : Basis::four_years;
        return settle(basis,
                      fmt::format("{}, which is nearer to the stated total (off by {:.0f} instead of {:.0f})",
                                  words[static_cast<int>(basis)], std::min(annual_miss, total_miss),
                                  std::max(annual_miss, total_miss)));
    }
    settle(Basis::four_years,
           "a four-year total, as grants are mostly quoted; neither a heading nor a total says so");
}

/// "LPU Inference Platform Engineer | Groq Global Negotiation Guide" of the first heading.
void read_title(const std::vector<std::string_view>& lines, int first_line, Guide& guide) {
    for (auto i = static_cast<std::size_t>(first_line); i < lines.size(); ++i) {
        std::string_view line = trim(lines[i]);
        if (!line.starts_with('#')) continue;
        while (line.starts_with('#')) line.remove_prefix(1);
        line = trim(line);
        for (const std::string_view separator : {" | ", " — ", " – ", " - "}) {
            const std::size_t at = line.find(separator);
            if (at == std::string_view::npos) continue;
            std::string_view company = trim(line.substr(at + separator.size()));
            for (const std::string_view end : {"Guide", "Negotiation", "Compensation", "Salary", "Global"}) {
                if (company.ends_with(end)) company = trim(company.substr(0, company.size() - end.size()));
            }
            if (guide.role.empty())
                guide.role = trim(line.substr(0, at)), guide.role_line = static_cast<int>(i) + 1;
            if (guide.company.empty()) guide.company = company, guide.company_line = static_cast<int>(i) + 1;
            return;
        }
        if (guide.role.empty()) guide.role = line, guide.role_line = static_cast<int>(i) + 1;
        return;
    }
}

/// A guide has some 20 kB. What is far larger is none, and prose is read in a time that grows faster than it.
bool check_size(const Source& source, Diagnostics& diagnostics) {
    constexpr std::size_t most_bytes = 256 * 1024;
    if (source.text().size() <= most_bytes) return true;
    diagnostics.add(
        source.diagnostic(Severity::error, "E603", {},
                          fmt::format("a guide of {} bytes (at most 256 KiB)", source.text().size()),
                          "leave the part about one role"));
    return false;
}

/// Guides have a dozen regions or so; the first hundreds of a longer list will do.
void drop_surplus(std::vector<GuideRegion>& regions, std::vector<std::string>& notes) {
    constexpr std::size_t most_regions = 200;
    if (regions.size() <= most_regions) return;
    notes.push_back(fmt::format("of {} regions the first {} were read", regions.size(), most_regions));
    regions.resize(most_regions);
}

void report_no_pay(const Source& source, const Guide& guide, Diagnostics& diagnostics) {
    std::string message =
        "no pay was found: no base in the front matter's 'compensation' and no table of pay";
    for (const std::string& note : guide.notes) message += "; " + note;
    diagnostics.add(source.diagnostic(
        Severity::error, "E601", {}, std::move(message),
        "a table needs a heading such as | Region | Base Salary | Stock | Bonus | Total Comp |"));
}

bool contains(std::string_view text, std::string_view part) {
    return lower(text).find(lower(part)) != std::string::npos;
}

}  // namespace

std::optional<GuideFigure> GuideRegion::stock_per_year() const {
    if (!stock || stock_basis != Basis::four_years) return stock;
    GuideFigure figure = *stock;
    figure.low /= 4;
    figure.high /= 4;
    return figure;
}

const GuideRegion* find_region(const Guide& guide, const GuideOptions& options) {
    const auto level_fits = [&](const GuideRegion& region) {
        if (!options.level.empty()) return contains(region.level, options.level);
        return true;
    };
    const GuideRegion* found = nullptr;
    int best = 0;  // the better of: exact name over part of it, a base over none, a level that the role names
    for (const GuideRegion& region : guide.regions) {
        if (!level_fits(region) || !(region.base || region.total)) continue;
        int rank = 1 + (region.base ? 2 : 0);
        if (!options.region.empty()) {
            if (!contains(region.name, options.region)) continue;
            if (same_region(region.name, options.region)) rank += 4;
        }
        if (!region.level.empty() &&
            (contains(guide.role, region.level) || contains(region.level, guide.role)))
            rank += 1;
        if (rank > best) {
            best = rank;
            found = &region;
        }
    }
    return found;
}

std::vector<std::string> region_names(const Guide& guide) {
    std::vector<std::string> names;
    for (const GuideRegion& region : guide.regions) {
        const bool is_known = std::ranges::any_of(
            names, [&](const std::string& name) { return same_region(name, region.name); });
        if (!is_known && (region.base || region.total)) names.push_back(region.name);
    }
    return names;
}

std::optional<Guide> read_guide(const Source& source, const GuideOptions& options, Diagnostics& diagnostics) {
    if (!check_size(source, diagnostics) || !check_bytes(source, "guide", diagnostics)) return {};
    const auto lines = lines_of(source.text());
    Guide guide;
    guide.file = source.file();
    read_front_matter(source, lines, guide);
    const int body = front_matter_lines(lines);
    read_title(lines, body, guide);

    auto rows = regions_in_tables(markdown_tables(lines));
    drop_surplus(rows, guide.notes);
    drop_surplus(guide.regions, guide.notes);
    const bool has_base =
        std::ranges::any_of(guide.regions, [](const GuideRegion& region) { return region.base.has_value(); });
    if (!has_base && !rows.empty()) {
        guide.regions = rows;
        guide.regions_are_from_tables = true;
    }
    for (GuideRegion& region : guide.regions) {
        const auto row = std::ranges::find_if(
            rows, [&](const GuideRegion& one) { return same_region(one.name, region.name); });
        if (!guide.regions_are_from_tables && row != rows.end()) complete(region, *row);
        settle_currency(region);
        settle_stock_basis(region);
    }
    if (!std::ranges::any_of(guide.regions,
                             [](const GuideRegion& region) { return region.base || region.total; })) {
        report_no_pay(source, guide, diagnostics);
        return {};
    }
    const GuideRegion* region = find_region(guide, options);
    if (!region) {
        std::string known;
        for (const GuideRegion& one : guide.regions) {
            known +=
                (known.empty() ? "" : ", ") + one.name + (one.level.empty() ? "" : " (" + one.level + ")");
        }
        diagnostics.add(
            source.diagnostic(Severity::error, "E602", {},
                              fmt::format("no region '{}'{} in this guide", options.region,
                                          options.level.empty() ? "" : " with level '" + options.level + "'"),
                              fmt::format("it has: {}", known)));
        return {};
    }
    const auto paragraphs = paragraphs_of(lines, body);
    const auto employers = known_employers();
    read_ask(paragraphs, region->name, region->currency, guide);
    read_vesting(paragraphs, guide);
    read_standing(lines, employers, guide);
    read_claims(paragraphs, employers, region->currency, guide);
    return guide;
}

}  // namespace offersim
