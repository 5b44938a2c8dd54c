#include "analysis/guide_audit.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/project_paths.hpp"

namespace {

using namespace offersim;
using Lines = std::vector<std::string>;

Guide guide_of(const std::string& name) {
    std::ifstream stream(std::filesystem::path(project_directory) / "tests" / "guides" / (name + ".md"),
                         std::ios::binary);
    Diagnostics diagnostics;
    auto guide =
        read_guide(Source(name + ".md", {std::istreambuf_iterator<char>(stream), {}}), {}, diagnostics);
    return guide.value();
}

GuideAudit audit_of(const std::string& name, const RunAnswer* run = nullptr) {
    const Guide guide = guide_of(name);
    return audit_guide(guide, *find_region(guide, {}), run, "not simulated here");
}

AuditFinding finding(const GuideAudit& audit, const std::string& claim) {
    for (const AuditFinding& one : audit.findings) {
        if (one.claim == claim) return one;
    }
    ADD_FAILURE() << "no finding '" << claim << "'";
    return {};
}

std::vector<std::string> claims(const GuideAudit& audit, Verdict verdict) {
    std::vector<std::string> names;
    for (const AuditFinding& one : audit.findings) {
        if (one.verdict == verdict) names.push_back(one.claim);
    }
    return names;
}

TEST(GuideAudit, FindsTheFourFaultsOfTheLpuGuideAndNoOther) {
    const GuideAudit audit = audit_of("groq-lpu-inference-platform-engineer");
    EXPECT_EQ(claims(audit, Verdict::fails),
              (std::vector<std::string>{"total in Mountain View", "$220K–$290K raised by 25-35%",
                                        "pay in year 1", "equity of Anthropic"}));
    EXPECT_EQ(claims(audit, Verdict::holds),
              (std::vector<std::string>{"total in San Diego", "total in Remote US",
                                        "run-rate, the average of the years after the first",
                                        "equity of NVIDIA", "equity of Google"}));
}

TEST(GuideAudit, ShowsTheArithmeticOfEachFault) {
    const GuideAudit audit = audit_of("groq-lpu-inference-platform-engineer");
    const AuditFinding total = finding(audit, "total in Mountain View");
    EXPECT_EQ(total.line, 18);
    EXPECT_EQ(total.claimed.text, "282k to 395k");
    EXPECT_EQ(total.arithmetic,
              (Lines{"210k + 10% of 210k + 55k = 286k", "272k + 10% of 272k + 100k = 399.2k"}));
    EXPECT_NEAR(*total.difference_low, 4000, 1e-6);
    EXPECT_NEAR(*total.difference_high, 4200, 1e-6);

    const AuditFinding year = finding(audit, "pay in year 1");
    EXPECT_EQ(year.line, 77);
    EXPECT_EQ(year.arithmetic, (Lines{"258k + 10% of 258k + 40% of 352k = 424.6k",
                                      "272k + 18% of 272k + 40% of 400k = 480.96k"}));
    EXPECT_EQ(year.note, "before the sign-on; with the 50% of it that vests by month 12, 474.6k to 530.96k");
    EXPECT_NEAR(*year.computed.low, 424'600, 1e-6);
    EXPECT_NEAR(*year.computed.high, 480'960, 1e-6);

    const AuditFinding premium = finding(audit, "$220K–$290K raised by 25-35%");
    EXPECT_EQ(premium.line, 72);
    EXPECT_EQ(premium.arithmetic, (Lines{"220k x 1.25 = 275k", "290k x 1.35 = 391.5k"}));

    EXPECT_EQ(finding(audit, "equity of Anthropic").computed.text,
              "a private company: its shares cannot be sold on an exchange");
}

TEST(GuideAudit, LetsConsistentClaimsStand) {
    const GuideAudit audit = audit_of("claims-that-hold");
    EXPECT_EQ(claims(audit, Verdict::fails), std::vector<std::string>{});
    EXPECT_EQ(claims(audit, Verdict::holds).size(), 6u);
}

TEST(GuideAudit, HoldsBackLoadedVestingAgainstTheRunRate) {
    const GuideAudit audit = audit_of("back-loaded-vesting");
    EXPECT_EQ(finding(audit, "pay in year 1").verdict, Verdict::holds);
    const AuditFinding rate = finding(audit, "run-rate, the average of the years after the first");
    EXPECT_EQ(rate.verdict, Verdict::fails);
    EXPECT_EQ(rate.arithmetic, (Lines{"160k + 31.67% of 360k = 274k", "185k + 31.67% of 520k = 349.667k"}));
}

TEST(GuideAudit, FindsNothingToHoldATotalAgainstWhereNoPartIsGiven) {
    EXPECT_EQ(finding(audit_of("currency-unknown"), "total in Reykjavik").verdict, Verdict::holds);
    EXPECT_TRUE(audit_of("levels-by-city").findings.empty());
}

TEST(GuideAudit, AgreesWithinRoundingAndHalfAPercent) {
    EXPECT_TRUE(agrees(372'000, 370'500));
    EXPECT_FALSE(agrees(282'000, 286'000));
    EXPECT_TRUE(agrees(1234, 1234));
    EXPECT_FALSE(agrees(1234, 1242));
}

TEST(GuideAudit, TakesTheFloorAndTheRivalsFromTheRun) {
    RunAnswer run;
    run.paths = 1000;
    run.offers.resize(1);
    run.offers[0].name = "juniper-falls";
    run.offers[0].floor_p_below = Probability{.25, .22, .28};
    run.offers[0].gross_nominal.percentiles = {{50, 1'300'000, 1'290'000, 1'310'000}};
    run.horizon_months = 48;
    run.comparisons.resize(2);
    run.comparisons[0].a = "juniper-falls-at-floor";
    run.comparisons[0].b = "nvidia";
    run.comparisons[0].p_a_beats_b = {.4, .37, .43};
    run.comparisons[0].difference.mean.value = -1500;
    run.comparisons[1].a = "google";
    run.comparisons[1].b = "juniper-falls-at-floor";
    run.comparisons[1].p_a_beats_b = {.3, .27, .33};
    const GuideAudit audit = audit_of("claims-that-hold", &run);
    const AuditFinding floor = finding(audit, "floor of total pay a year");
    EXPECT_EQ(floor.verdict, Verdict::measured);
    EXPECT_EQ(floor.computed.text, "met in 75.0 % of futures (95 % interval 72.0 to 78.0 %)");
    EXPECT_EQ(floor.arithmetic,
              (Lines{"realised pay before tax / 4 years >= 300k", "median 1.3M / 4 = 325k a year"}));
    EXPECT_NEAR(*floor.difference_low, 25'000, 1e-9);
    const AuditFinding nvidia = finding(audit, "NVIDIA is financially superior below the floor");
    EXPECT_EQ(nvidia.verdict, Verdict::holds);
    EXPECT_EQ(nvidia.computed.text,
              "beats the offer at the floor in 60.0 % of futures (95 % interval 57.0 to 63.0 %)");
    EXPECT_EQ(nvidia.arithmetic, Lines{"nvidia against juniper-falls-at-floor: 1.5k more on average"});
    EXPECT_NEAR(*nvidia.difference_low, 1500, 1e-9);
    EXPECT_EQ(finding(audit, "Google is financially superior below the floor").verdict, Verdict::fails);
}

}  // namespace
