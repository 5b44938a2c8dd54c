#include <fmt/format.h>

#include <algorithm>

#include "scenario/capital_table.hpp"
#include "scenario/exit_assumptions.hpp"
#include "scenario/futures_reader.hpp"
#include "scenario/growth_table.hpp"
#include "scenario/liquidity_table.hpp"
#include "scenario/rounds_table.hpp"
#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

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

/// An event that has no chance of coming, which is no event.
void check_event(Reading& reading, const Value& event, bool has_exit) {
    if (has_exit || event.gives("hazard") || event.gives("at")) return;
    reading.error(event.node(), "E302", "'hazard' is missing (Chance per year, as a hazard)",
                  "or 'at', the months in which it is certain to come");
}

void check_liquidity(Reading& reading, const Value& value, const Company& company) {
    const Value given = value.find("liquidity");
    const Liquidity& liquidity = company.liquidity;
    // `exit` is one hazard for offerings and acquisitions together.
    const bool has_exit = company.exit.has_value();
    if (liquidity.ipo) check_event(reading, given.find("ipo"), has_exit);
    if (liquidity.acquisition) check_event(reading, given.find("acquisition"), has_exit);
    if (liquidity.shutdown) check_event(reading, given.find("shutdown"), false);
    const int pins = (liquidity.ipo && liquidity.ipo->at ? 1 : 0) +
                     (liquidity.acquisition && liquidity.acquisition->at ? 1 : 0) +
                     (liquidity.shutdown && liquidity.shutdown->at ? 1 : 0);
    if (pins > 1)
        reading.error(given.node(), "E482",
                      "two events are certain to come, and the first ends the company's "
                      "private life",
                      "give each a future of its own under 'futures'");
    if (company.rounds && company.rounds->anti_dilution != AntiDilution::none && !company.capital)
        reading.error(value.find("rounds").node(), "E485",
                      "'anti_dilution' needs the classes that it protects (no 'capital' is given)",
                      "add 'capital: {classes: [{name: A, shares: 2M, invested: 5M}]}'");
}

void check_company(Reading& reading, const Value& value, const FieldDescription& value_key,
                   Company& company) {
    // A capital that is faulty has had its own message.
    const bool could_follow = value.gives("capital") && !company.capital;
    if (company.kind == CompanyKind::private_held && !value.gives("value") && !could_follow &&
        headline_of_last_round(company).empty())
        report_missing_key(reading, value, value_key);
    check_headline(reading, value, company);
    if (company.kind == CompanyKind::private_held) check_liquidity(reading, value, company);
}

/// Calendar months as numbers, `[1, 4, 7, 10]`.
Field<Company> blackout_field() {
    const auto calendar_months = list(count(1, 12));
    return Field<Company>({"blackout",
                           calendar_months.shape,
                           "Calendar months in which employees may not sell listed shares: [1, 4, 7, 10]",
                           false,
                           {},
                           {},
                           {}},
                          [calendar_months](Reading& reading, const Value& value, Company& company) {
                              const auto numbers = calendar_months.read(reading, value);
                              if (!numbers) return false;
                              for (const std::uint64_t month : *numbers)
                                  company.blackout.push_back(static_cast<int>(month));
                              return true;
                          });
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
    std::vector<Field<Company>> fields{
        Field<Company>({"model",
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
        field("beta", &Company::beta, constant(Unit::number, {-20, 20}),
              "Movement with the market, instead of correlations: its correlation with it is beta x the "
              "market's "
              "volatility / its own"),
        field("age", &Company::age_months, months(0, 1200), "Since the company was founded, at the start")
            .defaults_to("0mo")
            .only_for("private companies", is_private),
        field("rounds", &Company::rounds, or_none(mapping(rounds_table())), "Rounds of financing to come")
            .only_for("private companies", is_private),
        field("appraisal", &Company::appraisal, or_none(mapping(appraisal_table())),
              "Its 409A price; the fair value of a common share unless given")
            .only_for("private companies", is_private),
        blackout_field(),
        common_field().only_for("private companies", is_private),
        field("about", &Company::about, text("a sentence"), "What the company or model stands for"),
        field("sources", &Company::sources, sources_type(),
              "Where figures come from, by key: {growth.volatility: ...}; `check --explain` shows them")};
    fields.push_back(futures_field(fields).only_for("private companies", is_private));
    auto table =
        make_table<Company>("company", "An employer whose shares the offers pay in.", std::move(fields));
    table.prepare = prepare_company;
    table.check = [description = table.description](Reading& reading, const Value& value, Company& company) {
        check_company(reading, value, *description->find("value"), company);
    };
    const Table<Company> of_one_future = table;
    table.check = [of_one_future](Reading& reading, const Value& value, Company& company) {
        of_one_future.check(reading, value, company);
        read_futures(reading, value, of_one_future, company);
    };
    return table;
}

}  // namespace offersim
