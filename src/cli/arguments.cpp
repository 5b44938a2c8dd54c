#include "cli/arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <iterator>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "cli/failure.hpp"
#include "cli/number.hpp"

namespace offersim {

namespace {

namespace po = boost::program_options;

Failure usage_failure(const Command& command, std::string message, std::string_view hint = {}) {
    return {ExitCode::usage, std::move(message),
            fmt::format("{}'offersim {} --help' shows the options", hint, command.name)};
}

po::options_description description_of(const Command& command) {
    po::options_description description;
    for (const OptionSpec& option : command.options) {
        std::string names = option.name;
        if (option.letter != 0) names += fmt::format(",{}", option.letter);
        if (option.is_flag()) {
            description.add_options()(names.c_str(), "");
        } else {
            description.add_options()(names.c_str(), po::value<std::string>(), "");
        }
    }
    return description;
}

Failure unknown_option(const Command& command, const std::string& written) {
    const std::string_view bare =
        std::string_view(written).substr(std::min(written.find_first_not_of('-'), written.size()));
    std::vector<std::string_view> names;
    for (const OptionSpec& option : command.options) names.push_back(option.name);
    const std::string_view meant = nearest(bare.substr(0, bare.find('=')), names);
    return usage_failure(
        command, fmt::format("unknown option '{}'", escape_control(written.substr(0, written.find('=')))),
        meant.empty() ? "" : fmt::format("did you mean '--{}'? ", meant));
}

po::parsed_options split_words(const Command& command, std::span<const std::string> words) {
    const po::options_description description = description_of(command);
    try {
        return po::command_line_parser(std::vector<std::string>(words.begin(), words.end()))
            .options(description)
            .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing)
            .run();
    } catch (const po::unknown_option& error) {
        throw unknown_option(command, error.get_option_name());
    } catch (const po::invalid_command_line_syntax& error) {
        if (error.kind() == po::invalid_syntax::extra_parameter)
            throw usage_failure(command, fmt::format("'{}' takes no value", error.get_option_name()));
        throw usage_failure(command, fmt::format("'{}' needs a value", error.get_option_name()));
    } catch (const po::error& error) {
        throw usage_failure(command, escape_control(error.what()));
    }
}

void check_option(const Command& command, const OptionSpec& option, const std::vector<std::string>& values) {
    if (values.size() > 1 && !option.repeatable)
        throw usage_failure(command, fmt::format("'--{}' is given twice (it takes one value)", option.name));
    if (!option.is_flag() && std::find(values.begin(), values.end(), "") != values.end())
        throw usage_failure(command, fmt::format("'--{}' needs a value", option.name));
    if (option.choices.empty()) return;
    for (const std::string& value : values) {
        if (std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end()) continue;
        throw usage_failure(command, fmt::format("'--{}' cannot be '{}' (must be {})", option.name,
                                                 escape_control(value), fmt::join(option.choices, ", ")));
    }
}

void check_operands(const Command& command, const std::vector<std::string>& operands) {
    if (operands.size() < command.least_operands)
        throw usage_failure(command, fmt::format("'{}' needs {}", command.name, command.operands));
    if (operands.size() > command.most_operands)
        throw usage_failure(command, fmt::format("unexpected argument '{}'",
                                                 escape_control(operands[command.most_operands])));
    const std::vector<std::string>& choices = command.operand_choices;
    for (const std::string& operand : operands) {
        if (choices.empty() || std::find(choices.begin(), choices.end(), operand) != choices.end()) continue;
        throw usage_failure(command, fmt::format("{} cannot be '{}' (must be {})", command.operands,
                                                 escape_control(operand), fmt::join(choices, ", ")));
    }
}

}  // namespace

Arguments::Arguments(std::map<std::string, std::vector<std::string>, std::less<>> options,
                     std::vector<std::string> operands)
    : options_(std::move(options)), operands_(std::move(operands)) {}

bool Arguments::has(std::string_view option) const { return options_.find(option) != options_.end(); }

std::optional<std::string> Arguments::value(std::string_view option) const {
    const auto found = options_.find(option);
    if (found == options_.end()) return std::nullopt;
    return found->second.front();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
    const auto found = options_.find(option);
    return found == options_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::uint64_t> Arguments::whole_number(std::string_view option, std::uint64_t least,
                                                     std::uint64_t most) const {
    const std::optional<std::string> text = value(option);
    if (!text) return std::nullopt;
    const std::optional<std::uint64_t> number = parse_whole_number(*text);
    if (!number || *number < least || *number > most) {
        throw Failure(ExitCode::usage,
                      fmt::format("'--{}' cannot be '{}' (must be a whole number from {} to {})", option,
                                  escape_control(*text), least, most),
                      "a million is written 1000000, 1M or 1e6");
    }
    return number;
}

std::optional<double> Arguments::share(std::string_view option) const {
    const std::optional<std::string> text = value(option);
    if (!text) return std::nullopt;
    const char* const end = text->data() + text->size() - (text->ends_with('%') ? 1 : 0);
    double number = 0;
    const auto [stop, error] = std::from_chars(text->data(), end, number, std::chars_format::fixed);
    if (text->ends_with('%')) number /= 100;
    if (error != std::errc{} || stop != end || !(number > 0) || number > 1)
        throw Failure(ExitCode::usage,
                      fmt::format("'--{}' cannot be '{}' (must be above 0 % and at most 100 %)", option,
                                  escape_control(*text)),
                      fmt::format("half a per cent is written --{} 0.5%", option));
    return number;
}

std::optional<std::vector<double>> Arguments::percentiles(std::string_view option) const {
    const std::optional<std::string> text = value(option);
    if (!text) return std::nullopt;
    std::vector<double> list;
    for (const char* begin = text->c_str();;) {
        double percentile = 0;
        const char* const end = text->data() + text->size();
        const auto [stop, error] = std::from_chars(begin, end, percentile, std::chars_format::fixed);
        const bool is_within = error == std::errc{} && percentile > 0 && percentile < 100;
        if (!is_within || (!list.empty() && percentile <= list.back()) || (stop != end && *stop != ',')) {
            throw Failure(ExitCode::usage,
                          fmt::format("'--{}' cannot be '{}' (must be rising numbers between 0 and 100)",
                                      option, escape_control(*text)),
                          fmt::format("for instance --{} 5,25,50,75,95", option));
        }
        list.push_back(percentile);
        if (stop == end) return list;
        begin = stop + 1;
    }
}

Arguments parse_arguments(const Command& command, std::span<const std::string> words) {
    std::map<std::string, std::vector<std::string>, std::less<>> options;
    std::vector<std::string> operands;
    for (const po::option& option : split_words(command, words).options) {
        if (option.position_key >= 0) {
            operands.insert(operands.end(), option.value.begin(), option.value.end());
        } else {
            std::vector<std::string>& values = options[option.string_key];
            values.push_back(option.value.empty() ? std::string() : option.value.front());
        }
    }
    for (const OptionSpec& option : command.options) {
        const auto found = options.find(option.name);
        if (found != options.end()) check_option(command, option, found->second);
    }
    check_operands(command, operands);
    return {std::move(options), std::move(operands)};
}

}  // namespace offersim
