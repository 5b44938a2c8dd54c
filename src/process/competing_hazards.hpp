#pragma once
/// Competing hazards: several kinds of event, of which the first to come ends the competition. Rates are
/// continuous, per year, and constant within each year of age; the last year's go on for ever. Events are
/// noticed at month ends: the chance of any event in month m is 1 - exp(-sum of rates / 12), and the kind
/// falls in proportion to the rates of the year that the month belongs to.
///   constant rates: P(kind k by t) = lambda_k / Lambda (1 - exp(-Lambda t)),  Lambda = sum of lambda_k
/// Source: Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data (2002), section 8.2.
#include <cstddef>
#include <vector>

namespace offersim {

class CompetingHazards {
public:
    /// `per_year[k][y]` is the rate of kind k in year of age y, none negative; kinds may give different
    /// numbers of years. A kind without any rate never happens.
    explicit CompetingHazards(std::vector<std::vector<double>> per_year);

    std::size_t kinds() const { return per_year_.size(); }
    double rate(std::size_t kind, int year_of_age) const;
    double total_rate(int year_of_age) const;
    /// The integral of the total rate from 0 to `years`.
    double cumulative(double years) const;
    /// The probability that an event of `kind` has come by `years`.
    double probability(std::size_t kind, double years) const;

    struct Event {
        int month;         ///< 1..last_month; 0 where none comes by then
        std::size_t kind;  ///< only where month > 0
    };
    /// The event of a path from two uniforms in (0, 1): the first month with P(any event by then) >= u_time,
    /// and the kind by u_kind.
    Event draw(double u_time, double u_kind, int last_month) const;

private:
    std::size_t kind_of(double u_kind, int year_of_age) const;

    std::vector<std::vector<double>> per_year_;
    int years_ = 1;  ///< from the last of these on, rates are constant
};

}  // namespace offersim
