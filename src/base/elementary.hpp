#pragma once
/// The exponential and the logarithm in nothing but IEEE additions, multiplications and divisions, so that
/// they give the same bits on every machine. The C library's own pick fused instructions where the processor
/// has them, and then the last bit differs. Both are within 1 ulp.
namespace offersim {

/// e^x; 0 below about -745.1, infinity above about 709.8.
double portable_exp(double x);
/// The natural logarithm of x > 0; -infinity at 0, NaN below.
double portable_log(double x);

}  // namespace offersim
