#include "cli/batch_desk.hpp"

#include <fmt/format.h>

#include "cli/batch_inputs.hpp"
#include "cli/common_options.hpp"
#include "report/number_text.hpp"

namespace offersim {

namespace {

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

BatchJournal open_journal(const Output& output, std::string_view settings_text, bool force) {
    if (!output.is_file()) return {};
    return {output.path() + ".journal", settings_text, force};
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

}  // namespace

BatchDesk::BatchDesk(const Arguments& arguments, const BatchSettings& settings,
                     std::string_view settings_text)
    : inputs_(batch_inputs(arguments.operands())),
      settings_(&settings),
      output_(output_of(arguments, overwritten_input(inputs_, arguments.value("output").value_or("")))),
      journal_(open_journal(output_, settings_text, arguments.has("force"))),
      results_(journal_, output_, inputs_.size(), batch_heading(settings.rows)),
      left_(take_over_finished(inputs_, journal_, results_)) {}

std::optional<InputText> BatchDesk::read(std::size_t index) {
    const std::string& path = inputs_[index];
    try {
        InputText input = read_input(path);
        const BatchKey key = batch_key(path, input.text);
        const std::scoped_lock lock(keeping_);
        keys_[index] = key;
        return input;
    } catch (const Failure& failure) {
        if (failure.code() == ExitCode::out_of_resources) throw;
        results_.add(index, batch_key(path, failure.message()), unreadable_input(path, failure, *settings_));
        return std::nullopt;
    }
}

void BatchDesk::finish(std::size_t index, const std::optional<BatchItem>& item) {
    BatchKey key;
    {
        const std::scoped_lock lock(keeping_);
        key = keys_.extract(index).mapped();
    }
    if (item) results_.add(index, key, *item);
}

void BatchDesk::conclude() {
    results_.complete();
    journal_.remove();
    if (results_.fault_count() == 0) return;
    throw Failure(ExitCode::bad_data,
                  fmt::format("{} of {} could not be used", count_text(results_.fault_count()),
                              files_text(inputs_.size())),
                  "rows of the kind 'error' say which and why");
}

Failure BatchDesk::interrupted(ExitCode code) const {
    return {code,
            fmt::format("interrupted when {} of {} were finished", count_text(results_.done_count()),
                        files_text(inputs_.size())),
            output_.is_file() ? "the same command goes on with the rest" : ""};
}

std::string files_text(std::size_t count) {
    return fmt::format("{} {}", count_text(count), count == 1 ? "file" : "files");
}

}  // namespace offersim
