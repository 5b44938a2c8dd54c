#pragma once
/// What `offersim models` prints.
#include <span>
#include <string>

#include "scenario/model_summary.hpp"

namespace offersim {

/// A table for each kind; at most 80 columns.
std::string model_list_text(std::span<const ModelSummary> models);
/// `{"models": [{"kind", "name", "about", "file"}]}`
std::string model_list_json(std::span<const ModelSummary> models);

/// Every figure with its source; at most 80 columns.
std::string model_text(const ModelSummary& model);
/// `{"kind", "name", "about", "file", "source", "figures": [{"key", "value", "source"}]}`; a source that is
/// not given is null.
std::string model_json(const ModelSummary& model);

}  // namespace offersim
