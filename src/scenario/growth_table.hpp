#pragma once
/// `growth`, the key of a company that says how the value of a share moves.
#include "scenario/company.hpp"
#include "scenario/table.hpp"

namespace offersim {

Table<Growth> growth_table();

}  // namespace offersim
