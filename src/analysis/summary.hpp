#pragma once
/// From a tally to the figures of a report.
#include <optional>
#include <vector>

#include "analysis/answers.hpp"
#include "analysis/intervals.hpp"
#include "engine/tally.hpp"

namespace offersim {

Mean mean_of(const Moments& moments);

/// Percentiles (in per cent, ascending), mean, spread and how far the mean can be trusted. A sample of fewer
/// than two values has no percentiles. Without a `confidence` the intervals of percentiles are their values.
Summary summarise(const Sample& sample, const std::vector<double>& percentiles,
                  std::optional<double> confidence = 0.95);
/// The same for one of many samples.
Summary summarise(const Sample& sample, RankTable& rank_table);

/// The least value of a sample, to the precision it is kept at.
double least(const Sample& sample);

}  // namespace offersim
