#pragma once
/// The standard normal distribution.
namespace offersim {

/// The z with P(Z <= z) = u, for u in (0, 1); -infinity at 0 and infinity at 1. Relative error about 1e-15;
/// monotone up to rounding, the same bits on every machine. Source: Wichura, Algorithm AS 241, Applied
/// Statistics 37 (1988), 477-484 (PPND16).
double normal_quantile(double u);

/// P(Z <= z), within 1e-15 absolutely, the same bits on every machine: for paths. Source: West (2005), Better
/// approximations to cumulative normal functions, Wilmott Magazine, after Hart (1968), algorithm 5666.
double portable_normal_cdf(double z);

/// P(Z <= z), accurate to rounding in both tails. It rests on the C library's erfc, whose last bit may differ
/// between machines: for closed forms, not for paths.
double normal_cdf(double z);
/// P(Z <= z), by the C library's erfc: for reports, not for draws.
double normal_probability(double z);

}  // namespace offersim
