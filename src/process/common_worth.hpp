#pragma once
/// What a common share is worth before the exit, of a share that has converted: less than 1, as preferred is
/// paid first, and the less the deeper the company's value is below what preferred is owed. Tabulated over
/// the value of the whole company per unit of preference, as structures with the same terms scale with both.
/// Source: process/fair_value.hpp at every point of the table.
#include <vector>

#include "process/fair_value.hpp"

namespace offersim {

class CommonWorth {
public:
    CommonWorth(const CapitalStructure& capital, const ExitAssumptions& assumptions);

    /// `log_value` of the whole company, `log_preference` of all preferences together.
    double operator()(double log_value, double log_preference) const;

    /// The table itself, for kernels that read it off: the worth at `first()`, and then a step each.
    const std::vector<double>& table() const { return worth_; }
    double first() const { return first_; }
    static double steps_per_unit();

private:
    double first_ = 0;  ///< least log of value over preference in the table
    std::vector<double> worth_;
};

/// What all classes are owed before common gets anything.
double total_preference(const CapitalStructure& capital);

}  // namespace offersim
