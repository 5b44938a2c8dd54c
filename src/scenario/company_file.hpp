#pragma once
/// A company by itself, as `offersim value FILE` takes it: a company's keys at the top of the file, with a
/// discount.
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

struct CompanyFile {
    std::string file;  ///< as the user named it
    std::string title;
    std::string currency = "USD";
    Discount discount;
    Company company;
    std::vector<EffectiveValue> effective_values{};
    std::vector<Diagnostic> warnings;  ///< what a reader of the answer must know
};

}  // namespace offersim
