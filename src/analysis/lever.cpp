#include "analysis/lever.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"
#include "scenario/distribution_writer.hpp"

namespace offersim {

namespace {

constexpr int default_expiry_months = 84;  ///< of double triggers, as the scenario language has it

struct LeverList {
    const Scenario& scenario;
    const Offer& offer;
    std::vector<MoneyLever> levers{};

    std::string key(const std::string& name) const { return "offers." + offer.name + "." + name; }

    /// A lever on a quantity that the offer has: `place` finds it in a copy of the offer.
    void add(std::string name, LeverUnit unit, bool is_main, const std::string& setting,
             std::function<Distribution&(Offer&)> place) {
        Offer copy = offer;
        const double level = mean(place(copy));
        MoneyLever lever{std::move(name), unit, level, step(unit, level), {}, {}, is_main};
        lever.raise = [place](Offer& raised_offer, double increase) {
            place(raised_offer) = raised(place(raised_offer), increase);
        };
        lever.settings = [place, setting](const Offer& raised_offer) {
            Offer of = raised_offer;
            return std::vector<std::string>{setting + "=" + written_distribution(place(of))};
        };
        levers.push_back(std::move(lever));
    }
    double step(LeverUnit unit, double level) const {
        if (unit == LeverUnit::share) return level > 0 ? 0.05 * level : 0.02;
        return level > 0 ? 0.05 * level : 0.02 * yearly_pay();
    }
    double yearly_pay() const {
        if (offer.total) return mean(offer.total->per_year);
        return offer.base_per_year ? std::max(mean(*offer.base_per_year), 1.0) : 1e5;
    }
    void add_pay();
    void add_sign_on();
    void add_grant();
    void add_refresh();
};

void LeverList::add_pay() {
    if (offer.base_per_year)
        add("base", LeverUnit::money_per_year, true, key("base"),
            [](Offer& o) -> Distribution& { return *o.base_per_year; });
    if (offer.total)
        add("total pay", LeverUnit::money_per_year, true, key("total"),
            [](Offer& o) -> Distribution& { return o.total->per_year; });
    if (offer.bonus && !offer.bonus->is_share_of_base) {
        add("bonus", LeverUnit::money_per_year, false, key("bonus"),
            [](Offer& o) -> Distribution& { return o.bonus->size; });
    } else if (offer.base_per_year && (offer.bonus || !offer.total)) {
        add("bonus", LeverUnit::share, false, key("bonus"), [](Offer& o) -> Distribution& {
            if (!o.bonus) o.bonus.emplace();
            return o.bonus->size;
        });
    }
}

void LeverList::add_sign_on() {
    add("sign-on", LeverUnit::money, true, key("sign_on.amount"), [](Offer& o) -> Distribution& {
        if (!o.sign_on) {
            o.sign_on.emplace();
            o.sign_on->vesting = single_tranche(0);
        }
        return o.sign_on->amount;
    });
}

void LeverList::add_grant() {
    if (offer.equity.empty()) return;
    const Grant& grant = offer.equity.front();
    if (grant.value)
        add("grant", LeverUnit::money, true, key("equity.0.value"),
            [](Offer& o) -> Distribution& { return *o.equity.front().value; });
    else if (grant.shares)
        add("grant", LeverUnit::shares, true, key("equity.0.shares"),
            [](Offer& o) -> Distribution& { return *o.equity.front().shares; });
    else
        add("grant", LeverUnit::share, true, key("equity.0.ownership"),
            [](Offer& o) -> Distribution& { return *o.equity.front().ownership; });
}

void LeverList::add_refresh() {
    const bool has_equity =
        !offer.equity.empty() || offer.refresh || (offer.total && mean(offer.total->equity_share) > 0);
    if (offer.company.empty() || !has_equity || scenario.horizon_months <= 12) return;
    add("refresh", LeverUnit::money_per_year, false, key("refresh.value"), [](Offer& o) -> Distribution& {
        if (!o.refresh) {
            o.refresh.emplace();
            o.refresh->vesting = even_schedule(48, 1, 0);
            const auto rsu = std::find_if(o.equity.begin(), o.equity.end(),
                                          [](const Grant& grant) { return grant.type == GrantType::rsu; });
            if (rsu != o.equity.end()) o.refresh->trigger = rsu->trigger;
            if (o.refresh->trigger == Trigger::double_trigger)
                o.refresh->expiry_months = default_expiry_months;
        }
        return o.refresh->value_per_year;
    });
}

/// Fractions vested by month, to tell schedules apart.
bool is_same_schedule(const VestingSchedule& a, const VestingSchedule& b, const Scenario& scenario) {
    return vested_by_month(a, scenario.horizon_months, scenario.start) ==
           vested_by_month(b, scenario.horizon_months, scenario.start);
}

struct TermsList {
    const Scenario& scenario;
    const Offer& offer;
    std::vector<TermsLever> levers{};

