#include "engine/timeline.hpp"

#include <algorithm>

#include "engine/block.hpp"

namespace offersim {

namespace {

void add_money(const Block& block, OfferTimeline& timeline) {
    const auto count = static_cast<std::size_t>(block.count());
    std::vector<double> received(column_length, 0.0), month_column(column_length);
    for (int month = 0; month < block.ledger().period_count(); ++month) {
        block.ledger().sum_period(month, true, month_column.data());
        std::vector<float>& values = timeline.received[static_cast<std::size_t>(month)];
        for (std::size_t i = 0; i < count; ++i) {
            received[i] += month_column[i];
            values.push_back(static_cast<float>(received[i]));
        }
    }
}

void add_events(const Block& block, OfferTimeline& timeline) {
    const Plan& plan = block.plan();
    const int company = plan.offers[static_cast<std::size_t>(timeline.offer)].company;
    if (!plan.companies[static_cast<std::size_t>(company)].has_events()) {
        for (auto& paths : timeline.event) paths[0] += static_cast<std::uint64_t>(block.count());
        return;
    }
    const CompanyEvents& events = block.market().events(company);
    for (std::size_t i = 0; i < static_cast<std::size_t>(block.count()); ++i)
        for (std::size_t month = 0; month < timeline.event.size(); ++month) {
            const bool is_over = events.month[i] <= static_cast<int>(month);
            ++timeline.event[month][static_cast<std::size_t>(is_over ? events.kind[i] : EventKind::none)];
        }
}

void add_employment(const Block& block, OfferTimeline& timeline) {
    const Columns& last_pay = block.employment(timeline.offer).last_pay_month;
    for (std::size_t month = 0; month < timeline.employed.size(); ++month)
        timeline.employed[month] += static_cast<std::uint64_t>(
            std::count_if(last_pay.begin(), last_pay.begin() + block.count(),
                          [month](double last) { return last >= static_cast<double>(month); }));
}

}  // namespace

Timeline follow_months(const Plan& plan, const TimelineSettings& settings) {
    const auto months = static_cast<std::size_t>(plan.settlement + 1);
    Timeline timeline;
    for (const int offer : settings.offers) {
        OfferTimeline& followed = timeline.offers.emplace_back();
        followed.offer = offer;
        followed.received.resize(months);
        followed.event.resize(months);
        followed.employed.resize(static_cast<std::size_t>(plan.horizon + 1));
    }
    Block block(plan, settings.kernels != nullptr ? *settings.kernels : best_kernels(), Resolution::month);
    for (std::uint64_t path = 0; path < settings.paths && !settings.stop.stop_requested();
         path += block_paths) {
        const auto count = static_cast<int>(std::min<std::uint64_t>(block_paths, settings.paths - path));
        block.run(settings.first_path + path, count, [&](int offer) {
            for (OfferTimeline& followed : timeline.offers)
                if (followed.offer == offer) add_money(block, followed);
        });
        for (OfferTimeline& followed : timeline.offers) {
            add_events(block, followed);
            add_employment(block, followed);
        }
        timeline.paths += static_cast<std::uint64_t>(count);
    }
    return timeline;
}

}  // namespace offersim
