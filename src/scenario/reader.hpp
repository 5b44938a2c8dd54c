#pragma once
/// Step 1 of five: a text becomes a validated Scenario, or every one of its faults.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "scenario/company_file.hpp"
#include "scenario/scenario.hpp"
#include "scenario/vesting_reader.hpp"

namespace offersim {

struct ReaderSettings {
    std::optional<std::string> models_directory;  ///< adds to the built-in models
    std::vector<std::string> overrides;           ///< "offers.groq.base=280k", as `--set` takes them
    /// The text of the file `name`, which lies in the directory of the file `scenario`; nothing and the
    /// reason otherwise. None: a scenario that names files is at fault.
    std::function<std::optional<std::string>(const std::string& scenario, const std::string& name,
                                             std::string& fault)>
        read_beside;
};

/// What a text is, by its keys at the top; a scenario where nothing else can be told.
enum class FileKind { scenario, grant, company };
FileKind kind_of_file(const std::string& text);

/// Nothing where `diagnostics` has errors afterwards; warnings alone do not stop it. `file` is what messages
/// call the text.
std::optional<Scenario> read_scenario(std::string text, std::string file, const ReaderSettings& settings,
                                      Diagnostics& diagnostics);

/// The same for a grant by itself, as `offersim vesting FILE` takes it.
std::optional<VestingFile> read_vesting_file(std::string text, std::string file,
                                             const ReaderSettings& settings, Diagnostics& diagnostics);

/// A company by itself, as `offersim value FILE` takes it; or, where the file is a scenario, its company
/// `name` with the person's discount (empty: the only one whose capital is given).
std::optional<CompanyFile> read_company_file(std::string text, std::string file, std::string_view name,
                                             const ReaderSettings& settings, Diagnostics& diagnostics);

}  // namespace offersim
