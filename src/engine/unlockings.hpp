#pragma once
/// Who may sell for the first time since the offering, or more than in the month before: the paths of a block
/// by the months in which their lock-up ends, stage by stage, and the market is open. What had been due is
/// sold then, whatever the award; so the list is made once for all of a company's.
#include <functional>
#include <span>
#include <vector>

#include "engine/company_events.hpp"
#include "plan/plan.hpp"

namespace offersim {

/// Months after the offering. Between the two a path is listed in every month.
struct LockupStages {
    int first, last;
};

class Unlockings {
public:
    struct Month {
        std::vector<std::int32_t> lanes;
        std::vector<double> unlocked;  ///< part of a holding that may be gone by now
        std::vector<double> price;
    };
    /// What the company tells of a path, and of several.
    struct Source {
        std::function<LockupStages(std::int32_t lane)> stages;
        std::function<double(int month, std::int32_t lane)> unlocked;
        std::function<void(int month, std::span<const std::int32_t> lanes, double* result)> prices;
    };

    Unlockings(const PlanCompany& company, int last_month)
        : company_(&company), months_(static_cast<std::size_t>(last_month + 1)) {}

    void list(const CompanyEvents& events, const Source& source);
    const Month& in(int month) const { return months_[static_cast<std::size_t>(month)]; }

private:
    const PlanCompany* company_;
    std::vector<Month> months_;
};

}  // namespace offersim
