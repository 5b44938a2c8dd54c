#include "analysis/pictures.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/intervals.hpp"

namespace offersim {

namespace {

constexpr std::uint64_t most_month_paths = 8192;
constexpr std::size_t worth_slices = 120;
constexpr std::size_t difference_slices = 80;
constexpr std::size_t ask_points = 60;

void draw_worth(const Outcomes& outcomes, RunPictures& pictures) {
    double low = 0, high = 0;
    for (const OfferPicture& picture : pictures.offers) {
        const Sample& sample = outcomes.primary(static_cast<std::size_t>(picture.offer));
        low = std::min(low, percentile_of(sample, 0.5));
        high = std::max(high, percentile_of(sample, 97.5));
    }
    const SliceRange range = slice_range(low, high, worth_slices);
    for (OfferPicture& picture : pictures.offers)
        picture.worth = slice(outcomes.primary(static_cast<std::size_t>(picture.offer)), range);
}

/// The outcome of the two offers, and +1 where it is a - b of them in this order, else -1.
std::pair<const ComparisonOutcome*, double> comparison_of(const Outcomes& outcomes, int self, int other) {
    for (const ComparisonOutcome& pair : outcomes.comparisons) {
        if (pair.a == self && pair.b == other) return {&pair, 1.0};
        if (pair.a == other && pair.b == self) return {&pair, -1.0};
    }
    return {nullptr, 1.0};
}

RivalPicture draw_rival(const Outcomes& outcomes, int subject, int rival) {
    RivalPicture picture;
    picture.offer = rival;
    const auto [pair, sign] = comparison_of(outcomes, subject, rival);
    if (pair == nullptr) return picture;
    const Sample& sample = pair->difference;
    const double low = std::min(percentile_of(sample, 2, sign), 0.0);
    const double high = std::max(percentile_of(sample, 98, sign), 0.0);
    picture.difference = slice(sample, slice_range(low, high, difference_slices), sign);
    picture.extra_for_half = -percentile_of(sample, 50, sign);
    picture.extra_for_three_quarters = -percentile_of(sample, 25, sign);
    picture.extra_for_nine_tenths = -percentile_of(sample, 10, sign);

    return picture;
}

/// How often the subject wins with so much more, on one scale for all rivals.
void draw_asks(const Outcomes& outcomes, int subject, std::vector<RivalPicture>& rivals) {
    double likely = 0, most = 0;
    for (const RivalPicture& picture : rivals) {
        likely = std::max(likely, picture.extra_for_three_quarters);
        most = std::max(most, picture.extra_for_nine_tenths);
    }
    const double high = std::max(std::min(2 * likely, most), 1.0);
    const SliceRange range = slice_range(0, high, ask_points);
    std::vector<double> thresholds;  // with x more it wins where the difference lies above -x
    for (std::size_t k = range.count; k > 0; --k) thresholds.push_back(-static_cast<double>(k) * range.width);
    thresholds.push_back(0);
    for (RivalPicture& picture : rivals) {
        const auto [pair, sign] = comparison_of(outcomes, subject, picture.offer);
        if (pair == nullptr) continue;
        const std::vector<double> shares = shares_above(pair->difference, thresholds, sign);
        for (std::size_t k = thresholds.size(); k-- > 0;)
            picture.asks.push_back({0 - thresholds[k], shares[k]});
    }
}

std::array<double, 5> percentiles_of(std::vector<float>& values) {
    std::array<double, 5> result{};
    auto begin = values.begin();
    for (std::size_t k = 0; k < fan_percentiles.size(); ++k) {
        const auto at =
            values.begin() + static_cast<std::ptrdiff_t>(percentile_rank(fan_percentiles[k], values.size()));
        if (at >= begin) {
            std::nth_element(begin, at, values.end());
            begin = at + 1;
        }
        result[k] = static_cast<double>(*at);
    }
    return result;
}

void draw_months(OfferTimeline& timeline, std::uint64_t paths, bool is_listed, OfferPicture& picture) {
    const auto share = [&](std::uint64_t n) { return static_cast<double>(n) / static_cast<double>(paths); };
    for (std::size_t month = 0; month < timeline.received.size(); ++month) {
        picture.fan.push_back(percentiles_of(timeline.received[month]));
        const auto& event = timeline.event[month];
        FateMonth fate{share(event[0]), share(event[1]), share(event[2]), share(event[3]), 0};
        if (is_listed) std::swap(fate.unsold, fate.listed);
        if (month < timeline.employed.size()) fate.employed = share(timeline.employed[month]);
        picture.fates.push_back(fate);
    }
}

}  // namespace

RunPictures picture_run(const Plan& plan, const Outcomes& outcomes, const std::vector<int>& drawn,
                        const std::stop_token& stop) {
    RunPictures pictures;
    for (const int offer : drawn) {
        const auto company = static_cast<std::size_t>(plan.offers[static_cast<std::size_t>(offer)].company);
        pictures.offers.push_back({offer, {}, {}, {}, plan.companies[company].has_events()});
    }
    draw_worth(outcomes, pictures);
    for (std::size_t k = 1; k < drawn.size(); ++k)
        pictures.rivals.push_back(draw_rival(outcomes, drawn.front(), drawn[k]));
    draw_asks(outcomes, drawn.front(), pictures.rivals);

    TimelineSettings settings;
    settings.first_path = outcomes.first_path;
    settings.paths = std::min(outcomes.paths, most_month_paths);
    settings.offers = drawn;
    settings.stop = stop;
    Timeline timeline = follow_months(plan, settings);
    pictures.month_paths = timeline.paths;
    if (timeline.paths == 0) return pictures;
    for (std::size_t k = 0; k < drawn.size(); ++k) {
        const auto company =
            static_cast<std::size_t>(plan.offers[static_cast<std::size_t>(drawn[k])].company);
        draw_months(timeline.offers[k], timeline.paths, plan.companies[company].is_listed,
                    pictures.offers[k]);
    }
    return pictures;
}

}  // namespace offersim
