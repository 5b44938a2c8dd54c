#include "analysis/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/column.hpp"
#include "analysis/information_value.hpp"
#include "analysis/questions.hpp"
#include "analysis/sobol_study.hpp"
#include "analysis/utility_curve.hpp"
#include "plan/make_plan.hpp"

namespace offersim {

namespace {

std::vector<double> wealth_of(const Scenario& scenario, const PathTable& table) {
    return table.wealth.empty() ? std::vector<double>{scenario.person.wealth.a} : table.wealth;
}

bool is_uncertain(const Input& input) {
    return input.kind == Input::Kind::draw && !input.is_constant && input.name != "person.wealth";
}

/// Whether the value was written as a part: `25%`, `12%/yr`.
bool is_share(const Scenario& scenario, const std::string& key) {
    for (const EffectiveValue& value : scenario.effective_values)
        if (value.key == key) return value.text.find('%') != std::string::npos;
    return false;
}

class Tornado {
public:
    Tornado(const Scenario& scenario, std::size_t subject, std::size_t rival, const StudySettings& settings)
        : scenario_(scenario), settings_(settings) {
        Scenario pair = scenario;
        pair.offers = {scenario.offers[subject], scenario.offers[rival]};
        plan_ = make_plan(pair, settings.seed);
    }

    PairFigures base() const { return figures(plan_); }
    std::vector<TornadoBar> bars() const {
        std::vector<TornadoBar> bars;
        for (std::size_t i = 0; i < plan_.inputs.size(); ++i)
            if (is_uncertain(plan_.inputs[i]) && reaches(plan_.inputs[i].name)) bars.push_back(bar(i));
        std::erase_if(bars, [](const TornadoBar& b) {
            return b.swing == 0 && b.at_low.p_wins.value == b.at_high.p_wins.value;
        });
        std::stable_sort(bars.begin(), bars.end(),
                         [](const TornadoBar& a, const TornadoBar& b) { return a.swing > b.swing; });
        return bars;
    }

private:
    /// Other offers' companies cannot matter.
    bool reaches(const std::string& key) const {
        for (const Company& company : scenario_.companies) {
            if (!key.starts_with("companies." + company.name + ".")) continue;
            const auto c = static_cast<int>(&company - scenario_.companies.data());
            return plan_.offers[0].company == c || plan_.offers[1].company == c;
        }
        return true;
    }
    TornadoBar bar(std::size_t index) const {
        const Distribution& distribution = plan_.inputs[index].distribution;
        TornadoBar bar;
        bar.key = plan_.inputs[index].name;
        bar.is_share = is_share(scenario_, bar.key);
        bar.input_low = quantile(distribution, 0.1);
        bar.input_high = quantile(distribution, 0.9);
        bar.at_low = figures(held(index, bar.input_low));
        bar.at_high = figures(held(index, bar.input_high));
        bar.swing = std::abs(bar.at_high.median_difference - bar.at_low.median_difference);
        return bar;
    }
    Plan held(std::size_t index, double value) const {
        Plan plan = plan_;
        plan.inputs[index].is_constant = true;
        plan.inputs[index].constant = value;
        return plan;
    }
    PairFigures figures(const Plan& plan) const {
        const PathTable table = tabulate_study(plan, settings_);
        const std::vector<double> difference = difference_of(table.primary[0], table.primary[1]);
        const UtilityStudy utility(table.primary, wealth_of(scenario_, table));
        const auto certainty = utility.difference(UtilityKind::constant_relative, plan.risk_aversion, 0, 1);
        PairFigures figures;
        figures.median_difference = percentile_of(difference, 50);
        if (certainty) figures.certainty_difference = certainty->value;
        figures.p_wins = chance_above_zero(difference);
        return figures;
    }

    const Scenario& scenario_;
    const StudySettings& settings_;
    Plan plan_;
};

/// The worth of information to someone who takes the offer of the highest expected utility.
class InformationStudy {
public:
    InformationStudy(const Scenario& scenario, const PathTable& table)
        : utility_(table.primary, wealth_of(scenario, table)), gamma_(scenario.person.risk_aversion) {
        for (std::size_t o = 0; o < table.primary.size(); ++o)
            if (!utility_.certainty_equivalent(UtilityKind::constant_relative, gamma_, o)) gamma_ = 0;
        for (std::size_t o = 0; o < table.primary.size(); ++o) {
            auto of_offer = *utility_.utilities(UtilityKind::constant_relative, gamma_, o);
            if (o == 0 || of_offer.mean > mean_) {
                best_ = o;
                mean_ = of_offer.mean;
                equivalent_ = of_offer.equivalent;
            }
            gains_.push_back(std::move(of_offer.by_path));
        }
    }
    std::size_t best() const { return best_; }
    bool is_by_certainty() const { return gamma_ > 0; }
    Mean of(std::span<const double> input) const {
        return in_money(partial_information_value(input, gains_));
    }
    Mean of_everything() const { return in_money(perfect_information_value(gains_)); }

private:
    Mean in_money(const Mean& utility) const {
        if (gamma_ == 0) return utility;
        const double value = utility_.sure_pay(gamma_, mean_ + utility.value) - equivalent_;
        const double beyond =
            utility_.sure_pay(gamma_, mean_ + utility.value + utility.standard_error) - equivalent_;
        return {utility.value == 0 ? 0 : value, beyond - value};
    }

    UtilityStudy utility_;
    double gamma_;
    std::size_t best_ = 0;
    double mean_ = 0, equivalent_ = 0;
    std::vector<std::vector<double>> gains_;
};

void value_information(const Scenario& scenario, const Plan& plan, const StudySettings& settings,
                       SensitivityAnswer& answer) {
    const PathTable table = tabulate_study(plan, settings, true, true);
    const InformationStudy study(scenario, table);
    answer.best = scenario.offers[study.best()].name;
    answer.is_by_certainty = study.is_by_certainty();
    answer.perfect_information = study.of_everything();
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
        if (!is_uncertain(plan.inputs[i])) continue;
        const std::string& key = plan.inputs[i].name;
        answer.information.push_back({key, question_about(key), knower_of(key), study.of(table.inputs[i])});
    }
    for (std::size_t c = 0; c < plan.companies.size(); ++c) {
        if (!plan.companies[c].has_events()) continue;
        std::vector<double> fate;
        for (const EventKind kind : table.companies[c].kind) fate.push_back(static_cast<double>(kind));
        const std::string& name = plan.companies[c].name;
        answer.information.push_back(
            {"companies." + name, question_about_fate(name), Knower::nobody, study.of(fate)});
    }
    std::stable_sort(
        answer.information.begin(), answer.information.end(),
        [](const InformationRow& a, const InformationRow& b) { return a.value.value > b.value.value; });
}

}  // namespace

SensitivityAnswer analyse_sensitivity(const Scenario& scenario, const SensitivitySettings& asked,
                                      const StudySettings& settings) {
    SensitivityAnswer answer;
    const Plan plan = make_plan(scenario, settings.seed);
    const std::size_t subject = subject_index(scenario, asked.subject);
    answer.run = answer_study_run(scenario, plan, settings);
    answer.run.compare = answer.subject = scenario.offers[subject].name;
    const std::size_t rival = rival_index(scenario, answer.run, subject, asked.against);
    answer.against = scenario.offers[rival].name;
    const Tornado tornado(scenario, subject, rival, settings);
    answer.base = tornado.base();
    answer.tornado = tornado.bars();
    answer.sobol = sobol_rows(scenario, subject, rival, settings);
    value_information(scenario, plan, settings, answer);
    return answer;
}

}  // namespace offersim
