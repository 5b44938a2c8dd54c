#pragma once
/// One offer against another, seen from the first: a comparison of the report, turned round where need be.
#include <optional>
#include <vector>

#include "analysis/answers.hpp"

namespace offersim {

struct Versus {
    const OfferAnswer* self = nullptr;
    const OfferAnswer* other = nullptr;
    Probability wins;
    double ties = 0;
    Summary difference;  ///< self - other
    Mean gain;           ///< E[max(self - other, 0)]
    Mean regret;         ///< E[max(other - self, 0)]

    double loses() const { return 1 - wins.value - ties; }
    /// How far ahead it is on average where it wins; 0 where it never does.
    double ahead() const { return wins.value > 0 ? gain.value / wins.value : 0; }
    double behind() const { return loses() > 1e-12 ? regret.value / loses() : 0; }
};

/// The offer that the report is about: `compare`, or the first.
const OfferAnswer& subject_of(const RunAnswer& answer);
/// The subject against each other offer, in file order.
std::vector<Versus> versus_others(const RunAnswer& answer);

/// The summary of the measure that the report leads with.
const Summary& primary_summary(const RunAnswer& answer, const OfferAnswer& offer);

}  // namespace offersim
