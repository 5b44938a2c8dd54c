#pragma once
/// The scenario that an import writes.
#include "scenario/open_cap_format/grant.hpp"

namespace offersim::open_cap {

struct ImportedCompany {
    std::string name;  ///< as a key: "acme-industries"
    std::string model;
    std::optional<double> headline_value;
    std::string headline_source;  ///< "2.47 USD a share (TX_STOCK_ISSUANCE 17), fully diluted"
    std::optional<Rational> fully_diluted;
    std::string fully_diluted_source;
    std::optional<double> common;  ///< worth of common over the headline price
    std::string common_source;
};

/// YAML in the scenario language; `notes` go into its head.
std::string scenario_text(const Package& package, const Stakeholder& stakeholder, Date start,
                          const std::string& currency, const ImportedCompany& company,
                          const std::vector<ImportedGrant>& grants, const std::vector<std::string>& notes);

/// The shortest decimal that reads back the same, without an exponent; ten places where it is below 0.0001.
std::string decimal_text(double value);

}  // namespace offersim::open_cap
