#include "scenario/guide_front_matter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "scenario/guide_scanner.hpp"
#include "scenario/guide_table.hpp"

namespace offersim {
namespace {

/// The scalar under the first of `keys` that is there and says something: null, "n/a" and the like say
/// nothing.
const Node* find_scalar(const Node& mapping, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
        const Node* node = mapping.find(key);
        if (!node || !node->is_scalar()) continue;
        const std::string text = lower(trim(node->text));
        if (text.empty() || text == "null" || text == "~" || text == "n/a" || text == "none" || text == "tbd")
            continue;
        return node;
    }
    return nullptr;
}

std::string text_under(const Node& mapping, std::initializer_list<std::string_view> keys) {
    const Node* node = find_scalar(mapping, keys);
    return node ? node->text : std::string{};
}

/// An amount as front matter writes it: 210000, but also "$210K" and 210,000.
std::optional<GuideFigure> amount_under(const Node& mapping, std::initializer_list<std::string_view> keys,
                                        std::vector<std::string>& notes) {
    const Node* node = find_scalar(mapping, keys);
    if (!node) return {};
    const auto amount = trim(node->text).starts_with('-') ? std::nullopt : amount_of_cell(node->text);
    if (!amount || amount->high <= 0) {
        notes.push_back(fmt::format("line {}: '{}' is not an amount", node->span.line, node->text));
        return {};
    }
    return GuideFigure{amount->low, amount->high, node->span.line, node->text};
}

/// The range from its low and high keys; one of them alone is both.
std::optional<GuideFigure> range_under(const Node& mapping, std::initializer_list<std::string_view> low_keys,
                                       std::initializer_list<std::string_view> high_keys,
                                       std::vector<std::string>& notes) {
    auto low = amount_under(mapping, low_keys, notes);
    const auto high = amount_under(mapping, high_keys, notes);
    if (!low) return high;
    if (!high) return low;
    GuideFigure range{low->low, high->high, low->line, fmt::format("{} to {}", low->text, high->text)};
    if (range.low > range.high) {
        notes.push_back(
            fmt::format("line {}: the low end, {}, is above the high end, {}; they were exchanged", low->line,
                        low->text, high->text));
        std::swap(range.low, range.high);
    }
    return range;
}

/// A bonus in per cent: 10, "10-18", "15%", 0.15.
std::optional<GuideFigure> percent_under(const Node& mapping, std::initializer_list<std::string_view> keys,
                                         std::vector<std::string>& notes) {
    const Node* node = find_scalar(mapping, keys);
    if (!node) return {};
    const bool has_sign = node->text.find('%') != std::string::npos;
    const auto found = percents_in(has_sign ? node->text : node->text + "%");
    if (found.empty() || trim(node->text).starts_with('-')) {
        notes.push_back(fmt::format("line {}: '{}' is not a percentage", node->span.line, node->text));
        return {};
    }
    GuideFigure figure{found[0].low, found[0].high, node->span.line, node->text};
    if (!has_sign && figure.high < 0.01) {  // written as a fraction
        figure.low *= 100;
        figure.high *= 100;
    }
    return figure;
}

/// An ISO code; names such as "US$" and "£" as well.
std::string currency_code(std::string_view text) {
    Scanner scan{text};
    std::string code(take_currency(scan));
    if (code == "$") code = "USD";
    if (code == "¥") code = "JPY";
    if (code == "kr") code = "SEK";
    if (!code.empty()) return code;
    code = text;
    std::ranges::transform(code, code.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return code.size() == 3 && std::ranges::all_of(code, is_letter) ? code : std::string{};
}

GuideRegion read_region(const Node& entry) {
    GuideRegion region;
    region.line = entry.span.line;
    region.name = region_name(text_under(entry, {"region", "location", "market", "city"}));
    region.level = text_under(entry, {"level"});
    auto& notes = region.notes;
    region.base = range_under(entry, {"base_low", "base"}, {"base_high", "base"}, notes);
    region.stock = range_under(entry, {"stock_low", "equity_low", "stock"},
                               {"stock_high", "equity_high", "stock"}, notes);
    region.bonus_share = percent_under(entry, {"bonus_pct", "bonus_percent"}, notes);
    if (const auto high = percent_under(entry, {"bonus_pct_high"}, notes); high && region.bonus_share) {
        region.bonus_share->high = high->high;
    } else if (const auto low = percent_under(entry, {"bonus_pct_low"}, notes); low && high) {
        region.bonus_share = GuideFigure{low->low, high->high, low->line, low->text + " to " + high->text};
    }
    region.bonus_amount = range_under(entry, {"bonus_low", "bonus"}, {"bonus_high", "bonus"}, notes);
    region.signing = range_under(entry, {"signing_bonus_low", "sign_on_low"},
                                 {"signing_bonus_high", "sign_on_high"}, notes);
    region.total =
        range_under(entry, {"total_comp_low", "total_low"}, {"total_comp_high", "total_high"}, notes);
    if (const Node* currency = find_scalar(entry, {"currency"})) {
        region.currency = currency_code(currency->text);
        if (trim(lower(currency->text)) == "kr")
            notes.push_back(fmt::format("line {}: 'kr' is taken to be SEK", currency->span.line));
        region.currency_line = currency->span.line;
        if (region.currency.empty()) {
            notes.push_back(
                fmt::format("line {}: '{}' is not a currency", currency->span.line, currency->text));
        }
    }
    return region;
}

}  // namespace

int front_matter_lines(const std::vector<std::string_view>& lines) {
    if (lines.empty() || trim(lines[0]) != "---") return 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (trim(lines[i]) == "---" || trim(lines[i]) == "...") return static_cast<int>(i) + 1;
    }
    return 0;
}

void read_front_matter(const Source& source, const std::vector<std::string_view>& lines, Guide& guide) {
    const int count = front_matter_lines(lines);
    if (count == 0) return;
    std::string text;
    for (int i = 0; i + 1 < count; ++i) text.append(lines[static_cast<std::size_t>(i)]).append("\n");
    const Source front(source.file(), std::move(text));
    Diagnostics faults;
    const auto tree = parse_yaml(front, "front matter", faults);
    if (!tree || !tree->is_mapping()) {
        const auto& all = faults.all();
        guide.notes.push_back(
            all.empty() ? "line 1: the front matter has no keys; it was left out"
                        : fmt::format("line {}: the front matter cannot be read ({}); it was left out",
                                      all[0].span.line, all[0].message));
        return;
    }
    if (const Node* node = find_scalar(*tree, {"company_display", "company"})) {
        guide.company = node->text;
        guide.company_line = node->span.line;
    }
    if (const Node* node = find_scalar(*tree, {"role_display", "role"})) {
        guide.role = node->text;
        guide.role_line = node->span.line;
    }
    if (const Node* node = find_scalar(*tree, {"last_updated"})) {
        guide.last_updated = node->text;
        guide.last_updated_line = node->span.line;
    }
    const Node* regions = tree->find("compensation");
    if (!regions || !regions->is_sequence()) return;
    for (const Node& entry : regions->items) {
        if (entry.is_mapping()) guide.regions.push_back(read_region(entry));
    }
}

}  // namespace offersim
