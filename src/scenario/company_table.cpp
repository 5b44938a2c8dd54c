#include <fmt/format.h>

#include <algorithm>

#include "scenario/capital_table.hpp"
#include "scenario/exit_assumptions.hpp"
#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

constexpr Bounds any_volatility{0, 10};
constexpr double doubtful_volatility = 3;
constexpr Bounds any_drift{-10, 10};
constexpr Bounds any_hazard{0, 100};

const Words<GrowthModel> growth_words() {
    return {{"gbm", GrowthModel::gbm}, {"merton", GrowthModel::merton}, {"heston", GrowthModel::heston}};
}

Table<Growth::Jump> jump_table() {
    using J = Growth::Jump;
    return make_table<J>(
        "jump", "Jumps of the logarithm of the value (Merton, 1976).",
        {field("rate", &J::rate, constant(Unit::rate_per_year, {0, 100}), "Jumps a year").required(),
         field("mean", &J::mean, constant(Unit::number, {-5, 5}), "Mean of the log jump").required(),
         field("sd", &J::sd, constant(Unit::number, {0, 5}), "Standard deviation of the log jump")
             .required()});
}

/// The largest value that a volatility may take, or its 99.9 % quantile where it has no upper end.
double largest(const Distribution& distribution) {
    return distribution.is_constant() ? distribution.a : quantile(distribution, 0.999);
}

/// Sets a member of Growth::heston.
Field<Growth> heston_field(std::string key, double Growth::Heston::*member, Unit unit, Bounds bounds,
                           std::string doc) {
    auto type = constant(unit, bounds);
    return Field<Growth>({std::move(key), type.shape, std::move(doc), true, {}, {}, {}},
                         [member, read = type.read](Reading& reading, const Value& value, Growth& growth) {
                             auto number = read(reading, value);
                             if (number) growth.heston.*member = *number;
                             return number.has_value();
                         })
        .only_for("model heston", [](const Growth& growth) { return growth.model == GrowthModel::heston; });
}

Table<Growth> growth_table() {
    const auto merton = [](const Growth& growth) { return growth.model == GrowthModel::merton; };
    const auto not_heston = [](const Growth& growth) { return growth.model != GrowthModel::heston; };
    using H = Growth::Heston;
    auto table = make_table<Growth>(
        "growth", "How the value of a share moves.",
        {field("model", &Growth::model, choice(growth_words()),
               "Geometric Brownian motion, the same with jumps, or stochastic variance")
             .defaults_to("gbm"),
         field("drift", &Growth::drift, quantity(Unit::rate_per_year, any_drift),
               "Total return per year, continuously compounded; the price drifts at drift - dividend")
             .defaults_to("0%/yr"),
         field("volatility", &Growth::volatility, quantity(Unit::share, any_volatility),
               "Standard deviation of the log return of a year")
             .defaults_to("0%")
             .only_for("models gbm and merton", not_heston),
         field("jump", &Growth::jump, mapping(jump_table()), "The jumps")
             .required()
             .only_for("model merton", merton),
         heston_field("v0", &H::v0, Unit::number, {0, 100}, "Variance per year at the start"),
         heston_field("kappa", &H::kappa, Unit::number, {0, 100}, "Speed per year at which variance reverts"),
         heston_field("theta", &H::theta, Unit::number, {0, 100}, "Variance per year it reverts to"),
         heston_field("sigma", &H::sigma, Unit::number, {0, 100}, "Volatility of variance"),
         heston_field("rho", &H::rho, Unit::number, {-1, 1}, "Correlation of value and variance")});
    table.check = [](Reading& reading, const Value& value, Growth& growth) {
        if (value.gives("volatility") && largest(growth.volatility) > doubtful_volatility)
            reading.warn(value.find("volatility").node(), "W302",
                         fmt::format("a volatility of {:.0f} % a year is doubtful (over {:.0f} %)",
                                     100 * largest(growth.volatility), 100 * doubtful_volatility),
                         "the most volatile start-ups are near 90% to 140% a year");
    };
    return table;
}

