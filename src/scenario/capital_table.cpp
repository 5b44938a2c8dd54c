#include "scenario/capital_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace offersim {
namespace {

constexpr double shares_tolerance = 1e-6;
constexpr double headline_tolerance = 0.01;

/// As written: common and the pool in the file's own terms.
struct CapitalTerms {
    std::optional<double> common;
    double pool_share = 0;
    std::vector<ShareClass> classes;
};

/// `true`, `false` or `{cap: 2x}`, the cap including the preference.
Field<ShareClass> participating_field() {
    struct Cap {
        double multiple = 0;
    };
    const auto cap_table =
        make_table<Cap>("participating", "Sharing with common after the preference, up to a cap.",
                        {field("cap", &Cap::multiple, constant(Unit::multiple, positive),
                               "Of what was invested, the preference included")
                             .required()});
    Shape shape{.kind = Shape::Kind::any_of};
    shape.parts = {{.kind = Shape::Kind::choice, .words = {"true", "false"}},
                   {.kind = Shape::Kind::mapping, .table = cap_table.description}};
    const auto set = [cap_table](Reading& reading, const Value& value, ShareClass& share_class) {
        const Node& node = value.node();
        if (node.is_mapping()) {
            const auto cap = mapping(cap_table).read(reading, value);
            if (!cap) return false;
            share_class.participation = Participation::capped;
            share_class.cap_multiple = cap->multiple;
            return true;
        }
        if (!node.is_scalar() || node.quoted || (node.text != "true" && node.text != "false")) {
            report_no_such_word(reading, node, {"true", "false", "{cap: 2x}"});
            return false;
        }
        share_class.participation = node.text == "true" ? Participation::uncapped : Participation::none;
        reading.record(node, node.text == "true" ? "shares the rest with common, without a cap"
                                                 : "keeps its preference or converts");
        return true;
    };
    return Field<ShareClass>({"participating",
                              std::move(shape),
                              "Whether a class that keeps its preference shares the rest with common as well",
                              false,
                              {},
                              {},
                              {}},
                             set)
        .defaults_to("false");
}

Field<ShareClass> seniority_field() {
    const auto rank = count(1, 1000);
    return Field<ShareClass>({"seniority",
                              rank.shape,
                              "The lower number is paid first, equal ones pro rata",
                              false,
                              {},
                              {},
                              {}},
                             [rank](Reading& reading, const Value& value, ShareClass& share_class) {
                                 const auto number = rank.read(reading, value);
                                 if (number) share_class.seniority = static_cast<int>(*number);
                                 return number.has_value();
                             })
        .defaults_to("1");
}

void check_class(Reading& reading, const Value& value, ShareClass& share_class) {
    if (share_class.participation != Participation::capped) return;
    if (share_class.cap_multiple >= share_class.preference_multiple) return;
    reading.error(value.find("participating").node(), "E472",
                  fmt::format("the cap of {:g}x is below the preference of {:g}x (the cap includes it)",
                              share_class.cap_multiple, share_class.preference_multiple),
                  "a class without participation is written 'participating: false'");
}

Table<ShareClass> class_table() {
    using C = ShareClass;
    auto table = make_table<C>(
        "class", "One class of preferred shares, usually one round.",
        {field("name", &C::name, text("a name"), "As the report calls it").required(),
         field("shares", &C::shares, constant(Unit::shares, positive), "Shares of the class").required(),
         field("invested", &C::invested, constant(Unit::money, non_negative), "What they were sold for")
             .required(),
         field("preference", &C::preference_multiple, constant(Unit::multiple, {0, 100}),
               "Paid before common, as a multiple of what was invested")
             .defaults_to("1x"),
         seniority_field(), participating_field(),
         field("conversion", &C::conversion_ratio, constant(Unit::multiple, positive),
               "Common shares for one of the class")
             .defaults_to("1x"),
         field("ipo_ratchet", &C::ipo_ratchet, constant(Unit::multiple, {0, 100}),
               "An offering pays at least this multiple of what was invested"),
         field("conversion_veto", &C::conversion_veto, constant(Unit::money, positive),
               "Below this value an offering does not convert the class against its interest")});
    table.check = check_class;
    return table;
}

Table<CapitalTerms> capital_table() {
    using T = CapitalTerms;
    return make_table<T>(
        "capital", "Who is paid before common shares.",
        {field("common", &T::common, constant(Unit::shares, positive),
               "Common shares and issued options; what the classes and the pool leave of 'fully_diluted' "
               "unless given"),
         field("pool", &T::pool_share, constant(Unit::share, {0, 0.99}),
               "The part of all shares kept for options not issued, which is paid nothing")
             .defaults_to("0%"),
         field("classes", &T::classes, list(mapping(class_table())),
               "Classes of preferred shares in the order of their rounds, the last round last")
             .required()});
}

bool check_names(Reading& reading, const Node& node, const std::vector<ShareClass>& classes) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto is_same = [&](const ShareClass& other) { return other.name == classes[i].name; };
        const bool is_reserved = classes[i].name == "common";
        if (!is_reserved && std::none_of(classes.begin(), classes.begin() + static_cast<long>(i), is_same))
            continue;
        reading.error(node, "E471", fmt::format("two classes are called '{}'", classes[i].name));
        return false;
    }
    return true;
}

