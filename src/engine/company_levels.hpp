#pragma once
/// The correlated Brownian motion that moves a stepped company in one block, as the columns of the factors it
/// hangs on: whole ones up to some month, beyond it packed on the paths that the company still follows.
#include <cmath>
#include <vector>

#include "engine/kernels.hpp"

namespace offersim {

struct CompanyLevels {
    std::vector<double> loadings;        ///< by factor
    std::vector<const double*> columns;  ///< by month and factor

    int factor_count() const { return static_cast<int>(loadings.size()); }
    const double* const* at(int month) const {
        return columns.data() + static_cast<std::size_t>(month) * loadings.size();
    }
    /// One entry of a month's columns, with the bits of weighted_sum.
    double at(int month, std::int32_t entry) const {
        const double* const* factor = at(month);
        double sum = factor[0][entry] * loadings[0];
        for (std::size_t k = 1; k < loadings.size(); ++k) sum = std::fma(factor[k][entry], loadings[k], sum);
        return sum;
    }
};

}  // namespace offersim
