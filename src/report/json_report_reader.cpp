#include "report/json_report_reader.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace offersim {

namespace {

using Json = nlohmann::json;

struct NoReport : std::runtime_error {
    using std::runtime_error::runtime_error;
};

const Json& at(const Json& object, const char* name) {
    if (!object.is_object() || !object.contains(name))
        throw NoReport(fmt::format("it is no report of a run ('{}' is missing)", name));
    return object[name];
}

template <class Value>
Value get(const Json& object, const char* name) {
    const Json& value = at(object, name);
    try {
        return value.get<Value>();
    } catch (const Json::exception&) {
        throw NoReport(fmt::format("it is no report of a run ('{}' is of another type)", name));
    }
}

double number(const Json& object, const char* name) { return get<double>(object, name); }
std::string text(const Json& object, const char* name) { return get<std::string>(object, name); }

/// `read(element)` of each.
template <class Value, class Read>
std::vector<Value> list(const Json& object, const char* name, Read read) {
    const Json& array = at(object, name);
    if (!array.is_array()) throw NoReport(fmt::format("it is no report of a run ('{}' is no list)", name));
    std::vector<Value> values;
    for (const Json& element : array) values.push_back(read(element));
    return values;
}

Mean mean(const Json& json) { return {number(json, "value"), number(json, "se")}; }

Probability probability(const Json& json) {
    return {number(json, "value"), number(json, "low"), number(json, "high")};
}

Percentile percentile(const Json& json) {
    return {number(json, "p"), number(json, "value"), number(json, "low"), number(json, "high")};
}

Summary summary(const Json& json) {
    Summary result;
    result.mean = mean(at(json, "mean"));
    result.standard_deviation = number(json, "sd");
    result.percentiles = list<Percentile>(json, "percentiles", percentile);
    result.p_zero = number(json, "p_zero");
    result.top_percent_share = number(json, "top_percent_share");
    result.mean_is_heavy_tailed = get<bool>(json, "mean_is_heavy_tailed");
    return result;
}

std::optional<Summary> summary_or_null(const Json& json) {
    if (json.is_null()) return {};
    return summary(json);
}

/// Empty where --brief left them out.
template <class Value, class Read>
std::vector<Value> components(const Json& json, Read read) {
    std::vector<Value> values;
    if (!json.empty())
        for (const char* name : component_names) values.push_back(read(at(json, name)));
    return values;
}

YearAnswer year(const Json& json) {
    YearAnswer result;
    result.year = get<int>(json, "year");
    result.primary = summary(at(json, "primary"));
    result.components = components<Mean>(at(json, "components"), mean);
    if (json.contains("component_details"))
        result.component_details = components<Summary>(json["component_details"], summary);
    return result;
}

void read_measures(const Json& json, OfferAnswer& offer) {
    offer.gross_nominal = summary(at(json, "gross_nominal"));
    offer.gross_present = summary(at(json, "gross_present"));
    offer.net_nominal = summary_or_null(at(json, "net_nominal"));
    offer.net_present = summary_or_null(at(json, "net_present"));
    if (json.contains("net_reason")) offer.net_reason = text(json, "net_reason");
}

Fate fate(const Json& json) {
    return {probability(at(json, "ipo")),        probability(at(json, "acquired")),
            probability(at(json, "shutdown")),   probability(at(json, "illiquid")),
            probability(at(json, "left_early")), probability(at(json, "equity_zero"))};
}

std::optional<EquityWorth> equity_worth_or_null(const Json& json) {
    if (json.is_null()) return {};
    return EquityWorth{number(json, "headline_value"),   number(json, "headline_price"),
                       number(json, "common_price"),     number(json, "common_price_p10"),
                       number(json, "common_price_p90"), text(json, "basis"),
                       number(json, "at_headline"),      number(json, "at_common")};
}

FutureAnswer future(const Json& json) {
    FutureAnswer result;
    result.name = text(json, "name");
    result.chance = number(json, "chance");
    result.paths = get<std::uint64_t>(json, "paths");
    result.gross_nominal = summary(at(at(json, "measures"), "gross_nominal"));
    result.gross_present = summary(at(at(json, "measures"), "gross_present"));
    result.fate = fate(at(json, "fate"));
    result.against = list<FutureAnswer::Versus>(json, "comparisons", [](const Json& versus) {
        const double tie = number(versus, "p_tie");
        return FutureAnswer::Versus{
            text(versus, "b"), probability(at(versus, "p_a_beats_b")), {tie, tie, tie}};
    });
    return result;
}

OfferAnswer offer(const Json& json) {
    OfferAnswer result;
    result.name = text(json, "name");
    result.company = text(json, "company");
    if (json.contains("has_equity")) result.has_equity = get<bool>(json, "has_equity");
    read_measures(at(json, "measures"), result);
    result.years = list<YearAnswer>(json, "years", year);
    result.components = components<Mean>(at(json, "components"), mean);
    if (json.contains("component_details"))
        result.component_details = components<Summary>(json["component_details"], summary);
    result.fate = fate(at(json, "fate"));
    result.equity_worth = equity_worth_or_null(at(json, "equity_worth"));
    if (json.contains("futures")) result.futures = list<FutureAnswer>(json, "futures", future);
    result.paper_at_settlement = mean(at(json, "paper_at_settlement"));
    if (at(json, "certainty_equivalent").is_null())
        result.certainty_equivalent_reason = text(json, "certainty_equivalent_reason");
    else
        result.certainty_equivalent = number(json, "certainty_equivalent");
    if (json.contains("package"))
        result.package = {number(json["package"], "year_1"), number(json["package"], "steady_state")};
    const Json& floor = at(json, "floor");
    if (!floor.is_null()) {
        result.floor_per_year = number(floor, "per_year");
        if (!at(floor, "p_below").is_null()) result.floor_p_below = probability(floor["p_below"]);
    }
    return result;
}

ComparisonAnswer comparison(const Json& json) {
    ComparisonAnswer result;
    result.a = text(json, "a");
    result.b = text(json, "b");
    result.p_a_beats_b = probability(at(json, "p_a_beats_b"));
    result.p_tie.value = number(json, "p_tie");
    result.difference = summary(at(json, "difference"));
    result.expected_gain = mean(at(json, "expected_gain"));
    result.expected_regret = mean(at(json, "expected_regret"));
    return result;
}

void read_scenario(const Json& json, RunAnswer& answer) {
    answer.title = text(json, "title");
    answer.file = text(json, "file");
    answer.sha256 = text(json, "sha256");
    answer.start = text(json, "start");
    answer.horizon_months = get<int>(json, "horizon_months");
    answer.settle_months = get<int>(json, "settle_months");
    answer.currency = text(json, "currency");
    answer.overrides = get<std::vector<std::string>>(json, "overrides");
    if (json.contains("inputs"))
        answer.inputs = list<InputAnswer>(json, "inputs", [](const Json& input) {
            return InputAnswer{text(input, "key"), text(input, "value")};
        });
}

PrecisionAnswer precision(const Json& json) {
    PrecisionAnswer result;
    result.asked = number(json, "asked");
    result.reached = number(json, "reached");
    result.loosest = text(json, "loosest");
    result.looks = get<int>(json, "looks");
    result.budget = get<std::uint64_t>(json, "budget");
    result.is_reached = get<bool>(json, "is_reached");
    return result;
}

void read_run(const Json& json, RunAnswer& answer) {
    answer.paths = get<std::uint64_t>(json, "paths");
    answer.paths_asked = get<std::uint64_t>(json, "paths_asked");
    answer.seed = get<std::uint64_t>(json, "seed");
    answer.sampler = text(json, "sampler");
    answer.threads = get<int>(json, "threads");
    answer.seconds = number(json, "seconds");
    answer.partial = get<bool>(json, "partial");
    if (json.contains("replicates")) answer.replicates = get<int>(json, "replicates");
    if (json.contains("worth_paths")) answer.worth_paths = number(json, "worth_paths");
    if (json.contains("precision")) answer.precision = precision(json["precision"]);
    const std::string detail = text(json, "detail");
    answer.detail = detail == "brief"  ? DetailLevel::brief
                    : detail == "full" ? DetailLevel::full
                                       : DetailLevel::standard;
}

RunAnswer run_answer(const Json& json) {
    if (text(json, "schema") != "offersim.report/1")
        throw NoReport(
            fmt::format("it is '{}', and not the report of a run (offersim.report/1)", text(json, "schema")));
    RunAnswer answer;
    answer.program_version = text(at(json, "program"), "version");
    answer.rng = text(at(json, "program"), "rng");
    read_scenario(at(json, "scenario"), answer);
    read_run(at(json, "run"), answer);
    answer.primary_measure = text(json, "primary_measure");
    answer.compare = text(json, "compare");
    answer.offers = list<OfferAnswer>(json, "offers", offer);
    answer.comparisons = list<ComparisonAnswer>(json, "comparisons", comparison);
    answer.warnings = get<std::vector<std::string>>(json, "warnings");
    return answer;
}

}  // namespace

std::optional<RunAnswer> read_json_report(const std::string& text_of_report, std::string& fault) {
    try {
        return run_answer(Json::parse(text_of_report));
    } catch (const Json::parse_error& error) {
        fault = fmt::format("it is no JSON (at byte {})", error.byte);
    } catch (const Json::out_of_range&) {
        fault = "it has a number that is too large";
    } catch (const NoReport& error) {
        fault = error.what();
    }
    return {};
}

}  // namespace offersim
