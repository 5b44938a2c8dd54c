/// The small commands as a user meets them.
#include <gtest/gtest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "cli/program.hpp"

namespace offersim {

namespace {

using Json = nlohmann::json;

std::string project(const std::string& name) { return std::string(project_directory) + "/" + name; }

int widest_line(const std::string& text) {
    int widest = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        widest = std::max(widest, display_width(std::string_view(text).substr(begin, end - begin)));
        begin = end + 1;
    }
    return widest;
}

const std::string faulty = "format: 1\ntitle: x\nstart: 2026-13-01\nofers: {}\noffers: {a: {base: 100k}}\n";

// check

TEST(Check, SaysThatAFileIsSound) {
    const Ran ran = run_offersim({"check", "--quiet", project("scenarios/groq-lpu.yaml")});
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.out, project("scenarios/groq-lpu.yaml") + ": sound, with 4 offers and 4 companies\n");
    EXPECT_EQ(ran.err, "");
}

TEST(Check, TellsEveryFaultAndNothingElse) {
    const Ran ran = run_offersim({"check", "-"}, faulty);
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.out, "");
    EXPECT_NE(ran.err.find("<stdin>:3:8: error["), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("<stdin>:4:1: error["), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("did you mean 'offers'?"), std::string::npos) << ran.err;
}

TEST(Check, GivesFaultsToProgramsAsJson) {
    const Ran ran = run_offersim({"check", "--format", "json", "-"}, faulty);
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.err, "");
    const Json json = Json::parse(ran.out);
    EXPECT_EQ(json["schema"], "offersim.check/1");
    EXPECT_EQ(json["valid"], false);
    ASSERT_GE(json["diagnostics"].size(), 2u);
    EXPECT_EQ(json["diagnostics"][0]["line"], 3);
    EXPECT_EQ(json["diagnostics"][0]["column"], 8);
    EXPECT_EQ(json["diagnostics"][0]["length"], 10);
    EXPECT_FALSE(json.contains("values"));
}

TEST(Check, KnowsAGrantAndACompanyByTheirKeys) {
    const std::string golden_grant = project("tests/golden/vesting/grant.yaml");
    EXPECT_EQ(run_offersim({"check", golden_grant}).out,
              golden_grant + ": sound, with a grant of 100,000 shares\n");
    const std::string company = project("scenarios/companies/three-classes.yaml");
    EXPECT_EQ(run_offersim({"check", company}).out, company + ": sound, with a company by itself\n");
    const Ran explained = run_offersim({"check", company, "--explain"});
    EXPECT_NE(explained.out.find("\ncapital.classes.0\n  name "), std::string::npos) << explained.out;
    const Ran misspelt =
        run_offersim({"check", "-"}, "shares: 18\nstart: 2025-01-30\nvesting: {over: 4mo, clif: 1mo}\n");
    EXPECT_EQ(misspelt.code, 65);
    EXPECT_NE(misspelt.err.find("did you mean 'cliff'?"), std::string::npos) << misspelt.err;
}

TEST(Check, WritesNoFileForAFaultyInput) {
    const TemporaryDirectory directory;
    const std::string target = directory.path("out.json");
    EXPECT_EQ(run_offersim({"check", "--format", "json", "-o", target, "-"}, faulty).code, 65);
    EXPECT_EQ(run_offersim({"check", "--explain", "-o", target, "-"}, faulty).code, 65);
    EXPECT_TRUE(directory.names().empty());
}

TEST(Check, ExplainsEveryEffectiveValue) {
    const std::string scenario =
        "format: 1\ntitle: two\nstart: 2026-01-01\n"
        "companies: {x: {kind: public, price: 10, growth: {volatility: 30%}}}\n"
        "offers: {a: {company: x, base: 100k to 120k}}\n";
    const Ran text = run_offersim({"check", "--explain", "--quiet", "-"}, scenario);
    EXPECT_EQ(text.code, 0) << text.err;
    EXPECT_LE(widest_line(text.out), 80) << text.out;
    EXPECT_NE(text.out.find("\noffers.a\n"), std::string::npos) << text.out;
    const Ran ran = run_offersim({"check", "--explain", "--format", "json", "--quiet", "-"}, scenario);
    const Json json = Json::parse(ran.out);
    const auto value_of = [&](const std::string& key) {
        for (const Json& value : json["values"])
            if (value["key"] == key) return value;
        ADD_FAILURE() << key << " is not explained";
        return Json();
    };
    EXPECT_EQ(value_of("offers.a.base")["text"], "100k to 120k");
    EXPECT_EQ(value_of("offers.a.base")["reading"],
              "lognormal, in 90 % of cases between 100,000 and 120,000 USD a year");
    EXPECT_EQ(value_of("offers.a.base")["origin"], "<stdin>:5");
    EXPECT_EQ(value_of("horizon")["text"], "4y");
    EXPECT_EQ(value_of("horizon")["origin"].get<std::string>().substr(0, 7), "default");
}

