#include "process/share_allocation.hpp"

#include <algorithm>

namespace offersim {

namespace {

/// rounded(Q F_k) - rounded(Q F_(k-1)), F the running total of the parts in the order of their days.
std::vector<WideInteger> allocate_cumulatively(const Installments& installments, std::int64_t shares,
                                               WideInteger added_before_floor) {
    const WideInteger unit = installments.denominator;
    std::vector<WideInteger> result;
    WideInteger exact = 0, given = 0;
    for (const Installment& installment : installments.items) {
        exact += static_cast<WideInteger>(shares) * installment.numerator;
        const WideInteger rounded = (exact + added_before_floor) / unit * unit;
        result.push_back(rounded - given);
        given = rounded;
    }
    return result;
}

std::vector<WideInteger> allocate_fractionally(const Installments& installments, std::int64_t shares) {
    std::vector<WideInteger> result;
    for (const Installment& installment : installments.items)
        result.push_back(static_cast<WideInteger>(shares) * installment.numerator);
    return result;
}

/// Who receives the shares that the floors leave over.
struct Remainder {
    bool goes_to_first;   ///< else to the last
    bool to_single_part;  ///< all to one, else one share each
};

/// The whole shares of each group, its parts in full: floors of the running total over the groups.
std::vector<WideInteger> group_shares(const Installments& installments, std::int64_t shares) {
    std::vector<WideInteger> result;
    WideInteger exact = 0, given = 0;
    for (const std::int64_t numerator : installments.group_numerators) {
        exact += static_cast<WideInteger>(shares) * numerator;
        result.push_back(exact / installments.denominator - given);
        given += result.back();
    }
    return result;
}

/// floor(total part / whole) for each of `members`, and what that leaves of the total's realised part as
/// told.
void allocate_group(const Installments& installments, const std::vector<std::size_t>& members,
                    WideInteger total, WideInteger whole, Remainder remainder,
                    std::vector<WideInteger>& result) {
    WideInteger parts = 0, given = 0;
    for (const std::size_t index : members) {
        const WideInteger part = installments.items[index].numerator;
        parts += part;
        given += result[index] = total * part / whole;
    }
    WideInteger left = total * parts / whole - given;  // less than the number of members
    for (std::size_t k = 0; k < members.size() && left > 0; ++k) {
        const std::size_t index = members[remainder.goes_to_first ? k : members.size() - 1 - k];
        const WideInteger extra = remainder.to_single_part ? left : 1;
        result[index] += extra;
        left -= extra;
    }
}

std::vector<WideInteger> allocate_with_remainder(const Installments& installments, std::int64_t shares,
                                                 Remainder remainder) {
    std::vector<WideInteger> result(installments.items.size());
    const auto totals = group_shares(installments, shares);
    for (std::size_t group = 0; group < totals.size(); ++group) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < installments.items.size(); ++i)
            if (installments.items[i].group == static_cast<int>(group)) members.push_back(i);
        allocate_group(installments, members, totals[group], installments.group_numerators[group], remainder,
                       result);
    }
    for (WideInteger& amount : result) amount *= installments.denominator;
    return result;
}

}  // namespace

std::vector<WideInteger> allocate_shares(const Installments& installments, std::int64_t shares,
                                         Rounding rounding) {
    switch (rounding) {
        case Rounding::cumulative_rounding:
            return allocate_cumulatively(installments, shares, installments.denominator / 2);
        case Rounding::front_loaded: return allocate_with_remainder(installments, shares, {true, false});
        case Rounding::back_loaded: return allocate_with_remainder(installments, shares, {false, false});
        case Rounding::front_loaded_to_single_tranche:
            return allocate_with_remainder(installments, shares, {true, true});
        case Rounding::back_loaded_to_single_tranche:
            return allocate_with_remainder(installments, shares, {false, true});
        case Rounding::fractional: return allocate_fractionally(installments, shares);
        case Rounding::cumulative_round_down: break;
    }
    return allocate_cumulatively(installments, shares, 0);
}

}  // namespace offersim
