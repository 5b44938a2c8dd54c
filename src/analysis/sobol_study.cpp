#include "analysis/sobol_study.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/column.hpp"
#include "plan/make_plan.hpp"
#include "plan/plan_stream.hpp"

namespace offersim {

namespace {

constexpr std::uint64_t other_seed = 0x9e3779b97f4a7c15;  ///< any bits that nobody types as a seed

/// One order of the companies: their first factor is the first company's alone.
class Design {
public:
    Design(const Scenario& scenario, const StudySettings& settings)
        : settings_(settings), plan_(make_plan(scenario, settings.seed)) {
        y_a_ = difference({});
        y_b_ = difference(Resampling{settings.seed ^ other_seed, {}, true});
        w_a_ = wins(y_a_);
        w_b_ = wins(y_b_);
    }

    struct Indices {
        SobolIndices money, winning;
    };
    Indices of(std::vector<std::string> streams) const {
        const std::vector<double> y_ab =
            difference(Resampling{settings_.seed ^ other_seed, std::move(streams), false});
        const std::vector<double> w_ab = wins(y_ab);
        return {{first_order_index(y_a_, y_b_, y_ab), total_index(y_a_, y_b_, y_ab)},
                {first_order_index(w_a_, w_b_, w_ab), total_index(w_a_, w_b_, w_ab)}};
    }
    const Plan& plan() const { return plan_; }

private:
    std::vector<double> difference(std::optional<Resampling> resampling) const {
        Plan plan = plan_;
        plan.resampling = std::move(resampling);
        const PathTable table = tabulate_study(plan, settings_);
        return difference_of(table.primary[0], table.primary[1]);
    }
    static std::vector<double> wins(std::vector<double> difference) {
        for (double& value : difference) value = value > 0 ? 1 : 0;
        return difference;
    }

    const StudySettings& settings_;
    Plan plan_;
    std::vector<double> y_a_, y_b_, w_a_, w_b_;
};

/// Every stream of one kind that a company has.
std::vector<std::string> streams_of(StreamKind kind, const std::string& company) {
    std::vector<std::string> streams;
    for (const StreamFamily& family : stream_families)
        if (family.kind == kind) streams.push_back(fmt::format("{}/{}", family.name, company));
    return streams;
}

SobolRow row(SobolRow::Kind kind, std::string name, const Design::Indices& indices) {
    return {kind, std::move(name), indices.money, indices.winning};
}

void add_growth(const Scenario& pair, const Design& design, const StudySettings& settings,
                std::vector<SobolRow>& rows) {
    const std::vector<Company>& companies = pair.companies;
    std::vector<Design::Indices> own;
    for (const Company& company : companies)
        own.push_back(design.of(streams_of(StreamKind::growth, company.name)));
    if (companies.size() == 2 && !pair.correlation.empty()) {
        Scenario turned = pair;
        std::swap(turned.companies[0], turned.companies[1]);
        const Design other(turned, settings);
        const Design::Indices of_first = other.of(streams_of(StreamKind::growth, companies[0].name));
        const Design::Indices of_second = other.of(streams_of(StreamKind::growth, companies[1].name));
        own[0].money.total = of_first.money.total;  // where it comes last, its factor is what is its own
        own[0].winning.total = of_first.winning.total;
        own[1].money.first = of_second.money.first;  // where it comes first, its factor is all of it
        own[1].winning.first = of_second.winning.first;
    }
    for (std::size_t c = 0; c < companies.size(); ++c)
        rows.push_back(row(SobolRow::Kind::growth, companies[c].name, own[c]));
}

}  // namespace

Scenario pair_scenario(const Scenario& scenario, std::size_t subject, std::size_t rival) {
    Scenario pair = scenario;
    pair.offers = {scenario.offers[subject], scenario.offers[rival]};
    pair.companies.clear();
    for (const Offer& offer : pair.offers) {
        const auto is_its = [&](const Company& company) { return company.name == offer.company; };
        const auto company = std::find_if(scenario.companies.begin(), scenario.companies.end(), is_its);
        if (company != scenario.companies.end() &&
            std::none_of(pair.companies.begin(), pair.companies.end(), is_its))
            pair.companies.push_back(*company);
    }
    const auto is_kept = [&](const std::string& name) {
        return std::any_of(pair.companies.begin(), pair.companies.end(),
                           [&](const Company& company) { return company.name == name; });
    };
    std::erase_if(pair.correlation, [&](const CorrelationEntry& entry) {
        return entry.value == 0 || !is_kept(entry.a) || !is_kept(entry.b);
    });
    return pair;
}

std::vector<SobolRow> sobol_rows(const Scenario& scenario, std::size_t subject, std::size_t rival,
                                 const StudySettings& settings) {
    const Scenario pair = pair_scenario(scenario, subject, rival);
    const Design design(pair, settings);
    std::vector<SobolRow> rows;
    for (const Input& input : design.plan().inputs)
        if (input.kind == Input::Kind::draw && !input.is_constant && input.name != "person.wealth")
            rows.push_back(row(SobolRow::Kind::input, input.name, design.of({"input/" + input.name})));
    add_growth(pair, design, settings, rows);
    for (const PlanCompany& company : design.plan().companies)
        if (company.has_events() || company.is_stepped())
            rows.push_back(row(SobolRow::Kind::events, company.name,
                               design.of(streams_of(StreamKind::events, company.name))));
    if (design.plan().leave.is_possible())
        rows.push_back(row(SobolRow::Kind::leaving, "", design.of({"leave"})));
    std::erase_if(rows,
                  [](const SobolRow& r) { return r.money.total.value == 0 && r.winning.total.value == 0; });
    std::stable_sort(rows.begin(), rows.end(), [](const SobolRow& a, const SobolRow& b) {
        return a.winning.total.value > b.winning.total.value;
    });
    return rows;
}

}  // namespace offersim
