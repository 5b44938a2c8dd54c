#pragma once
/// Capital structures that several tests use.
#include <random>
#include <string>

#include "process/capital_structure.hpp"

namespace offersim {

/// 8M common; A 2M shares, $5M, junior, participating to 2x; B 1.5M shares, $9M, senior, not participating.
inline CapitalStructure three_class_example() {
    ShareClass a{.name = "A", .shares = 2e6, .invested = 5e6, .seniority = 2};
    a.participation = Participation::capped;
    a.cap_multiple = 2;
    const ShareClass b{.name = "B", .shares = 1.5e6, .invested = 9e6, .seniority = 1};
    return {8e6, 0, {a, b}};
}

/// Any terms that a file may give: up to five classes, ranks shared or not, every kind of participation.
inline CapitalStructure random_capital(std::mt19937_64& generator) {
    std::uniform_real_distribution<double> uniform;
    const auto between = [&](double low, double high) { return low + (high - low) * uniform(generator); };
    CapitalStructure capital;
    capital.common_shares = between(1e6, 2e7);
    const int classes = static_cast<int>(between(0, 6));
    for (int i = 0; i < classes; ++i) {
        ShareClass share_class;
        share_class.name = std::string(1, static_cast<char>('A' + i));
        share_class.shares = between(1e5, 1e7);
        share_class.invested = between(1e5, 5e7);
        share_class.preference_multiple = uniform(generator) < 0.5 ? 1 : between(0, 3);
        share_class.seniority = static_cast<int>(between(1, 4));
        const double kind = uniform(generator);
        share_class.participation = kind < 0.4   ? Participation::none
                                    : kind < 0.6 ? Participation::uncapped
                                                 : Participation::capped;
        share_class.cap_multiple = share_class.preference_multiple + between(0, 3);
        share_class.conversion_ratio = uniform(generator) < 0.5 ? 1 : between(0.5, 2);
        if (uniform(generator) < 0.3) share_class.ipo_ratchet = between(0, 2);
        if (uniform(generator) < 0.3) share_class.conversion_veto = between(0, 2e8);
        capital.classes.push_back(share_class);
    }
    return capital;
}

}  // namespace offersim
