#pragma once
/// A model as a person reads it: what it is, and where each of its figures comes from.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/model_library.hpp"

namespace offersim {

struct ModelFigure {
    std::string key;     ///< "liquidity.ipo.hazard"
    std::string value;   ///< as the file has it: "2%/yr..10%/yr"
    std::string source;  ///< of this figure or of the mapping that it stands in; may be empty
};

/// How a company ends within ten years, as chances, where its hazards are constant: they compete at the
/// middle of their ranges (process/competing_hazards.hpp).
struct ModelOutcomes {
    static constexpr double years = 10;
    double listed = 0, bought = 0, closed = 0;

    double still_private() const { return 1 - listed - bought - closed; }
};

struct ModelSummary {
    std::string kind, name;  ///< "companies", "late-stage-private"
    std::string about;       ///< one line
    std::string source;      ///< of all figures; may be empty
    std::string file;        ///< as messages name it
    std::vector<ModelFigure> figures;
    std::optional<ModelOutcomes> outcomes;  ///< of a private company
};

/// Every model of the library, by kind and name. A model that cannot be read is a fault in `diagnostics`.
std::vector<ModelSummary> summarise_models(ModelLibrary& library, Diagnostics& diagnostics);

}  // namespace offersim
