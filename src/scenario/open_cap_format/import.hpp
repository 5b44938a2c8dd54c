#pragma once
/// The Open Cap Format (1.0 to 1.2, opencaptablecoalition.com): a company's cap table as a set of JSON files,
/// from which one stakeholder's grants become a scenario.
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"

namespace offersim {

/// A file of a package, read by the caller; the path is relative to the package.
struct PackageFile {
    std::string path;
    std::string text;
};

struct ImportSettings {
    std::string stakeholder;                   ///< a legal name, an issuer-assigned id or an object id
    std::optional<Date> start;                 ///< of the scenario; none: the package's `as_of`
    std::string model = "late-stage-private";  ///< of the company: what moves its value is not in a package
};

struct ImportedScenario {
    std::string text;  ///< YAML in the scenario language, each value with the id of the object it comes from
    std::vector<std::string>
        notes;  ///< what was assumed, and what the scenario cannot say; also in the text's head
};

/// The stakeholder's grants as a scenario, or nothing with the faults in `diagnostics` (E701 to E706, by
/// file). Whatever the package says about these grants and the scenario does not is in the notes: nothing is
/// dropped in silence.
std::optional<ImportedScenario> import_open_cap_format(const std::vector<PackageFile>& files,
                                                       const ImportSettings& settings,
                                                       Diagnostics& diagnostics);

}  // namespace offersim
