#include "report/value_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/text.hpp"

namespace offersim {

namespace {

using Json = nlohmann::ordered_json;

constexpr int widest_name = 22;

/// "771.2M", "1.000B", "9,500": four significant digits in the unit that fits.
std::string amount_text(double amount) {
    struct Unit {
        double size;
        std::string_view suffix;
    };
    for (const auto& [size, suffix] : {Unit{1e12, "T"}, Unit{1e9, "B"}, Unit{1e6, "M"}, Unit{1e3, "k"}})
        if (amount >= 0.99995 * size) return fmt::format("{:#.4g}{}", amount / size, suffix);
    return fmt::format("{:.2f}", amount);
}

/// A price per share: four decimals, more below a hundredth.
std::string price_text(double price) {
    return std::abs(price) >= 0.01 || price == 0 ? fmt::format("{:.4f}", price)
                                                 : fmt::format("{:.4g}", price);
}

/// One decimal; what rounds to zero has no sign.
std::string percent_text(double fraction) {
    return fmt::format("{:.1f} %", std::abs(fraction) < 0.0005 ? 0.0 : 100 * fraction);
}

/// As a file would give it: "90 %", "2.5 %".
std::string given_percent_text(double fraction) { return fmt::format("{:.4g} %", 100 * fraction); }

std::string name_text(const std::string& name) { return shorten(escape_control(name), widest_name); }

std::string class_row(const std::string& name, const ClassValue& value) {
    return fmt::format("  {:<22}{:>14}{:>14}{:>16}\n", name_text(name), price_text(value.headline_price),
                       price_text(value.fair_price),
                       percent_text(value.headline_price / value.fair_price - 1));
}

std::string heading(const CompanyValueAnswer& answer) {
    const FairValue& fair = answer.fair;
    std::string text = fmt::format("What a share is worth: {}\n\n",
                                   escape_control(answer.title.empty() ? answer.file : answer.title));
    text += fmt::format("  headline value  {:>9}  {}, the last round's price for all {} shares\n",
                        amount_text(fair.headline_value), answer.currency,
                        amount_text(answer.capital.fully_diluted()));
    text += fmt::format("  fair value      {:>9}  {}, where {} is worth what it paid\n",
                        amount_text(fair.fair_value), answer.currency, name_text(answer.class_names.back()));
    return text + fmt::format("  overvaluation   {:>9}\n\n", percent_text(fair.overvaluation()));
}

std::string class_table(const CompanyValueAnswer& answer) {
    std::string text =
        fmt::format("  {:<22}{:>14}{:>14}{:>16}\n", "a share of", "headline", "fair", "overvalued by");
    for (std::size_t i = 0; i < answer.class_names.size(); ++i)
        text += class_row(answer.class_names[i], answer.fair.classes[i]);
    text += class_row("common", answer.fair.common);
    return text + fmt::format("\n  A common share is worth {} less than the headline price.\n\n",
                              percent_text(answer.fair.common_discount()));
}

std::string offering_text(const ExitAssumptions& assumptions) {
    if (assumptions.ipo_share) return fmt::format("{} of exits", given_percent_text(*assumptions.ipo_share));
    return "more likely the larger the exit (Gornall & Strebulaev, 2020)";
}

std::string assumptions_text(const CompanyValueAnswer& answer) {
    const ExitAssumptions& assumptions = answer.assumptions;
    std::string text = "How it was computed\n\n";
    text += fmt::format("  volatility      {} a year\n", given_percent_text(assumptions.volatility));
    text += fmt::format("  exit            {} a year, as a hazard\n",
                        given_percent_text(assumptions.exit_hazard));
    if (assumptions.shutdown_hazard > 0)
        text += fmt::format("  shutdown        {} a year, paying nothing\n",
                            given_percent_text(assumptions.shutdown_hazard));
    text += fmt::format("  offerings       {}\n", offering_text(assumptions));
    text += fmt::format("  discount        {} a year, continuous; the company grows at it\n",
                        given_percent_text(assumptions.discount));
    return text + fmt::format(
                      "  cross-check     a common share at {} by the option-pricing method of 409A\n"
                      "                  practice: one acquisition after {:.1f} years, the expected time\n\n",
                      price_text(answer.option_pricing.common_per_share), answer.expected_years());
}

std::string marketability_text(const MarketabilityDiscounts& discounts) {
    const auto row = [](std::string_view name, std::string_view what, double discount) {
        return fmt::format("  {:<18}{:<44}{:>10}\n", name, what, percent_text(discount));
    };
    std::string text =
        fmt::format("Not being able to sell for {:.1f} years would take from a share\n\n", discounts.years);
    text += row("Chaffe, 1993", "a put struck at today's price", discounts.chaffe);
    text += row("Finnerty, 2012", "a put on the average price", discounts.finnerty);
    text += row("Ghaidarov, 2009", "an average-strike put", discounts.ghaidarov);
    text += row("Longstaff, 1995", "selling at the best moment: an upper bound", discounts.longstaff);
    return text +
           "\n  These models answer different questions and are not to be averaged; none is in\n"
           "  the figures above.\n";
}

/// A class that gets nothing either way has nothing to choose.
bool is_shown_converting(const Payouts& payouts, std::size_t i) {
    return payouts.converts[i] && payouts.classes[i] > 0;
}

std::string payout_row(const std::string& name, double payout, double exit, double per_share,
                       std::string_view note) {
    return fmt::format("  {:<22}{:>12}{:>13}{:>14}  {}", name_text(name), amount_text(payout),
                       percent_text(exit > 0 ? payout / exit : 0), price_text(per_share), note);
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json class_json(const ClassValue& value) {
    return {{"headline_price", value.headline_price},
            {"fair_price", value.fair_price},
            {"overvaluation", value.headline_price / value.fair_price - 1}};
}

Json assumptions_json(const CompanyValueAnswer& answer) {
    const ExitAssumptions& assumptions = answer.assumptions;
    Json json{{"volatility", assumptions.volatility},
              {"discount_continuous", assumptions.discount},
              {"exit_hazard", assumptions.exit_hazard},
              {"shutdown_hazard", assumptions.shutdown_hazard}};
    if (assumptions.ipo_share)
        json["ipo_share"] = *assumptions.ipo_share;
    else
        json["ipo_share"] = "gornall-strebulaev";
    json["expected_years"] = answer.expected_years();
    return json;
}

}  // namespace

std::string value_text(const CompanyValueAnswer& answer) {
    std::string text = heading(answer) + class_table(answer) + assumptions_text(answer) +
                       marketability_text(answer.marketability);
    for (const std::string& warning : answer.warnings)
        text += fmt::format("\nwarning: {}\n", escape_control(warning));
    return text;
}

std::string value_json(const CompanyValueAnswer& answer) {
    Json json{{"schema", "offersim.value/1"},
              {"currency", answer.currency},
              {"headline_value", answer.fair.headline_value},
              {"fair_value", answer.fair.fair_value},
              {"overvaluation", answer.fair.overvaluation()}};
    json["classes"] = Json::array();
    for (std::size_t i = 0; i < answer.class_names.size(); ++i) {
        Json one{{"name", answer.class_names[i]}};
        one.update(class_json(answer.fair.classes[i]));
        json["classes"].push_back(std::move(one));
    }
    json["common"] = class_json(answer.fair.common);
    json["common"]["discount"] = answer.fair.common_discount();
    json["assumptions"] = assumptions_json(answer);
    json["option_pricing"] = {{"years", answer.expected_years()},
                              {"equity", answer.option_pricing.equity},
                              {"common_fair_price", answer.option_pricing.common_per_share}};
    const MarketabilityDiscounts& discounts = answer.marketability;
    json["marketability"] = {{"years", discounts.years},
                             {"chaffe", discounts.chaffe},
                             {"finnerty", discounts.finnerty},
                             {"ghaidarov", discounts.ghaidarov},
                             {"longstaff_upper_bound", discounts.longstaff}};
    json["warnings"] = answer.warnings;
    return dump(json);
}

std::string payout_text(const PayoutAnswer& answer, const std::string& currency) {
    std::string text = fmt::format("An acquisition at {} {}\n\n", amount_text(answer.exit), currency);
    text += fmt::format("  {:<22}{:>12}{:>13}{:>14}\n", "shares of", "payout", "of the exit", "per share");
    for (std::size_t i = 0; i < answer.class_names.size(); ++i)
        text += without_trailing_spaces(payout_row(answer.class_names[i], answer.payouts.classes[i],
                                                   answer.exit, answer.classes_per_share[i],
                                                   is_shown_converting(answer.payouts, i) ? "converts" : ""));
    return text + without_trailing_spaces(
                      payout_row("common", answer.payouts.common, answer.exit, answer.common_per_share, ""));
}

std::string payout_json(const PayoutAnswer& answer) {
    Json json{{"exit", answer.exit}};
    json["payouts"]["common"] = answer.payouts.common;
    json["per_share"]["common"] = answer.common_per_share;
    for (std::size_t i = 0; i < answer.class_names.size(); ++i) {
        json["payouts"][answer.class_names[i]] = answer.payouts.classes[i];
        json["per_share"][answer.class_names[i]] = answer.classes_per_share[i];
    }
    return dump(json);
}

}  // namespace offersim
