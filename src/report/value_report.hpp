#pragma once
/// What `offersim value` prints: a company's shares at the headline and at their fair value, or who gets what
/// of one acquisition.
#include <string>

#include "analysis/company_value.hpp"

namespace offersim {

/// Tables and sentences of at most 80 columns.
std::string value_text(const CompanyValueAnswer& answer);
/// `{"headline_value", "fair_value", "overvaluation", "classes": [{"name", "headline_price", "fair_price",
/// "overvaluation"}], "common": {"headline_price", "fair_price", "overvaluation", "discount"}, ...}`
std::string value_json(const CompanyValueAnswer& answer);

/// The same for `--exit`.
std::string payout_text(const PayoutAnswer& answer, const std::string& currency);
/// `{"exit", "payouts": {"common", CLASS ...}, "per_share": {"common", CLASS ...}}`
std::string payout_json(const PayoutAnswer& answer);

}  // namespace offersim
