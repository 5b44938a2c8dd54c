#pragma once
/// The tables of the scenario language, one per struct of scenario.hpp.
#include "scenario/scenario.hpp"
#include "scenario/table.hpp"

namespace offersim {

Table<Scenario> scenario_table();
Table<Person> person_table();
Table<Company> company_table();
Table<Grant> grant_table();
Table<Offer> offer_table();
Table<ReportOptions> report_table();
Table<RunOptions> run_table();

}  // namespace offersim
