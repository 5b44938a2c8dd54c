#pragma once
/// What the holdings of one path did, in the order in which they did it: for `explain`.
#include <vector>

namespace offersim {

struct JournalEntry {
    enum class Kind {
        granted,
        vested,
        forfeited,     ///< unvested, on leaving
        triggered,     ///< the second trigger of double-trigger shares
        exercised,     ///< by paying the strike: `amount` is what it cost, below zero
        sold,          ///< on the market; options exercised out of the sale as well
        cashed_out,    ///< at an acquisition, vested or accelerated
        deal_payment,  ///< later: as it would have vested, out of an escrow, for an earn-out
        tendered,
        lapsed,  ///< by expiry, at the end of a window, under water, or with the company
        clawed_back,
    };
    int month = 0;
    Kind kind = Kind::granted;
    int offer = 0;
    int grant = 0;  ///< index into PlanOffer::grants; -1: the cash part of the sign-on; -2: the purchase plan
    double units = 0;
    double price = 0;   ///< per unit, as it was paid
    double amount = 0;  ///< money that changed hands: above zero to the holder
};

struct Journal {
    int lane = 0;  ///< of the path that is told about, within its block
    std::vector<JournalEntry> entries;
};

}  // namespace offersim
