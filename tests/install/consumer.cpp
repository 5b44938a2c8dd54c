// A program that uses offersim as somebody else's would: through what was installed, by the five calls.
#include <cstdio>
#include <offersim/offersim.hpp>

int main() {
    using namespace offersim;
    const char* text =
        "format: 1\n"
        "title: A consumer's scenario\n"
        "start: 2026-01-01\n"
        "companies: {acme: {kind: public, price: 100}}\n"
        "offers:\n"
        "  one: {company: acme, base: 100k}\n"
        "  two: {company: acme, base: 90k}\n";
    Diagnostics diagnostics;
    const auto scenario = read_scenario(text, "consumer.yaml", {}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.sorted())
        std::fprintf(stderr, "%s\n", format_diagnostic(diagnostic).c_str());
    if (!scenario) return 65;
    const Plan plan = make_plan(*scenario, 1);
    SimulationSettings settings;
    settings.paths = 1000;
    const Outcomes outcomes = simulate(plan, settings);
    const RunAnswer answer = answer_run(*scenario, plan, outcomes);
    if (text_report(answer).find("one beats two in every future") == std::string::npos) return 1;
    std::printf("%s\n", scenario->title.c_str());
}
