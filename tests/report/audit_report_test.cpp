#include "report/audit_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using namespace offersim;

GuideAudit sample() {
    GuideAudit audit{.file = "mine.md",
                     .company = "Quarry\x1b[31m",
                     .role = "Analyst",
                     .region = "Denver",
                     .currency = "USD",
                     .findings = {},
                     .paths = 100'000,
                     .seed = 1,
                     .no_run = {}};
    audit.findings.push_back({.kind = "total",
                              .claim = "total in Denver",
                              .line = 9,
                              .claimed = {"$100K–$120K", 100e3, 120e3},
                              .computed = {"104k to 120k", 104e3, 120e3},
                              .difference_low = 4000,
                              .difference_high = 0,
                              .arithmetic = {"90k + 14k = 104k", "100k + 20k = 120k"},
                              .verdict = Verdict::fails});
    audit.findings.push_back({.kind = "liquidity",
                              .claim = "equity of Halcyon Labs",
                              .line = 12,
                              .claimed = {"fully liquid", {}, {}},
                              .computed = {"unknown", {}, {}},
                              .arithmetic = {"\"Halcyon Labs at $110K\""},
                              .verdict = Verdict::open,
                              .note = "the employer is not in models/guides/employers.yaml"});
    audit.findings.push_back({.kind = "floor",
                              .claim = "floor of total pay a year",
                              .line = 14,
                              .claimed = {"$95K", 95e3, 95e3},
                              .computed = {"met in 75.0 % of futures", .75, .75},
                              .difference_low = -1234.56,
                              .difference_high = -1234.56,
                              .verdict = Verdict::measured});
    return audit;
}

TEST(AuditReport, SaysFirstWhatDoesNotAddUp) {
    EXPECT_EQ(audit_text(sample()),
              "Analyst at Quarry\\x1b[31m, Denver (USD)\n"
              "\n"
              "Of 3 claims 1 does not add up, 1 is measured by simulation, 1 cannot be decided.\n"
              "\n"
              "Does not add up\n"
              "\n"
              "  line 9: total in Denver\n"
              "    claimed     $100K–$120K\n"
              "    computed    104k to 120k\n"
              "    difference  +4k at the low end, 0 at the high end\n"
              "    arithmetic  90k + 14k = 104k\n"
              "                100k + 20k = 120k\n"
              "\n"
              "Measured by simulation\n"
              "\n"
              "  line 14: floor of total pay a year\n"
              "    claimed     $95K\n"
              "    computed    met in 75.0 % of futures\n"
              "    difference  -1.235k a year in the median future\n"
              "\n"
              "Cannot be decided\n"
              "\n"
              "  line 12: equity of Halcyon Labs\n"
              "    claimed     fully liquid\n"
              "    computed    unknown\n"
              "    the guide   \"Halcyon Labs at $110K\"\n"
              "    note        the employer is not in models/guides/employers.yaml\n"
              "\n"
              "Simulated: 100,000 paths, seed 1. Defaults fill what the guide leaves out:\n"
              "'offersim guide mine.md' writes the scenario and marks each of them.\n");
}

TEST(AuditReport, SaysSoWhereNothingCanBeChecked) {
    GuideAudit audit = sample();
    audit.findings.clear();
    audit.company = "Quarry";
    EXPECT_EQ(audit_text(audit),
              "Analyst at Quarry, Denver (USD)\n\nThe guide makes no claim that could be checked.\n");
}

TEST(AuditReport, GivesEveryFindingToMachines) {
    const auto json = nlohmann::json::parse(audit_json(sample()));
    EXPECT_EQ(json["schema"], "offersim.audit/1");
    EXPECT_EQ(json["guide"]["region"], "Denver");
    EXPECT_EQ(json["simulation"]["paths"], 100'000);
    EXPECT_EQ(json["counts"]["fails"], 1);
    ASSERT_EQ(json["findings"].size(), 3u);
    const auto& total = json["findings"][0];
    EXPECT_EQ(total["verdict"], "fails");
    EXPECT_EQ(total["line"], 9);
    EXPECT_EQ(total["claimed"]["high"], 120e3);
    EXPECT_EQ(total["computed"]["low"], 104e3);
    EXPECT_EQ(total["difference"]["low"], 4000);
    EXPECT_EQ(total["arithmetic"][1], "100k + 20k = 120k");
    const auto& liquidity = json["findings"][1];
    EXPECT_TRUE(liquidity["difference"].is_null());
    EXPECT_TRUE(liquidity["claimed"]["low"].is_null());
}

TEST(AuditReport, TellsWhyNothingWasSimulated) {
    GuideAudit audit = sample();
    audit.paths = 0;
    audit.no_run = "no floor";
    const auto json = nlohmann::json::parse(audit_json(audit));
    EXPECT_TRUE(json["simulation"]["paths"].is_null());
    EXPECT_EQ(json["simulation"]["reason"], "no floor");
    EXPECT_EQ(audit_text(audit).find("Simulated:"), std::string::npos);
}

}  // namespace
