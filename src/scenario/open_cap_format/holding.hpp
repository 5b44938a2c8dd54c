#pragma once
/// What is left of the securities of a package on a day.
#include "scenario/open_cap_format/package.hpp"

namespace offersim::open_cap {

/// One security after its transactions until a day. Quantities are shares.
struct Holding {
    Rational outstanding;
    Rational taken;  ///< exercised or released: they came out of what had vested
    Rational cancelled;
    std::optional<Monetary> price;   ///< after a repricing
    std::string arithmetic;          ///< "4000 issued - 500 exercised (TX_... ex-1)"
    std::vector<std::string> notes;  ///< transactions that were not used
};

Holding holding_of(const Security& security, const Package& package, Date day);

/// The whole company, as fully diluted shares of common.
struct CapTable {
    Rational stock;     ///< outstanding, converted at each class's ratio
    Rational awards;    ///< equity compensation and warrants outstanding
    Rational unissued;  ///< of the plans' reserves
    std::vector<std::string> notes;
    Rational fully_diluted() const;
};

/// Throws std::invalid_argument where the numbers do not fit.
CapTable cap_table(const Package& package, Date day);

}  // namespace offersim::open_cap