/// The terms in shares. Reports where they do not fit each other.
std::optional<CapitalStructure> in_shares(Reading& reading, const Node& node, const CapitalTerms& terms,
                                          std::optional<double> fully_diluted) {
    CapitalStructure capital;
    capital.classes = terms.classes;
    const double preferred = capital.outstanding_as_converted();
    if (!terms.common && !fully_diluted) {
        reading.error(node, "E471", "the number of common shares is not known",
                      "add 'common: 8M' here, or 'fully_diluted' to the company");
        return {};
    }
    const double all =
        fully_diluted.value_or((terms.common.value_or(0) + preferred) / (1 - terms.pool_share));
    capital.unissued_pool = terms.pool_share * all;
    const double left = all - capital.unissued_pool - preferred;
    capital.common_shares = terms.common.value_or(left);
    if (left <= 0) {
        reading.error(node, "E471",
                      fmt::format("the classes ({:.12g} shares) and the pool ({:.12g}) leave nothing of "
                                  "{:.12g} fully diluted shares for common",
                                  preferred, capital.unissued_pool, all));
        return {};
    }
    if (std::abs(capital.common_shares - left) > shares_tolerance * all) {
        reading.error(
            node, "E471",
            fmt::format("common, classes and pool sum to {:.12g} shares ('fully_diluted' is {:.12g})",
                        capital.common_shares + preferred + capital.unissued_pool, all),
            "leave out 'common' or 'fully_diluted', and it follows from the other");
        return {};
    }
    return capital;
}

}  // namespace

Field<Company> capital_field() {
    const auto type = mapping(capital_table());
    const auto set = [type](Reading& reading, const Value& value, Company& company) {
        const auto faults = reading.diagnostics().error_count();
        const auto terms = type.read(reading, value);
        if (!terms || reading.diagnostics().error_count() > faults) return false;
        if (!check_names(reading, value.node(), terms->classes)) return false;
        company.capital = in_shares(reading, value.node(), *terms, company.fully_diluted);
        if (company.capital) company.fully_diluted = company.capital->fully_diluted();
        return company.capital.has_value();
    };
    return Field<Company>(
        {"capital", type.shape, "Its share classes and what each is paid before common", false, {}, {}, {}},
        set);
}

Type<ExitModel> exit_type() {
    using E = ExitModel;
    const auto share = constant(Unit::share, from_0_to_1);
    const Type<std::optional<double>> optional_share{share.shape,
                                                     [share](Reading& reading, const Value& value) {
                                                         std::optional<std::optional<double>> result;
                                                         if (const auto number = share.read(reading, value))
                                                             result.emplace(*number);
                                                         return result;
                                                     }};
    return mapping(make_table<E>(
        "exit", "How the company ends, as one hazard; for the value of its shares today.",
        {field("hazard", &E::hazard_per_year, constant(Unit::rate_per_year, {0, 100, true}),
               "Chance of an offering or acquisition per year, as a hazard")
             .required(),
         field("ipo_share", &E::ipo_share,
               or_word<std::optional<double>>("gornall-strebulaev", std::nullopt, optional_share),
               "The part of exits that are offerings; `gornall-strebulaev` lets it rise with the exit's size")
             .defaults_to("gornall-strebulaev")}));
}

std::string headline_of_last_round(const Company& company) {
    if (!company.capital || company.capital->classes.empty()) return {};
    const ShareClass& last = company.capital->classes.back();
    if (!(last.invested > 0)) return {};
    return fmt::format("{:.2f}", last.price() / last.conversion_ratio * company.capital->fully_diluted());
}

void check_headline(Reading& reading, const Value& value, const Company& company) {
    if (!value.gives("value") || headline_of_last_round(company).empty() || !company.value.is_constant())
        return;
    const ShareClass& last = company.capital->classes.back();
    const double by_round = last.price() / last.conversion_ratio;
    const double by_value = company.value.a / company.capital->fully_diluted();
    if (std::abs(by_value / by_round - 1) <= headline_tolerance) return;
    reading.warn(value.find("value").node(), "W306",
                 fmt::format("'value' makes {:.6g} a share, but the last round, class {}, paid {:.6g}",
                             by_value, last.name, by_round),
                 "classes stand in the order of their rounds, the last round last");
}

}  // namespace offersim
