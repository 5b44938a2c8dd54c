#include "cli/batch.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>

#include "base/sha256.hpp"
#include "base/stream.hpp"
#include "cli/arguments.hpp"
#include "cli/batch_inputs.hpp"
#include "cli/batch_results.hpp"
#include "cli/batch_schedule.hpp"
#include "cli/common_options.hpp"
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
    std::string text = fmt::format("{} {} paths {} seed {} format {} rows {} percentiles {} set {} models {}",
                                   OFFERSIM_VERSION, random_generator_name, settings.paths.value_or(0),
                                   settings.seed ? std::to_string(*settings.seed) : "own",
                                   static_cast<int>(settings.rows.format),
                                   static_cast<int>(settings.rows.selection), settings.rows.percentiles,
                                   settings.reader.overrides, settings.reader.models_directory.value_or(""));
    if (settings.reader.models_directory)
        for (const std::string& file : batch_inputs({*settings.reader.models_directory}))
            text += fmt::format("\n{} {}", file, sha256(read_input(file).text));
    return text;
}

/// The identity of the input that is the output too, if there is one.
std::optional<FileIdentity> overwritten_input(const std::vector<std::string>& inputs,
                                              const std::string& output) {
    struct stat target {
    }, status{};
    if (output.empty() || ::stat(output.c_str(), &target) != 0) return std::nullopt;
    for (const std::string& input : inputs)
        if (::stat(input.c_str(), &status) == 0 && identity_of(status) == identity_of(target))
            return identity_of(target);
    return std::nullopt;
}

BatchJournal open_journal(const Output& output, const BatchSettings& settings, bool force) {
    if (!output.is_file()) return {};
    return {output.path() + ".journal", settings_text(settings), force};
}

/// The inputs that no earlier process has finished.
std::vector<std::size_t> take_over_finished(const std::vector<std::string>& inputs,
                                            const BatchJournal& journal, BatchResults& results) {
    std::vector<std::size_t> left;
    for (std::size_t index = 0; index < inputs.size(); ++index) {
        bool is_finished = false;
        if (journal.found_count() > 0) {
            try {
                is_finished =
                    results.take_over(index, batch_key(inputs[index], read_input(inputs[index]).text));
            } catch (const Failure&) {  // told when its turn comes
            }
        }
        if (!is_finished) left.push_back(index);
    }
    return left;
}

/// Reads and answers one input and hands over its rows.
void answer(std::size_t index, const std::string& path, const BatchSettings& settings, int threads,
            const std::stop_token& stop, BatchResults& results) {
    std::optional<InputText> input;
    try {
        input = read_input(path);
    } catch (const Failure& failure) {
        if (failure.code() == ExitCode::out_of_resources) throw;
        return results.add(index, batch_key(path, failure.message()),
                           unreadable_input(path, failure, settings));
    }
    const BatchItem item = answer_input(*input, settings, threads, stop);
    if (!item.rows.empty()) results.add(index, batch_key(path, input->text), item);
}

std::string files_text(std::size_t count) {
    return fmt::format("{} {}", count_text(count), count == 1 ? "file" : "files");
}

void check_interruption(const RunWatch& watch, const BatchResults& results, std::size_t inputs,
                        const Output& output) {
    const std::optional<ExitCode> interruption = watch.interruption();
    if (!interruption || results.done_count() == inputs) return;
    throw Failure(*interruption,
                  fmt::format("interrupted when {} of {} were finished", count_text(results.done_count()),
                              files_text(inputs)),
                  output.is_file() ? "the same command goes on with the rest" : "");
}

ExitCode batch(const Arguments& arguments) {
    const BatchSettings settings = settings_of(arguments);
    const int asked = thread_count(arguments);
    const int threads =
        asked > 0 ? asked : static_cast<int>(std::max(std::thread::hardware_concurrency(), 1u));
    const std::vector<std::string> inputs = batch_inputs(arguments.operands());
    Output output = output_of(arguments, overwritten_input(inputs, arguments.value("output").value_or("")));
    BatchJournal journal = open_journal(output, settings, arguments.has("force"));
    BatchResults results(journal, output, inputs.size(), batch_heading(settings.rows));
    const std::vector<std::size_t> left = take_over_finished(inputs, journal, results);
    const bool is_quiet = arguments.has("quiet");
    if (!is_quiet && left.size() < inputs.size())
        static_cast<void>(write_all(
            STDERR_FILENO, fmt::format("offersim: {} of {} were finished before\n",
                                       count_text(inputs.size() - left.size()), files_text(inputs.size()))));
    const WorkShare share = share_work(left.size(), threads);
    {
        RunWatch watch(left.size(), !is_quiet && ::isatty(STDERR_FILENO) == 1, file_progress_line);
        std::atomic<std::uint64_t> done{0};
        work_through(left.size(), share.workers, watch.stop_token(), [&](std::size_t turn) {
            const std::size_t index = left[turn];
            answer(index, inputs[index], settings, share.threads_per_file, watch.stop_token(), results);
            watch.progress(++done);
        });
        check_interruption(watch, results, inputs.size(), output);
    }
    results.complete();
    journal.remove();
    if (results.fault_count() == 0) return ExitCode::ok;
    throw Failure(ExitCode::bad_data,
                  fmt::format("{} of {} could not be used", count_text(results.fault_count()),
                              files_text(inputs.size())),
                  "rows of the kind 'error' say which and why");
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
    return {.name = "batch",
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
                "Exit code 65 where a file could not be used; the others have their rows.",
            .options = batch_options(),
            .run = batch};
}

}  // namespace offersim
