#pragma once
/// What the comparison of an offer with its strongest rival hangs on, and what to find out first.
#include <optional>
#include <string>
#include <vector>

#include "analysis/questions.hpp"
#include "analysis/sobol_index.hpp"
#include "analysis/study.hpp"

namespace offersim {

/// The two offers under one set of assumptions.
struct PairFigures {
    double median_difference = 0;
    std::optional<double> certainty_difference;  ///< certainty equivalent of the subject less the rival's
    Probability p_wins;
};

/// One uncertain input held at its P10 and at its P90.
struct TornadoBar {
    std::string key;        ///< "companies.groq.growth.drift"
    bool is_share = false;  ///< it was written in per cent
    double input_low = 0, input_high = 0;
    PairFigures at_low, at_high;
    double swing = 0;  ///< |median difference at high - at low|, by which bars are sorted
};

/// One source of chance: an input of the file, how a company's value moves, what happens to it, leaving.
struct SobolRow {
    enum class Kind { input, growth, events, leaving };
    Kind kind = Kind::input;
    std::string name;      ///< the input's key, or the company; empty for leaving
    SobolIndices money;    ///< shares of the variance of the difference
    SobolIndices winning;  ///< shares of the variance of whether it wins, which no rare path dominates
};

/// What knowing one input beforehand is worth, and whom to ask what.
struct InformationRow {
    std::string key;
    std::string question;  ///< "groq: what did the bonus pay in each of the last three years ...?"
    Knower knower = Knower::recruiter;
    Mean value;  ///< in money
};

struct SensitivityAnswer {
    RunAnswer run;
    std::string subject, against;
    PairFigures base;
    std::vector<TornadoBar> tornado;  ///< widest first
    std::vector<SobolRow> sobol;      ///< by total effect on winning
    Mean perfect_information;         ///< of knowing everything beforehand
    /// Most valuable first; for the decision between all offers of the file.
    std::vector<InformationRow> information;
    bool is_by_certainty = true;  ///< offers are chosen by certainty equivalent; where there is none, by mean
    std::string best;             ///< the offer to take knowing no more
};

struct SensitivitySettings {
    std::string subject, against;  ///< empty: as compare; the strongest rival
};

SensitivityAnswer analyse_sensitivity(const Scenario& scenario, const SensitivitySettings& asked,
                                      const StudySettings& settings);

}  // namespace offersim
