#pragma once
/// Where a block's random numbers come from: streams that are registered once, by name, and asked for in
/// every block. Each is Philox's; with quasi-Monte Carlo a coordinate of scrambled Sobol points for as many
/// as there are.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/kernels.hpp"
#include "engine/sobol.hpp"
#include "plan/plan.hpp"

namespace offersim {

enum class Sampler { philox, sobol };

/// How much of a result hangs on a draw, least number first: the order in which coordinates are given out.
namespace draw_rank {
inline constexpr int event_time = 0, event_kind = 2, input = 2, leaving = 2;
inline constexpr int first_component = 1;  ///< of a company's growth; the others count up from it
inline constexpr int middle_of_year = 4, quarter = 8, month = 12;
}  // namespace draw_rank

class Draws {
public:
    using Id = std::size_t;

    Draws(const Plan& plan, Sampler sampler) : plan_(&plan), sampler_(sampler) {}

    /// A stream of as many uniforms a path as `ranks` is long: the two of step 0, the two of step 1, ... With
    /// quasi-Monte Carlo those of low rank, which decide most, get the first coordinates, which are spread
    /// best.
    Id add(const std::string& name, const std::vector<int>& ranks);

    /// Whether a stream that was registered will be drawn from Sobol points.
    bool will_be_quasi(Id stream) const { return streams_[stream].is_quasi; }

    /// The block of paths that is drawn next. With quasi-Monte Carlo paths are numbered as sobol.hpp says.
    void start(std::uint64_t first_path);
    UniformSource operator[](Id stream) const;

private:
    struct Registered {
        Stream stream;
        bool is_quasi = false;
        std::size_t first_row = 0;  ///< of the Sobol block's rows
    };
    void assign_coordinates();

    const Plan* plan_;
    Sampler sampler_;
    std::vector<Registered> streams_;
    std::vector<int> rank_of_row_;  ///< of the quasi-random streams, one after the other
    std::uint64_t first_path_ = 0;
    std::unique_ptr<SobolBlock> sobol_;
};

}  // namespace offersim
