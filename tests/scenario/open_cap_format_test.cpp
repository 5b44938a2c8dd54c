#include "scenario/open_cap_format/import.hpp"
#include "support/project_paths.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace offersim {
namespace {

const std::filesystem::path samples = std::filesystem::path(project_directory) / "tests" / "import";

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<PackageFile> acme() {
    std::vector<PackageFile> files;
    for (const auto& entry : std::filesystem::directory_iterator(samples / "acme"))
        if (entry.path().extension() == ".json")
            files.push_back({entry.path().filename().string(), read(entry.path())});
    std::ranges::sort(files, {}, &PackageFile::path);
    return files;
}

PackageFile& file_of(std::vector<PackageFile>& files, const std::string& path) {
    return *std::ranges::find(files, path, &PackageFile::path);
}

/// Replaces the first `from` of a file, and the manifest's checksum check does not matter to the caller.
std::vector<PackageFile> changed(const std::string& path, const std::string& from, const std::string& to) {
    auto files = acme();
    std::string& text = file_of(files, path).text;
    text.replace(text.find(from), from.size(), to);
    return files;
}

std::string faults(const std::vector<PackageFile>& files, const std::string& stakeholder = "Ada Byron") {
    Diagnostics diagnostics;
    const auto result = import_open_cap_format(files, {stakeholder, {}}, diagnostics);
    std::string text;
    for (const Diagnostic& each : diagnostics.sorted())
        if (each.severity == Severity::error) text += format_diagnostic(each) + "\n";
    EXPECT_EQ(result.has_value(), text.empty());
    return text;
}

TEST(OpenCapFormat, WritesTheStakeholdersGrantsWithTheirSources) {
    Diagnostics diagnostics;
    const auto result = import_open_cap_format(acme(), {"Ada Byron", {}}, diagnostics);
    ASSERT_TRUE(result);
    EXPECT_TRUE(diagnostics.all().empty());
    EXPECT_EQ(result->text, read(samples / "acme" / "expected.yaml"));
}

TEST(OpenCapFormat, FindsTheStakeholderByNameOrId) {
    Diagnostics diagnostics;
    const auto by_name = import_open_cap_format(acme(), {"ada byron", {}}, diagnostics);
    EXPECT_EQ(by_name->text, import_open_cap_format(acme(), {"sh-ada", {}}, diagnostics)->text);
    EXPECT_EQ(by_name->text, import_open_cap_format(acme(), {"E-17", {}}, diagnostics)->text);
    EXPECT_EQ(faults(acme(), "Ada"),
              "error[E705]: the package has no stakeholder 'Ada'\n"
              "  its stakeholders are 'Ada Byron', 'First Fund LP', 'Charles B.'\n");
    EXPECT_EQ(faults(changed("Stakeholders.ocf.json", "Charles B.", "Ada Byron")),
              "error[E705]: the package has 2 stakeholders 'Ada Byron'\n  give the id, as sh-ada\n");
}

TEST(OpenCapFormat, NothingToWriteIsAnError) {
    EXPECT_EQ(faults(acme(), "First Fund LP"),
              "error[E706]: nothing that 'First Fund LP' holds can be a grant\n"
              "  TX_STOCK_ISSUANCE tx-a is not written: is preferred stock, not a grant; "
              "TX_CONVERTIBLE_ISSUANCE tx-safe is not written: is no grant\n");
}

TEST(OpenCapFormat, FindsEveryFaultWithItsPlace) {
    auto files = changed("Transactions.ocf.json", "\"quantity\": \"4800\"", "\"quantity\": 4800");
    std::string& terms = file_of(files, "VestingTerms.ocf.json").text;
    terms.replace(terms.find("\"occurrences\": 36"), 17, "\"occurrences\": 1.5");
    std::string& classes = file_of(files, "StockClasses.ocf.json").text;
    classes.replace(classes.find("COMMON\""), 7, "ORDINARY\"");
    EXPECT_EQ(faults(files),
              "StockClasses.ocf.json: error[E702]: 'items[0].class_type' must be one of COMMON, PREFERRED "
              "(got 'ORDINARY')\n"
              "VestingTerms.ocf.json: error[E702]: "
              "'items[0].vesting_conditions[2].trigger.period.occurrences' must be an "
              "integer from 1 to 100000 (got 1.5)\n"
              "Transactions.ocf.json: error[E702]: 'items[2].quantity' must be a decimal number in a string, "
              "as \"12.50\" "
              "(got 4800)\n");
}

TEST(OpenCapFormat, FaultsOfVestingTermsAreNamedAsTheFormatsCompilerNamesThem) {
    const auto terms_fault = [](const std::string& from, const std::string& to) {
        return faults(changed("VestingTerms.ocf.json", from, to));
    };
    const std::string head = "VestingTerms.ocf.json: error[E702]: 'items[0].";
    EXPECT_EQ(terms_fault("\"id\": \"vt-4y\"", "\"id\": \"\""), head + "id' must be a non-empty string\n");
    EXPECT_EQ(terms_fault("\"numerator\": \"12\", \"denominator\": \"48\"",
                          "\"numerator\": \"1\", \"denominator\": \"0\""),
              head + "vesting_conditions[1].portion' must be a part of the whole, 0 to 1\n");
    EXPECT_EQ(
        terms_fault("\"length\": 12", "\"length\": -1"),
        head + "vesting_conditions[1].trigger.period.length' must be an integer from 0 to 100000 (got -1)\n");
    EXPECT_EQ(
        terms_fault("\"type\": \"MONTHS\"", "\"type\": \"WEEKS\""),
        head + "vesting_conditions[1].trigger.period.type' must be one of MONTHS, DAYS (got 'WEEKS')\n");
    EXPECT_EQ(
        terms_fault("VESTING_START_DAY_OR_LAST_DAY_OF_MONTH", "30"),
        head +
            "vesting_conditions[1].trigger.period.day_of_month' must be 01 to 28, 29_OR_LAST_DAY_OF_MONTH to "
            "31_OR_LAST_DAY_OF_MONTH or VESTING_START_DAY_OR_LAST_DAY_OF_MONTH (got '30')\n");
}

TEST(OpenCapFormat, FaultsOfThePackage) {
    EXPECT_EQ(faults(changed("Transactions.ocf.json", "\"items\": [", "\"items\": [,")),
              "Transactions.ocf.json:3:13: error[E701]: not JSON from here on\n  write the file again from "
              "its source\n");
    EXPECT_EQ(
        faults(changed("Transactions.ocf.json", "\"items\": [", "\"items\": [1e999, ")),
        "Transactions.ocf.json: error[E701]: a number is too large\n  the format writes numbers as decimals "
        "in strings\n");
    EXPECT_EQ(faults(changed("Manifest.ocf.json", "1.2.0", "2.0.0")),
              "Manifest.ocf.json: error[E704]: version '2.0.0' of the format is not read (1.0 to 1.2 are)\n");
    EXPECT_EQ(faults(changed("Manifest.ocf.json", "./Valuations.ocf.json", "../Valuations.ocf.json")),
              "../Valuations.ocf.json: error[E703]: the manifest names this file, and the package does not "
              "have it\n");
    EXPECT_EQ(faults({}),
              "error[E703]: the package has no manifest (a JSON file whose file_type is OCF_MANIFEST_FILE)\n"
              "  give the directory or zip file that holds Manifest.ocf.json\n");
    EXPECT_EQ(faults({{"Manifest.ocf.json", "\"OCF_MANIFEST_FILE\""}}),
              "Manifest.ocf.json: error[E701]: expected a JSON object\n");
}

TEST(OpenCapFormat, AChangedFileIsAWarning) {
    Diagnostics diagnostics;
    const auto files = changed("Valuations.ocf.json", "409A", "409A ");
    ASSERT_TRUE(import_open_cap_format(files, {"Ada Byron", {}}, diagnostics));
    ASSERT_EQ(diagnostics.all().size(), 1u);
    EXPECT_EQ(
        format_diagnostic(diagnostics.all().front()),
        "Valuations.ocf.json: warning[W701]: the file is not the one that the manifest gives the MD5 of");
}

TEST(OpenCapFormat, ReadsPackagesInAFolder) {
    auto files = acme();
    for (PackageFile& file : files) file.path = "acme/" + file.path;
    Diagnostics diagnostics;
    EXPECT_EQ(import_open_cap_format(files, {"Ada Byron", {}}, diagnostics)->text,
              read(samples / "acme" / "expected.yaml"));
}

TEST(OpenCapFormat, TextOfThePackageCommandsNothing) {
    auto files = changed("Stakeholders.ocf.json", "Charles B.", "x\\n- type: rsu\\u001b[31m \\\" : # y");
    Diagnostics diagnostics;
    const auto result = import_open_cap_format(files, {"sh-founder", {}}, diagnostics);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->text.find('\x1b'), std::string::npos);
    EXPECT_NE(result->text.find(
                  "title: \"Grants of x\\\\n- type: rsu\\\\x1b[31m \\\" : # y in ACME Industries, Inc.\"\n"),
              std::string::npos);
    EXPECT_EQ(result->text.find("\n- type"), std::string::npos);
}

TEST(OpenCapFormat, AnotherStartMovesWhatHasVested) {
    Diagnostics diagnostics;
    const auto result = import_open_cap_format(acme(), {"Ada Byron", parse_date("2022-06-15")}, diagnostics);
    ASSERT_TRUE(result);
    EXPECT_NE(result->text.find("start: 2022-06-15                   # given with --start\n"),
              std::string::npos);
    EXPECT_NE(
        result->text.find(
            "            - {order: 1, occurrences: 1, period: 7, period_type: months, percentage: 1/4}\n"
            "            - {order: 2, occurrences: 36, period: 1, period_type: months, percentage: 3/4}\n"),
        std::string::npos);
    EXPECT_NE(std::ranges::find(
                  result->notes,
                  "TX_EQUITY_COMPENSATION_ISSUANCE tx-iso: TX_EQUITY_COMPENSATION_EXERCISE tx-iso-ex of "
                  "2023-06-01 is later than the scenario's start and does not count"),
              result->notes.end());
    EXPECT_NE(
        std::ranges::find(
            result->notes,
            "TX_EQUITY_COMPENSATION_ISSUANCE tx-rsu is not written: is issued after the scenario's start"),
        result->notes.end());
}

}  // namespace
}  // namespace offersim
