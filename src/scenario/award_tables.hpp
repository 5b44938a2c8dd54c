#pragma once
/// The tables of what an offer grants beside its equity: the sign-on, refreshers, a purchase plan.
#include "scenario/scenario.hpp"
#include "scenario/table.hpp"

namespace offersim {

Table<SignOn> sign_on_table();
Table<Refresh> refresh_table();
Table<EmployeePurchase> purchase_table();

}  // namespace offersim
