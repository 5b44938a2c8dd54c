#include "cli/models.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/read_scenario_file.hpp"
#include "report/model_report.hpp"

namespace offersim {

namespace {

Failure wrong_operands(std::string message) {
    return {ExitCode::usage, std::move(message), "say: offersim models, or offersim models show NAME"};
}

/// The NAME of `show NAME`; empty where a list is asked for.
std::string asked_model(const Arguments& arguments) {
    const std::vector<std::string>& words = arguments.operands();
    if (words.empty() || words.front() == "list") {
        if (words.size() > 1) throw wrong_operands(fmt::format("'list' takes no {}", quoted_name(words[1])));
        return {};
    }
    if (words.front() != "show")
        throw wrong_operands(
            fmt::format("'models' cannot {} (must be list or show)", quoted_name(words.front())));
    if (words.size() < 2) throw wrong_operands("'show' needs NAME");
    return words[1];
}

const ModelSummary& find_model(const std::vector<ModelSummary>& models, const std::string& name) {
    const auto found = std::ranges::find(models, name, &ModelSummary::name);
    if (found != models.end()) return *found;
    std::vector<std::string_view> names;
    for (const ModelSummary& model : models) names.push_back(model.name);
    const std::string_view meant = nearest(name, names);
    throw Failure(ExitCode::usage, fmt::format("there is no model {}", quoted_name(name)),
                  meant.empty() ? "'offersim models' lists them" : fmt::format("did you mean '{}'?", meant));
}

std::string render(const std::vector<ModelSummary>& models, const std::string& name,
                   const std::string& format, const ModelLibrary& library) {
    if (name.empty()) return format == "json" ? model_list_json(models) : model_list_text(models);
    const ModelSummary& model = find_model(models, name);
    if (format == "yaml") return library.source(model.kind, model.name)->text();
    return format == "json" ? model_json(model) : model_text(model);
}

ExitCode show_models(const Arguments& arguments) {
    const std::string name = asked_model(arguments);
    const std::string format = arguments.value("format").value_or("text");
    if (name.empty() && format == "yaml") throw wrong_operands("'--format yaml' prints one model");
    Output output = output_of(arguments);
    Diagnostics diagnostics;
    ModelLibrary library(arguments.value("models"), diagnostics);
    auto models = std::optional(summarise_models(library, diagnostics));
    if (diagnostics.has_errors()) models.reset();
    output.write(render(found_or_fail(std::move(models), diagnostics, arguments), name, format, library));
    return ExitCode::ok;
}

std::vector<OptionSpec> models_options() {
    std::vector<OptionSpec> options{format_option({"text", "json", "yaml"}), models_option()};
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    return options;
}

}  // namespace

Command models_command() {
    return {.name = "models",
            .summary = "List the models a scenario may start from, or show one with its sources",
            .operands = "[list | show NAME]",
            .most_operands = 2,
            .operand_choices = {},
            .description =
                "Lists the models of companies and vesting schedules that are built in, and those of "
                "--models. 'show' prints the figures of one with the source of each; with --format yaml it "
                "prints the file, to be changed and used with --models.",
            .options = models_options(),
            .run = show_models};
}

}  // namespace offersim
