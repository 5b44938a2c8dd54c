#include "report/batch_rows.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <variant>

#include "report/csv_report.hpp"
#include "report/json_writer.hpp"
#include "report/versus.hpp"

namespace offersim {

namespace {

/// Empty: does not apply to the row's kind, so that JSON leaves it out. A number that is not finite has no
/// value: null in JSON, empty in CSV.
using Cell = std::variant<std::monostate, std::string, double, std::uint64_t>;

struct Row {
    const char* kind;
    const std::string* file;
    const std::string* region;
    const RunAnswer* answer = nullptr;
    const OfferAnswer* offer = nullptr;
    const ComparisonAnswer* pair = nullptr;
    const BatchFault* fault = nullptr;

    /// What the figures of the row summarise.
    const Summary* summary() const {
        if (offer != nullptr) return &primary_summary(*answer, *offer);
        return pair != nullptr ? &pair->difference : nullptr;
    }
};

struct Column {
    std::string name;
    std::function<Cell(const Row&)> cell;
};

using Columns = std::vector<Column>;

Cell optional_number(const std::optional<double>& number) {
    return number ? Cell(*number) : Cell(std::nan(""));
}

void add_identity(Columns& columns) {
    columns.push_back({"file", [](const Row& row) { return Cell(*row.file); }});
    columns.push_back({"kind", [](const Row& row) { return Cell(std::string(row.kind)); }});
    const auto of_run = [&](const char* name, auto value) {
        columns.push_back({name, [value](const Row& row) {
                               return row.answer == nullptr ? Cell() : Cell(value(*row.answer));
                           }});
    };
    of_run("title", [](const RunAnswer& run) { return run.title; });
    columns.push_back(
        {"region", [](const Row& row) { return row.region->empty() ? Cell() : Cell(*row.region); }});
    of_run("currency", [](const RunAnswer& run) { return run.currency; });
    of_run("horizon_months",
           [](const RunAnswer& run) { return static_cast<std::uint64_t>(run.horizon_months); });
    of_run("paths", [](const RunAnswer& run) { return run.paths; });
    of_run("seed", [](const RunAnswer& run) { return run.seed; });
    of_run("measure", [](const RunAnswer& run) { return run.primary_measure; });
    of_run("warnings", [](const RunAnswer& run) { return static_cast<std::uint64_t>(run.warnings.size()); });
    columns.push_back({"offer", [](const Row& row) {
                           return row.offer != nullptr  ? Cell(row.offer->name)
                                  : row.pair != nullptr ? Cell(row.pair->a)
                                                        : Cell();
                       }});
    columns.push_back(
        {"against", [](const Row& row) { return row.pair != nullptr ? Cell(row.pair->b) : Cell(); }});
    columns.push_back(
        {"company", [](const Row& row) { return row.offer != nullptr ? Cell(row.offer->company) : Cell(); }});
}

void add_distribution(Columns& columns, const std::vector<double>& percentiles) {
    const auto add = [&](std::string name, auto value) {
        columns.push_back({std::move(name), [value](const Row& row) {
                               const Summary* const summary = row.summary();
                               return summary == nullptr ? Cell() : Cell(value(*summary));
                           }});
    };
    add("mean", [](const Summary& summary) { return summary.mean.value; });
    add("se", [](const Summary& summary) { return summary.mean.standard_error; });
    add("sd", [](const Summary& summary) { return summary.standard_deviation; });
    add("p_zero", [](const Summary& summary) { return summary.p_zero; });
    for (std::size_t i = 0; i < percentiles.size(); ++i) {
        const std::string name = "p" + shortest_number(percentiles[i]);
        const auto side = [i](double Percentile::*number) {
            return [i, number](const Summary& summary) {  // too few paths have no percentiles
                return i < summary.percentiles.size() ? summary.percentiles[i].*number : std::nan("");
            };
        };
        add(name, side(&Percentile::value));
        add(name + "_low", side(&Percentile::low));
        add(name + "_high", side(&Percentile::high));
    }
}

template <class Value>
void add_probability(Columns& columns, const std::string& name, Value value) {
    const auto add = [&](const std::string& end, double Probability::*side) {
        columns.push_back({name + end, [value, side](const Row& row) {
                               const std::optional<Probability> probability = value(row);
                               return probability ? Cell((*probability).*side) : Cell();
                           }});
    };
    add("", &Probability::value);
    add("_low", &Probability::low);
    add("_high", &Probability::high);
}

void add_offer(Columns& columns) {
    const auto add = [&](const char* name, auto value) {
        columns.push_back(
            {name, [value](const Row& row) { return row.offer == nullptr ? Cell() : value(*row.offer); }});
    };
    add("certainty_equivalent",
        [](const OfferAnswer& offer) { return optional_number(offer.certainty_equivalent); });
    add("floor_per_year", [](const OfferAnswer& offer) { return optional_number(offer.floor_per_year); });
    add_probability(columns, "p_below_floor", [](const Row& row) {
        return row.offer != nullptr ? row.offer->floor_p_below : std::nullopt;
    });
    const std::pair<const char*, Probability Fate::*> fates[] = {{"p_ipo", &Fate::ipo},
                                                                 {"p_acquired", &Fate::acquired},
                                                                 {"p_shutdown", &Fate::shutdown},
                                                                 {"p_illiquid", &Fate::illiquid},
                                                                 {"p_left_early", &Fate::left_early},
                                                                 {"p_equity_zero", &Fate::equity_zero}};
    for (const auto& [name, fate] : fates)
        add(name, [fate = fate](const OfferAnswer& offer) { return Cell((offer.fate.*fate).value); });
}

void add_comparison(Columns& columns) {
    add_probability(columns, "p_a_beats_b", [](const Row& row) {
        return row.pair != nullptr ? std::optional(row.pair->p_a_beats_b) : std::nullopt;
    });
    const auto add = [&](const char* name, auto value) {
        columns.push_back({name, [value](const Row& row) {
                               return row.pair == nullptr ? Cell() : Cell(value(*row.pair));
                           }});
    };
    add("p_tie", [](const ComparisonAnswer& pair) { return pair.p_tie.value; });
    add("expected_gain", [](const ComparisonAnswer& pair) { return pair.expected_gain.value; });
    add("expected_gain_se", [](const ComparisonAnswer& pair) { return pair.expected_gain.standard_error; });
    add("expected_regret", [](const ComparisonAnswer& pair) { return pair.expected_regret.value; });
    add("expected_regret_se",
        [](const ComparisonAnswer& pair) { return pair.expected_regret.standard_error; });
}

void add_fault(Columns& columns) {
    const auto add = [&](const char* name, auto value) {
        columns.push_back({name, [value](const Row& row) {
                               return row.fault == nullptr ? Cell() : Cell(value(*row.fault));
                           }});
    };
    add("code", [](const BatchFault& fault) { return fault.code; });
    add("line", [](const BatchFault& fault) { return static_cast<std::uint64_t>(fault.line); });
    add("message", [](const BatchFault& fault) { return fault.message; });
    add("suggestion", [](const BatchFault& fault) { return fault.suggestion; });
    add("faults", [](const BatchFault& fault) { return static_cast<std::uint64_t>(fault.count); });
}

Columns columns_of(const BatchRowSettings& settings) {
    Columns columns;
    add_identity(columns);
    add_distribution(columns, settings.percentiles);
    if (settings.selection != BatchSelection::comparisons) add_offer(columns);
    if (settings.selection != BatchSelection::offers) add_comparison(columns);
    add_fault(columns);
    return columns;
}

std::string csv_cell(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return csv_text_field(*text);
    if (const auto* whole = std::get_if<std::uint64_t>(&cell)) return std::to_string(*whole);
    const auto* number = std::get_if<double>(&cell);
    return number != nullptr && std::isfinite(*number) ? shortest_number(*number) : std::string();
}

std::string csv_row(const Columns& columns, const Row& row) {
    std::string text;
    for (const Column& column : columns) {
        if (&column != &columns.front()) text += ',';
        text += csv_cell(column.cell(row));
    }
    return text + "\r\n";
}

std::string json_row(const Columns& columns, const Row& row) {
    JsonWriter json;
    json.begin_object(JsonWriter::Layout::line);
    for (const Column& column : columns) {
        const Cell cell = column.cell(row);
        if (std::holds_alternative<std::monostate>(cell)) continue;
        json.key(column.name);
        if (const auto* text = std::get_if<std::string>(&cell)) {
            json.value(*text);
        } else if (const auto* whole = std::get_if<std::uint64_t>(&cell)) {
            json.value(*whole);
        } else {
            json.value(std::get<double>(cell));
        }
    }
    json.end_object();
    return json.text();
}

std::string row_text(const Columns& columns, const Row& row, BatchFormat format) {
    return format == BatchFormat::csv ? csv_row(columns, row) : json_row(columns, row);
}

}  // namespace

std::vector<std::string> batch_columns(const BatchRowSettings& settings) {
    std::vector<std::string> names;
    for (const Column& column : columns_of(settings)) names.push_back(column.name);
    return names;
}

std::string batch_heading(const BatchRowSettings& settings) {
    if (settings.format == BatchFormat::ndjson) return {};
    std::string text;
    for (const std::string& name : batch_columns(settings)) text += (text.empty() ? "" : ",") + name;
    return text + "\r\n";
}

std::string batch_rows(const std::string& file, const std::string& region, const RunAnswer& answer,
                       const BatchRowSettings& settings) {
    const Columns columns = columns_of(settings);
    std::string text;
    if (settings.selection != BatchSelection::comparisons)
        for (const OfferAnswer& offer : answer.offers)
            text += row_text(
                columns,
                {.kind = "offer", .file = &file, .region = &region, .answer = &answer, .offer = &offer},
                settings.format);
    if (settings.selection != BatchSelection::offers)
        for (const ComparisonAnswer& pair : answer.comparisons)
            text += row_text(
                columns,
                {.kind = "comparison", .file = &file, .region = &region, .answer = &answer, .pair = &pair},
                settings.format);
    return text;
}

std::string batch_fault_row(const std::string& file, const std::string& region, const BatchFault& fault,
                            const BatchRowSettings& settings) {
    return row_text(columns_of(settings),
                    {.kind = "error", .file = &file, .region = &region, .fault = &fault}, settings.format);
}

}  // namespace offersim
