#pragma once
/// Amounts and percentages as compensation guides write them: "$258K–$272K", "₹36,00,000", "£104K / $130K",
/// "CHF 120'000",
/// "$1.2M", "S$55,000 – S$110,000", "₹20L", "$22K - $36K/yr", "10–18%", "+25-35%".
/// A guide is somebody else's free text: nothing here is a fault, what is not an amount is not found.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offersim {

/// What an amount is said to cover.
enum class Basis { unsaid, per_year, four_years };

/// One amount or range in a text.
struct Amount {
    double low = 0, high = 0;  ///< equal where one number stands there
    /// ISO code; "$", "¥" or "kr" where the sign does not say whose; empty for a bare number.
    std::string currency;
    Basis basis = Basis::unsaid;  ///< "/yr", "over 4 years"
    std::size_t begin = 0, end = 0;
};

/// A percentage or range, as fractions.
struct PercentRange {
    double low = 0, high = 0;
    std::size_t begin = 0, end = 0;
};

/// Every amount of `text` in its order. In prose an amount has a sign or a code of a currency; `bare_numbers`
/// finds plain numbers as well, as in the cells of a table.
std::vector<Amount> amounts_in(std::string_view text, bool bare_numbers = false);
std::vector<PercentRange> percents_in(std::string_view text);

/// The amount that a cell of a table holds in `currency` ("" for the first one named): low from the first
/// amount in that currency and high from the last, so that "£104K / $130K - £132K / $165K" in GBP is 104,000
/// to 132,000.
std::optional<Amount> amount_of_cell(std::string_view cell, std::string_view currency = {});

/// True where `sign` ("$", "¥", "kr" or a code) can stand for `currency`.
bool may_mean(std::string_view sign, std::string_view currency);

}  // namespace offersim
