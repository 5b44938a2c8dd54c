#include "engine/market.hpp"

#include <algorithm>

namespace offersim {

namespace {

/// Who pays in shares is read in every month, and so is who is paid for in them.
std::vector<MonthsRead> with_acquirers(const Plan& plan, std::vector<MonthsRead> months_read) {
    for (std::size_t c = 0; c < plan.companies.size(); ++c)
        for (const PlanCourse& course : plan.companies[c].courses)
            if (course.deal.acquirer >= 0) {
                months_read[static_cast<std::size_t>(course.deal.acquirer)].add_all();
                months_read[c].add_all();
            }
    return months_read;
}

/// Whether what a company's prices are made from, but for the factors, is the same on all paths.
bool has_certain_terms(const Plan& plan, const PlanCompany& company) {
    const auto is_certain = [&](InputIndex input) {
        return input < 0 || plan.inputs[static_cast<std::size_t>(input)].is_constant;
    };
    return is_certain(company.start) && is_certain(company.drift) && is_certain(company.volatility) &&
           is_certain(company.first_day_return);
}

}  // namespace

Market::Market(const Plan& plan, std::vector<MonthsRead> months_read, Draws& draws)
    : plan_(&plan),
      months_read_(with_acquirers(plan, std::move(months_read))),
      tree_(plan.settlement),
      events_(plan.companies.size()),
      time_uniform_(column_length),
      kind_uniform_(column_length),
      kind_column_(column_length) {
    const std::size_t companies = plan.companies.size();
    for (std::size_t company = 0; company < companies; ++company) {
        Loadings& loadings = loadings_.emplace_back();
        for (std::size_t factor = 0; factor <= company; ++factor)
            if (const double loading = plan.correlation_root[company][factor]; loading != 0) {
                loadings.factor.push_back(factor);
                loadings.loading.push_back(loading);
            }
    }
    factor_columns_.resize(companies);
    factor_sources_.resize(companies);
    for (std::size_t company = 0; company < companies; ++company)
        stepped_.push_back(
            plan.companies[company].is_stepped()
                ? std::make_unique<SteppedCompany>(plan, static_cast<int>(company), months_read_[company])
                : nullptr);
    for (std::size_t factor = 0; factor < companies; ++factor) {
        std::vector<bool> read = static_months(factor);
        const std::string& name = plan.companies[factor].name;
        factor_streams_.push_back(draws.add("growth/" + name, tree_.draw_ranks()));
        event_streams_.push_back(draws.add("event/" + name, {draw_rank::event_time, draw_rank::event_kind}));
        const bool by_components = draws.will_be_quasi(factor_streams_.back());
        for (int year = 1; by_components && year <= tree_.year_count(); ++year)
            read[static_cast<std::size_t>(12 * year)] = true;
        factors_.emplace_back(tree_, close_under_construction(tree_, read), companies, by_components);
        events_[factor].month.assign(column_length, plan.settlement + 1);
        prices_.emplace_back(static_cast<std::size_t>(tree_.month_count()) * column_length);
        has_price_.emplace_back(static_cast<std::size_t>(tree_.month_count()), char{0});
        single_paths_.emplace_back(tree_.month_count());
        histories_.emplace_back();
        has_certain_terms_.push_back(has_certain_terms(plan, plan.companies[factor]) ? 1 : 0);
        packed_inputs_.emplace_back();
        cohort_count_.emplace_back(static_cast<std::size_t>(tree_.month_count()), 0);
    }
}

std::vector<bool> Market::static_months(std::size_t factor) const {
    std::vector<bool> read(static_cast<std::size_t>(tree_.month_count()), false);
    for (std::size_t company = factor; company < plan_->companies.size(); ++company) {
        if (plan_->correlation_root[company][factor] == 0) continue;
        const std::vector<bool>& price = months_read_[company].price;
        if (stepped_[company])
            std::fill_n(read.begin(), stepped_[company]->last_whole_month() + 1, true);
        else
            for (std::size_t month = 0; month < price.size(); ++month)
                if (price[month]) read[month] = true;
    }
    return read;
}

void Market::start(const Kernels& kernels, const InputColumns& inputs, const Draws& draws, int count,
                   const double* latest_leave_month) {
    kernels_ = &kernels;
    inputs_ = &inputs;
    draw_events(kernels, inputs, draws, count);
    for (std::size_t factor = 0; factor < factors_.size(); ++factor) {
        factor_sources_[factor] = draws[factor_streams_[factor]];
        factors_[factor].start(kernels, factor_sources_[factor]);
    }
    for (SinglePaths& paths : single_paths_) paths.clear();
    for (auto& has_price : has_price_) std::fill(has_price.begin(), has_price.end(), char{0});
    for (std::size_t c = 0; c < packed_inputs_.size(); ++c)
        if (has_certain_terms_[c] == 0) packed_inputs_[c].is_made = false;
    for (auto& history : histories_)
        if (history) history->is_made = false;
    for (auto& counts : cohort_count_) std::fill(counts.begin(), counts.end(), 0);
    // Listed companies first: others may be paid for in their shares.
    for (const bool is_listed : {true, false})
        for (std::size_t c = 0; c < stepped_.size(); ++c) {
            if (!stepped_[c] || plan_->companies[c].is_listed != is_listed) continue;
            stepped_[c]->begin(kernels, inputs, draws[event_streams_[c]], count, latest_leave_month);
            if (!stepped_[c]->knows_ends()) run_stepped(c);
        }
    for (std::size_t c = 0; c < stepped_.size(); ++c)
        if (stepped_[c] && stepped_[c]->knows_ends()) demand_followed(c);
}

void Market::demand_followed(std::size_t company) {
    const SteppedCompany& stepped = *stepped_[company];
    for (int month = stepped.last_whole_month() + 1; month <= plan_->settlement; ++month)
        for (const std::size_t factor : loadings_[company].factor)
            if (const int count = stepped.followed_count(month); count > 0)
                factors_[factor].demand_cohort(company, stepped.followed_lanes(), count, month);
}

void Market::run_stepped(std::size_t company) {
    const SteppedCompany& stepped = *stepped_[company];
    const Loadings& loadings = loadings_[company];
    levels_.loadings = loadings.loading;
    levels_.columns.clear();
    for (int month = 0; month <= stepped.last_followed_month(); ++month)
        for (const std::size_t factor : loadings.factor)
            levels_.columns.push_back(month <= stepped.last_whole_month()
                                          ? factors_[factor].column(month)
                                          : factors_[factor].cohort_column(company, month));
    stepped_[company]->run(
        levels_, [&](int acquirer, int month) { return price(*kernels_, *inputs_, acquirer, month); });
}

void Market::draw_events(const Kernels& kernels, const InputColumns& inputs, const Draws& draws, int count) {
    for (std::size_t c = 0; c < events_.size(); ++c) {
        const PlanCompany& company = plan_->companies[c];
        if (!company.has_events() || company.is_stepped()) continue;
        CompanyEvents& events = events_[c];
        const double* hazards[3];
        EventKind kinds[4] = {EventKind::none};
        int hazard_count = 0;
        for (std::size_t k = 0; k < 3; ++k)
            if (company.hazards[k] >= 0) {
                hazards[hazard_count++] = inputs[company.hazards[k]];
                kinds[hazard_count] = static_cast<EventKind>(k + 1);
            }
        kernels.uniforms(draws[event_streams_[c]], time_uniform_.data(), kind_uniform_.data());
        kernels.competing_events(time_uniform_.data(), kind_uniform_.data(), hazards, hazard_count,
                                 plan_->settlement, events.month_column.data(), kind_column_.data());
        for (std::size_t lane = 0; lane < static_cast<std::size_t>(count); ++lane) {
            events.month[lane] = static_cast<std::int32_t>(events.month_column[lane]);
            events.kind[lane] = kinds[static_cast<std::size_t>(kind_column_[lane])];
        }
        events.sort(count, plan_->settlement);
    }
}

void Market::demand(int company, int lane, int month) {
    if (stepped_[static_cast<std::size_t>(company)]) return;  // every month is made already
    single_paths_[static_cast<std::size_t>(company)].add(lane, month);
}

void Market::demand_cohort(int company, int count, int month) {
    int& asked = cohort_count_[static_cast<std::size_t>(company)][static_cast<std::size_t>(month)];
    if (asked >= count) return;
    asked = count;
    if (stepped_[static_cast<std::size_t>(company)]) return;
    for (const std::size_t factor : loadings_[static_cast<std::size_t>(company)].factor)
        factors_[factor].demand_cohort(static_cast<std::size_t>(company), events(company).ipo_cohort, count,
                                       month);
}

void Market::resolve(const Kernels& kernels) {
    for (std::size_t factor = 0; factor < factors_.size(); ++factor)
        factors_[factor].resolve(kernels, factor_sources_[factor]);
    for (std::size_t c = 0; c < single_paths_.size(); ++c) {
        if (single_paths_[c].count() == 0) continue;
        single_paths_[c].sort();
        for (const std::size_t factor : loadings_[c].factor)
            factors_[factor].make_single_paths(kernels, factor_sources_[factor], single_paths_[c]);
    }
    for (std::size_t c = 0; c < stepped_.size(); ++c)
        if (stepped_[c] && stepped_[c]->knows_ends()) run_stepped(c);
}

PriceInputs Market::price_inputs(const InputColumns& inputs, int company) const {
    const PlanCompany& c = plan_->companies[static_cast<std::size_t>(company)];
    const Loadings& loadings = loadings_[static_cast<std::size_t>(company)];
    return {inputs[c.start],
            inputs[c.drift],
            inputs[c.volatility],
            factor_columns_.data(),
            loadings.loading.data(),
            static_cast<int>(loadings.loading.size()),
            has_certain_terms_[static_cast<std::size_t>(company)] != 0};
}

const double* Market::price(const Kernels& kernels, const InputColumns& inputs, int company, int month) {
    const auto c = static_cast<std::size_t>(company);
    if (stepped_[c]) return stepped_[c]->price(month);
    double* row = prices_[c].data() + static_cast<std::ptrdiff_t>(month) * column_length;
    char& has = has_price_[c][static_cast<std::size_t>(month)];
    if (has == 0) {
        const Loadings& loadings = loadings_[c];
        for (std::size_t k = 0; k < loadings.factor.size(); ++k)
            factor_columns_[k] = factors_[loadings.factor[k]].column(month);
        kernels.price(price_inputs(inputs, company), month / 12.0, column_length, row);
        has = 1;
    }
    return row;
}

void Market::make_price(int company, int month, double* column) {
    // Of a private company the rows that are kept hold its IPO cohort.
    if (plan_->companies[static_cast<std::size_t>(company)].is_listed) {
        const double* row = price(*kernels_, *inputs_, company, month);
        if (column != nullptr) std::copy_n(row, column_length, column);
        return;
    }
    const Loadings& loadings = loadings_[static_cast<std::size_t>(company)];
    for (std::size_t k = 0; k < loadings.factor.size(); ++k)
        factor_columns_[k] = factors_[loadings.factor[k]].column(month);
    kernels_->price(price_inputs(*inputs_, company), month / 12.0, column_length, column);
}

CompanyHistory& Market::history(int company) {
    const auto c = static_cast<std::size_t>(company);
    auto& history = histories_[c];
    if (!history) {
        history = std::make_unique<History>();
        const bool stays_listed = plan_->companies[c].is_listed && !plan_->companies[c].has_events();
        if (!stepped_[c])
            history->sparse.emplace(*plan_, company, events(company), months_read_[c].price,
                                    stays_listed ? prices_[c].data() : nullptr);
        history->view = CompanyHistory(stepped_[c] ? stepped_[c]->columns() : history->sparse->columns());
    }
    if (!history->is_made && history->sparse)
        history->sparse->fill(*inputs_,
                              [&](int month, double* column) { make_price(company, month, column); });
    history->is_made = true;
    return history->view;
}

const Market::PackedInputs& Market::packed_inputs(const Kernels& kernels, const InputColumns& inputs,
                                                  int company) {
    PackedInputs& packed = packed_inputs_[static_cast<std::size_t>(company)];
    if (packed.is_made) return packed;
    const PlanCompany& c = plan_->companies[static_cast<std::size_t>(company)];
    const std::vector<std::int32_t>& lanes = events(company).ipo_cohort;
    const auto pack = [&](InputIndex input, Columns& column) {
        column.assign(inputs[input], inputs[input] + column_length);
        if (has_certain_terms_[static_cast<std::size_t>(company)] == 0)
            kernels.pack(inputs[input], static_cast<int>(lanes.size()), lanes.data(), column.data());
    };
    pack(c.start, packed.fair_start);
    packed.start = packed.fair_start;
    pack(c.drift, packed.drift);
    pack(c.volatility, packed.volatility);
    if (c.first_day_return >= 0) {
        Columns first_day;
        pack(c.first_day_return, first_day);
        for (std::size_t i = 0; i < packed.start.size(); ++i) packed.start[i] *= 1 + first_day[i];
    }
    packed.is_made = true;
    return packed;
}

const double* Market::cohort_prices(const Kernels& kernels, const InputColumns& inputs, int company,
                                    int month) {
    const auto c = static_cast<std::size_t>(company);
    double* row = prices_[c].data() + static_cast<std::ptrdiff_t>(month) * column_length;
    char& has = has_price_[c][static_cast<std::size_t>(month)];
    if (has == 0) {
        const Loadings& loadings = loadings_[c];
        for (std::size_t k = 0; k < loadings.factor.size(); ++k)
            factor_columns_[k] = factors_[loadings.factor[k]].cohort_column(c, month);
        PriceInputs price = price_inputs(inputs, company);
        const PackedInputs& packed = packed_inputs(kernels, inputs, company);
        price.start = packed.start.data();
        price.drift = packed.drift.data();
        price.volatility = packed.volatility.data();
        const int count = cohort_count_[c][static_cast<std::size_t>(month)];
        kernels.price(price, month / 12.0, (count + list_padding - 1) / list_padding * list_padding, row);
        has = 1;
    }
    return row;
}

void Market::cohort_fair_prices(const Kernels& kernels, const InputColumns& inputs, int company, int month,
                                int first, int last, double* result) {
    const auto c = static_cast<std::size_t>(company);
    const int begin = first / list_padding * list_padding;
    const Loadings& loadings = loadings_[c];
    for (std::size_t k = 0; k < loadings.factor.size(); ++k)
        factor_columns_[k] = factors_[loadings.factor[k]].cohort_column(c, month) + begin;
    PriceInputs price = price_inputs(inputs, company);
    const PackedInputs& packed = packed_inputs(kernels, inputs, company);
    price.start = packed.fair_start.data() + begin;
    price.drift = packed.drift.data() + begin;
    price.volatility = packed.volatility.data() + begin;
    kernels.price(price, month / 12.0, (last - begin + list_padding - 1) / list_padding * list_padding,
                  result + begin);
}

void Market::prices_at(const Kernels& kernels, const InputColumns& inputs, int company,
                       std::span<const std::int32_t> lane, std::span<const std::int32_t> month,
                       double* prices) const {
    if (const auto& stepped = stepped_[static_cast<std::size_t>(company)]) {
        const CompanyHistory history(stepped->columns());
        for (std::size_t k = 0; k < lane.size(); ++k) prices[k] = history.price_at(month[k], lane[k]);
        return;
    }
    const Loadings& loadings = loadings_[static_cast<std::size_t>(company)];
    for (std::size_t k = 0; k < loadings.factor.size(); ++k)
        factor_columns_[k] = factors_[loadings.factor[k]].base();
    kernels.prices_at(price_inputs(inputs, company), static_cast<int>(lane.size()), lane.data(), month.data(),
                      tree_.row_offsets(), prices);
}

}  // namespace offersim
