#pragma once
/// One offer and one rival under changed terms, always on the same futures.
#include <functional>

#include "analysis/target.hpp"
#include "plan/make_plan.hpp"

namespace offersim {

class OfferStudy {
public:
    OfferStudy(const Scenario& scenario, std::size_t subject, std::size_t rival,
               const StudySettings& settings)
        : scenario_(scenario), subject_(subject), rival_(rival), settings_(settings) {}

    using Change = std::function<void(Scenario&, Offer& subject)>;
    /// What the subject, or the rival, pays once `change` is made; nothing else is simulated.
    PayColumns pay(const Change& change = {}) const { return pay_of(subject_, change); }
    PayColumns rival_pay(const Change& change = {}) const { return pay_of(rival_, change); }
    /// What the subject costs its employer on paper (see employer_cost.hpp).
    double employer_cost(const Change& change = {}) const;
    /// One value, or one a path.
    std::vector<double> wealth() const;

    const Scenario& scenario() const { return scenario_; }
    const Offer& subject() const { return scenario_.offers[subject_]; }

private:
    Scenario changed(std::size_t kept, const Change& change) const;
    PayColumns pay_of(std::size_t offer, const Change& change) const;

    const Scenario& scenario_;
    std::size_t subject_, rival_;
    const StudySettings& settings_;
};

}  // namespace offersim
