#include "cli/batch.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <limits>
#include <thread>

#include "base/sha256.hpp"
#include "base/stream.hpp"
#include "cli/arguments.hpp"
#include "cli/batch_inputs.hpp"
#include "cli/batch_work.hpp"
#include "cli/common_options.hpp"
#include "cli/rank_duty.hpp"
#include "cli/ranks.hpp"
#include "cli/read_scenario_file.hpp"
#include "cli/run_settings.hpp"
#include "cli/run_watch.hpp"
#include "report/number_text.hpp"

namespace offersim {

namespace {

constexpr std::uint64_t most_paths = 1'000'000'000'000;

BatchSettings settings_of(const Arguments& arguments) {
    BatchSettings settings;
    settings.paths = arguments.whole_number("paths", 1, most_paths);
    settings.seed = seed_asked(arguments);
    settings.region = arguments.value("region").value_or("");
    settings.reader = reader_settings(arguments);
    if (arguments.value("format") == "ndjson") settings.rows.format = BatchFormat::ndjson;
    const std::string rows = arguments.value("rows").value_or("all");
    if (rows == "offers") settings.rows.selection = BatchSelection::offers;
    if (rows == "comparisons") settings.rows.selection = BatchSelection::comparisons;
    if (const auto percentiles = arguments.percentiles("percentiles"))
        settings.rows.percentiles = *percentiles;
    return settings;
}

/// Everything that the rows depend on beside their input, in one text.
std::string settings_text(const BatchSettings& settings) {
    std::string text = fmt::format(
        "{} {} paths {} seed {} region {:?} format {} rows {} percentiles {} set {} models {}",
        OFFERSIM_VERSION, random_generator_name, settings.paths.value_or(0),
        settings.seed ? std::to_string(*settings.seed) : "own", settings.region,
        static_cast<int>(settings.rows.format), static_cast<int>(settings.rows.selection),
        settings.rows.percentiles, settings.reader.overrides, settings.reader.models_directory.value_or(""));
    if (settings.reader.models_directory)
        for (const std::string& file : batch_inputs({*settings.reader.models_directory}))
            text += fmt::format("\n{} {}", file, sha256(read_input(file).text));
    return text;
}

/// Alone or as the first of several ranks. Failure: interrupted, terminated.
void lead(BatchDesk& desk, const BatchSettings& settings, const std::string& text, bool is_quiet,
          BatchCrew crew) {
    const std::size_t left = desk.left().size(), before = desk.count() - left;
    if (!is_quiet && before > 0)
        static_cast<void>(
            write_all(STDERR_FILENO, fmt::format("offersim: {} of {} were finished before\n",
                                                 count_text(before), files_text(desk.count()))));
    bool is_whole = true;
    std::optional<ExitCode> interruption;
    or_end_all(crew.ranks, [&] {
        if (crew.ranks != nullptr) compare_settings(text, *crew.ranks);
        RunWatch watch(left, !is_quiet && ::isatty(STDERR_FILENO) == 1, file_progress_line);
        crew.stop = watch.stop_token();
        is_whole = lead_batch(desk, settings, crew, [&] { watch.progress(desk.done_count() - before); });
        interruption = watch.interruption();
    });
    if (desk.done_count() == desk.count()) return;
    if (interruption) throw desk.interrupted(*interruption);
    if (!is_whole) throw desk.interrupted(ExitCode::terminated);
}

ExitCode follow(const BatchSettings& settings, BatchCrew crew) {
    ExitCode code = ExitCode::ok;
    or_end_all(crew.ranks, [&] {
        code = prepared_by_first(*crew.ranks);
        if (code != ExitCode::ok) return;
        compare_settings(settings_text(settings), *crew.ranks);
        RunWatch watch(0, false);
        crew.stop = watch.stop_token();
        follow_batch(settings, crew);
        code = watch.interruption().value_or(ExitCode::ok);
    });
    return code;
}

ExitCode batch(const Arguments& arguments) {
    const BatchSettings settings = settings_of(arguments);
    const int asked = thread_count(arguments);
    const std::unique_ptr<Ranks> ranks = join_ranks();
    BatchCrew crew;
    crew.ranks = ranks.get();
    crew.threads = asked > 0 ? asked : static_cast<int>(std::max(std::thread::hardware_concurrency(), 1u));
    if (ranks != nullptr && !ranks->is_first()) return follow(settings, crew);
    std::string text;
    std::optional<BatchDesk> desk;
    prepare_for_all(ranks.get(), [&] {
        text = settings_text(settings);
        desk.emplace(arguments, settings, text);
    });
    lead(*desk, settings, text, arguments.has("quiet"), crew);
    desk->conclude();
    return ExitCode::ok;
}

std::vector<OptionSpec> batch_options() {
    std::vector<OptionSpec> options{
        {.name = "paths",
         .letter = 'n',
         .value_name = "N",
         .summary = "Futures to simulate of each file, as 10k; else as many as it says",
         .choices = {}},
        {.name = "seed",
         .letter = 's',
         .value_name = "N",
         .summary = "Where the random numbers of every file begin; else as it says, or 1",
         .choices = {}},
        threads_option(),
        {.name = "region",
         .letter = 'r',
         .value_name = "NAME",
         .summary =
             "Of guides: which region, by its name or a part of it, or 'all'; else the first with a base",
         .choices = {}},
        {.name = "rows",
         .value_name = "KIND",
         .summary = "What gets a row",
         .choices = {"all", "offers", "comparisons"}},
        {.name = "percentiles",
         .value_name = "LIST",
         .summary = "Percentiles to give; 5,25,50,75,95 unless given",
         .choices = {}},
        format_option({"csv", "ndjson"})};
    for (OptionSpec& option : reader_options()) options.push_back(std::move(option));
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(quiet_option());
    return options;
}

}  // namespace

Command batch_command() {
    return {
        .name = "batch",
        .summary = "Simulate any number of scenarios and guides into one table",
        .operands = "PATH...",
        .least_operands = 1,
        .most_operands = std::numeric_limits<std::size_t>::max(),
        .operand_choices = {},
        .operand_kind = ValueKind::file,
        .description =
            "Simulates the scenarios (.yaml, .yml) and compensation guides (.md) that each PATH stands "
            "for, a file, a folder with all below it or a quoted pattern, and writes a row for each "
            "offer, each pair of offers and each file that cannot be used, in the order of the files. "
            "docs/batch.md explains the columns.\n"
            "\n"
            "With --output FILE, what is finished is kept in FILE.journal until FILE is complete: the "
            "same command after an interruption goes on where it stood, and the result is the same.\n"
            "\n"
            "In a build with MPI, 'mpirun offersim batch PATH...' shares the files among the processes; the "
            "rows are the same.\n"
            "\n"
            "Exit code 65 where a file could not be used; the others have their rows.",
        .options = batch_options(),
        .run = batch,
        .runs_on_ranks = true};
}

}  // namespace offersim
