#include "scenario/reader.hpp"

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "scenario/overrides.hpp"
#include "scenario/tables.hpp"

namespace offersim {
namespace {

/// Reads `source` by `table`, with the settings' overrides in place.
template <class T>
std::optional<T> read_file(const Source& source, std::string_view what, const Table<T>& table,
                           const ReaderSettings& settings, Diagnostics& diagnostics,
                           std::vector<EffectiveValue>* effective_values) {
    auto tree = parse_yaml(source, what, diagnostics);
    if (!tree) return {};
    attach_source(*tree, source);
    std::deque<Source> override_sources;
    apply_overrides(*tree, settings.overrides, override_sources, diagnostics);
    ModelLibrary library(settings.models_directory, diagnostics);
    Reading reading(library, diagnostics);
    T object{};
    read_table(reading, Value{{&*tree}}, table, object);
    if (diagnostics.has_errors()) return {};
    if (effective_values) *effective_values = std::move(reading.effective_values);
    return object;
}

/// What the report must say although the file is sound: assumptions that nobody wrote down.
void add_silent_assumptions(Scenario& scenario) {
    const auto assume = [&](const char* code, std::string message, std::string suggestion) {
        scenario.warnings.push_back(
            {Severity::warning, code, std::move(message), std::move(suggestion), scenario.file, {}, {}});
    };
    if (scenario.person.discount.continuous_per_year == 0)
        assume("W303", "no discount is given, so later money counts as much as money today",
               "add 'discount: 4.5%/yr' to 'person'");
    if (scenario.person.leave_per_year == Distribution::constant(0))
        assume("W304", "no chance of leaving is given, so every path stays to the horizon",
               "add 'leave: 10%/yr' to 'person'");
}

}  // namespace

std::optional<Scenario> read_scenario(std::string text, std::string file, const ReaderSettings& settings,
                                      Diagnostics& diagnostics) {
    const Source source(std::move(file), std::move(text));
    std::vector<EffectiveValue> effective_values;
    auto scenario = read_file(source, "scenario", scenario_table(), settings, diagnostics, &effective_values);
    if (!scenario) return {};
    scenario->file = source.file();
    scenario->sha256 = sha256(source.text());
    scenario->effective_values = std::move(effective_values);
    for (const auto& diagnostic : diagnostics.sorted()) scenario->warnings.push_back(diagnostic);
    add_silent_assumptions(*scenario);
    return scenario;
}

std::optional<VestingFile> read_vesting_file(std::string text, std::string file,
                                             const ReaderSettings& settings, Diagnostics& diagnostics) {
    const Source source(std::move(file), std::move(text));
    return read_file(source, "grant", vesting_file_table(), settings, diagnostics, nullptr);
}

}  // namespace offersim