TEST(Check, ExplainsTheSourceOfAModelsFigure) {
    const Ran ran = run_offersim({"check", "--explain", "--quiet", project("scenarios/groq-lpu.yaml")});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_LE(widest_line(ran.out), 80);
    EXPECT_NE(ran.out.find("model:"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("(the customary 180 days (Field and Hanka, 2001))"), std::string::npos) << ran.out;
}

// init

TEST(Init, PrintsAScenarioThatRuns) {
    const Ran init = run_offersim({"init"});
    EXPECT_EQ(init.code, 0);
    const Ran ran = run_offersim({"run", "-", "--paths", "2000", "--format", "json"}, init.out);
    EXPECT_EQ(ran.code, 0) << ran.err;
    const Json json = Json::parse(ran.out);
    EXPECT_EQ(json["offers"].size(), 2u);
    EXPECT_TRUE(json["warnings"].empty() || ran.err.find("error") == std::string::npos) << ran.err;
}

TEST(Init, WritesAFileOnceOnly) {
    const TemporaryDirectory directory;
    const std::string file = directory.path("mine.yaml");
    EXPECT_EQ(run_offersim({"init", file}).code, 0);
    EXPECT_EQ(read_file(file), run_offersim({"init"}).out);
    const Ran again = run_offersim({"init", file});
    EXPECT_EQ(again.code, 73);
    EXPECT_EQ(again.err,
              "offersim: error: cannot create '" + file + "': File exists\n  --force replaces it\n");
    EXPECT_EQ(run_offersim({"init", file, "--force"}).code, 0);
    EXPECT_EQ(run_offersim({"init", file, "--output", file}).code, 64);
}

// models

TEST(Models, AreListed) {
    const Ran ran = run_offersim({"models"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_LE(widest_line(ran.out), 80);
    EXPECT_EQ(run_offersim({"models", "list"}).out, ran.out);
    const Json json = Json::parse(run_offersim({"models", "--format", "json"}).out);
    ASSERT_GT(json["models"].size(), 8u);
    for (const Json& model : json["models"]) {
        EXPECT_NE(ran.out.find("  " + model["name"].get<std::string>() + " "), std::string::npos) << model;
        EXPECT_NE(model["about"], "") << model;
    }
}

TEST(Models, EachIsShownWithASourceForEveryFigure) {
    const Json list = Json::parse(run_offersim({"models", "--format", "json"}).out);
    for (const Json& listed : list["models"]) {
        const std::string name = listed["name"];
        const Ran text = run_offersim({"models", "show", name});
        EXPECT_EQ(text.code, 0) << name;
        EXPECT_LE(widest_line(text.out), 80) << text.out;
        const Json model = Json::parse(run_offersim({"models", "show", name, "--format", "json"}).out);
        for (const Json& figure : model["figures"])
            EXPECT_TRUE(figure["key"] == "kind" || figure["key"] == "growth.model" ||
                        !model["source"].is_null() || !figure["source"].is_null())
                << name << " has no source for " << figure["key"];
    }
}

TEST(Models, ComeFromADirectoryToo) {
    const TemporaryDirectory directory;
    std::filesystem::create_directory(directory.path("vesting"));
    directory.write("vesting/mine.yaml", "about: Mine\nsource: my contract\nvesting: 50/50\n");
    const Ran ran = run_offersim({"models", "show", "mine", "--models", directory.path("")});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("  vesting  50/50\n"), std::string::npos) << ran.out;
    const Ran yaml =
        run_offersim({"models", "show", "mine", "--format", "yaml", "--models", directory.path("")});
    EXPECT_EQ(yaml.out, "about: Mine\nsource: my contract\nvesting: 50/50\n");
}

TEST(Models, AreNamedExactly) {
    const Ran ran = run_offersim({"models", "show", "late-stage-privat"});
    EXPECT_EQ(ran.code, 64);
    EXPECT_EQ(
        ran.err,
        "offersim: error: there is no model 'late-stage-privat'\n  did you mean 'late-stage-private'?\n");
    EXPECT_EQ(run_offersim({"models", "show"}).code, 64);
    EXPECT_EQ(run_offersim({"models", "drop"}).code, 64);
    EXPECT_EQ(run_offersim({"models", "list", "x"}).code, 64);
    EXPECT_EQ(run_offersim({"models", "--format", "yaml"}).code, 64);
}

// value

TEST(Value, KeepsItsContract) {
    const Ran ran =
        run_offersim({"value", project("scenarios/companies/billion-dollar-round.yaml"), "--format", "json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const Json json = Json::parse(ran.out);
    for (const char* name : {"headline_value", "fair_value", "overvaluation"})
        EXPECT_TRUE(json[name].is_number()) << name;
    EXPECT_NEAR(json["overvaluation"].get<double>(),
                json["headline_value"].get<double>() / json["fair_value"].get<double>() - 1, 1e-12);
    for (const Json& one : json["classes"]) {
        EXPECT_TRUE(one["name"].is_string());
        EXPECT_GT(one["headline_price"].get<double>(), 0);
        EXPECT_GT(one["fair_price"].get<double>(), 0);
    }
    EXPECT_GT(json["common"]["discount"].get<double>(), 0);
    EXPECT_GT(json["common"]["fair_price"].get<double>(), 0);
}

TEST(Value, DividesAnExit) {
    const std::string file = project("scenarios/companies/three-classes.yaml");
    const Ran ran = run_offersim({"value", file, "--exit", "60M", "--format", "json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const Json json = Json::parse(ran.out);
    EXPECT_EQ(json["exit"], 60e6);
    double sum = 0;
    for (const auto& [name, payout] : json["payouts"].items()) {
        sum += payout.get<double>();
        EXPECT_TRUE(json["per_share"].contains(name));
    }
    EXPECT_TRUE(json["payouts"].contains("common"));
    EXPECT_NEAR(sum, 60e6, 0.01);
    const Ran text = run_offersim({"value", file, "--exit", "60M"});
    EXPECT_TRUE(text.out.starts_with("An acquisition at 60.00M USD\n")) << text.out;
}

TEST(Value, SaysWhatItLacks) {
    const Ran no_capital = run_offersim({"value", "-", "--exit", "60M"}, "value: 1B\nkind: private\n");
    EXPECT_EQ(no_capital.code, 65);
    EXPECT_EQ(no_capital.out, "");
    EXPECT_EQ(no_capital.err,
              "<stdin>: error[E475]: no capital is given, so nobody is known who would be paid\n"
              "  add 'capital: {classes: [{name: A, shares: 2M, invested: 5M}]}'\n");
    const Ran no_terms = run_offersim({"value", "-"}, "value: 1B\nkind: private\n");
    EXPECT_EQ(no_terms.code, 65);
    EXPECT_NE(no_terms.err.find("no volatility is given"), std::string::npos) << no_terms.err;
    EXPECT_NE(no_terms.err.find("no chance of an exit is given"), std::string::npos) << no_terms.err;
    const Ran exit = run_offersim({"value", "-", "--exit", "-5"}, "");
    EXPECT_EQ(exit.code, 64);
    EXPECT_EQ(exit.err,
              "offersim: error: '--exit' cannot be '-5' (must be an amount of 0 or more)\n"
              "  sixty million is written 60M\n");
}

// vesting

const std::string grant = "shares: 18\nstart: 2025-01-30\nvesting: {over: 4mo, every: month}\n";

TEST(Vesting, KeepsItsContract) {
    const Ran ran = run_offersim({"vesting", "-", "--format", "json"}, grant);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(Json::parse(ran.out), Json::parse(R"({"shares": 18, "tranches": [
        {"date": "2025-02-28", "shares": 4, "cumulative": 4}, {"date": "2025-03-30", "shares": 5, "cumulative": 9},
        {"date": "2025-04-30", "shares": 4, "cumulative": 13}, {"date": "2025-05-30", "shares": 5, "cumulative": 18}]})"));
}

TEST(Vesting, ShowsACurveAndATable) {
    const Ran ran = run_offersim({"vesting", "-"}, grant);
    EXPECT_LE(widest_line(ran.out), 80);
    EXPECT_TRUE(ran.out.starts_with("Vesting of 18 shares\n")) << ran.out;
    EXPECT_NE(ran.out.find("█"), std::string::npos) << ran.out;
    EXPECT_EQ(run_offersim({"vesting", "-", "--format", "csv"}, grant).out,
              "date,shares,cumulative\n2025-02-28,4,4\n2025-03-30,5,9\n2025-04-30,4,13\n2025-05-30,5,18\n");
}

TEST(Vesting, TellsAFaultByItsPlace) {
    const Ran ran =
        run_offersim({"vesting", "-"}, "shares: 18\nstart: 2025-01-30\nvesting: {over: 4mo, cliff: 5mo}\n");
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.out, "");
    EXPECT_TRUE(ran.err.starts_with("<stdin>:3:")) << ran.err;
}

// import

TEST(Import, MakesAScenarioOfADirectory) {
    const Ran ran = run_offersim({"import", project("tests/import/acme"), "--stakeholder", "Ada Byron"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, read_file(project("tests/import/acme/expected.yaml")));
}

TEST(Import, ReadsAZipFileToo) {
    const TemporaryDirectory directory;
    const std::string zip = directory.path("acme.ocf.zip");
    const Ran zipped =
        run_shell("cd '" + project("tests/import") + "' && cmake -E tar cf '" + zip + "' --format=zip acme");
    ASSERT_EQ(zipped.code, 0) << zipped.err;
    const Ran ran = run_offersim({"import", zip, "--stakeholder", "Ada Byron"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, read_file(project("tests/import/acme/expected.yaml")));
    const std::string whole = read_file(zip);
    const std::string cut = directory.write("cut.zip", whole.substr(0, whole.size() / 2));
    EXPECT_EQ(run_offersim({"import", cut, "--stakeholder", "x"}).code, 65);
}

TEST(Import, RefusesWhatUnpacksToTooMuch) {
    const TemporaryDirectory directory;
    const std::string zeros = directory.write("zeros.json", "");
    ASSERT_EQ(::truncate(zeros.c_str(), off_t{80} << 20), 0);
    const std::string bomb = directory.path("bomb.zip");
    ASSERT_EQ(
        run_shell("cd '" + directory.path("") + "' && cmake -E tar cf bomb.zip --format=zip zeros.json").code,
        0);
    ASSERT_LT(std::filesystem::file_size(bomb), 1u << 20);
    const Ran zip = run_offersim({"import", bomb, "--stakeholder", "x"});
    EXPECT_EQ(zip.code, 65);
    EXPECT_EQ(zip.err, "offersim: error: '" + bomb + "' is larger than 64 MiB\n");
    EXPECT_EQ(run_offersim({"import", directory.path(""), "--stakeholder", "x"}).code, 65);
}

TEST(Import, RefusesWhatIsNoPackage) {
    const TemporaryDirectory directory;
    const Ran empty = run_offersim({"import", directory.path(""), "--stakeholder", "x"});
    EXPECT_EQ(empty.code, 65);
    EXPECT_NE(empty.err.find("error[E703]: the package has no manifest"), std::string::npos) << empty.err;
    const Ran missing = run_offersim({"import", directory.path("none"), "--stakeholder", "x"});
    EXPECT_EQ(missing.code, 66);
    const std::string text = directory.write("text.zip", "no zip");
    EXPECT_EQ(run_offersim({"import", text, "--stakeholder", "x"}).err,
              "offersim: error: '" + text +
                  "' is neither a directory nor a zip file\n"
                  "  give the directory or zip file that holds Manifest.ocf.json\n");
    EXPECT_EQ(run_offersim({"import", text}).code, 64);
    EXPECT_EQ(run_offersim({"import", text, "--stakeholder", "x", "--start", "2026-02-30"}).code, 64);
}

}  // namespace

}  // namespace offersim
