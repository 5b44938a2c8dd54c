#include "scenario/guide_table.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "scenario/guide_scanner.hpp"

namespace offersim {
namespace {

/// Drops the marks of a quotation ("> ") and of emphasis around a line.
std::string_view unquoted(std::string_view line) {
    line = trim(line);
    while (line.starts_with('>')) line = trim(line.substr(1));
    return line;
}

bool is_table_line(std::string_view line) {
    line = unquoted(line);
    return line.starts_with('|') && line.find('|', 1) != std::string_view::npos;
}

std::vector<std::string> cells_of(std::string_view line) {
    line = unquoted(line);
    line.remove_prefix(1);
    std::vector<std::string> cells(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
            cells.back() += line[++i];
        } else if (line[i] == '|') {
            cells.emplace_back();
        } else if (line[i] != '*' && line[i] != '`') {
            cells.back() += line[i];
        }
    }
    if (trim(cells.back()).empty()) cells.pop_back();
    for (std::string& cell : cells) cell = trim(cell);
    return cells;
}

bool is_separator(const std::vector<std::string>& cells) {
    return !cells.empty() && std::ranges::all_of(cells, [](const std::string& cell) {
        return !cell.empty() && cell.find_first_not_of("-: ") == std::string::npos;
    });
}

enum class Column { other, region, level, component, base, stock, signing, bonus, total };

/// What a heading, or the name of a component, stands for.
Column column_of(std::string_view heading) {
    struct Word {
        std::string_view text;
        Column column;
    };
    static constexpr std::array words{
        Word{"component", Column::component},
        Word{"region", Column::region},
        Word{"location", Column::region},
        Word{"market", Column::region},
        Word{"city", Column::region},
        Word{"office", Column::region},
        Word{"hub", Column::region},
        Word{"country", Column::region},
        Word{"sign", Column::signing},
        Word{"total", Column::total},
        Word{"tc", Column::total},
        Word{"ctc", Column::total},
        Word{"package", Column::total},
        Word{"base", Column::base},
        Word{"salary", Column::base},
        Word{"stock", Column::stock},
        Word{"rsu", Column::stock},
        Word{"rsus", Column::stock},
        Word{"equity", Column::stock},
        Word{"option", Column::stock},
        Word{"options", Column::stock},
        Word{"shares", Column::stock},
        Word{"esop", Column::stock},
        Word{"bonus", Column::bonus},
        Word{"variable", Column::bonus},
        Word{"level", Column::level},
        Word{"title", Column::level},
        Word{"role", Column::level},
        Word{"grade", Column::level},
        Word{"band", Column::level},
    };
    const std::string text = lower(heading);
    for (const Word& word : words) {
        for (std::size_t at = text.find(word.text); at != std::string::npos;
             at = text.find(word.text, at + 1)) {
            const bool starts = at == 0 || !is_letter(text[at - 1]);
            const std::size_t end = at + word.text.size();
            const bool ends = end == text.size() || !is_letter(text[end]) || word.text == "sign";
            if (starts && ends) return word.column;
        }
    }
    return Column::other;
}

/// The currency that a cell or heading names, or empty.
std::string currency_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        Scanner scan{text, at};
        if (const std::string_view code = take_currency(scan); !code.empty()) return std::string(code);
    }
    return {};
}

/// "$" as the dollar of a place that has its own; USD otherwise.
std::string settle_currency(std::string_view sign, std::string_view hint) {
    if (sign.size() == 3 && is_letter(sign[0])) return std::string(sign);
    if (!hint.empty() && hint.size() == 3 && (sign.empty() || may_mean(sign, hint))) return std::string(hint);
    if (sign == "¥") return "JPY";
    if (sign == "kr") return "SEK";
    return sign == "$" ? "USD" : std::string{};
}

std::optional<GuideFigure> figure_of(std::string_view cell, std::string_view currency, int line) {
    const auto amount = amount_of_cell(cell, currency);
    if (!amount || amount->high <= 0) return {};
    if (amount->currency.empty() && amount->high < 1000) return {};  // "L 4", "12": no pay
    return GuideFigure{amount->low, amount->high, line, std::string(cell)};
}

/// Puts what `cell` says under `column` into `region`, whose currency is known.
void put(GuideRegion& region, Column column, std::string_view heading, std::string_view cell, int line) {
    switch (column) {
        case Column::base: region.base = figure_of(cell, region.currency, line); break;
        case Column::signing: region.signing = figure_of(cell, region.currency, line); break;
        case Column::total: region.total = figure_of(cell, region.currency, line); break;
        case Column::stock:
            region.stock = figure_of(cell, region.currency, line);
            region.stock_heading = heading;
            if (const auto amount = amount_of_cell(cell, region.currency)) region.stock_basis = amount->basis;
            break;
        case Column::bonus:
            if (const auto percents = percents_in(cell); !percents.empty()) {
                region.bonus_share = GuideFigure{percents[0].low, percents[0].high, line, std::string(cell)};
            } else {
                region.bonus_amount = figure_of(cell, region.currency, line);
            }
            break;
        default: break;
    }
}

