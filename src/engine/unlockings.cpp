#include "engine/unlockings.hpp"

#include <algorithm>

#include "engine/months_read.hpp"

namespace offersim {

void Unlockings::list(const CompanyEvents& events, const Source& source) {
    for (Month& month : months_) {
        month.lanes.clear();
        month.unlocked.clear();
    }
    const int settlement = static_cast<int>(months_.size()) - 1;
    for (const std::int32_t lane : events.lanes_of[static_cast<std::size_t>(EventKind::ipo)]) {
        const LockupStages stages = source.stages(lane);
        const int offering = events.month[static_cast<std::size_t>(lane)];
        const int last =
            std::min(first_open_month(*company_, offering + stages.last, settlement), settlement);
        int month = offering + stages.first;
        for (; month <= last; ++month) {
            month = first_open_month(*company_, month, settlement);
            Month& listed = months_[static_cast<std::size_t>(month)];
            listed.lanes.push_back(lane);
            listed.unlocked.push_back(source.unlocked(month, lane));
        }
    }
    for (std::size_t month = 0; month < months_.size(); ++month) {
        months_[month].price.resize(months_[month].lanes.size());
        source.prices(static_cast<int>(month), months_[month].lanes, months_[month].price.data());
    }
}

}  // namespace offersim
