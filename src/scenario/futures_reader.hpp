#pragma once
/// `futures`: named ways in which things may go, each with a chance and what it changes of the company.
#include "scenario/company.hpp"
#include "scenario/table.hpp"

namespace offersim {

/// The key, as it is documented; what is under it is read by `read_futures`, once the company is known.
Field<Company> futures_field(const std::vector<Field<Company>>& company_fields);

/// Reads each future as the mapping it is, laid over that of the company (`value`), by the company's own
/// table.
void read_futures(Reading& reading, const Value& value, const Table<Company>& company_table,
                  Company& company);

}  // namespace offersim
