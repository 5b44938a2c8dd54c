#pragma once
/// One number of the scenario as the engine sees it: a column of each block.
#include <string>

#include "base/distribution.hpp"
#include "plan/input_index.hpp"

namespace offersim {

/// One column a block, constant or drawn once per path.
struct Input {
    enum class Kind {
        draw,        ///< `distribution`; a constant is the simplest
        product,     ///< a b
        ratio,       ///< a / b, 0 where b is 0
        remainder,   ///< max(1 - a - b, 0)
        growth,      ///< a - b - c^2/2: drift of the logarithm from drift, dividend and volatility
        difference,  ///< a - b
        below,       ///< 1 where a < b, otherwise 0
    };
    Kind kind = Kind::draw;
    std::string name;  ///< the scenario's key, which names the stream: "offers.groq.base"
    Distribution distribution;
    InputIndex a = -1, b = -1, c = -1;
    bool is_constant = true;
    double constant = 0;  ///< where is_constant
};

}  // namespace offersim
