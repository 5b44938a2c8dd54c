#pragma once
/// The audit of a compensation guide: what of it does not add up, with the arithmetic, and what does.
#include <string>

#include "analysis/guide_audit.hpp"
#include "report/text_report.hpp"

namespace offersim {

/// Findings by verdict, the faults first, each with its line of the guide.
std::string audit_text(const GuideAudit& audit, const TextReportSettings& settings = {});
/// In the published schema offersim.audit/1 (schema/audit-1.json; docs/guides.md explains it).
std::string audit_json(const GuideAudit& audit);

}  // namespace offersim
