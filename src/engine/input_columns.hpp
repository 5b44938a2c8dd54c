#pragma once
/// The columns of a Plan's inputs for one block: constants filled once, draws and what follows from them made
/// anew.
#include <vector>

#include "engine/columns.hpp"
#include "engine/draws.hpp"
#include "plan/plan.hpp"

namespace offersim {

class InputColumns {
public:
    InputColumns(const Plan& plan, Draws& draws);

    void draw(const Kernels& kernels, const Draws& draws);
    const double* operator[](InputIndex index) const {
        return values_.data() + static_cast<std::ptrdiff_t>(index) * column_length;
    }

private:
    double* column(InputIndex index) {
        return values_.data() + static_cast<std::ptrdiff_t>(index) * column_length;
    }
    void draw_one(const Kernels& kernels, const Input& input, double* column, const double* uniform);
    static void draw_discrete(const Distribution& distribution, double* column, const double* uniform);
    void combine(const Input& input, double* result) const;

    const Plan* plan_;
    std::vector<Draws::Id> streams_;  ///< by input; of those that are drawn
    Columns values_;
    Columns scratch_;
};

}  // namespace offersim
