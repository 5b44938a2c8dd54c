#pragma once
/// A compensation guide: Markdown, mostly with YAML front matter, that says what a role pays by region and
/// how to negotiate it. Everything found keeps the line it stands on; what is not found stays empty. The
/// front matter and the tables are read by their keys and headings; the prose on a best-effort basis.
#include <optional>
#include <string>
#include <vector>

#include "scenario/guide_amount.hpp"
#include "scenario/node.hpp"

namespace offersim {

/// A number or range of a guide. Percentages are fractions.
struct GuideFigure {
    double low = 0, high = 0;
    int line = 0;
    std::string text;  ///< as the guide writes it
    double mean() const { return (low + high) / 2; }
};

/// What a region, or a level in a region, pays.
struct GuideRegion {
    std::string name;
    std::string level;  ///< from tables of levels; else empty
    int line = 0;
    std::optional<GuideFigure> base, stock, bonus_share, bonus_amount, signing, total;
    /// The bonus of the front matter where the table's range, kept in `bonus_share`, says more.
    std::optional<GuideFigure> bonus_in_front_matter;
    std::string currency;               ///< ISO code
    int currency_line = 0;              ///< 0 where the currency was assumed to be USD
    Basis stock_basis = Basis::unsaid;  ///< decided wherever there is stock
    std::string stock_basis_reason;     ///< "the column on line 49 is headed 'Stock (RSU/4yr)'"
    std::string stock_heading;          ///< of the table's column, where there is one
    std::vector<std::string> notes;     ///< what had to be mended or decided
    /// Stock per year, by the basis decided on.
    std::optional<GuideFigure> stock_per_year() const;
};

/// A job the guide sets against this one.
struct GuideRival {
    std::string employer;  ///< "NVIDIA"
    std::string text;      ///< "NVIDIA CUDA team at $380K TC"
    GuideFigure total;
    std::string currency;
    bool said_to_be_liquid = false;
};

/// "a premium of P raises A to B": claims that A (1 + P) is B.
struct PremiumClaim {
    GuideFigure before, premium, after;
};

/// A retention or signing bonus as the prose describes it.
struct GuideSignOn {
    std::optional<GuideFigure> amount, equity_share, least;
    std::optional<GuideFigure> months, cliff_months;
};

/// What the prose asks for; it overrides the region's table.
struct GuideAsk {
    std::optional<GuideFigure> base, stock, bonus_share, refresh, total;
    Basis stock_basis = Basis::unsaid;
    bool stock_is_options = false;
};

enum class Standing { unknown, private_held, public_listed };

struct Guide {
    std::string file;
    std::string company;  ///< as displayed: "Groq"
    std::string role;     ///< as displayed
    int company_line = 0, role_line = 0;
    std::optional<std::string> last_updated;
    int last_updated_line = 0;
    std::vector<GuideRegion> regions;
    bool regions_are_from_tables = false;

    Standing standing = Standing::unknown;
    GuideFigure standing_evidence;  ///< its text and line
    std::optional<GuideFigure> valuation;
    std::string valuation_currency;
    std::vector<int> vesting;  ///< per cent by year: 40, 30, 20, 10
    GuideFigure vesting_evidence;
    std::optional<GuideFigure> vesting_years, vesting_cliff_months;
    GuideAsk ask;
    GuideSignOn sign_on;
    std::optional<GuideFigure> floor;  ///< per year
    std::optional<GuideFigure> year_one, run_rate;
    std::optional<PremiumClaim> premium;
    std::vector<GuideRival> rivals;
    std::optional<GuideFigure>
        superior;  ///< where the guide calls rivals financially superior below its floor
    std::vector<std::string> superior_rivals;  ///< those it names there
    std::vector<std::string> notes;            ///< what had to be mended or decided
};

struct GuideOptions {
    std::string region;  ///< part of a region's name; empty: the first with a base
    std::string level;
};

/// The guide in `source`, or nothing and errors: a guide without pay in its front matter and without a table
/// of pay is one. The prose is read for the region that `options` names.
std::optional<Guide> read_guide(const Source& source, const GuideOptions& options, Diagnostics& diagnostics);

/// The regions that have pay, by name, each once.
std::vector<std::string> region_names(const Guide& guide);

/// The region `options` names, or the first with a base (or else a total); null where there is none.
const GuideRegion* find_region(const Guide& guide, const GuideOptions& options);

}  // namespace offersim
