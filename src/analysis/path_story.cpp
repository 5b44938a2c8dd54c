#include "analysis/path_story.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/answer_run.hpp"
#include "analysis/intervals.hpp"
#include "engine/block.hpp"

namespace offersim {

namespace {

/// The head of a report, of a run that nobody made.
RunAnswer head_of(const Scenario& scenario, const Plan& plan) {
    Outcomes outcomes;
    outcomes.paths = outcomes.paths_asked = 1;
    return answer_run(scenario, plan, outcomes);
}

void tell_money(const Ledger& ledger, PathStory& story) {
    std::vector<double> column(column_length);
    for (StoryMonth& month : story.months) {
        for (std::size_t c = 0; c < component_count; ++c)
            if (const auto component = static_cast<Component>(c);
                ledger.has_nominal(component, month.month)) {
                month.components[c] = ledger.nominal_at(component, month.month)[0];
                month.nominal += month.components[c];
                story.components[c] += month.components[c];
            }
        ledger.sum_period(month.month, true, column.data());
        month.present = column[0];
    }
}

void tell_company(const Scenario& scenario, Block& block, int index, PathStory& story) {
    const PlanCompany& company = block.plan().companies[static_cast<std::size_t>(index)];
    story.company = company.name;
    story.is_listed = company.is_listed;
    story.start_price = block.inputs()[company.headline][0];
    const Company& text = scenario.companies[static_cast<std::size_t>(index)];
    if (!company.is_listed && !text.capital && text.value.is_constant()) story.start_value = text.value.a;
    if (company.has_events()) {
        const CompanyEvents& events = block.market().events(index);
        story.event = events.kind[0];
        story.event_month = events.month[0];
    }
    const PlanOffer& offer =
        block.plan().offers[static_cast<std::size_t>(subject_index(scenario, story.offer))];
    if (offer.grants.empty()) return;
    const CompanyHistory& history = block.history(index);
    for (StoryMonth& month : story.months) {
        const bool is_gone = story.event == EventKind::shutdown && month.month >= story.event_month;
        month.price = is_gone ? 0 : history.price(month.month)[0];
        month.headline = history.headline(month.month)[0];
        if (const double* rounds = history.financing(month.month)) month.has_round = rounds[0] != 0;
    }
    if (story.event == EventKind::acquisition) {
        story.deal_price = history.deal_price()[0];
        if (history.deal_value() != nullptr && history.deal_value()[0] > 0) {
            story.deal_value = history.deal_value()[0];
            story.deal_preferences = history.deal_preferences()[0];
        }
    }
    if (story.event != EventKind::none) {
        const double owned = history.ownership(story.event_month)[0];
        if (owned > 0) story.shares_then = 1 / owned;
    }
}

void tell_job(const Block& block, int offer, PathStory& story) {
    const Employment& employment = block.employment(offer);
    const int leaves = static_cast<int>(employment.leave_month[0]);
    story.last_pay_month = static_cast<int>(employment.last_pay_month[0]);
    const bool was_shut = story.event == EventKind::shutdown && story.event_month <= leaves;
    if (block.leaving().is_possible() && leaves <= block.plan().horizon && !was_shut)
        story.leave_month = leaves;
}

/// The inputs that vary and belong to the offer, its company or the person.
void tell_draws(const Block& block, PathStory& story) {
    const Plan& plan = block.plan();
    const std::string prefixes[] = {"offers." + story.offer + ".", "companies." + story.company + ".",
                                    "person."};
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
        const Input& input = plan.inputs[i];
        const bool is_ours =
            std::any_of(std::begin(prefixes), std::end(prefixes),
                        [&](const std::string& prefix) { return input.name.starts_with(prefix); });
        if (input.kind == Input::Kind::draw && !input.is_constant && is_ours)
            story.draws.push_back({input.name, block.inputs()[static_cast<InputIndex>(i)][0]});
    }
}

}  // namespace

std::pair<std::uint64_t, StoryChoice> path_at_percentile(const Plan& plan, std::size_t offer, double p,
                                                         const StudySettings& settings) {
    const PathTable table = tabulate_study(plan, settings);
    const std::vector<double>& worth = table.primary[offer];
    std::vector<std::uint64_t> order(worth.size());
    std::iota(order.begin(), order.end(), std::uint64_t{0});
    const std::uint64_t rank = percentile_rank(p, worth.size());
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(rank), order.end(),
                     [&](std::uint64_t a, std::uint64_t b) {
                         return worth[a] < worth[b] || (worth[a] == worth[b] && a < b);
                     });
    const double value = worth[order[rank]];
    const auto first = std::find(worth.begin(), worth.end(), value);
    return {static_cast<std::uint64_t>(first - worth.begin()), {p, rank + 1, worth.size()}};
}

PathStory tell_path(const Scenario& scenario, const Plan& plan, std::size_t offer, std::uint64_t path) {
    PathStory story;
    story.run = head_of(scenario, plan);
    story.path = path;
    story.offer = scenario.offers[offer].name;
    for (const PlanGrant& grant : plan.offers[offer].grants) story.grants.push_back(grant.component);
    story.months.resize(static_cast<std::size_t>(plan.settlement + 1));
    for (int month = 0; month <= plan.settlement; ++month)
        story.months[static_cast<std::size_t>(month)].month = month;

    Block block(plan, best_kernels(), Resolution::month);
    Journal journal;
    block.follow(&journal);
    const int index = static_cast<int>(offer);
    block.run(path, 1, [&](int done) {
        if (done == index) tell_money(block.ledger(), story);
    });
    for (const JournalEntry& entry : journal.entries)
        if (entry.offer == index) story.journal.push_back(entry);
    std::stable_sort(story.journal.begin(), story.journal.end(),
                     [](const JournalEntry& a, const JournalEntry& b) { return a.month < b.month; });
    for (const JournalEntry& entry : story.journal)
        if (entry.kind != JournalEntry::Kind::clawed_back)
            story.months[static_cast<std::size_t>(entry.month)].shares += entry.amount;
    tell_company(scenario, block, plan.offers[offer].company, story);
    tell_job(block, index, story);
    tell_draws(block, story);
    story.nominal = block.nominal(index)[0];
    story.present = block.present(index)[0];
    story.paper = block.paper(index)[0];
    for (std::size_t other = 0; other < scenario.offers.size(); ++other)
        if (other != offer)
            story.rivals.push_back({scenario.offers[other].name, block.present(static_cast<int>(other))[0]});
    return story;
}

}  // namespace offersim
