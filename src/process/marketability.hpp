#pragma once
/// Discounts for lack of marketability, as fractions of the value of a share that could be sold at once. Four
/// models that answer different questions, and so are shown side by side and never averaged. Volatility sigma
/// per sqrt(year), restriction T in years, s = sigma^2 T; nothing is restricted where s = 0.

namespace offersim {

/// A European put struck at today's price, S = K = 1: the cost of insuring the price until the restriction
/// ends.
/// Source: Chaffe (1993), Business Valuation Review 12(4).
double chaffe_discount(double volatility, double years, double rate);

/// A put on the average price, without skill at timing: N(v/2) - N(-v/2),
///   v^2 = s + ln[2 (e^s - s - 1)] - 2 ln(e^s - 1). It never exceeds 32.28 %.
/// Source: Finnerty (2012), Journal of Portfolio Management 38(4).
double finnerty_discount(double volatility, double years);

/// The same form with an average-strike put's own variance: v^2 = ln[2 (e^s - s - 1)] - 2 ln s.
/// Source: Ghaidarov (2009), Analysis and critique of the average strike put option marketability discount
/// model.
double ghaidarov_discount(double volatility, double years);

/// What perfect foresight of the best moment to sell would be worth, an upper bound that may exceed 100 %:
///   (2 + s/2) N(sqrt(s)/2) + sqrt(s / 2 pi) exp(-s/8) - 1.
/// Source: Longstaff (1995), Journal of Finance 50(5).
double longstaff_bound(double volatility, double years);

}  // namespace offersim
