#pragma once
/// What a value process moves: one step of one block of paths, a column per quantity, all of one length. Each
/// process is a struct with
///   double initial_state(double uniform) const;   where it has a state
///   void step(const ProcessBlock& block) const;   one step of the length it was made for
/// and takes at most one normal and one uniform a path and step, so that streams stay named by company and
/// month. Steps are deterministic to the last bit on every machine (base/elementary.hpp).
#include <span>

namespace offersim {

struct ProcessBlock {
    std::span<double> log_value;  ///< logarithm of the value per share, moved in place
    std::span<double> state;      ///< the process's own: variance, regime, place in a series; else empty
    std::span<const double> growth_normals;  ///< standard normal, correlated across companies by the caller
    std::span<const double> uniforms;        ///< in (0, 1), independent of them; empty where not needed
};

}  // namespace offersim
