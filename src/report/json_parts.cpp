#include "report/json_parts.hpp"

#include <cmath>

namespace offersim {

using Layout = JsonWriter::Layout;

void put(JsonWriter& json, std::string_view name, const Mean& mean) {
    json.key(name).begin_object(Layout::line);
    json.member("value", mean.value);
    json.member("se", mean.standard_error);
    json.end_object();
}

void put(JsonWriter& json, std::string_view name, const Probability& probability) {
    json.key(name).begin_object(Layout::line);
    json.member("value", probability.value);
    json.member("low", probability.low);
    json.member("high", probability.high);
    json.end_object();
}

void put(JsonWriter& json, std::string_view name, const Summary& summary) {
    json.key(name).begin_object();
    put(json, "mean", summary.mean);
    json.member("sd", summary.standard_deviation);
    json.key("percentiles").begin_array();
    for (const Percentile& percentile : summary.percentiles) {
        json.begin_object(Layout::line);
        json.member("p", percentile.p);
        json.member("value", percentile.value);
        json.member("low", percentile.low);
        json.member("high", percentile.high);
        json.end_object();
    }
    json.end_array();
    json.member("p_zero", summary.p_zero);
    json.member("top_percent_share", summary.top_percent_share);
    json.member("mean_is_heavy_tailed", summary.mean_is_heavy_tailed);
    json.end_object();
}

void put(JsonWriter& json, std::string_view name, const Estimate& estimate) {
    json.key(name).begin_object(Layout::line);
    json.member("value", estimate.value);
    json.member("low", estimate.low);
    json.member("high", estimate.high);
    json.end_object();
}

void put_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    json.key(name).begin_array();
    for (const std::string& text : texts) json.value(text);
    json.end_array();
}

namespace {

void put_scenario(JsonWriter& json, const RunAnswer& answer) {
    json.key("scenario").begin_object();
    json.member("title", answer.title);
    json.member("file", answer.file);
    json.member("sha256", answer.sha256);
    json.member("start", answer.start);
    json.member("horizon_months", answer.horizon_months);
    json.member("settle_months", answer.settle_months);
    json.member("currency", answer.currency);
    put_texts(json, "overrides", answer.overrides);
    json.key("inputs").begin_array();
    for (const InputAnswer& input : answer.inputs) {
        json.begin_object(Layout::line);
        json.member("key", input.key);
        json.member("value", input.text);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

const char* detail_name(DetailLevel detail) {
    if (detail == DetailLevel::brief) return "brief";
    return detail == DetailLevel::full ? "full" : "standard";
}

void put_precision(JsonWriter& json, const PrecisionAnswer& precision) {
    json.key("precision").begin_object();
    json.member("asked", precision.asked);
    json.member("reached", precision.reached);
    json.member("loosest", precision.loosest);
    json.member("looks", precision.looks);
    json.member("budget", precision.budget);
    json.member("is_reached", precision.is_reached);
    json.end_object();
}

void put_run(JsonWriter& json, const RunAnswer& answer) {
    json.key("run").begin_object();
    json.member("paths", answer.paths);
    json.member("paths_asked", answer.paths_asked);
    json.member("seed", answer.seed);
    json.member("sampler", answer.sampler);
    if (answer.replicates > 0) json.member("replicates", answer.replicates);
    if (answer.worth_paths) json.member("worth_paths", std::round(*answer.worth_paths));
    if (answer.precision) put_precision(json, *answer.precision);
    json.member("threads", answer.threads);
    json.member("seconds", std::round(answer.seconds * 1e6) / 1e6);
    json.member("partial", answer.partial);
    json.member("detail", detail_name(answer.detail));
    json.end_object();
}

}  // namespace

void put_head(JsonWriter& json, std::string_view schema, const RunAnswer& answer) {
    json.member("schema", schema);
    json.key("program").begin_object(Layout::line);
    json.member("version", answer.program_version);
    json.member("rng", answer.rng);
    json.end_object();
    put_scenario(json, answer);
    put_run(json, answer);
}

}  // namespace offersim
