#include "cli/budget.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "cli/failure.hpp"
#include "engine/ranks.hpp"
#include "report/number_text.hpp"

namespace offersim {

namespace {

constexpr double gibibyte = 1024.0 * 1024 * 1024;
constexpr std::uint64_t surely_cheap = 20'000'000;  ///< paths that no scenario makes a matter of days
constexpr std::uint64_t sample_paths = 4096;        ///< timed; a tenth of a second or so

/// The memory of the machine, or what this process may have of it.
double memory_limit() {
    const double installed =
        static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE));
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return installed;
    return std::min(installed, static_cast<double>(limit.rlim_cur));
}

Failure too_much(const SimulationSettings& settings, const std::string& needs, std::string suggestion) {
    return {ExitCode::bad_data, fmt::format("a run of {} paths needs {}", count_text(settings.paths), needs),
            std::move(suggestion)};
}

double hours_for_all(const Plan& plan, SimulationSettings settings) {
    const auto parts =
        settings.ranks != nullptr ? settings.ranks->count() : static_cast<double>(settings.part.count);
    const double all = static_cast<double>(settings.paths) / parts;
    settings.paths = sample_paths;
    settings.part = {};
    settings.ranks = nullptr;
    settings.progress = nullptr;
    simulate(plan, settings);  // the first time is slower than the rest
    const auto start = std::chrono::steady_clock::now();
    simulate(plan, settings);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return seconds * all / sample_paths / 3600;
}

}  // namespace

double bytes_for_values(const Plan& plan, const SimulationSettings& settings) {
    if (settings.paths > settings.exact_limit) return 0;
    const double offers = static_cast<double>(plan.offers.size());
    const double columns = offers * (plan.is_discounted ? 2 : 1) + offers * (offers - 1) / 2;
    return 8 * columns * static_cast<double>(settings.paths);
}

void refuse_over_budget(const Plan& plan, const SimulationSettings& settings) {
    const double bytes = bytes_for_values(plan, settings), available = memory_limit();
    if (bytes > available)
        throw too_much(settings,
                       fmt::format("{:.1f} GiB to keep them all (there are {:.1f} GiB)", bytes / gibibyte,
                                   available / gibibyte),
                       "without --exact percentiles come from histograms, to within 2e-4, in little memory");
    if (settings.paths <= surely_cheap) return;
    const double hours = hours_for_all(plan, settings);
    if (hours > most_hours)
        throw too_much(settings,
                       fmt::format("about {} h on this machine (at most {})",
                                   count_text(static_cast<std::uint64_t>(hours)), most_hours),
                       "a hundred times the paths make an interval ten times narrower; 1M are plenty");
}

}  // namespace offersim
