#include "process/exit_value.hpp"

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>

#include "process/ipo_share.hpp"

namespace offersim {

namespace {

/// g(y) = height exp(-right y) for y > 0, height exp(left y) for y < 0.
struct DiscountedDensity {
    double height, left, right;

    explicit DiscountedDensity(const ExitAssumptions& assumptions) {
        const double variance = assumptions.volatility * assumptions.volatility;
        const double mean = assumptions.drift() - 0.5 * variance;
        const double killing = assumptions.exit_hazard + assumptions.shutdown_hazard + assumptions.discount;
        const double root = std::sqrt(mean * mean + 2 * variance * killing);
        height = assumptions.exit_hazard / root;
        // (sqrt D - m) / sigma^2 and (sqrt D + m) / sigma^2, written so that nothing cancels at small
        // volatilities.
        right = mean > 0 ? 2 * killing / (root + mean) : (root - mean) / variance;
        left = mean < 0 ? 2 * killing / (root - mean) : (root + mean) / variance;
    }
    double operator()(double y) const { return height * std::exp(y > 0 ? -right * y : left * y); }
};

double ipo_share_at(const ExitAssumptions& assumptions, double exit) {
    return assumptions.ipo_share ? *assumptions.ipo_share : gornall_strebulaev_ipo_share(exit);
}

/// Exits at which anything changes form, the company's present value among them.
std::vector<double> kinks_of(const std::vector<ExitClaim>& claims, const ExitAssumptions& assumptions,
                             double company_value) {
    std::vector<double> kinks{company_value};
    for (const ExitClaim& claim : claims)
        for (const WaterfallCurve* curve : {&claim.at_ipo, &claim.at_acquisition})
            for (const double exit : curve->exit)
                if (exit > 0) kinks.push_back(exit);
    if (!assumptions.ipo_share) kinks.insert(kinks.end(), ipo_share_kinks.begin(), ipo_share_kinks.end());
    std::sort(kinks.begin(), kinks.end());
    kinks.erase(std::unique(kinks.begin(), kinks.end()), kinks.end());
    return kinks;
}

class Integration {
public:
    Integration(const std::vector<ExitClaim>& claims, const ExitAssumptions& assumptions,
                double company_value)
        : claims_(claims),
          assumptions_(assumptions),
          company_value_(company_value),
          density_(assumptions),
          values_(claims.size(), 0.0) {}

    std::vector<double> run() {
        const std::vector<double> kinks = kinks_of(claims_, assumptions_, company_value_);
        add_left_tail(kinks.front());
        for (std::size_t k = 0; k + 1 < kinks.size(); ++k) add_between(kinks[k], kinks[k + 1]);
        add_right_tail(kinks.back());
        return values_;
    }

private:
    double log_ratio(double exit) const { return std::log(exit / company_value_); }

    double payoff(std::size_t claim, double exit, double ipo_share) const {
        return ipo_share * claims_[claim].at_ipo(exit) +
               (1 - ipo_share) * claims_[claim].at_acquisition(exit);
    }

    /// Below the first kink the payoff is proportional to the exit.
    void add_left_tail(double exit) {
        const double weight = density_(log_ratio(exit)) / (density_.left + 1);
        const double inside = 0.5 * exit;
        const double ipo_share = ipo_share_at(assumptions_, inside);
        for (std::size_t i = 0; i < values_.size(); ++i)
            values_[i] += weight * payoff(i, inside, ipo_share) * 2;
    }

    /// Above the last kink the payoff is linear in the exit.
    void add_right_tail(double exit) {
        const double weight = density_(log_ratio(exit));
        const double ipo_share = ipo_share_at(assumptions_, 2 * exit);
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const double at_kink = payoff(i, exit, ipo_share);
            const double rise = payoff(i, 2 * exit, ipo_share) - at_kink;  // slope x exit
            values_[i] += weight * ((at_kink - rise) / density_.right + rise / (density_.right - 1));
        }
    }

    /// Panels short against the density's own decay, up to where that is below rounding.
    void add_between(double low, double high) {
        double from = log_ratio(low), to = log_ratio(high);
        const double rate = from >= 0 ? density_.right : density_.left;
        if (from >= 0) to = std::min(to, from + 60 / std::min(rate, rate - 1));
        if (from < 0) from = std::max(from, to - 60 / rate);
        const int panels = static_cast<int>(std::ceil((to - from) * std::max(1.0, rate / 4)));
        for (int panel = 0; panel < panels; ++panel)
            add_panel(from + (to - from) * panel / panels, from + (to - from) * (panel + 1) / panels);
    }

    void add_panel(double from, double to) {
        using Rule = boost::math::quadrature::gauss<double, 15>;
        const double middle = 0.5 * (from + to), half = 0.5 * (to - from);
        for (std::size_t k = 0; k < Rule::abscissa().size(); ++k) {
            const double offset = half * Rule::abscissa()[k];
            add_point(middle + offset, half * Rule::weights()[k]);
            if (offset > 0) add_point(middle - offset, half * Rule::weights()[k]);
        }
    }

    void add_point(double y, double width) {
        const double exit = company_value_ * std::exp(y);
        const double weight = density_(y) * width;
        const double ipo_share = ipo_share_at(assumptions_, exit);
        for (std::size_t i = 0; i < values_.size(); ++i) values_[i] += weight * payoff(i, exit, ipo_share);
    }

    const std::vector<ExitClaim>& claims_;
    const ExitAssumptions& assumptions_;
    double company_value_;
    DiscountedDensity density_;
    std::vector<double> values_;
};

}  // namespace

std::vector<double> values_before_exit(const std::vector<ExitClaim>& claims,
                                       const ExitAssumptions& assumptions, double company_value) {
    return Integration(claims, assumptions, company_value).run();
}

}  // namespace offersim
