#include "process/financing_round.hpp"

#include <algorithm>

namespace offersim {

namespace {

/// The conversion price of a class after a round that sold `issued` shares for `round.price`.
double protected_price(double conversion_price, const FinancingRound& round, double before, double issued) {
    if (round.anti_dilution == AntiDilution::full_ratchet) return round.price;
    const double at_old_price = issued * round.price / conversion_price;
    return conversion_price * (before + at_old_price) / (before + issued);
}

void protect(ShareClass& share_class, const FinancingRound& round, double before, double issued) {
    if (round.price <= 0 || share_class.conversion_ratio <= 0) return;
    const double conversion_price = share_class.price() / share_class.conversion_ratio;
    if (conversion_price <= round.price) return;
    share_class.conversion_ratio =
        share_class.price() / protected_price(conversion_price, round, before, issued);
}

int rank_of_new_class(const CapitalStructure& capital, bool is_senior) {
    if (capital.classes.empty()) return 0;
    if (!is_senior) return capital.classes.back().seniority;
    const auto first =
        std::min_element(capital.classes.begin(), capital.classes.end(),
                         [](const ShareClass& a, const ShareClass& b) { return a.seniority < b.seniority; });
    return first->seniority - 1;
}

}  // namespace

void add_round(CapitalStructure& capital, const FinancingRound& round) {
    const double before = capital.fully_diluted();
    const double after = before * round.growth_of_shares();
    const double issued = round.dilution * after;
    if (round.anti_dilution != AntiDilution::none)
        for (ShareClass& share_class : capital.classes) protect(share_class, round, before, issued);
    capital.unissued_pool += round.pool * after;
    if (issued <= 0) return;
    const int rank = rank_of_new_class(capital, round.is_senior);
    ShareClass& added = capital.classes.emplace_back();
    added.shares = issued;
    added.invested = issued * round.price;
    added.preference_multiple = round.preference_multiple;
    added.seniority = rank;
}

CapitalStructure after_round(CapitalStructure capital, const FinancingRound& round) {
    add_round(capital, round);
    return capital;
}

}  // namespace offersim
