#pragma once
/// `liquidity`, the key of a company that says how paper becomes money.
#include "scenario/company.hpp"
#include "scenario/table.hpp"

namespace offersim {

Type<Liquidity> liquidity_type();

}  // namespace offersim
