#pragma once
/// The parts of write_scenario: the page it writes on, the names of companies and offers, the offers
/// themselves.
#include "scenario/guide_employers.hpp"
#include "scenario/guide_scenario.hpp"

namespace offersim {

/// A scenario as it grows, comments in one column.
struct Page {
    std::string text;

    void line(std::string_view yaml, std::string_view comment = {});
};

/// The offers to be written: this one and its rivals, each with names of its own.
struct Names {
    std::string company;
    std::vector<const GuideRival*> rival_jobs;  ///< those whose currency has a rate
    std::vector<std::string> rivals;            ///< the offer of each rival
    std::vector<std::string> rival_companies;   ///< one a rival; the same employer has one company
};

Names names_of(const Guide& guide, const GuideRegion& region);

void write_companies(Page& page, const Guide& guide, const GuideTerms& terms, const Names& names,
                     const std::vector<Employer>& employers);
void write_offers(Page& page, const Guide& guide, const GuideRegion& region, const GuideTerms& terms,
                  const Names& names, bool floor_offer);

}  // namespace offersim
