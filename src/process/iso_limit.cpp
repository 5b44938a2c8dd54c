#include "process/iso_limit.hpp"

#include <algorithm>

namespace offersim {

std::vector<double> iso_parts(const std::vector<double>& values, const std::vector<int>& years,
                              double limit) {
    std::vector<double> parts;
    double left = limit;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (k == 0 || years[k] != years[k - 1]) left = limit;
        const double qualifying = std::min(values[k], left);
        parts.push_back(values[k] > 0 ? qualifying / values[k] : 1);
        left -= qualifying;
    }
    return parts;
}

}  // namespace offersim
