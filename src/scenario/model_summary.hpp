#pragma once
/// A model as a person reads it: what it is, and where each of its figures comes from.
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

struct ModelSummary {
    std::string kind, name;  ///< "companies", "late-stage-private"
    std::string about;       ///< one line
    std::string source;      ///< of all figures; may be empty
    std::string file;        ///< as messages name it
    std::vector<ModelFigure> figures;
};

/// Every model of the library, by kind and name. A model that cannot be read is a fault in `diagnostics`.
std::vector<ModelSummary> summarise_models(ModelLibrary& library, Diagnostics& diagnostics);

}  // namespace offersim