Type<std::optional<InitialPublicOffering>> ipo_type() {
    using I = InitialPublicOffering;
    return or_none(mapping(
        make_table<I>("ipo", "Shares become sellable when a lock-up after the offering ends.",
                      {field("hazard", &I::hazard, quantity(Unit::rate_per_year, any_hazard),
                             "Chance per year, as a hazard")
                           .required(),
                       field("lockup", &I::lockup_months, months(0, 120), "How long employees may not sell")
                           .defaults_to("6mo", "the usual 180 days"),
                       field("first_day_return", &I::first_day_return, quantity(Unit::share, {-1, 10}),
                             "Rise of the price on the first day of trading")
                           .defaults_to("0%")})));
}

Type<std::optional<Acquisition>> acquisition_type() {
    using A = Acquisition;
    return or_none(mapping(make_table<A>(
        "acquisition", "Vested shares get the deal price at once, unvested ones on their schedule.",
        {field("hazard", &A::hazard, quantity(Unit::rate_per_year, any_hazard),
               "Chance per year, as a hazard")
             .required(),
         field("acceleration", &A::acceleration, constant(Unit::share, from_0_to_1),
               "The part of what is unvested that vests at the deal")
             .defaults_to("0%")})));
}

Type<std::optional<Shutdown>> shutdown_type() {
    return or_none(mapping(
        make_table<Shutdown>("shutdown", "Equity is worth nothing and pay ends.",
                             {field("hazard", &Shutdown::hazard, quantity(Unit::rate_per_year, any_hazard),
                                    "Chance per year, as a hazard")
                                  .required()})));
}

Type<Liquidity> liquidity_type() {
    using L = Liquidity;
    return or_word(
        "none", Liquidity{},
        mapping(make_table<L>(
            "liquidity", "How paper becomes money, or nothing; `none` switches off what a model has.",
            {field("ipo", &L::ipo, ipo_type(), "An initial public offering or direct listing"),
             field("acquisition", &L::acquisition, acquisition_type(), "A sale of the whole company"),
             field("shutdown", &L::shutdown, shutdown_type(), "The end of the company")})));
}

/// A mapping from keys of the company ("growth.volatility") to where their figures come from.
Type<std::map<std::string, std::string>> sources_type() {
    using Sources = std::map<std::string, std::string>;
    Shape shape{.kind = Shape::Kind::named,
                .parts = {{.kind = Shape::Kind::text, .phrase = "a source with its date"}}};
    return {std::move(shape), [](Reading& reading, const Value& value) -> std::optional<Sources> {
                Sources result;
                if (!check_is_named(reading, value)) return {};
                for (const auto& key : names_in(value)) {
                    auto note = scalar_text(reading, value.find(key), "a source with its date");
                    if (note) result[key] = *note;
                }
                return result;
            }};
}

/// Lays the company's mapping over that of its model.
void add_model(Reading& reading, Value& value, Company& company) {
    const Node* name = value.node().find("model");
    if (!name) return;
    const auto known = reading.library().names("companies");
    if (!name->is_scalar() || std::find(known.begin(), known.end(), name->text) == known.end()) {
        reading.error(*name, "E306",
                      fmt::format("unknown model '{}' (known: {})", written(*name), enumerate(known)),
                      did_you_mean(name->text, known));
        return;
    }
    const Node* model = reading.library().find("companies", name->text, reading.diagnostics());
    if (!model) return;
    company.model = name->text;
    value.layers.push_back(model);
}

void prepare_company(Reading& reading, Value& value, Company& company) {
    company.name = reading.key();
    add_model(reading, value, company);
    for (const Node* layer : value.layers)
        if (const Node* sources = layer->find("sources")) reading.add_sources(*sources);
    const bool looks_private = value.gives("value") || value.gives("fully_diluted") ||
                               value.gives("liquidity") || value.gives("capital") || value.gives("exit");
    company.kind =
        looks_private && !value.gives("price") ? CompanyKind::private_held : CompanyKind::public_listed;
}

