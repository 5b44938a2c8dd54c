#pragma once
/// The terms of the offer that a guide has one ask for: the ask of its prose over the region's table, each
/// with where it came from. The scenario is written from them and the guide's claims are measured against
/// them.
#include "scenario/guide.hpp"

namespace offersim {

/// A figure and the words that say where it comes from: "line 46: ...", "default: ...".
struct GuideTerm {
    GuideFigure figure;
    std::string origin;
};

struct GuideTerms {
    std::optional<GuideTerm> base, total;  ///< per year; a total only where there is no base
    std::optional<GuideTerm> bonus_share, bonus_amount;
    std::optional<GuideTerm> stock_per_year;  ///< the average over the years of vesting
    bool stock_is_options = false;
    std::vector<double> vesting;                       ///< part of the grant by year, summing to 1
    std::string vesting_text, vesting_origin;          ///< as the scenario language writes it
    std::optional<GuideTerm> sign_on, sign_on_equity;  ///< the equity share is a fraction
    std::string sign_on_vesting, sign_on_vesting_origin;
    int sign_on_months = 0, sign_on_cliff_months = 0;
    std::optional<GuideTerm> refresh;  ///< per year
    bool is_private = false;
    std::string standing_origin;
    GuideTerm valuation;  ///< in the region's currency
    std::vector<std::string> not_found;

    double vesting_years() const { return static_cast<double>(vesting.size()); }
};

/// Why a private company of unknown value can stand in a scenario at 1B.
inline constexpr const char* unknown_value_words =
    "default: only growth matters while the capital is not known";

GuideTerms terms_of(const Guide& guide, const GuideRegion& region);

/// One unit of `from` in units of `to`, by models/guides/currencies.yaml; nothing where it has one of them
/// not.
std::optional<double> default_exchange_rate(std::string_view from, std::string_view to);

/// `value` to so many significant digits.
double rounded(double value, int digits);
/// An amount as the scenario language writes it and reads it back exactly: "258k", "3.6M", "14B", "21500".
std::string spell_amount(double amount);
/// The same without a suffix: "258000".
std::string plain_amount(double amount);
/// "258k..272k", or one amount where both ends are the same.
std::string spell_range(const GuideFigure& figure);
/// "10%..18%".
std::string spell_share(const GuideFigure& figure);

}  // namespace offersim
