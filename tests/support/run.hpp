#pragma once
/// From a scenario's text to its answers in one call, for tests.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "analysis/answer_run.hpp"
#include "base/diagnostic.hpp"
#include "engine/simulate.hpp"
#include "plan/make_plan.hpp"
#include "scenario/reader.hpp"

namespace offersim::testing {

struct RunOf {
    Scenario scenario;
    Plan plan;
    Outcomes outcomes;
    RunAnswer answer;

    const OfferAnswer& offer(const std::string& name) const {
        for (const OfferAnswer& offer : answer.offers)
            if (offer.name == name) return offer;
        ADD_FAILURE() << "no offer " << name;
        return answer.offers.front();
    }
    double component(const std::string& name, Component component) const {
        return offer(name).components[static_cast<std::size_t>(component)].value;
    }
};

inline Scenario read_or_fail(const std::string& text) {
    Diagnostics diagnostics;
    const auto scenario = read_scenario(text, "test.yaml", {}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all())
        if (diagnostic.severity == Severity::error) ADD_FAILURE() << format_diagnostic(diagnostic);
    if (!scenario) throw std::runtime_error("the scenario of this test is faulty");
    return *scenario;
}

inline RunOf run_text(const std::string& text, SimulationSettings settings = {}, std::uint64_t seed = 1) {
    RunOf run;
    run.scenario = read_or_fail(text);
    run.plan = make_plan(run.scenario, seed);
    run.outcomes = simulate(run.plan, settings);
    run.answer = answer_run(run.scenario, run.plan, run.outcomes);
    return run;
}

}  // namespace offersim::testing
