#include "engine/sale_list.hpp"

#include "engine/kernels.hpp"

namespace offersim {

void SaleList::clear() {
    lane.clear();
    month.clear();
    sales.clear();
}

void SaleList::pad() {
    for (int lane_past_end = block_paths; lane.size() % list_padding != 0; ++lane_past_end) {
        lane.push_back(lane_past_end);
        month.push_back(0);
    }
}

}  // namespace offersim
