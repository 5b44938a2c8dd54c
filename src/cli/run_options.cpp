#include "cli/run_options.hpp"

#include <fmt/format.h>

#include <limits>
#include <optional>

#include "base/text.hpp"
#include "cli/failure.hpp"
#include "cli/number.hpp"
#include "cli/run_settings.hpp"

namespace offersim {

namespace {

constexpr std::uint64_t most_paths = 1'000'000'000'000;
constexpr std::uint64_t most_shards = 1'000'000;

DetailLevel detail_of(const Arguments& arguments) {
    if (arguments.has("brief") && arguments.has("detail"))
        throw Failure(ExitCode::usage, "'--brief' and '--detail' exclude each other", "give one of them");
    if (arguments.has("brief")) return DetailLevel::brief;
    return arguments.has("detail") ? DetailLevel::full : DetailLevel::standard;
}

/// `3/8`: the third of eight.
Part part_of(const Arguments& arguments) {
    const std::optional<std::string> text = arguments.value("shard");
    if (!text) return {};
    const std::size_t slash = text->find('/');
    const auto number = parse_whole_number(text->substr(0, slash));
    const auto count =
        slash == std::string::npos ? std::nullopt : parse_whole_number(text->substr(slash + 1));
    if (!number || !count || *number < 1 || *number > *count || *count > most_shards)
        throw Failure(
            ExitCode::usage,
            fmt::format("'--shard' cannot be '{}' (must be one of how many, from 1/1 to 1000000/1000000)",
                        escape_control(*text)),
            "the third of eight is written 3/8");
    if (!arguments.has("output"))
        throw Failure(
            ExitCode::usage, "'--shard' needs '--output' (a part is no report)",
            fmt::format("for instance --output part-{}, and at last: offersim merge part-*", *number));
    if (arguments.has("precision"))
        throw Failure(ExitCode::usage, "'--shard' and '--precision' exclude each other",
                      "a part cannot know how precise the whole will be");
    if (arguments.has("format"))
        throw Failure(ExitCode::usage, "'--shard' and '--format' exclude each other",
                      "give the format to 'offersim merge'");
    return {*number - 1, *count};
}

/// Beyond the exact limit a percentile is known to its bin, however many paths there are.
std::optional<double> precision_of(const Arguments& arguments) {
    const std::optional<double> precision = arguments.share("precision");
    constexpr double finest = 0.0002;
    if (precision && *precision < finest && !arguments.has("exact"))
        throw Failure(
            ExitCode::usage,
            fmt::format("'--precision' cannot be {} (must be 0.02% or more)",
                        escape_control(*arguments.value("precision"))),
            "beyond 100,000 paths a percentile is known to 0.012 %; --exact keeps every value instead");
    return precision;
}

const Kernels* kernels_of(const Arguments& arguments) {
    const std::string name = arguments.value("instruction-set").value_or("best");
    if (name == "best") return nullptr;
    const Kernels* const kernels = kernels_named(name);
    if (kernels == nullptr)
        throw Failure(ExitCode::usage, fmt::format("this processor has no {}", name),
                      "the figures are the same without it");
    return kernels;
}

}  // namespace

RunSettings run_settings(const Arguments& arguments) {
    RunSettings settings;
    settings.paths = arguments.whole_number("paths", 1, most_paths);
    settings.seed = seed_asked(arguments);
    settings.precision = precision_of(arguments);
    settings.answer.detail = detail_of(arguments);
    settings.answer.percentiles = arguments.percentiles("percentiles").value_or(std::vector<double>{});
    settings.simulation.brief = settings.answer.detail == DetailLevel::brief;
    settings.simulation.detail = settings.answer.detail == DetailLevel::full;
    settings.simulation.threads = thread_count(arguments);
    settings.simulation.part = part_of(arguments);
    settings.simulation.kernels = kernels_of(arguments);
    if (arguments.value("sampler") == "sobol") settings.simulation.sampler = Sampler::sobol;
    settings.exact = arguments.has("exact");
    if (settings.exact) settings.simulation.exact_limit = std::numeric_limits<std::uint64_t>::max();
    settings.format = arguments.value("format").value_or("text");
    return settings;
}

std::vector<OptionSpec> run_setting_options() {
    return {paths_option(),
            {.name = "precision",
             .value_name = "SHARE",
             .summary = "Run until every percentile and chance is known to that, as 0.5%",
             .choices = {}},
            seed_option(),
            {.name = "sampler",
             .value_name = "NAME",
             .summary = "Random numbers (philox), or scrambled Sobol points, worth many times as many",
             .choices = {"philox", "sobol"}},
            threads_option(),
            {.name = "instruction-set",
             .value_name = "NAME",
             .summary = "Vector instructions to use; the figures are the same with each",
             .choices = {"best", "baseline", "avx2", "avx512"}},
            {.name = "shard",
             .value_name = "I/N",
             .summary = "Run only the I-th of N parts, into --output, for 'offersim merge'",
             .choices = {}},
            {.name = "percentiles",
             .value_name = "LIST",
             .summary = "Percentiles to report, as 5,25,50,75,95",
             .choices = {}},
            {.name = "brief",
             .value_name = "",
             .summary = "Only what the offers are worth and how they compare",
             .choices = {}},
            {.name = "detail",
             .value_name = "",
             .summary = "Percentiles of every year and component too",
             .choices = {}},
            {.name = "exact",
             .value_name = "",
             .summary = "Keep every path for exact percentiles, whatever the memory",
             .choices = {}}};
}

}  // namespace offersim
