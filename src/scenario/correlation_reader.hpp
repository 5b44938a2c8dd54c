#pragma once
/// `correlation: {groq: {nvidia: 0.5}}`: each pair once, in [-1, 1], all of them together possible.
#include "scenario/scenario.hpp"
#include "scenario/table.hpp"

namespace offersim {

Type<std::vector<CorrelationEntry>> correlation_type();

}  // namespace offersim
