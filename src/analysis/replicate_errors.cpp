#include "analysis/replicate_errors.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "analysis/figures.hpp"
#include "base/normal.hpp"

namespace offersim {

namespace {

/// The standard deviation of one figure over replicates, gathered without differences of large squares.
class Scatter {
public:
    void add(double value) {
        ++count_;
        const double before = value - mean_;
        mean_ += before / count_;
        squares_ += before * (value - mean_);
    }
    double standard_error() const { return std::sqrt(squares_ / (count_ - 1) / count_); }

private:
    int count_ = 0;
    double mean_ = 0, squares_ = 0;
};

std::vector<double> standard_errors(const std::vector<RunAnswer>& replicates) {
    std::vector<Scatter> scatters;
    for (const RunAnswer& replicate : replicates) {
        std::size_t next = 0;
        visit_figures(
            [&](const auto& figure) {
                if (next == scatters.size()) scatters.emplace_back();
                scatters[next++].add(figure.value);
            },
            replicate);
    }
    std::vector<double> errors;
    for (const Scatter& scatter : scatters) errors.push_back(scatter.standard_error());
    return errors;
}

double two_sided_t(double confidence, std::size_t replicates) {
    const boost::math::students_t distribution(static_cast<double>(replicates - 1));
    return quantile(distribution, 0.5 + confidence / 2);
}

struct SetError {
    double error, t, normal, replicate_paths, resolution;
    void operator()(Mean& mean) const { mean.standard_error = error; }
    void operator()(Percentile& percentile) const {
        const double half =
            t * std::hypot(error, grain(percentile)) + resolution * std::abs(percentile.value);
        percentile.low = percentile.value - half;
        percentile.high = percentile.value + half;
    }
    /// Where the points of a replicate lie perfectly even, R replicates still differ by a point each in how
    /// many lie below a percentile, which moves it by up to 1 / (2 n sqrt(R) f) with n paths a replicate and
    /// the density f; f follows from the plain interval, whose half is z sqrt(p (1 - p) / (n R)) / f.
    double grain(const Percentile& percentile) const {
        const double p = percentile.p / 100, spread = normal * std::sqrt(p * (1 - p) * replicate_paths);
        return spread > 0 ? (percentile.high - percentile.low) / 4 / spread : 0;
    }
    void operator()(Probability& probability) const {
        probability.low = std::max(probability.value - t * error, 0.0);
        probability.high = std::min(probability.value + t * error, 1.0);
    }
};

/// Half the interval of the median of what matters most: of the least certain difference, or of the only
/// offer.
double median_half_width(const RunAnswer& answer) {
    double widest = 0;
    const auto look_at = [&widest](const Summary& summary) {
        for (const Percentile& percentile : summary.percentiles)
            if (percentile.p == 50) widest = std::max(widest, (percentile.high - percentile.low) / 2);
    };
    for (const ComparisonAnswer& comparison : answer.comparisons) look_at(comparison.difference);
    if (answer.comparisons.empty())
        for (const OfferAnswer& offer : answer.offers) look_at(offer.gross_present);
    return widest;
}

}  // namespace

void set_replicate_errors(const std::vector<RunAnswer>& replicates, double confidence, double resolution,
                          RunAnswer& pooled) {
    const std::vector<double> errors = standard_errors(replicates);
    const double t = two_sided_t(confidence, replicates.size()), plain = median_half_width(pooled);
    const double normal = normal_quantile(0.5 + confidence / 2);
    const double paths = static_cast<double>(pooled.paths) / static_cast<double>(replicates.size());
    std::size_t next = 0;
    visit_figures(
        [&](auto& figure) {
            SetError{errors[next++], t, normal, paths, resolution}(figure);
        },
        pooled);
    const double found = median_half_width(pooled);
    if (found > 0) pooled.worth_paths = static_cast<double>(pooled.paths) * (plain / found) * (plain / found);
    pooled.replicates = static_cast<int>(replicates.size());
}

}  // namespace offersim
