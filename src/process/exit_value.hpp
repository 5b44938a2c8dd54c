#pragma once
/// What a claim on a company's exit is worth today. The company's value is a geometric Brownian motion from
/// X_0, the exit comes at an exponential time T of rate Lambda = exit + shutdown, and pays by a curve of X_T
/// (nothing where it is a shutdown). Discounted by exp(-r T), y = ln(X_T / X_0) has the density
///   g(y) = lambda_exit / sqrt(D) exp((m y - |y| sqrt(D)) / sigma^2),
///   m = drift - sigma^2 / 2,  D = m^2 + 2 sigma^2 (Lambda + r),
/// so each claim is one integral: Gauss-Legendre between the kinks of its curve and closed forms in both
/// tails. Rates per year and continuously compounded, volatility per sqrt(year).
/// Source: the Laplace transform of Brownian motion at an exponential time, Borodin & Salminen, Handbook of
/// Brownian Motion (2002), 2.1.0.5; the model is that of Gornall & Strebulaev (2020), section 3.
#include <optional>
#include <vector>

#include "process/waterfall_curve.hpp"

namespace offersim {

struct ExitAssumptions {
    double volatility = 0.9;     ///< above 0
    double discount = 0.025;     ///< r
    double exit_hazard = 0.25;   ///< offerings and acquisitions together, above 0
    double shutdown_hazard = 0;  ///< ends that pay nothing
    /// The share of exits that are offerings; none: by size, process/ipo_share.hpp.
    std::optional<double> ipo_share{};

    /// The company as a whole grows at the discount rate, ruin included: what survives grows by the shutdown
    /// hazard more. So the parts are together worth X_0.
    double drift() const { return discount + shutdown_hazard; }
};

/// The two curves by which one claim is paid, at an offering and at an acquisition; both begin at zero.
struct ExitClaim {
    WaterfallCurve at_ipo;
    WaterfallCurve at_acquisition;
};

/// The value today of each claim where the company is worth `company_value` > 0.
std::vector<double> values_before_exit(const std::vector<ExitClaim>& claims,
                                       const ExitAssumptions& assumptions, double company_value);

}  // namespace offersim
