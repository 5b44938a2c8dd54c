// W1 in C++ the usual way: one path at a time, Boost's Mersenne Twister and normal distribution, nth_element.
// Prints the best seconds of several runs in one process, then the figures.
#include <algorithm>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

constexpr int months = 48;
constexpr double percentiles[] = {1, 5, 10, 25, 50, 75, 90, 95, 99};

struct Result {
    std::vector<double> a, b, difference;
    double beats = 0;
};

Result simulate(std::size_t paths, unsigned seed) {
    boost::random::mt19937 random(seed);
    boost::random::normal_distribution<double> normal;
    boost::random::uniform_01<double> uniform;
    const double step = std::sqrt(1.0 / 12), event = 1 - std::exp(-0.312 / 12);
    const double drift_a = (0.10 - 0.75 * 0.75 / 2) / 12, drift_b = (0.08 - 0.40 * 0.40 / 2) / 12;
    const double yearly[] = {0.40, 0.30, 0.20, 0.10};

    Result result;
    result.a.resize(paths);
    result.b.resize(paths);
    result.difference.resize(paths);
    std::size_t wins = 0;
    for (std::size_t path = 0; path < paths; ++path) {
        double log_a = 0, log_b = 0, a = 0, b = 0, waiting = 0, vested = 0;
        int ipo = 0;
        bool is_over = false;
        for (int month = 1; month <= months; ++month) {
            const double z1 = normal(random), z2 = normal(random);
            log_a += drift_a + 0.75 * step * z1;
            log_b += drift_b + 0.40 * step * (0.5 * z1 + std::sqrt(0.75) * z2);
            const double part = yearly[(month - 1) / 12] / 12;
            double vests = 0;
            if (month < 12)
                waiting += part;
            else
                vests = part + waiting, waiting = 0;
            vested += vests;
            const double u = uniform(random);
            if (ipo == 0 && !is_over && u < event) {
                const double kind = u / event * 0.312;
                if (kind < 0.18)
                    ipo = month;
                else {
                    is_over = true;
                    if (kind < 0.18 + 0.072) a = std::exp(log_a);
                }
            }
            if (ipo > 0 && month == ipo + 6)
                a += vested * std::exp(log_a);
            else if (ipo > 0 && month > ipo + 6)
                a += vests * std::exp(log_a);
            if (month % 3 == 0) b += std::exp(log_b);
        }
        result.a[path] = 376e3 * a;
        result.b[path] = 600e3 / 16 * b;
        result.difference[path] = result.a[path] - result.b[path];
        wins += result.a[path] > result.b[path];
    }
    result.beats = static_cast<double>(wins) / static_cast<double>(paths);
    return result;
}

/// In place, each percentile within what the one before it left.
std::vector<double> select(std::vector<double>& values) {
    std::vector<double> found;
    auto from = values.begin();
    for (const double p : percentiles) {
        const auto rank =
            static_cast<std::ptrdiff_t>(std::ceil(static_cast<double>(values.size()) * p / 100)) - 1;
        std::nth_element(from, values.begin() + rank, values.end());
        from = values.begin() + rank;
        found.push_back(*from);
    }
    return found;
}

}  // namespace

int main(int argc, char** argv) {
    const auto paths = static_cast<std::size_t>(argc > 1 ? std::atof(argv[1]) : 1e6);
    double best = 1e300, beats = 0;
    std::vector<double> rows[3];
    for (unsigned run = 0; run < 3; ++run) {
        const auto start = std::chrono::steady_clock::now();
        Result result = simulate(paths, run + 1);
        rows[0] = select(result.a);
        rows[1] = select(result.b);
        rows[2] = select(result.difference);
        beats = result.beats;
        best =
            std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::printf("seconds %.6f\n", best);
    const char* names[] = {"private", "public", "difference"};
    for (int i = 0; i < 3; ++i) {
        std::printf("%s", names[i]);
        for (const double value : rows[i]) std::printf(" %.0f", value);
        std::printf("\n");
    }
    std::printf("beats %.6f\n", beats);
}
