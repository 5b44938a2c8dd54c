// W1 with QuantLib's MultiPathGenerator, as its examples would do it.
// Prints the seconds of one run, then the figures.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ql/quantlib.hpp>
#include <vector>

using namespace QuantLib;

namespace {

constexpr Size month_count = 48;

ext::shared_ptr<StochasticProcess1D> growth(const Date& today, double drift, double volatility) {
    const auto flat = [&](double rate) {
        return Handle<YieldTermStructure>(ext::make_shared<FlatForward>(today, rate, Actual365Fixed()));
    };
    return ext::make_shared<BlackScholesMertonProcess>(
        Handle<Quote>(ext::make_shared<SimpleQuote>(1.0)), flat(0.0), flat(drift),
        Handle<BlackVolTermStructure>(
            ext::make_shared<BlackConstantVol>(today, NullCalendar(), volatility, Actual365Fixed())));
}

}  // namespace

int main(int argc, char** argv) {
    const auto paths = static_cast<std::size_t>(argc > 1 ? std::atof(argv[1]) : 1e5);
    const Date today(1, January, 2026);
    Settings::instance().evaluationDate() = today;
    Matrix correlation(2, 2, 0.5);
    correlation[0][0] = correlation[1][1] = 1;
    const auto processes = ext::make_shared<StochasticProcessArray>(
        std::vector<ext::shared_ptr<StochasticProcess1D>>{growth(today, 0.10, 0.75),
                                                          growth(today, 0.08, 0.40)},
        correlation);
    const double event = 1 - std::exp(-0.312 / 12), yearly[] = {0.40, 0.30, 0.20, 0.10};

    const auto start = std::chrono::steady_clock::now();
    MultiPathGenerator<PseudoRandom::rsg_type> generator(
        processes, TimeGrid(4.0, month_count), PseudoRandom::make_sequence_generator(2 * month_count, 42),
        false);
    MersenneTwisterUniformRng uniform(43);
    std::vector<double> a(paths), b(paths), difference(paths);
    std::size_t wins = 0;
    for (std::size_t path = 0; path < paths; ++path) {
        const MultiPath& both = generator.next().value;
        const Path &priv = both[0], &publ = both[1];
        double paid_a = 0, paid_b = 0, waiting = 0, vested = 0;
        Size ipo = 0;
        bool is_over = false;
        for (Size month = 1; month <= month_count; ++month) {
            const double part = yearly[(month - 1) / 12] / 12;
            double vests = 0;
            if (month < 12)
                waiting += part;
            else
                vests = part + waiting, waiting = 0;
            vested += vests;
            const double u = uniform.nextReal();
            if (ipo == 0 && !is_over && u < event) {
                const double kind = u / event * 0.312;
                if (kind < 0.18)
                    ipo = month;
                else {
                    is_over = true;
                    if (kind < 0.252) paid_a = priv[month];
                }
            }
            if (ipo > 0 && month >= ipo + 6) paid_a += (month == ipo + 6 ? vested : vests) * priv[month];
            if (month % 3 == 0) paid_b += publ[month];
        }
        a[path] = 376e3 * paid_a;
        b[path] = 600e3 / 16 * paid_b;
        difference[path] = a[path] - b[path];
        wins += a[path] > b[path];
    }
    std::vector<double>* columns[] = {&a, &b, &difference};
    for (auto* column : columns) std::sort(column->begin(), column->end());
    std::printf("seconds %.6f\n",
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    const char* names[] = {"private", "public", "difference"};
    for (int i = 0; i < 3; ++i) {
        std::printf("%s", names[i]);
        for (const double p : {1, 5, 10, 25, 50, 75, 90, 95, 99})
            std::printf(" %.0f", (*columns[i])[static_cast<std::size_t>(std::ceil(paths * p / 100)) - 1]);
        std::printf("\n");
    }
    std::printf("beats %.6f\n", static_cast<double>(wins) / paths);
}
