#pragma once
/// One security of a package as a grant of the scenario language.
#include "scenario/open_cap_format/holding.hpp"
#include "scenario/open_cap_format/vesting.hpp"

namespace offersim::open_cap {

struct ImportedGrant {
    const Security* security = nullptr;
    std::string type;                  ///< "rsu", "restricted_stock", "iso", "nso", "sar"
    Rational shares;                   ///< what is left of it and can vest
    std::string arithmetic;            ///< how the shares came about
    std::optional<Monetary> strike;    ///< options
    std::optional<int> expiry_months;  ///< options, from the scenario's start; none: they do not expire
    std::string window;  ///< options, after leaving of one's own will, as written: "3mo"; empty: not given
    std::string vesting_source;
    Rounding rounding = Rounding::cumulative_round_down;
    std::vector<VestingStatement> statements;  ///< of `shares`, from the scenario's start
    std::vector<std::string> notes;
};

/// The grant from `start` on, or nothing where none is left to write: the notes say why either way.
std::optional<ImportedGrant> import_grant(const Security& security, const Package& package, Date start,
                                          std::vector<std::string>& notes);

}  // namespace offersim::open_cap
