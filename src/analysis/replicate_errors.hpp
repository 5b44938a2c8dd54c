#pragma once
/// Errors of quasi-Monte Carlo figures: replicates that were scrambled independently scatter about the truth,
/// and the mean of R of them errs by their standard deviation / sqrt(R), with R - 1 degrees of freedom
/// (Student's t). Source: Owen (1995), Randomly permuted (t,m,s)-nets and (t,s)-sequences; L'Ecuyer & Lemieux
/// (2002), section 2.
#include <vector>

#include "analysis/answers.hpp"

namespace offersim {

/// Gives every figure of `pooled` the error and the interval that `replicates` (at least two answers of the
/// same layout) show, at `confidence`. Percentiles read from a
/// histogram are off by up to `resolution` of themselves besides (0: exact). Also says in
/// `pooled.worth_paths` how many plain paths would be as good.
void set_replicate_errors(const std::vector<RunAnswer>& replicates, double confidence, double resolution,
                          RunAnswer& pooled);

}  // namespace offersim
