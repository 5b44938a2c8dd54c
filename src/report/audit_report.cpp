#include "report/audit_report.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/text.hpp"
#include "report/json_writer.hpp"
#include "report/layout.hpp"
#include "report/number_text.hpp"
#include "report/style.hpp"

namespace offersim {

namespace {

struct VerdictWords {
    Verdict verdict;
    const char* name;     ///< in JSON
    const char* heading;  ///< over its findings
};

/// In the order of the report.
constexpr std::array<VerdictWords, 4> verdicts{{{Verdict::fails, "fails", "Does not add up"},
                                                {Verdict::measured, "measured", "Measured by simulation"},
                                                {Verdict::holds, "holds", "Holds"},
                                                {Verdict::open, "open", "Cannot be decided"}}};

const VerdictWords& words_of(Verdict verdict) {
    for (const VerdictWords& words : verdicts)
        if (words.verdict == verdict) return words;
    return verdicts.back();
}

/// Of a simulated amount four digits, of another all.
std::string signed_amount(double amount, bool is_simulated) {
    const double shown = is_simulated ? rounded(amount, 4) : std::round(amount);
    if (shown == 0) return "0";
    return (shown > 0 ? "+" : "-") + amount_words(std::abs(shown));
}

std::string difference_text(const AuditFinding& finding) {
    const bool is_simulated = finding.kind == "floor" || finding.kind == "superior";
    const std::string low = signed_amount(*finding.difference_low, is_simulated);
    const std::string high = signed_amount(*finding.difference_high, is_simulated);
    if (finding.kind == "floor") return fmt::format("{} a year in the median future", low);
    if (finding.kind == "superior") return fmt::format("{} on average", low);
    if (low == high) return low;
    return fmt::format("{} at the low end, {} at the high end", low, high);
}

/// "    claimed     $282K–$395K"
std::string labelled(std::string_view label, std::string_view text, int width) {
    return wrap(escape_control(text), width, fmt::format("    {:<12}", label), std::string(16, ' '));
}

std::string finding_text(const AuditFinding& finding, const TextReportSettings& settings) {
    const Style style{settings.color};
    std::string text = wrap(escape_control(fmt::format("line {}: {}", finding.line, finding.claim)),
                            settings.width, "  ", "    ");
    if (finding.verdict == Verdict::fails) text = style.warning(text);
    text += labelled("claimed", finding.claimed.text, settings.width);
    text += labelled("computed", finding.computed.text, settings.width);
    if (finding.difference_low && finding.difference_high)
        text += labelled("difference", difference_text(finding), settings.width);
    std::string_view label = finding.kind == "liquidity" ? "the guide" : "arithmetic";
    for (const std::string& line : finding.arithmetic) {
        text += labelled(label, line, settings.width);
        label = "";
    }
    if (!finding.note.empty()) text += labelled("note", finding.note, settings.width);
    return text;
}

std::string counts_text(const GuideAudit& audit) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    const auto fails = audit.count(Verdict::fails), measured = audit.count(Verdict::measured),
               holds = audit.count(Verdict::holds), open = audit.count(Verdict::open);
    if (fails > 0) add(fmt::format("{} {} not add up", fails, fails == 1 ? "does" : "do"));
    if (holds > 0) add(fmt::format("{} {}", holds, holds == 1 ? "holds" : "hold"));
    if (measured > 0)
        add(fmt::format("{} {} measured by simulation", measured, measured == 1 ? "is" : "are"));
    if (open > 0) add(fmt::format("{} cannot be decided", open));
    const std::size_t count = audit.findings.size();
    return fmt::format("Of {} {} {}.", count, count == 1 ? "claim" : "claims", text);
}

std::string simulation_text(const GuideAudit& audit) {
    return fmt::format(
        "Simulated: {} paths, seed {}. Defaults fill what the guide leaves out: 'offersim "
        "guide {}' writes the scenario and marks each of them.",
        count_text(audit.paths), audit.seed, escape_control(audit.file));
}

void put(JsonWriter& json, std::string_view name, const std::optional<double>& number) {
    json.key(name);
    number ? json.value(*number) : json.null();
}

void put(JsonWriter& json, std::string_view name, const AuditValue& value) {
    json.key(name).begin_object(JsonWriter::Layout::line);
    json.member("text", value.text);
    put(json, "low", value.low);
    put(json, "high", value.high);
    json.end_object();
}

void put(JsonWriter& json, const AuditFinding& finding) {
    json.begin_object();
    json.member("kind", finding.kind);
    json.member("claim", finding.claim);
    json.member("line", finding.line);
    json.member("verdict", words_of(finding.verdict).name);
    put(json, "claimed", finding.claimed);
    put(json, "computed", finding.computed);
    json.key("difference");
    if (finding.difference_low && finding.difference_high) {
        json.begin_object(JsonWriter::Layout::line);
        json.member("low", *finding.difference_low);
        json.member("high", *finding.difference_high);
        json.end_object();
    } else {
        json.null();
    }
    json.key("arithmetic").begin_array();
    for (const std::string& line : finding.arithmetic) json.value(line);
    json.end_array();
    json.member("note", finding.note);
    json.end_object();
}

void put_simulation(JsonWriter& json, const GuideAudit& audit) {
    json.key("simulation").begin_object(JsonWriter::Layout::line);
    if (audit.paths > 0) {
        json.member("paths", audit.paths);
        json.member("seed", audit.seed);
    } else {
        json.key("paths").null();
        json.member("reason", audit.no_run);
    }
    json.end_object();
}

}  // namespace

std::string audit_text(const GuideAudit& audit, const TextReportSettings& settings) {
    const Style style{settings.color};
    const std::string role = audit.role.empty() ? "A role" : audit.role;
    const std::string company = audit.company.empty() ? "a company" : audit.company;
    std::string text = style.heading(
        wrap(escape_control(fmt::format("{} at {}, {} ({})", role, company, audit.region, audit.currency)),
             settings.width));
    if (audit.findings.empty())
        return text + "\n" + wrap("The guide makes no claim that could be checked.", settings.width);
    text += "\n" + wrap(counts_text(audit), settings.width);
    for (const VerdictWords& words : verdicts) {
        if (audit.count(words.verdict) == 0) continue;
        text += "\n" + style.heading(words.heading) + "\n";
        for (const AuditFinding& finding : audit.findings)
            if (finding.verdict == words.verdict) text += "\n" + finding_text(finding, settings);
    }
    if (audit.paths > 0) text += "\n" + style.faint(wrap(simulation_text(audit), settings.width));
    return text;
}

std::string audit_json(const GuideAudit& audit) {
    JsonWriter json;
    json.begin_object();
    json.member("schema", "offersim.audit/1");
    json.key("program").begin_object(JsonWriter::Layout::line);
    json.member("version", OFFERSIM_VERSION);
    json.end_object();
    json.key("guide").begin_object();
    json.member("file", audit.file);
    json.member("company", audit.company);
    json.member("role", audit.role);
    json.member("region", audit.region);
    json.member("currency", audit.currency);
    json.end_object();
    put_simulation(json, audit);
    json.key("counts").begin_object(JsonWriter::Layout::line);
    for (const VerdictWords& words : verdicts) json.member(words.name, audit.count(words.verdict));
    json.end_object();
    json.key("findings").begin_array();
    for (const AuditFinding& finding : audit.findings) put(json, finding);
    json.end_array();
    json.end_object();
    return json.text();
}

}  // namespace offersim
