#pragma once
/// The keys of a company's own file.
#include "scenario/company_file.hpp"
#include "scenario/table.hpp"

namespace offersim {

/// A company's keys, with `format`, `title`, `currency` and `discount` beside them.
Table<CompanyFile> company_file_table();

}  // namespace offersim