/// `fair`, `headline` or a ratio.
Field<Company> common_field() {
    const auto ratio = quantity(Unit::share, {0, 1});
    Shape shape{.kind = Shape::Kind::any_of};
    shape.parts = {{.kind = Shape::Kind::choice, .words = {"fair", "headline"}}, ratio.shape};
    const auto set = [ratio](Reading& reading, const Value& value, Company& company) {
        const Node& node = value.node();
        if (!node.is_scalar() || (node.text != "fair" && node.text != "headline")) {
            company.common = ratio.read(reading, value);
            return company.common.has_value();
        }
        company.common_is_fair = node.text == "fair";
        reading.record(node, company.common_is_fair ? "such that the last round was fairly priced"
                                                    : "the last round's price");
        if (!company.common_is_fair) {
            company.common = Distribution::constant(1);
            return true;
        }
        for (const MissingTerm& missing : missing_for_fair_value(company))
            reading.error(node, "E473", fmt::format("'fair' cannot be solved: {}", missing.message),
                          missing.suggestion);
        return true;
    };
    return Field<Company>({"common",
                           std::move(shape),
                           "What a common share is worth against the headline price at month 0: solved from "
                           "the last round's terms, the same, or a ratio",
                           false,
                           {},
                           {},
                           {}},
                          set)
        .defaults_from(
            [](const Company& company) {
                return missing_for_fair_value(company).empty() ? "fair" : "headline";
            },
            "fair where the capital and the chances of an exit are known, otherwise headline");
}

}  // namespace

Table<Company> company_table() {
    const Words<CompanyKind> kinds{{"public", CompanyKind::public_listed},
                                   {"private", CompanyKind::private_held}};
    const auto is_private = [](const Company& company) { return company.kind == CompanyKind::private_held; };
    const auto is_public = [](const Company& company) { return company.kind == CompanyKind::public_listed; };
    const Shape model_name{.kind = Shape::Kind::text, .phrase = "the name of a model"};
    const auto record_model = [](Reading& reading, const Value& value, Company& company) {
        if (!company.model.empty()) reading.record(value.node(), "a model of models/companies");
        return true;
    };
    auto table = make_table<Company>(
        "company", "An employer whose shares the offers pay in.",
        {Field<Company>({"model",
                         model_name,
                         "The model it starts from; any key given beside it overrides the model's",
                         false,
                         {},
                         {},
                         {}},
                        record_model),
         field("kind", &Company::kind, choice(kinds), "Whether its shares can be sold today")
             .defaults_from([kinds](const Company& company) { return word_of(kinds, company.kind); },
                            "public where a price is given, private where a value is"),
         field("price", &Company::price, quantity(Unit::price, positive), "Price per share at month 0")
             .defaults_to("1", "a grant given by its value does not depend on it")
             .only_for("public companies", is_public),
         field("fully_diluted", &Company::fully_diluted, constant(Unit::shares, positive),
               "All shares, options and the unissued pool; without it and `capital` the headline price per "
               "share is 1")
             .only_for("private companies", is_private),
         capital_field().only_for("private companies", is_private),
         field("value", &Company::value, quantity(Unit::money, positive),
               "Headline value of the whole company: the last round's price times all shares")
             .defaults_from(headline_of_last_round, "the last round's price for all shares of `capital`")
             .only_for("private companies", is_private),
         field("dividend", &Company::dividend, quantity(Unit::rate_per_year, {0, 1}),
               "Dividend yield per year, continuous")
             .defaults_to("0%/yr"),
         field("growth", &Company::growth, mapping(growth_table()), "How the value of a share moves")
             .defaults_to("{}"),
         field("liquidity", &Company::liquidity, liquidity_type(), "How paper becomes money, or nothing")
             .defaults_to("none")
             .only_for("private companies", is_private),
         field("exit", &Company::exit, exit_type(),
               "How it ends, for the value of its shares today; the hazards of `liquidity` unless given")
             .only_for("private companies", is_private),
         common_field().only_for("private companies", is_private),
         field("about", &Company::about, text("a sentence"), "What the company or model stands for"),
         field("sources", &Company::sources, sources_type(),
               "Where figures come from, by key: {growth.volatility: ...}; `check --explain` shows them")});
    table.prepare = prepare_company;
    table.check = [description = table.description](Reading& reading, const Value& value, Company& company) {
        // A capital that is faulty has had its own message.
        const bool could_follow = value.gives("capital") && !company.capital;
        if (company.kind == CompanyKind::private_held && !value.gives("value") && !could_follow &&
            headline_of_last_round(company).empty())
            report_missing_key(reading, value, *description->find("value"));
        check_headline(reading, value, company);
    };
    return table;
}

}  // namespace offersim
