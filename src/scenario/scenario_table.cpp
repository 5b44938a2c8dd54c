#include <fmt/format.h>

#include <algorithm>

#include "scenario/correlation_reader.hpp"
#include "scenario/correlation_settling.hpp"
#include "scenario/file_fields.hpp"
#include "scenario/hazard_type.hpp"
#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

constexpr int longest_horizon = 600;  // months
// Every company may move with every other, and every offer is compared with every other: the work grows with
// the square of their numbers, and beyond this a run takes minutes before its first path.
constexpr std::size_t most_companies = 1000, most_offers = 200;

Type<std::map<std::string, double>> exchange_rates_type() {
    const auto rate = constant(Unit::number, positive);
    Shape shape{.kind = Shape::Kind::named, .parts = {rate.shape}};
    return {std::move(shape),
            [rate](Reading& reading, const Value& value) -> std::optional<std::map<std::string, double>> {
                if (!check_is_named(reading, value)) return {};
                std::map<std::string, double> result;
                for (const auto& entry : value.node().entries) {
                    const AtKey here(reading, entry.key);
                    if (!is_currency_code(entry.key))
                        reading.error(*value.node().source, entry.key_span, "E305",
                                      fmt::format("'{}' is not a currency code as USD", entry.key));
                    if (auto number = rate.read(reading, Value{{&entry.value}})) result[entry.key] = *number;
                }
                return result;
            }};
}

/// `{volatility: 16%}`
Type<double> market_type() {
    struct Market {
        double volatility = 0;
    };
    const auto table =
        make_table<Market>("market", "The market as a whole.",
                           {field("volatility", &Market::volatility, constant(Unit::share, {0, 10}),
                                  "Standard deviation of its log return of a year")
                                .required()});
    const auto as_mapping = mapping(table);
    return {as_mapping.shape, [as_mapping](Reading& reading, const Value& value) -> std::optional<double> {
                const auto market = as_mapping.read(reading, value);
                if (!market) return {};
                return market->volatility;
            }};
}

/// An offer that pays no equity need not name a company: it gets one of its own, which is worth nothing to
/// it.
void add_plain_companies(Scenario& scenario) {
    for (auto& offer : scenario.offers) {
        if (!offer.company.empty()) continue;
        Company company;
        company.name = offer.company = offer.name;
        scenario.companies.push_back(std::move(company));
    }
}

/// A part of all shares needs to know how many there are.
void check_ownership(Reading& reading, const Value& value, const Scenario& scenario) {
    for (const Offer& offer : scenario.offers) {
        const auto company = std::find_if(scenario.companies.begin(), scenario.companies.end(),
                                          [&](const Company& each) { return each.name == offer.company; });
        if (company == scenario.companies.end() || company->kind == CompanyKind::private_held) continue;
        for (const Grant& grant : offer.equity)
            if (grant.ownership) {
                reading.error(
                    value.find("offers").find(offer.name).find("equity").node(), "E304",
                    fmt::format("'ownership' means nothing here ('{}' is public, and its shares are not "
                                "counted)",
                                offer.company),
                    "give 'value' or 'shares'");
                break;
            }
    }
}

/// An acquirer pays in shares that can be sold.
void check_acquirers(Reading& reading, const Value& value, const Scenario& scenario) {
    const auto check = [&](const Company& company) {
        const auto& deal = company.liquidity.acquisition;
        if (!deal || deal->acquirer.empty()) return;
        for (const Company& other : scenario.companies)
            if (other.name == deal->acquirer && other.kind != CompanyKind::public_listed)
                reading.error(value.find("companies").find(company.name).node(), "E485",
                              fmt::format("the acquirer '{}' is private (its shares could not be sold)",
                                          deal->acquirer),
                              "name a listed company, or leave 'acquirer' out: the deal then pays cash");
    };
    for (const Company& company : scenario.companies) {
        check(company);
        for (const Future& future : company.futures) check(future.company);
    }
}

void check_scenario(Reading& reading, const Value& value, Scenario& scenario) {
    check_ownership(reading, value, scenario);
    if (value.gives("settle") && scenario.settle_months < scenario.horizon_months)
        reading.error(
            value.find("settle").node(), "E401",
            fmt::format("'settle' is {} months, before the horizon of {} months (must not be earlier)",
                        scenario.settle_months, scenario.horizon_months));
    if (value.gives("offers") && value.find("offers").node().is_mapping() &&
        value.find("offers").node().entries.empty())
        reading.error(value.find("offers").node(), "E302", "'offers' is empty (at least one is needed)");
    add_plain_companies(scenario);
    check_acquirers(reading, value, scenario);
    settle_correlation(reading, value, scenario);
}

