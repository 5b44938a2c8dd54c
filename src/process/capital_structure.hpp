#pragma once
/// Who owns a company, and on what terms: classes of preferred shares, common shares, and the pool of options
/// not issued, which receives nothing at an exit. Money in the scenario's currency, shares as counts,
/// multiples of the amount invested.
/// Source of the terms: NVCA model certificate of incorporation; Gornall & Strebulaev (2020), section 2.
#include <optional>
#include <string>
#include <vector>

namespace offersim {

/// What a class that keeps its preference still shares of the rest: nothing, an equal part per share for
/// ever, or that until preference and part together reach the cap.
enum class Participation { none, uncapped, capped };

struct ShareClass {
    std::string name;
    double shares = 0;
    double invested = 0;
    double preference_multiple = 1;  ///< of `invested`, paid before any common
    int seniority = 1;               ///< the lower number is paid first, equal numbers pro rata
    Participation participation = Participation::none;
    double cap_multiple = 0;              ///< capped: of `invested`, the preference included
    double conversion_ratio = 1;          ///< common shares for one of these
    std::optional<double> ipo_ratchet{};  ///< an IPO pays at least this multiple of `invested`
    /// Below this exit value an IPO does not convert the class against its interest.
    std::optional<double> conversion_veto{};

    double price() const { return invested / shares; }
    double preference() const { return preference_multiple * invested; }
    double shares_as_converted() const { return shares * conversion_ratio; }
};

/// Classes in the order of their rounds: the last is the latest.
struct CapitalStructure {
    double common_shares = 0;  ///< above 0
    double unissued_pool = 0;  ///< shares that nobody holds yet
    std::vector<ShareClass> classes;

    /// Everything that can claim part of the company once all has converted.
    double outstanding_as_converted() const {
        double shares = common_shares;
        for (const ShareClass& share_class : classes) shares += share_class.shares_as_converted();
        return shares;
    }
    /// What a headline valuation counts: the unissued pool too.
    double fully_diluted() const { return outstanding_as_converted() + unissued_pool; }
};

}  // namespace offersim
