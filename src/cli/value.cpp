#include "cli/value.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/read_scenario_file.hpp"
#include "report/value_report.hpp"
#include "scenario/exit_assumptions.hpp"
#include "scenario/quantity.hpp"

namespace offersim {

namespace {

std::optional<double> exit_of(const Arguments& arguments) {
    const std::optional<std::string> text = arguments.value("exit");
    if (!text) return std::nullopt;
    QuantityFault fault;
    const std::optional<double> exit = parse_quantity(*text, Unit::money, fault);
    if (!exit || *exit < 0)
        throw Failure(
            ExitCode::usage,
            fmt::format("'--exit' cannot be '{}' (must be an amount of 0 or more)", escape_control(*text)),
            "sixty million is written 60M");
    return exit;
}

/// Adds what `company` lacks for the answer that is asked for.
void add_missing(const CompanyFile& file, bool needs_exit_assumptions, Diagnostics& diagnostics) {
    const auto add = [&](std::string message, std::string suggestion) {
        diagnostics.add(
            {Severity::error, "E475", std::move(message), std::move(suggestion), file.file, {}, {}});
    };
    if (needs_exit_assumptions) {
        for (MissingTerm& term : missing_for_fair_value(file.company))
            add(std::move(term.message), std::move(term.suggestion));
    } else if (!file.company.capital) {
        add("no capital is given, so nobody is known who would be paid",
            "add 'capital: {classes: [{name: A, shares: 2M, invested: 5M}]}'");
    }
}

ExitCode value(const Arguments& arguments) {
    const std::optional<double> exit = exit_of(arguments);
    InputText input = read_input(arguments.operands().front());
    Output output = output_of(arguments, input.identity);
    Diagnostics diagnostics;
    auto found =
        read_company_file(std::move(input.text), std::move(input.name),
                          arguments.value("company").value_or(""), reader_settings(arguments), diagnostics);
    if (found) add_missing(*found, !exit, diagnostics);
    if (diagnostics.has_errors()) found.reset();
    const CompanyFile file = found_or_fail(std::move(found), diagnostics, arguments);

    const bool wants_json = arguments.value("format") == "json";
    if (exit) {
        const PayoutAnswer answer = pay_out(*file.company.capital, *exit);
        output.write(wants_json ? payout_json(answer) : payout_text(answer, file.currency));
    } else {
        const CompanyValueAnswer answer = value_company(file);
        output.write(wants_json ? value_json(answer) : value_text(answer));
    }
    return ExitCode::ok;
}

std::vector<OptionSpec> value_options() {
    std::vector<OptionSpec> options{
        {.name = "exit",
         .value_name = "AMOUNT",
         .summary = "Who gets what of an acquisition at AMOUNT, as 60M",
         .choices = {}},
        {.name = "company",
         .value_name = "NAME",
         .summary = "Which company of a scenario; needed where several have their capital given",
         .choices = {}},
        format_option({"text", "json"})};
    for (OptionSpec& option : reader_options()) options.push_back(std::move(option));
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    options.push_back(quiet_option());
    return options;
}

}  // namespace

Command value_command() {
    return {.name = "value",
            .summary = "Value the shares of a company, or divide the price of its sale",
            .operands = "FILE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Prints what the company of FILE and a share of each of its classes is worth where its last "
                "round was fairly priced, beside the headline that its round implies, and what not being "
                "able to sell takes from a share. With --exit, what each class gets of an acquisition. FILE "
                "(- for standard input) is a company by itself or a scenario.",
            .options = value_options(),
            .run = value};
}

}  // namespace offersim
