#pragma once
/// The columns of a Plan's inputs for one block: constants filled once, draws and what follows from them made
/// anew.
#include <vector>

#include "base/stream.hpp"
#include "engine/kernels.hpp"
#include "plan/plan.hpp"

namespace offersim {

class InputColumns {
public:
    explicit InputColumns(const Plan& plan);

    /// Draws the block that begins at `first_path`. For quasi-Monte Carlo, `uniforms` has one column per
    /// uncertain draw, in the order of the inputs; otherwise it is null.
    void draw(const Kernels& kernels, std::uint64_t first_path, const double* uniforms = nullptr);
    const double* operator[](InputIndex index) const {
        return values_.data() + static_cast<std::ptrdiff_t>(index) * column_length;
    }

private:
    double* column(InputIndex index) {
        return values_.data() + static_cast<std::ptrdiff_t>(index) * column_length;
    }
    void draw_one(const Kernels& kernels, const Input& input, double* column, const double* uniform);
    void combine(const Input& input, double* result) const;

    const Plan* plan_;
    std::vector<Stream> streams_;  ///< by input
    std::vector<double> values_;
    std::vector<double> scratch_;
};

}  // namespace offersim
