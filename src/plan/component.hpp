#pragma once
/// What an offer's money is called in ledgers and reports.
namespace offersim {

enum class Component { base, bonus, sign_on, equity, refresh, benefits, after, tax };
inline constexpr int component_count = 8;
inline constexpr const char* component_names[component_count] = {"base",    "bonus",    "sign_on", "equity",
                                                                 "refresh", "benefits", "after",   "tax"};

}  // namespace offersim
