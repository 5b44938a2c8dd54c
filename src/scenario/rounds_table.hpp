#pragma once
/// `rounds` and `appraisal`, the keys of a company that say what its prices are while it is private.
#include "scenario/company.hpp"
#include "scenario/table.hpp"

namespace offersim {

Table<Rounds> rounds_table();
Table<Appraisal> appraisal_table();

}  // namespace offersim
