#include "scenario/reader.hpp"

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "scenario/company_file_table.hpp"
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
    if (settings.read_beside)
        reading.read_beside = [&](const std::string& name, std::string& fault) {
            return settings.read_beside(source.file(), name, fault);
        };
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
    if (!scenario.person.leave.is_possible())
        assume("W304", "no chance of leaving is given, so every path stays to the horizon",
               "add 'leave: 10%/yr' to 'person'");
    else if (!scenario.person.after)
        assume("W308", "nothing is earned after leaving, in whichever offer, up to the horizon",
               "add 'after: {income: 300k/yr, gap: 3mo}' to 'person'");
}

std::optional<CompanyFile> company_of(const Scenario& scenario, const Source& source, std::string_view name,
                                      Diagnostics& diagnostics) {
    std::vector<const Company*> candidates;
    std::vector<std::string_view> names;
    for (const Company& company : scenario.companies) {
        names.push_back(company.name);
        if (name.empty() ? company.capital.has_value() : company.name == name) candidates.push_back(&company);
    }
    if (candidates.size() == 1)
        return CompanyFile{scenario.file,     candidates[0]->name,
                           scenario.currency, scenario.person.discount,
                           *candidates[0],    {},
                           scenario.warnings};
    const std::string known = enumerate(names);
    if (!name.empty())
        diagnostics.add(source.diagnostic(Severity::error, "E306", {},
                                          fmt::format("unknown company '{}' (known: {})", name, known),
                                          did_you_mean(name, names)));
    else
        diagnostics.add(source.diagnostic(
            Severity::error, "E474", {},
            fmt::format("{} of the companies have their capital given, and one can be valued at a time",
                        candidates.empty() ? "none" : "several"),
            candidates.empty() ? "add 'capital' to a company" : fmt::format("name one of {}", known)));
    return {};
}

}  // namespace

FileKind kind_of_file(const std::string& text) {
    Diagnostics unheard;
    const Source source("", text);
    const auto tree = parse_yaml(source, "scenario", unheard);
    if (!tree || !tree->is_mapping() || tree->find("companies") || tree->find("offers"))
        return FileKind::scenario;
    if (tree->find("shares") || tree->find("vesting")) return FileKind::grant;
    for (const char* key : {"capital", "value", "kind", "price", "model", "exit", "liquidity", "growth"})
        if (tree->find(key)) return FileKind::company;
    return FileKind::scenario;
}

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
    std::vector<EffectiveValue> effective_values;
    auto grant = read_file(source, "grant", vesting_file_table(), settings, diagnostics, &effective_values);
    if (grant) grant->effective_values = std::move(effective_values);
    return grant;
}

std::optional<CompanyFile> read_company_file(std::string text, std::string file, std::string_view name,
                                             const ReaderSettings& settings, Diagnostics& diagnostics) {
    const Source source(file, text);
    if (kind_of_file(source.text()) == FileKind::scenario) {
        auto scenario = read_scenario(std::move(text), std::move(file), settings, diagnostics);
        if (!scenario) return {};
        return company_of(*scenario, source, name, diagnostics);
    }
    std::vector<EffectiveValue> effective_values;
    auto company =
        read_file(source, "company", company_file_table(), settings, diagnostics, &effective_values);
    if (!company) return {};
    company->effective_values = std::move(effective_values);
    company->file = source.file();
    company->warnings = diagnostics.sorted();
    return company;
}

}  // namespace offersim
