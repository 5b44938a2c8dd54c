#include "scenario/open_cap_format/text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/text.hpp"
#include "scenario/open_cap_format/exact.hpp"

namespace offersim::open_cap {

namespace {

constexpr std::size_t comment_column = 34;

/// Text of the package inside a comment: on one line, nothing that commands a terminal.
std::string plain(std::string_view text) { return escape_control(text); }

std::string quoted(std::string_view text) {
    std::string result(1, '"');
    for (const char c : plain(text)) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    result += '"';
    return result;
}

/// `code` and a comment at one column where there is room.
std::string line(const std::string& code, std::string_view comment) {
    if (comment.empty()) return code + "\n";
    return fmt::format("{:<{}}  # {}\n", code, comment_column, plain(comment));
}

std::string head(const Package& package, const Stakeholder& stakeholder,
                 const std::vector<std::string>& notes) {
    std::string text = fmt::format(
        "# The grants of {} (STAKEHOLDER {}) in {}, from an Open Cap Format {} package of {}.\n"
        "# Each value names the object it comes from. What a package does not hold (pay, what moves the "
        "company's value,\n"
        "# how it may end) is the model's or left out: add it.\n",
        plain(stakeholder.legal_name), plain(stakeholder.id), plain(package.issuer_name),
        plain(package.version), format_date(package.as_of));
    if (!notes.empty()) text += "#\n# Assumed, or not written:\n";
    for (const std::string& note : notes) text += fmt::format("#   - {}\n", plain(note));
    return text + "\n";
}

std::string company_text(const Package& package, const ImportedCompany& company) {
    std::string text =
        "companies:\n" + line(fmt::format("  {}:", company.name), "ISSUER " + package.issuer_id);
    text += line(fmt::format("    model: {}", company.model),
                 "not in the package: what moves the value, and how it may end");
    if (company.headline_value)
        text += line(fmt::format("    value: {}", decimal_text(*company.headline_value)),
                     company.headline_source);
    if (company.fully_diluted)
        text += line(fmt::format("    fully_diluted: {}", decimal_text(as_double(*company.fully_diluted))),
                     company.fully_diluted_source);
    if (company.common)
        text += line(fmt::format("    common: {}", decimal_text(*company.common)), company.common_source);
    return text;
}

std::string statement_text(const VestingStatement& statement, std::size_t order) {
    std::string text = fmt::format("            - {{order: {}, occurrences: {}, period: {}, ", order,
                                   statement.occurrences, statement.period);
    text += fmt::format("period_type: {}, percentage: {}/{}",
                        statement.period_type == PeriodType::days ? "days" : "months",
                        statement.percentage.numerator, statement.percentage.denominator);
    if (!statement.event.empty()) text += fmt::format(", event: {}", quoted(statement.event));
    return text + "}\n";
}

std::string vesting_text(const ImportedGrant& grant) {
    const auto& statements = grant.statements;
    const bool is_vested = statements.size() == 1 && statements[0].period == 0 && statements[0].event.empty();
    if (is_vested)
        return line("        vesting: immediate", grant.vesting_source + ": all of it by the start");
    std::string text = line("        vesting:", grant.vesting_source);
    text += fmt::format("          rounding: {}\n          statements:\n", rounding_name(grant.rounding));
    for (std::size_t i = 0; i < statements.size(); ++i) text += statement_text(statements[i], i + 1);
    return text;
}

std::string grant_text(const ImportedGrant& grant) {
    const Security& security = *grant.security;
    const std::string source = fmt::format("{} {}", security.object_type, security.object_id);
    std::string text =
        fmt::format("      # {} of {}, security {} ({})\n", plain(source), format_date(security.date),
                    plain(security.security_id), plain(security.custom_id));
    text += line("      - type: " + grant.type, source);
    text += line("        shares: " + decimal_text(as_double(grant.shares)), grant.arithmetic);
    if (grant.strike) {
        text += line("        strike: " + decimal_text(as_double(grant.strike->amount)), source);
        const std::string expiry = grant.expiry_months ? fmt::format("{}mo", *grant.expiry_months) : "none";
        const std::string day =
            security.expiration ? "expires " + format_date(*security.expiration) : "does not expire";
        text += line("        expiry: " + expiry, day + ", " + source);
        if (!grant.window.empty()) text += line("        window: " + grant.window, source);
    }
    return text + vesting_text(grant);
}

}  // namespace

std::string decimal_text(double value) {
    std::string text = fmt::format("{}", value);
    if (text.find('e') == std::string::npos) return text;
    if (std::abs(value) >= 1) return fmt::format("{:.0f}", value);
    text = fmt::format("{:.10f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string scenario_text(const Package& package, const Stakeholder& stakeholder, Date start,
                          const std::string& currency, const ImportedCompany& company,
                          const std::vector<ImportedGrant>& grants, const std::vector<std::string>& notes) {
    std::string text = head(package, stakeholder, notes);
    text += "format: 1\n";
    text +=
        fmt::format("title: {}\n",
                    quoted(fmt::format("Grants of {} in {}", stakeholder.legal_name, package.issuer_name)));
    const bool is_as_of = start == package.as_of;
    text += line("start: " + format_date(start), is_as_of ? "OCF_MANIFEST_FILE as_of" : "given with --start");
    text += line("currency: " + currency, "of the prices");
    text += company_text(package, company);
    text += fmt::format("offers:\n  {}:\n    company: {}\n    equity:\n", company.name, company.name);
    for (const ImportedGrant& grant : grants) text += grant_text(grant);
    return text;
}

}  // namespace offersim::open_cap
