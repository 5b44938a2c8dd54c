#include "scenario/distribution_writer.hpp"

#include <fmt/format.h>

#include <limits>

namespace offersim {

std::string written_distribution(const Distribution& distribution) {
    const double a = distribution.a, b = distribution.b, c = distribution.c;
    switch (distribution.kind) {
        case Distribution::Kind::constant: return fmt::format("{}", a);
        case Distribution::Kind::uniform: return fmt::format("{}..{}", a, b);
        case Distribution::Kind::normal: return fmt::format("{{normal: {{mean: {}, sd: {}}}}}", a, b);
        case Distribution::Kind::lognormal: {
            Distribution free = distribution;
            free.least = -std::numeric_limits<double>::infinity();
            free.most = std::numeric_limits<double>::infinity();
            return fmt::format("{{lognormal: {{p5: {}, p95: {}}}}}", quantile(free, 0.05),
                               quantile(free, 0.95));
        }
        case Distribution::Kind::triangular: return fmt::format("{{triangular: [{}, {}, {}]}}", a, b, c);
        case Distribution::Kind::pert: return fmt::format("{{pert: [{}, {}, {}]}}", a, b, c);
        case Distribution::Kind::discrete: break;
    }
    std::string outcomes;
    for (const auto& [value, probability] : distribution.outcomes)
        outcomes += fmt::format("{}{}: {}", outcomes.empty() ? "" : ", ", value, probability);
    return fmt::format("{{discrete: {{{}}}}}", outcomes);
}

}  // namespace offersim
