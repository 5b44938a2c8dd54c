#pragma once
/// What few paths of a block sell, where a listing, a deal or a departure decides.
#include <cstdint>
#include <vector>

namespace offersim {

/// Sales on single paths: the price of `month` times units times the quantity, into the period of
/// `paid_month`.
struct SaleList {
    struct Sale {
        std::int32_t paid_month;
        double nominal_quantity, present_quantity;  ///< present: times the discount factor
    };
    std::vector<Sale> sales;
    std::vector<std::int32_t> lane, month;  ///< of the same, apart, as kernels read them

    void clear();
    void add(int sale_lane, int price_month, Sale sale) {
        lane.push_back(sale_lane);
        month.push_back(price_month);
        sales.push_back(sale);
    }
    /// Pads the lanes and months.
    void pad();
    std::size_t size() const { return sales.size(); }
};

}  // namespace offersim
