#include "base/normal.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "base/elementary.hpp"

namespace offersim {

namespace {

/// |u - 1/2| <= 0.425, in r = 0.180625 - (u - 1/2)^2.
double central(double r) {
    const double numerator =
        ((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r +
            4.5921953931549871457e+4) *
               r +
           1.3731693765509461125e+4) *
              r +
          1.9715909503065514427e+3) *
             r +
         1.3314166789178437745e+2) *
            r +
        3.3871328727963666080e+0;
    const double denominator =
        ((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r +
            2.1213794301586595867e+4) *
               r +
           5.3941960214247511077e+3) *
              r +
          6.8718700749205790830e+2) *
             r +
         4.2313330701600911252e+1) *
            r +
        1;
    return numerator / denominator;
}

/// In r = sqrt(-ln tail) - 1.6, tail above e^-25.
double near_tail(double r) {
    const double numerator =
        ((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) *
                r +
            1.27045825245236838258e+0) *
               r +
           3.64784832476320460504e+0) *
              r +
          5.76949722146069140550e+0) *
             r +
         4.63033784615654529590e+0) *
            r +
        1.42343711074968357734e+0;
    const double denominator =
        ((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) *
                r +
            1.48103976427480074590e-1) *
               r +
           6.89767334985100004550e-1) *
              r +
          1.67638483018380384940e+0) *
             r +
         2.05319162663775882187e+0) *
            r +
        1;
    return numerator / denominator;
}

/// In r = sqrt(-ln tail) - 5, the far tail.
double far_tail(double r) {
    const double numerator =
        ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) *
                r +
            2.65321895265761230930e-2) *
               r +
           2.96560571828504891230e-1) *
              r +
          1.78482653991729133580e+0) *
             r +
         5.46378491116411436990e+0) *
            r +
        6.65790464350110377720e+0;
    const double denominator =
        ((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) *
                r +
            7.86869131145613259100e-4) *
               r +
           1.48753612908506148525e-2) *
              r +
          1.36929880922735805310e-1) *
             r +
         5.99832206555887937690e-1) *
            r +
        1;
    return numerator / denominator;
}

}  // namespace

double normal_quantile(double u) {
    const double q = u - 0.5;
    if (std::abs(q) <= 0.425) return q * central(0.180625 - q * q);
    const double tail = q < 0 ? u : 1 - u;
    if (!(tail > 0)) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return tail == 0 ? std::copysign(infinity, q) : std::numeric_limits<double>::quiet_NaN();
    }
    const double r = std::sqrt(-portable_log(tail));
    const double z = r <= 5 ? near_tail(r - 1.6) : far_tail(r - 5);
    return q < 0 ? -z : z;
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double normal_probability(double z) { return std::erfc(-z / std::numbers::sqrt2) / 2; }

double portable_normal_cdf(double z) {
    const double x = z < 0 ? -z : z;
    if (x > 37) return z < 0 ? 0 : 1;
    const double density = portable_exp(-0.5 * x * x);
    double tail;
    if (x < 7.07106781186547) {
        const double above =
            ((((((0.0352624965998911 * x + 0.700383064443688) * x + 6.37396220353165) * x + 33.912866078383) *
                   x +
               112.079291497871) *
                  x +
              221.213596169931) *
                 x +
             220.206867912376);
        const double below =
            (((((((0.0883883476483184 * x + 1.75566716318264) * x + 16.064177579207) * x + 86.7807322029461) *
                    x +
                296.564248779674) *
                   x +
               637.333633378831) *
                  x +
              793.826512519948) *
                 x +
             440.413735824752);
        tail = density * above / below;
    } else {
        const double fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
        tail = density / fraction / 2.506628274631;
    }
    return z < 0 ? tail : 1 - tail;
}

}  // namespace offersim