/// The names under `key` of the file.
std::vector<std::string_view> names_under(const Value& value, std::string_view key) {
    std::vector<std::string_view> result;
    const Value names = value.find(key);
    if (names.layers.empty()) return result;
    for (const auto& entry : names.node().entries) result.push_back(entry.key);
    return result;
}

void check_count(Reading& reading, const Value& value, std::string_view key, std::size_t count,
                 std::size_t most) {
    if (count <= most) return;
    reading.error(value.find(key).node(), "E308",
                  fmt::format("{} {} are given (at most {})", count, key, most),
                  "put them into several files: 'offersim batch' takes any number");
}

}  // namespace

Table<Scenario> scenario_table() {
    auto table = make_table<Scenario>(
        "scenario", "One file: a person, companies, offers, what to report.",
        {format_field<Scenario>(),
         field("title", &Scenario::title, text("a line of text"), "What the scenario is about"),
         field("start", &Scenario::start, date(), "The first day at work: month 0")
             .defaults_to("2026-01-01", "fixed, so that results do not depend on the day they are made"),
         field("horizon", &Scenario::horizon_months, months(1, longest_horizon),
               "How long pay is earned and counted")
             .defaults_to("4y"),
         field("settle", &Scenario::settle_months, months(1, longest_horizon),
               "How long after the start an illiquid share may still become money")
             .defaults_from(
                 [](const Scenario& scenario) {
                     return fmt::format("{}mo", std::max(120, scenario.horizon_months));
                 },
                 "10y, or the horizon where that is longer")
             .then([](Reading& reading, const Scenario& scenario) {
                 reading.start = scenario.start;
                 reading.settle_months = std::max(scenario.settle_months, scenario.horizon_months);
             }),
         field(
             "at_horizon", &Scenario::leaves_at_horizon, choice<bool>({{"stay", false}, {"leave", true}}),
             "Whether what is vested at the horizon keeps its terms, or has those of someone who leaves then")
             .defaults_to("stay"),
         field("currency", &Scenario::currency, currency_code(),
               "The currency of every figure that has no other")
             .defaults_to("USD")
             .then([](Reading& reading, const Scenario& scenario) {
                 reading.scenario_currency = reading.currency = scenario.currency;
             }),
         field("fx", &Scenario::exchange_rates, exchange_rates_type(),
               "Units of the scenario's currency for one of another, constant: {GBP: 1.27}")
             .then([](Reading& reading, const Scenario& scenario) {
                 reading.exchange_rates = scenario.exchange_rates;
             }),
         field("person", &Scenario::person, mapping(person_table()), "The candidate").defaults_to("{}"),
         field("market", &Scenario::market_volatility, market_type(),
               "What the `beta` of companies refers to: {volatility: 16%}"),
         field("companies", &Scenario::companies, named(mapping(company_table())), "The employers, by name"),
         field("correlation", &Scenario::correlation, correlation_type(),
               "Correlation of the growth of two companies: {groq: {nvidia: 0.5}}; 0 where none is given and "
               "`beta` says nothing"),
         field("repair_correlation", &Scenario::repairs_correlation, truth(),
               "Whether correlations that cannot hold together are moved to the nearest that can, with a "
               "warning")
             .defaults_to("false"),
         field("offers", &Scenario::offers, named(mapping(offer_table())), "The offers, by name")
             .required()
             .then([](Reading& reading, const Scenario& scenario) { reading.currency = scenario.currency; }),
         field("report", &Scenario::report, mapping(report_table()), "What is reported").defaults_to("{}"),
         field("run", &Scenario::run, mapping(run_table()), "How much is simulated").defaults_to("{}")});
    table.prepare = [](Reading& reading, Value& value, Scenario&) {
        reading.company_names = names_under(value, "companies");
        reading.offer_names = names_under(value, "offers");
        check_count(reading, value, "companies", reading.company_names.size(), most_companies);
        check_count(reading, value, "offers", reading.offer_names.size(), most_offers);
    };
    table.check = check_scenario;
    return table;
}

}  // namespace offersim
