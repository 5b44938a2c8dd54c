#include "analysis/negotiation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/ask.hpp"
#include "analysis/column.hpp"
#include "analysis/lever.hpp"
#include "analysis/offer_study.hpp"
#include "plan/make_plan.hpp"

namespace offersim {

namespace {

constexpr double usual_budget = 0.05;  ///< of what the offer costs its employer
constexpr double most_of_cost = 1;     ///< times what the offer costs: no ask goes further
constexpr std::size_t packages_shown = 3;
constexpr double negligible_cost = 1;

/// A lever with what it does to every path and costs, for one more of it.
struct MeasuredLever {
    MoneyLever lever;
    PayColumns slope;
    double cost = 0;
};

/// 1, 2 or 5 times a power of ten, not above `amount`.
double round_down(double amount) {
    double power = 1;
    while (10 * power <= amount) power *= 10;
    const double lead = amount / power;
    return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

std::optional<double> floor_total_of(const Scenario& scenario) {
    if (!scenario.report.floor_per_year) return {};
    return scenario.report.floor_per_year->a * scenario.horizon_months / 12.0;
}

OfferStudy::Change by(const MoneyLever& lever, double increase) {
    return [&lever, increase](Scenario&, Offer& offer) { lever.raise(offer, increase); };
}

std::vector<std::string> settings_of(const OfferStudy& study, const MoneyLever& lever, double increase) {
    Offer offer = study.subject();
    lever.raise(offer, increase);
    return lever.settings(offer);
}

/// "+12,500", "+2.5 points"; units are told by the report.
class Negotiation {
public:
    Negotiation(const OfferStudy& study, const NegotiationSettings& asked, NegotiationAnswer& answer)
        : study_(study),
          asked_(asked),
          answer_(answer),
          pay_(study.pay()),
          cost_(study.employer_cost()),
          targets_(study.rival_pay().primary, study.wealth(), study.scenario().person.risk_aversion,
                   floor_total_of(study.scenario()), asked.floor_chance) {}

    void work() {
        answer_.budget = asked_.budget.value_or(round_down(usual_budget * cost_));
        measure_levers();
        value_levers();
        value_terms();
        solve_asks();
        build_packages();
        find_growth();
    }

private:
    void measure_levers();
    void value_levers();
    void value_terms();
    void solve_asks();
    void build_packages();
    void find_growth();
    std::vector<AskTarget> targets_asked() const;
    void rate(LeverAnswer& answer) const;

    const OfferStudy& study_;
    const NegotiationSettings& asked_;
    NegotiationAnswer& answer_;
    PayColumns pay_;
    double cost_;
    TargetStudy targets_;
    std::vector<MeasuredLever> levers_;
};

std::vector<AskTarget> Negotiation::targets_asked() const {
    std::vector<AskTarget> targets{AskTarget::median, AskTarget::lower_quartile,
                                   AskTarget::certainty_equivalent, AskTarget::even_odds};
    if (floor_total_of(study_.scenario())) targets.push_back(AskTarget::floor);
    return targets;
}

void Negotiation::measure_levers() {
    for (MoneyLever& lever : money_levers(study_.scenario(), study_.subject())) {
        MeasuredLever& measured = levers_.emplace_back(MeasuredLever{std::move(lever), {}, 0});
        const double step = measured.lever.first_step;
        const PayColumns more = study_.pay(by(measured.lever, step));
        measured.cost = (study_.employer_cost(by(measured.lever, step)) - cost_) / step;
        measured.slope = more;
        for (std::size_t k = 0; k < pay_.primary.size(); ++k) {
            measured.slope.primary[k] = (more.primary[k] - pay_.primary[k]) / step;
            measured.slope.nominal[k] = (more.nominal[k] - pay_.nominal[k]) / step;
        }
    }
    std::erase_if(levers_, [](const MeasuredLever& lever) { return !(lever.cost > 0); });
}

void Negotiation::rate(LeverAnswer& answer) const {
    if (std::abs(answer.employer_cost) < negligible_cost) return;
    const Mean& worth =
        answer.effect.certainty_equivalent ? *answer.effect.certainty_equivalent : answer.effect.p50;
    answer.worth_per_thousand = 1000 * worth.value / answer.employer_cost;
}

void Negotiation::value_levers() {
    for (const MeasuredLever& measured : levers_) {
        const double increase = answer_.budget / measured.cost;
        LeverAnswer& lever = answer_.levers.emplace_back();
        lever.name = measured.lever.name;
        lever.unit = measured.lever.unit;
        lever.level = measured.lever.level;
        lever.increase = increase;
        lever.settings = settings_of(study_, measured.lever, increase);
        lever.employer_cost = answer_.budget;
        lever.effect = targets_.effect(pay_, moved(pay_, measured.slope, increase));
        rate(lever);
    }
    std::stable_sort(answer_.levers.begin(), answer_.levers.end(),
                     [](const LeverAnswer& a, const LeverAnswer& b) {
                         return a.worth_per_thousand.value_or(0) > b.worth_per_thousand.value_or(0);
                     });
}

void Negotiation::value_terms() {
    for (const TermsLever& terms : terms_levers(study_.scenario(), study_.subject())) {
        const PayColumns pay = study_.pay(terms.apply);
        if (pay.primary == pay_.primary) continue;  // it makes no difference in any future
        LeverAnswer& lever = answer_.levers.emplace_back();
        lever.name = terms.name;
        lever.change = terms.change;
        lever.settings = terms.settings;
        lever.employer_cost = study_.employer_cost(terms.apply) - cost_;
        lever.effect = targets_.effect(pay_, pay);
    }
}

void Negotiation::solve_asks() {
    for (const AskTarget target : targets_asked())
        for (const MeasuredLever& measured : levers_) {
            if (!measured.lever.is_main) continue;
            AskAnswer& ask = answer_.asks.emplace_back();
            ask.lever = measured.lever.name;
            ask.unit = measured.lever.unit;
            ask.target = target;
            solve_ask({targets_, pay_, measured.slope,
                       [&](double increase) { return study_.pay(by(measured.lever, increase)); },
                       measured.lever.first_step, most_of_cost * cost_ / measured.cost},
                      ask);
            if (!ask.increase) continue;
            ask.total = measured.lever.level + ask.increase->value;
            ask.employer_cost = measured.cost * ask.increase->value;
            if (!ask.is_met_already) ask.settings = settings_of(study_, measured.lever, ask.increase->value);
        }
}

/// Every lever alone and every pair at a quarter, a half and three quarters.
void Negotiation::build_packages() {
    struct Split {
        std::vector<std::pair<std::size_t, double>> shares;
        double worth;
    };
    std::vector<Split> splits;
    const auto pay_with = [&](const Split& split) {
        PayColumns pay = pay_;
        for (const auto& [lever, share] : split.shares)
            pay = moved(pay, levers_[lever].slope, share * answer_.budget / levers_[lever].cost);
        return pay;
    };
    const auto consider = [&](Split split) {
        const PayColumns pay = pay_with(split);
        split.worth = targets_.certainty_equivalent(pay.primary).value_or(percentile_of(pay.primary, 50));
        splits.push_back(std::move(split));
    };
    for (std::size_t a = 0; a < levers_.size(); ++a) {
        consider({{{a, 1.0}}, 0});
        for (std::size_t b = a + 1; b < levers_.size(); ++b)
            for (const double share : {0.25, 0.5, 0.75}) consider({{{a, share}, {b, 1 - share}}, 0});
    }
    std::stable_sort(splits.begin(), splits.end(),
                     [](const Split& x, const Split& y) { return x.worth > y.worth; });
    if (splits.size() > packages_shown) splits.resize(packages_shown);
    for (const Split& split : splits) {
        PackageAnswer& package = answer_.packages.emplace_back();
        for (const auto& [lever, share] : split.shares) {
            const MeasuredLever& measured = levers_[lever];
            const double cost = share * answer_.budget;
            package.parts.push_back(
                {measured.lever.name, measured.lever.unit, measured.lever.level, cost / measured.cost, cost});
        }
        package.effect = targets_.effect(pay_, pay_with(split));
    }
}

void Negotiation::find_growth() {
    const Scenario& scenario = study_.scenario();
    const std::string& name = study_.subject().company;
    const auto company = std::find_if(scenario.companies.begin(), scenario.companies.end(),
                                      [&](const Company& c) { return c.name == name; });
    if (company == scenario.companies.end()) return;
    answer_.current_drift = mean(company->growth.drift);
    const bool moves_rival =
        scenario
            .offers[rival_index(scenario, answer_.run, subject_index(scenario, answer_.subject),
                                answer_.against)]
            .company == name;
    struct World {
        PayColumns pay;
        TargetStudy targets;
    };
    std::map<double, World> worlds;  // by drift: targets share what was simulated
    const auto world_at = [&](double drift) -> const World& {
        const auto known = worlds.find(drift);
        if (known != worlds.end()) return known->second;
        const auto change = [&](Scenario& changed, Offer&) {
            for (Company& c : changed.companies)
                if (c.name == name) c.growth.drift = Distribution::constant(drift);
        };
        TargetStudy targets = targets_;
        if (moves_rival)
            targets =
                TargetStudy(study_.rival_pay(change).primary, study_.wealth(), scenario.person.risk_aversion,
                            floor_total_of(scenario), asked_.floor_chance);
        return worlds.emplace(drift, World{study_.pay(change), std::move(targets)}).first->second;
    };
    const GrowthSearch search{[&](AskTarget target, double drift) {
                                  const World& world = world_at(drift);
                                  return world.targets.gap(target, world.pay);
                              },
                              [&](AskTarget target, double drift) {
                                  const World& world = world_at(drift);
                                  return world.targets.gap_error(target, world.pay);
                              },
                              answer_.current_drift};
    for (const AskTarget target : targets_asked()) {
        GrowthAnswer& growth = answer_.growth.emplace_back();
        growth.target = target;
        solve_growth(search, growth);
        if (growth.drift)
            growth.setting = fmt::format("companies.{}.growth.drift={}", name, growth.drift->value);
    }
}

}  // namespace

NegotiationAnswer negotiate(const Scenario& scenario, const NegotiationSettings& asked,
                            const StudySettings& settings) {
    NegotiationAnswer answer;
    const Plan plan = make_plan(scenario, settings.seed);
    const std::size_t subject = subject_index(scenario, asked.subject);
    answer.run = answer_study_run(scenario, plan, settings);
    answer.run.compare = answer.subject = scenario.offers[subject].name;
    const std::size_t rival = rival_index(scenario, answer.run, subject, asked.against);
    answer.against = scenario.offers[rival].name;
    answer.floor_chance = asked.floor_chance;
    const OfferStudy study(scenario, subject, rival, settings);
    Negotiation(study, asked, answer).work();
    return answer;
}

}  // namespace offersim
