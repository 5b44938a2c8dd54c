#pragma once
/// Numbers as a report for people writes them: money of one report in one unit, so that columns can be
/// compared.
#include <string>

#include "analysis/answers.hpp"

namespace offersim {

/// The unit in which a report shows money: 1 (""), a thousand ("k") or a million ("M").
struct MoneyUnit {
    double size = 1;
    std::string suffix;
};

/// The unit for amounts of which `largest` is the largest that matters.
MoneyUnit money_unit(double largest);
/// "1,313k", "8.4k", "-105k", "0": whole units from ten on, one decimal below.
std::string money_text(double amount, const MoneyUnit& unit);
/// With a fixed number of decimals, for the ticks of an axis.
std::string money_text(double amount, const MoneyUnit& unit, int decimals);
/// With a sign for a difference: "+776k", "-105k", "0".
std::string signed_money_text(double amount, const MoneyUnit& unit);
/// "1,313k ±2k"
std::string money_text(const Percentile& percentile, const MoneyUnit& unit);
/// The mean and its 95 % interval, 1.96 standard errors either way: "1,795k ±24k".
std::string money_text(const Mean& mean, const MoneyUnit& unit);

/// "11.0B", "674M", "38.4k", "120": three digits in the unit that suits this amount alone.
std::string short_money_text(double amount);

/// "41.2 %"; "<0.1 %" and ">99.9 %" where rounding would claim never or always.
std::string percent_text(double probability);
/// "41.2 % ±0.3", the wider side of the interval.
std::string percent_text(const Probability& probability);
/// "41.2 % (40.9 to 41.5)"
std::string percent_range_text(const Probability& probability);

/// "1,000,000"
std::string count_text(std::uint64_t count);

}  // namespace offersim