bool has_pay(const GuideRegion& region) { return region.base || region.total; }

/// One row a region, or a region and level.
void read_rows(const MarkdownTable& table, const std::vector<Column>& columns,
               std::vector<GuideRegion>& regions) {
    for (const auto& row : table.rows) {
        GuideRegion region;
        region.line = row.line;
        std::string sign, hint;
        for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
            if (columns[i] == Column::region) {
                region.name = region_name(row.cells[i]);
                hint = currency_in(row.cells[i]);
            } else if (columns[i] == Column::level) {
                region.level += (region.level.empty() ? "" : " ") + row.cells[i];
            } else if (sign.empty()) {
                sign = currency_in(row.cells[i]);
            }
        }
        region.currency = settle_currency(sign, hint);
        region.currency_line = region.currency.empty() ? 0 : row.line;
        for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
            put(region, columns[i], table.header[i], row.cells[i], row.line);
        }
        if (region.name.empty()) region.name = "all regions";
        if (has_pay(region)) regions.push_back(std::move(region));
    }
}

/// One column a region: components down (`components`), or levels down with one amount in each cell.
void read_columns(const MarkdownTable& table, bool components, std::vector<GuideRegion>& regions) {
    const Column only = lower(table.caption).find("base") != std::string::npos &&
                                lower(table.caption).find("total") == std::string::npos
                            ? Column::base
                            : Column::total;
    for (std::size_t i = 1; i < table.header.size(); ++i) {
        std::string sign;
        for (const auto& row : table.rows) {
            if (sign.empty() && i < row.cells.size()) sign = currency_in(row.cells[i]);
        }
        GuideRegion region;
        region.name = region_name(table.header[i]);
        region.currency = settle_currency(sign, currency_in(table.header[i]));
        region.currency_line = region.currency.empty() ? 0 : table.line;
        region.line = table.line;
        for (const auto& row : table.rows) {
            if (i >= row.cells.size()) continue;
            if (components) {
                put(region, column_of(row.cells[0]), row.cells[0], row.cells[i], row.line);
                continue;
            }
            GuideRegion level = region;
            level.level = row.cells[0];
            level.line = row.line;
            put(level, only, table.header[i], row.cells[i], row.line);
            if (has_pay(level)) regions.push_back(std::move(level));
        }
        if (components && has_pay(region)) regions.push_back(std::move(region));
    }
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<MarkdownTable> markdown_tables(const std::vector<std::string_view>& lines) {
    std::vector<MarkdownTable> tables;
    std::string caption;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!is_table_line(lines[i]) || !is_table_line(lines[i + 1]) ||
            !is_separator(cells_of(lines[i + 1]))) {
            if (!trim(lines[i]).empty() && !is_table_line(lines[i])) caption = trim(lines[i]);
            continue;
        }
        MarkdownTable table{caption, static_cast<int>(i) + 1, cells_of(lines[i]), {}};
        for (i += 2; i < lines.size() && is_table_line(lines[i]); ++i) {
            table.rows.push_back({static_cast<int>(i) + 1, cells_of(lines[i])});
        }
        tables.push_back(std::move(table));
        --i;
    }
    return tables;
}

std::vector<GuideRegion> regions_in_tables(const std::vector<MarkdownTable>& tables) {
    std::vector<GuideRegion> regions;
    for (const MarkdownTable& table : tables) {
        std::vector<Column> columns;
        for (const std::string& heading : table.header) columns.push_back(column_of(heading));
        const auto has = [&](Column column) { return std::ranges::find(columns, column) != columns.end(); };
        const bool has_money = has(Column::base) || has(Column::total) || has(Column::stock);
        if (has_money && (has(Column::region) || has(Column::level))) {
            read_rows(table, columns, regions);
        } else if (columns.size() > 1 && !has_money) {
            const bool components = std::ranges::any_of(table.rows, [](const auto& row) {
                return !row.cells.empty() && column_of(row.cells[0]) == Column::base;
            });
            read_columns(table, components, regions);
        }
    }
    return regions;
}

std::string region_name(std::string_view text) {
    std::string name;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const bool is_flag = point.value >= 0x1F000 || point.value == 0xFE0F;
        if (text[at] == ':' && name.empty()) {  // ":gb: London"
            if (const std::size_t end = text.find(':', at + 1); end != std::string_view::npos) {
                at = end + 1;
                continue;
            }
        }
        if (!is_flag && text[at] != '*' && text[at] != '`') name += text.substr(at, point.bytes);
        at += point.bytes;
        if (trim(name).empty()) name.clear();
    }
    return std::string(trim(name));
}

bool same_region(std::string_view a, std::string_view b) {
    const auto plain = [](std::string_view name) {
        std::string text = lower(region_name(name));
        if (const std::size_t open = text.find('('); open != std::string::npos && open > 0) text.resize(open);
        return std::string(trim(text));
    };
    return plain(a) == plain(b);
}

}  // namespace offersim
