/// The library of companies: every model is sound, every number of it names where it comes from, and what the
/// hazards imply lies where the literature puts it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <regex>

#include "process/competing_hazards.hpp"
#include "scenario/exit_assumptions.hpp"
#include "scenario/guide_employers.hpp"
#include "scenario/model_summary.hpp"
#include "scenario/reader.hpp"

namespace offersim {
namespace {

enum Kind { ipo, acquisition, shutdown };

class CompanyModels : public testing::Test {
protected:
    CompanyModels() : library_({}, diagnostics_) {}

    static Company company(const std::string& model) {
        Diagnostics diagnostics;
        const std::string worth =
            model == "recently-listed" || model.starts_with("public") ? "" : ", value: 1B";
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
        return CompetingHazards({{mean(liquidity.ipo.value().hazard.value().per_year)},
                                 {mean(liquidity.acquisition.value().hazard.value().per_year)},
                                 {mean(liquidity.shutdown.value().hazard.value().per_year)}});
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
    const std::regex words(
        R"(a hundred such companies (\d+) go public within ten years, (\d+) are bought, (\d+) close and (\d+) are still private)");
    for (const ModelSummary& model : summaries()) {
        if (!company(model.name).liquidity.ipo) continue;
        const std::string file = library_.source("companies", model.name)->text();
        const std::string text = std::regex_replace(file, std::regex("\n# "), " ");
        std::smatch match;
        ASSERT_TRUE(std::regex_search(text, match, words)) << model.name;
        const auto implied = outcomes(model.name, 10);
        for (std::size_t i = 0; i < 4; ++i)
            EXPECT_EQ(match.str(i + 1), fmt::format("{:.0f}", implied[i])) << model.name << ", outcome " << i;
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

TEST_F(CompanyModels, GrowSaferAndNearerToAListingWithEachRound) {
    for (std::size_t i = 1; i < stages.size(); ++i) {
        const Company before = company(stages[i - 1]);
        const Company after = company(stages[i]);
        const auto name = stages[i - 1] + " and " + stages[i];
        EXPECT_LT(mean(before.liquidity.ipo->hazard->per_year), mean(after.liquidity.ipo->hazard->per_year))
            << name;
        EXPECT_GT(mean(before.liquidity.shutdown->hazard->per_year),
                  mean(after.liquidity.shutdown->hazard->per_year))
            << name;
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
        const bool is_private = employer.standing == Standing::private_held;
        EXPECT_EQ(company(employer.model).kind,
                  is_private ? CompanyKind::private_held : CompanyKind::public_listed)
            << employer.name;
    }
    EXPECT_EQ(named, 25u);  // every employer named under `models` is listed above as public or private
}

}  // namespace
}  // namespace offersim
