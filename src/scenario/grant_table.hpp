#pragma once
/// What grants have in common with a sign-on and refreshers paid in equity.
#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {

const Words<Trigger>& trigger_words();
Type<SalePolicy> sale_type();
Type<std::optional<int>> expiry_type();
/// The default expiry of shares under `trigger`, as written; empty for none.
std::string expiry_of(Trigger trigger);

}  // namespace offersim
