/// The library of companies: every model is sound, every number of it names where it comes from, and what the
/// hazards imply lies where the literature puts it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <fstream>
#include <regex>

#include "base/normal.hpp"
#include "process/competing_hazards.hpp"
#include "scenario/exit_assumptions.hpp"
#include "scenario/guide_employers.hpp"
#include "scenario/model_summary.hpp"
#include "scenario/reader.hpp"
#include "support/project_paths.hpp"

namespace offersim {
namespace {

enum Kind { ipo, acquisition, shutdown };

/// The mean of an event's hazard, which every model has constant.
template <class Event>
double hazard_of(const std::optional<Event>& event) {
    const Hazard& hazard = event.value().hazard.value();
    EXPECT_TRUE(hazard.is_constant());
    return mean(hazard.per_year);
}

bool is_private(const std::string& model) {
    return model != "recently-listed" && !model.starts_with("public");
}

class CompanyModels : public testing::Test {
protected:
    CompanyModels() : library_({}, diagnostics_) {}

    static Company company(const std::string& model) {
        Diagnostics diagnostics;
        const std::string worth = is_private(model) ? ", value: 1B" : "";
        const auto scenario = read_scenario(
            fmt::format("format: 1\ntitle: t\nstart: 2026-01-01\ncompanies: {{x: {{model: {}{}}}}}\n"
                        "offers: {{a: {{company: x, base: 100k}}}}\n",
                        model, worth),
            "test.yaml", {}, diagnostics);
        for (const auto& diagnostic : diagnostics.sorted()) ADD_FAILURE() << format_diagnostic(diagnostic);
        return scenario ? scenario->companies.front() : Company{};
    }

    static CompetingHazards hazards(const std::string& model) {
        const Liquidity liquidity = company(model).liquidity;
        return CompetingHazards({{hazard_of(liquidity.ipo)},
                                 {hazard_of(liquidity.acquisition)},
                                 {hazard_of(liquidity.shutdown)}});
    }

    /// In per cent: public, bought, closed and still private after so many years.
    static std::array<double, 4> outcomes(const std::string& model, double years) {
        const CompetingHazards competing = hazards(model);
        std::array<double, 4> shares{0, 0, 0, 100};
        for (std::size_t kind = 0; kind < 3; ++kind) {
            shares[kind] = 100 * competing.probability(kind, years);
            shares[3] -= shares[kind];
        }
        return shares;
    }

    static void expect_outcomes(const std::string& model, double years, std::array<double, 4> published,
                                double tolerance) {
        const auto implied = outcomes(model, years);
        for (std::size_t i = 0; i < 4; ++i)
            EXPECT_NEAR(implied[i], published[i], tolerance) << model << ", outcome " << i;
    }

    std::vector<ModelSummary> summaries() {
        std::vector<ModelSummary> companies;
        for (ModelSummary& summary : summarise_models(library_, diagnostics_))
            if (summary.kind == "companies") companies.push_back(std::move(summary));
        return companies;
    }

