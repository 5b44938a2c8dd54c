#pragma once
/// Every way in which a company's value may move. A new one is one file and one line here.
#include <variant>

#include "process/bootstrap.hpp"
#include "process/geometric_brownian_motion.hpp"
#include "process/heston.hpp"
#include "process/merton_jump.hpp"
#include "process/regimes.hpp"

namespace offersim {

using ValueProcess = std::variant<GeometricBrownianMotion, MertonJump, Heston, TwoRegimes, Bootstrap>;

/// One step of a block; the visit costs nothing beside the block's loop.
inline void step(const ValueProcess& process, const ProcessBlock& block) {
    std::visit([&](const auto& any) { any.step(block); }, process);
}

/// What a path's state is before its first step; 0 where the process has none.
inline double initial_state(const ValueProcess& process, double uniform) {
    return std::visit(
        [&](const auto& any) {
            if constexpr (requires { any.initial_state(uniform); }) return any.initial_state(uniform);
            return 0.0;
        },
        process);
}

}  // namespace offersim
