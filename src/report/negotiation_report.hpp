#pragma once
/// What to ask for: what `offersim negotiate` prints.
#include "analysis/negotiation.hpp"
#include "report/study_text.hpp"

namespace offersim {

StudyPage negotiation_page(const NegotiationAnswer& answer);
std::string negotiation_text(const NegotiationAnswer& answer, const TextReportSettings& settings = {});
/// In the published schema offersim.negotiate/1 (schema/negotiate-1.json).
std::string negotiation_json(const NegotiationAnswer& answer);

/// "median", "lower_quartile", "certainty_equivalent", "even_odds", "floor"
const char* target_name(AskTarget target);
/// "310k a year", "18.2 %", "605k", "1,200 shares"
std::string lever_amount(double amount, LeverUnit unit);
/// "+45k a year", "+2.1 points"
std::string lever_increase(double amount, LeverUnit unit);

}  // namespace offersim
