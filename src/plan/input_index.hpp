#pragma once

namespace offersim {

/// Index into Plan::inputs.
using InputIndex = int;

}  // namespace offersim