    std::string key(const std::string& name) const { return "offers." + offer.name + "." + name; }
    void add(std::string name, std::string change, std::string setting,
             std::function<void(Scenario&, Offer&)> apply) {
        levers.push_back({std::move(name), std::move(change), std::move(apply), {std::move(setting)}});
    }
    void add_vesting(const Grant& grant);
    void add_trigger(const Grant& grant);
    void add_option_terms(const Grant& grant);
    void add_sign_on(const SignOn& sign_on);
    void add_acceleration(const Grant& grant);
};

void TermsList::add_vesting(const Grant& grant) {
    struct Shape {
        const char* text;
        const char* setting;
        VestingSchedule schedule;
    };
    const Shape shapes[] = {
        {"a quarter each year, monthly", "{yearly: 25/25/25/25}", even_schedule(48, 1, 0)},
        {"40/30/20/10 % over the years, monthly", "{yearly: 40/30/20/10}",
         yearly_schedule({{4, 10}, {3, 10}, {2, 10}, {1, 10}}, 12, 0)}};
    for (const Shape& shape : shapes) {
        if (is_same_schedule(shape.schedule, grant.vesting, scenario)) continue;
        add("vesting of the grant", shape.text, key("equity.0.vesting=") + shape.setting,
            [schedule = shape.schedule](Scenario&, Offer& o) { o.equity.front().vesting = schedule; });
    }
    VestingSchedule no_cliff = grant.vesting;
    no_cliff.cliff_months = 0;
    for (VestingStatement& statement : no_cliff.statements) statement.cliff.reset();
    if (is_same_schedule(no_cliff, grant.vesting, scenario)) return;
    add("cliff", "none", {}, [no_cliff](Scenario&, Offer& o) { o.equity.front().vesting = no_cliff; });
    levers.back().settings.clear();
}

void TermsList::add_trigger(const Grant& grant) {
    if (grant.trigger != Trigger::double_trigger) return;
    if (grant.expiry_months)
        add("expiry of the double trigger", "none", key("equity.0.expiry=none"),
            [](Scenario&, Offer& o) { o.equity.front().expiry_months.reset(); });
}

void TermsList::add_option_terms(const Grant& grant) {
    if (grant.strike && mean(*grant.strike) > 0) {
        const Distribution strike = raised(*grant.strike, -0.1 * mean(*grant.strike));
        add("strike", "10 % lower", key("equity.0.strike=") + written_distribution(strike),
            [strike](Scenario&, Offer& o) { o.equity.front().strike = strike; });
    }
    if (is_option(grant.type) && grant.window_months)
        add("exercise window", "as long as options live", key("equity.0.window=term"),
            [](Scenario&, Offer& o) { o.equity.front().window_months.reset(); });
}

void TermsList::add_sign_on(const SignOn& sign_on) {
    if (mean(sign_on.amount) <= 0) return;
    if (mean(sign_on.equity_share) > 0)
        add("split of the sign-on", "all in cash", key("sign_on.equity=0%"),
            [](Scenario&, Offer& o) { o.sign_on->equity_share = Distribution::constant(0); });
    if (!is_same_schedule(sign_on.vesting, single_tranche(0), scenario))
        add("sign-on paid", "at the start", key("sign_on.vesting=immediate"),
            [](Scenario&, Offer& o) { o.sign_on->vesting = single_tranche(0); });
    if (sign_on.clawback.within_months > 0)
        add("clawback of the sign-on", "none", key("sign_on.clawback=0mo"),
            [](Scenario&, Offer& o) { o.sign_on->clawback.within_months = 0; });
}

/// A grant's own terms come before what the company's acquisition says.
void TermsList::add_acceleration(const Grant& grant) {
    const auto company = std::find_if(scenario.companies.begin(), scenario.companies.end(),
                                      [&](const Company& c) { return c.name == offer.company; });
    if (company == scenario.companies.end()) return;
    bool can_be_bought = false, vests_everything = true;
    const auto look_at = [&](const Company& future) {
        if (!future.liquidity.acquisition) return;
        can_be_bought = true;
        vests_everything = vests_everything && future.liquidity.acquisition->acceleration >= 1;
    };
    if (company->futures.empty()) look_at(*company);
    for (const Future& future : company->futures) look_at(future.company);
    if (!can_be_bought) return;
    const auto with = [&](std::string name, std::string setting, Acceleration acceleration) {
        add(std::move(name), "all of it", key("equity.0.acceleration=") + setting,
            [acceleration](Scenario&, Offer& o) { o.equity.front().acceleration = acceleration; });
    };
    const std::vector<AccelerationStep> all{{0, 1, 0}};
    const bool has_own = grant.acceleration && !grant.acceleration->single_trigger.empty();
    if (!has_own && !vests_everything) with("acceleration at a deal", "{single: 100%}", {all, {}, 12});
    if (!grant.acceleration || grant.acceleration->double_trigger.empty())
        with("if let go after a deal", "{double: 100%}", {{}, all, 12});
}

}  // namespace

Distribution raised(Distribution distribution, double increase) {
    using Kind = Distribution::Kind;
    if (distribution.kind == Kind::lognormal) {
        const double factor = 1 + increase / mean(distribution);
        distribution.a += portable_log(std::max(factor, 1e-12));
        return distribution;
    }
    distribution.a += increase;
    const bool has_b = distribution.kind == Kind::uniform || distribution.kind == Kind::triangular ||
                       distribution.kind == Kind::pert;
    if (has_b) distribution.b += increase;
    if (distribution.kind == Kind::triangular || distribution.kind == Kind::pert) distribution.c += increase;
    for (auto& outcome : distribution.outcomes) outcome.value += increase;
    return distribution;
}

std::vector<MoneyLever> money_levers(const Scenario& scenario, const Offer& offer) {
    LeverList list{scenario, offer};
    list.add_pay();
    list.add_sign_on();
    list.add_grant();
    list.add_refresh();
    return std::move(list.levers);
}

std::vector<TermsLever> terms_levers(const Scenario& scenario, const Offer& offer) {
    TermsList list{scenario, offer};
    if (!offer.equity.empty()) {
        const Grant& grant = offer.equity.front();
        list.add_vesting(grant);
        list.add_trigger(grant);
        list.add_option_terms(grant);
        list.add_acceleration(grant);
    }
    if (offer.sign_on) list.add_sign_on(*offer.sign_on);
    return std::move(list.levers);
}

}  // namespace offersim