    Diagnostics diagnostics_;
    ModelLibrary library_;
};

const std::vector<std::string> stages{"seed",     "series-a", "series-b",
                                      "series-c", "series-d", "late-stage-private"};

TEST_F(CompanyModels, AreReadWithoutAFaultOrWarning) {
    EXPECT_EQ(summaries().size(), 11u);
    for (const ModelSummary& model : summaries()) company(model.name);
    EXPECT_TRUE(diagnostics_.all().empty());
}

TEST_F(CompanyModels, NameASourceWithItsYearForEveryNumber) {
    // A source has a year, or calls itself an assumption, or points to another model or figure that has one.
    const std::regex grounds(R"((19|20)\d\d|assumption|ipo\.hazard|late-stage-private)");
    for (const ModelSummary& model : summaries())
        for (const ModelFigure& figure : model.figures) {
            if (figure.value.find_first_of("0123456789") == std::string::npos) continue;
            EXPECT_TRUE(std::regex_search(figure.source, grounds))
                << model.name << ": " << figure.key << " has the source '" << figure.source << "'";
        }
}

TEST_F(CompanyModels, SayWhatTheirHazardsImplyOverTenYears) {
    for (const ModelSummary& model : summaries()) {
        ASSERT_EQ(model.outcomes.has_value(), is_private(model.name)) << model.name;
        if (!model.outcomes) continue;
        const Liquidity liquidity = company(model.name).liquidity;
        const double rates[] = {hazard_of(liquidity.ipo), hazard_of(liquidity.acquisition),
                                hazard_of(liquidity.shutdown)};
        const double total = rates[0] + rates[1] + rates[2];
        const double ended = 1 - std::exp(-10 * total);
        EXPECT_NEAR(model.outcomes->listed, rates[0] / total * ended, 1e-12) << model.name;
        EXPECT_NEAR(model.outcomes->bought, rates[1] / total * ended, 1e-12) << model.name;
        EXPECT_NEAR(model.outcomes->closed, rates[2] / total * ended, 1e-12) << model.name;
        EXPECT_NEAR(model.outcomes->still_private(), 1 - ended, 1e-12) << model.name;
    }
}

TEST_F(CompanyModels, ImplyWhatTheirPageSays) {
    std::ifstream file(std::string(project_directory) + "/docs/models.md");
    const std::string page(std::istreambuf_iterator<char>(file), {});
    for (const char* model : {"seed", "series-b", "late-stage-private", "ai-hardware-pre-ipo"}) {
        const auto [listed, bought, closed, still_private] = outcomes(model, 10);
        const auto row =
            fmt::format("| {:.0f} / {:.0f} / {:.0f} / {:.0f} % ", listed, bought, closed, still_private);
        EXPECT_NE(page.find(row), std::string::npos) << model << ": " << row;
    }
}

// Outcomes in per cent: public, bought, closed, still private.
TEST_F(CompanyModels, EndAsVentureBackedCompaniesHave) {
    // Korteweg & Sorensen (2010): 1,934 companies of 1987-2005, read as their state after eight years.
    expect_outcomes("series-b", 8, {10.3, 23.3, 23.0, 43.4}, 6);
    // Carta's class of 2018 with a priced seed round, by January 2025: 15, 239 and 802 of 2,464 in five
    // years.
    expect_outcomes("seed", 5, {0.6, 9.7, 32.5, 57.2}, 4);
    // Crunchbase News (2025): of 953 unicorns from before 2021, 46 % exited in some seven years, 3 : 1
    // offerings.
    const auto late = outcomes("late-stage-private", 7);
    EXPECT_NEAR(late[ipo], 0.75 * 46, 5);
    EXPECT_NEAR(late[acquisition], 0.25 * 46, 5);
    // NBER paper 30604: of 202 US unicorns that ended, 137 were listed, 44 bought, 21 failed.
    const double ended = 100 - late[3];
    EXPECT_NEAR(late[ipo] / ended, 137. / 202, 0.1);
    EXPECT_NEAR(late[acquisition] / ended, 44. / 202, 0.1);
    EXPECT_NEAR(late[shutdown] / ended, 21. / 202, 0.1);
}

/// A company that may close must grow by its shutdown hazard more until then to earn the same on the whole.
TEST_F(CompanyModels, EarnAlikeAtEveryStageOnceClosingIsCounted) {
    for (const std::string& stage : stages) {
        const Company start_up = company(stage);
        EXPECT_NEAR(mean(start_up.growth.drift) - hazard_of(start_up.liquidity.shutdown), 0.09, 0.0151)
            << stage;
    }
}

/// As lawyers and data rooms count them: 15.9 % of rounds (PitchBook, 2025) to 29 % of Series C rounds
/// (2024).
TEST_F(CompanyModels, HaveDownRoundsAsOftenAsReported) {
    for (const char* stage : {"seed", "series-a", "series-b", "series-c", "series-d"}) {
        const Distribution step_up = company(stage).rounds.value().step_up.value();
        const double mu = std::log(quantile(step_up, 0.5));
        const double sigma = (std::log(quantile(step_up, 0.95)) - mu) / 1.6448536269514722;
        const double down = normal_cdf(-mu / sigma);
        EXPECT_GT(down, 0.10) << stage;
        EXPECT_LT(down, 0.29) << stage;
    }
}

TEST_F(CompanyModels, GrowSaferAndNearerToAListingWithEachRound) {
    for (std::size_t i = 1; i < stages.size(); ++i) {
        const Company before = company(stages[i - 1]);
        const Company after = company(stages[i]);
        const auto name = stages[i - 1] + " and " + stages[i];
        EXPECT_LT(hazard_of(before.liquidity.ipo), hazard_of(after.liquidity.ipo)) << name;
        EXPECT_GT(hazard_of(before.liquidity.shutdown), hazard_of(after.liquidity.shutdown)) << name;
        EXPECT_GT(mean(before.growth.volatility), mean(after.growth.volatility)) << name;
        EXPECT_GE(mean(before.growth.drift) + 1e-12, mean(after.growth.drift)) << name;
        EXPECT_LE(before.common->a, after.common->a) << name;
    }
}

/// Carta's median priced rounds of the fourth quarter of 2024 (seed, A, B) and Aumni's of 2025 (C), one class
/// of preferred each, not participating, at 1x; the shares that a round of that dilution adds to 10M.
TEST_F(CompanyModels, PutCommonBelowWhatTheTermsOfTypicalRoundsTake) {
    const std::vector<std::string> classes{
        "{name: Seed, shares: 2.5M, invested: 3.84M}", "{name: A, shares: 3.033M, invested: 11.5M}",
        "{name: B, shares: 2.831M, invested: 20M}", "{name: C, shares: 2.558M, invested: 55M}"};
    std::string capital = "capital:\n  common: 10M\n  pool: 8%\n  classes:\n";
    for (std::size_t i = 0; i < classes.size(); ++i) {
        capital += "    - " + classes[i] + "\n";
        Diagnostics diagnostics;
        const auto file = read_company_file(
            capital + fmt::format("discount: {{continuous: 4%}}\nmodel: {}\ncommon: fair\n", stages[i]),
            "x.yaml", "", {}, diagnostics);
        ASSERT_TRUE(file) << stages[i];
        const double fair = 1 - fair_value_of(file->company, file->discount).common_discount();
        const Distribution common = *company(stages[i]).common;
        EXPECT_GT(fair, common.b) << stages[i];
        EXPECT_LT(fair, common.b + 0.1) << stages[i];
    }
}

TEST_F(CompanyModels, AreOfTheStandingOfTheEmployersThatStartFromThem) {
    std::size_t named = 0;
    for (const Employer& employer : known_employers()) {
        if (employer.model.empty()) continue;
        ++named;
        const bool is_held_privately = employer.standing == Standing::private_held;
        EXPECT_EQ(company(employer.model).kind,
                  is_held_privately ? CompanyKind::private_held : CompanyKind::public_listed)
            << employer.name;
    }
    EXPECT_EQ(named, 25u);  // every employer named under `models` is listed above as public or private
}

}  // namespace
}  // namespace offersim
