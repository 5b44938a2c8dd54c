#pragma once
/// Columns of independent draws from named streams, for tests of estimators.
#include <string>
#include <vector>

#include "base/normal.hpp"
#include "base/stream.hpp"

namespace offersim::testing {

inline std::vector<double> uniform_column(const std::string& name, std::size_t paths,
                                          std::uint64_t seed = 1) {
    const Stream stream = make_stream(seed, name);
    std::vector<double> column(paths);
    for (std::size_t k = 0; k < paths; ++k) column[k] = uniforms(stream, k, 0)[0];
    return column;
}

inline std::vector<double> normal_column(const std::string& name, std::size_t paths, std::uint64_t seed = 1) {
    std::vector<double> column = uniform_column(name, paths, seed);
    for (double& value : column) value = normal_quantile(value);
    return column;
}

}  // namespace offersim::testing
