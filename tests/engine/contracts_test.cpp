// The small print, worked by hand: without volatility what a path pays follows from when its holder left and
// from what became of the company and when. Prices stay 1 unless a case says otherwise; 48,000 shares vest
// 1,000 a month.
#include <cmath>

#include "support/every_path.hpp"

namespace offersim {
namespace {

using testing::for_paths;
using testing::PathCase;

constexpr double cent = 0.005;
constexpr int never = 49;

const std::string four_years = "horizon: 4y\nsettle: 8y\n";
const std::string leaving = "person: {leave: 30%/yr}\n";
const std::string listed = "companies: {x: {kind: public, price: 1}}\n";
/// Goes public one day, at a price of 1 and without a lock-up.
const std::string going_public =
    "companies: {x: {kind: private, value: 1B, liquidity: {ipo: {hazard: 30%/yr, lockup: 0mo}}}}\n";
const std::string for_sale =
    "companies: {x: {kind: private, value: 1B, liquidity: {acquisition: {hazard: 40%/yr}}}}\n";

std::string offer(const std::string& grant) {
    return "offers: {a: {company: x, equity: [{" + grant + "}]}}\n";
}
std::string shares(const std::string& terms, const std::string& vesting = "{over: 4y, every: month}") {
    return offer("type: rsu, shares: 48000, vesting: " + vesting + terms);
}
std::string options(const std::string& terms) {
    return offer("type: nso, shares: 48000, vesting: {over: 4y, every: month}, " + terms);
}
/// Shares vested by a month for someone who has left, or not.
double vested(int month, int leaves = never) { return 1000.0 * std::min({month, leaves, 48}); }

TEST(Contracts, LeavingBeforeOnAndAfterTheCliff) {
    for (const int month : {11, 12, 13})
        for_paths(four_years + leaving + listed + shares("", "{over: 4y, every: month, cliff: 12mo}"),
                  [&](const PathCase& path) {
                      if (path.leaves != month) return false;
                      EXPECT_NEAR(path.total, month < 12 ? 0 : 1000.0 * month, cent);
                      return true;
                  });
}

TEST(Contracts, ClawbackInMonthSevenOfTwelve) {
    struct Terms {
        const char* clawback;
        double kept;
    };
    for (const Terms terms :
         {Terms{"12mo", 70'000},  // 5 of 12 back
          Terms{"{within: 12mo, repay: whole}", 0},
          Terms{"{within: 12mo, of: net, withheld: 40%}", 120'000 - 0.6 * 50'000},
          Terms{"{within: 12mo, repay: whole, of: net, withheld: 40%}", 48'000}, Terms{"7mo", 120'000}})
        for_paths(four_years + leaving + listed +
                      "offers: {a: {company: x, sign_on: {amount: 120k, clawback: " + terms.clawback +
                      "}}}\n",
                  [&](const PathCase& path) {
                      if (path.leaves >= 12) {
                          EXPECT_NEAR(path.total, 120'000, cent);
                      }
                      if (path.leaves != 7) return false;
                      EXPECT_NEAR(path.total, terms.kept, cent) << terms.clawback;
                      return true;
                  });
}

TEST(Contracts, DoubleTriggerSharesExpire) {
    for_paths(four_years + going_public + shares(", trigger: double, expiry: 30mo"),
              [](const PathCase& path) {
                  const bool is_in_time = path.event_month <= 30;
                  EXPECT_NEAR(path.total, is_in_time ? 48'000 : 0, cent) << path.event_month;
                  EXPECT_EQ(path.paper, 0);
                  if (is_in_time) {
                      EXPECT_NEAR(path.money[static_cast<std::size_t>(path.event_month)],
                                  vested(path.event_month), cent);
                  }
                  return path.event_month == 30 || path.event_month == 31;
              });
}

TEST(Contracts, AnOfferingBeforeTheExpiryCountsThoughItsLockupEndsLater) {
    std::string company = going_public;
    company.replace(company.find("0mo"), 3, "6mo");
    for_paths(four_years + company + shares(", trigger: double, expiry: 30mo"), [](const PathCase& path) {
        EXPECT_NEAR(path.total, path.event_month <= 30 ? 48'000 : 0, cent) << path.event_month;
        return path.event_month > 24 && path.event_month <= 30;
    });
}

TEST(Contracts, LeaversDoubleTriggerSharesWaitOrLapse) {
    for (const std::string word : {"keep", "lapse"})
        for_paths(four_years + leaving + going_public + shares(", trigger: double, on_leaving: " + word),
                  [&](const PathCase& path) {
                      if (path.leaves >= 48 || path.kind != EventKind::ipo || path.event_month > 84)
                          return false;
                      const bool waits = path.event_month > path.leaves;
                      EXPECT_NEAR(path.total, waits && word == "lapse" ? 0 : vested(48, path.leaves), cent);
                      return waits;
                  });
}

TEST(Contracts, AWindowLapsesInTheMoney) {
    const auto at_window = [](const std::string& terms, int window, auto expected) {
        for_paths(
            four_years + leaving + going_public + options("strike: 0.25" + terms), [&](const PathCase& path) {
                if (path.leaves >= 48) return false;
                const bool is_sold = path.event_month <= path.leaves + window && path.kind == EventKind::ipo;
                EXPECT_NEAR(path.total, is_sold ? 0.75 * vested(48, path.leaves) : expected(path), cent)
                    << terms << " left " << path.leaves << " listed " << path.event_month;
                return !is_sold;
            });
    };
    const auto nothing = [](const PathCase&) { return 0.0; };
    at_window("", 3, nothing);
    at_window(", window: 0mo", 0, nothing);
    at_window(", window: 24mo", 24, nothing);
    // Pays the strike at the end of the window, and sells if and when the company is listed.
    at_window(", leaver_exercise: {in_the_money: 50%}", 3, [](const PathCase& path) {
        const double held = vested(48, path.leaves);
        return (path.kind == EventKind::ipo ? held : 0) - 0.25 * held;
    });
    at_window(", leaver_exercise: {in_the_money: 400%}", 3, nothing);  // the value is 300 % above the strike
}

TEST(Contracts, AWindowUpToTheFullTerm) {
    for_paths(four_years + leaving + going_public + options("strike: 0.25, window: term, expiry: 6y"),
              [](const PathCase& path) {
                  EXPECT_NEAR(path.total, path.event_month <= 72 ? 0.75 * vested(48, path.leaves) : 0, cent);
                  return path.leaves < 48 && path.event_month > path.leaves + 12 && path.event_month <= 72;
              });
}

TEST(Contracts, HalfIsAcceleratedAtMonthEighteen) {
    for_paths(four_years + for_sale + shares(", acceleration: {single: 50%}"), [](const PathCase& path) {
        if (path.event_month != 18) return false;
        EXPECT_NEAR(path.money[18], 18'000 + 15'000, cent);
        for (std::size_t month = 19; month <= 48; ++month) EXPECT_NEAR(path.money[month], 500, cent);
        EXPECT_NEAR(path.total, 48'000, cent);
        return true;
    });
}

TEST(Contracts, AccelerationByTimeOfService) {
    const std::string steps = "[{served: 12mo, part: 20%}, {served: 24mo, ahead: 12mo}]";
    for_paths(four_years + for_sale + shares(", acceleration: {single: " + steps + "}"),
              [](const PathCase& path) {
                  const int deal = path.event_month;
                  if (deal >= 48) return false;
                  const double unvested = 48'000 - vested(deal);
                  const double ahead = vested(deal + 12) - vested(deal);
                  EXPECT_NEAR(path.money[static_cast<std::size_t>(deal)],
                              vested(deal) + (deal < 12   ? 0
                                              : deal < 24 ? 0.2 * unvested
                                                          : ahead),
                              cent);
                  if (deal >= 24 && deal < 36) {
                      EXPECT_NEAR(path.money[static_cast<std::size_t>(deal + 12)], 0, cent);
                      EXPECT_NEAR(path.money[static_cast<std::size_t>(deal + 13)], deal + 13 <= 48 ? 1000 : 0,
                                  cent);
                  }
                  EXPECT_NEAR(path.total, 48'000, cent);
                  return deal >= 24;
              });
}

TEST(Contracts, TheSecondTriggerIsBeingLetGoSoonAfterTheDeal) {
    const std::string person =
        "person: {leave: {by_year: 10%/yr, layoff: 10%/yr, layoff_after_acquisition: 80%/yr}}\n";
    int in_time = 0, late = 0;
    for_paths(four_years + person + for_sale + shares(", acceleration: {double: 50%, within: 6mo}"),
              [&](const PathCase& path) {
                  if (path.kind != EventKind::acquisition) return false;
                  const int since = path.leaves - path.event_month;
                  const bool counts = path.was_let_go && since >= 0 && since <= 6 && path.leaves < 48;
                  const double kept = vested(48, path.leaves);
                  EXPECT_NEAR(path.total, kept + (counts ? 0.5 * (48'000 - kept) : 0), cent)
                      << "deal " << path.event_month << " left " << path.leaves << " let go "
                      << path.was_let_go;
                  in_time += counts ? 1 : 0;
                  late += path.was_let_go && since > 6 ? 1 : 0;
                  return counts;
              });
    EXPECT_GT(in_time, 20);
    EXPECT_GT(late, 20);
}

TEST(Contracts, TreatmentAtAnAcquisition) {
    const auto at_deal = [](const std::string& word, auto expected) {
        for_paths(four_years + leaving + for_sale + shares(", at_acquisition: " + word),
                  [&](const PathCase& path) {
                      if (path.kind != EventKind::acquisition || path.event_month >= 48 ||
                          path.leaves < path.event_month)
                          return false;
                      EXPECT_NEAR(path.total, expected(path), cent) << word;
                      return true;
                  });
    };
    at_deal("on_schedule", [](const PathCase& path) { return vested(48, path.leaves); });
    at_deal("assumed", [](const PathCase& path) { return vested(48, path.leaves); });
    at_deal("cashed_out", [](const PathCase&) { return 48'000.0; });
    at_deal("cancelled", [](const PathCase& path) { return vested(path.event_month); });
}

TEST(Contracts, OptionsUnderWaterAreCancelledAtADeal) {
    for (const std::string word : {"on_schedule", "cashed_out", "assumed"})
        for_paths(four_years + for_sale + options("strike: 1.5, at_acquisition: " + word),
                  [](const PathCase& path) {
                      EXPECT_EQ(path.total, 0);
                      EXPECT_EQ(path.paper, 0);
                      return path.kind == EventKind::acquisition;
                  });
}

TEST(Contracts, ExerciseAtAMultipleOfTheStrike) {
    // The price doubles in 24 months: e^(ln 2 m / 24).
    const std::string rising =
        "companies: {x: {kind: public, price: 1, growth: {drift: " + std::to_string(std::log(2.0) / 2) +
        "}}}\n";
    for_paths(four_years + rising + options("strike: 1, exercise: {multiple: 1.5x}"),
              [](const PathCase& path) {
                  // ln 1.5 / ln 2 x 24 = 14.04: in month 15 all that has vested is exercised, then month by
                  // month.
                  for (std::size_t month = 1; month <= 48; ++month) {
                      const double gain = std::exp(std::log(2.0) / 24 * static_cast<double>(month)) - 1;
                      EXPECT_NEAR(path.money[month], month < 15 ? 0 : (month == 15 ? 15'000 : 1000) * gain, 1)
                          << month;
                  }
                  return true;
              });
}

TEST(Contracts, OptionsUnderWaterWaitForTheMoney) {
    const std::string rising = "companies: {x: {kind: public, price: 1, growth: {drift: 12%}}}\n";
    for_paths(four_years + rising + options("strike: 1.2"), [](const PathCase& path) {
        // e^(0.01 m) passes 1.2 in month 19.
        for (std::size_t month = 1; month <= 48; ++month) {
            const double gain = std::exp(0.01 * static_cast<double>(month)) - 1.2;
            EXPECT_NEAR(path.money[month], month < 19 ? 0 : (month == 19 ? 19'000 : 1000) * gain, cent)
                << month;
        }
        return true;
    });
}

TEST(Contracts, PayingTheStrikeCounts) {
    for_paths(four_years + going_public + options("strike: 0.25, payment: cash, exercise: at_horizon"),
              [](const PathCase& path) {
                  EXPECT_NEAR(path.money[48], (path.event_month <= 48 ? 48'000 : 0) - 12'000, cent);
                  EXPECT_NEAR(path.total, (path.kind == EventKind::ipo ? 48'000 : 0) - 12'000, cent);
                  EXPECT_NEAR(path.paper, path.kind == EventKind::ipo ? 0 : 48'000, cent);
                  return path.event_month > 48 && path.kind == EventKind::ipo;
              });
}

TEST(Contracts, EarlyExerciseIsPaidAtGrantAndTheUnvestedIsBoughtBack) {
    for_paths(four_years + leaving + listed + options("strike: 0.25, exercise: at_grant"),
              [](const PathCase& path) {
                  EXPECT_NEAR(path.money[0], -12'000, cent);
                  const double kept = vested(48, path.leaves);
                  EXPECT_NEAR(path.total, -12'000 + kept + 0.25 * (48'000 - kept), cent);
                  return path.leaves < 48;
              });
}

TEST(Contracts, WhoLeavesAtTheHorizonHasAWindow) {
    for (const bool leaves : {false, true})
        for_paths(four_years + (leaves ? "at_horizon: leave\n" : "") + going_public + options("strike: 0.25"),
                  [&](const PathCase& path) {
                      const bool is_sold = path.kind == EventKind::ipo && (!leaves || path.event_month <= 51);
                      EXPECT_NEAR(path.total, is_sold ? 36'000 : 0, cent) << path.event_month;
                      return path.event_month > 51 && path.kind == EventKind::ipo;
                  });
}

TEST(Contracts, PhantomUnitsProfitUnitsAndAppreciationRights) {
    const std::string waits = "companies: {x: {kind: private, value: 1B, common: 80%}}\n";
    for_paths(four_years + leaving + waits +
                  offer("type: phantom, shares: 48000, vesting: {over: 4y, every: month}, paid: at_vest"),
              [](const PathCase& path) {
                  EXPECT_NEAR(path.total, 0.8 * vested(48, path.leaves), cent);
                  return path.leaves < 48;
              });
    // Vested profit units are kept on leaving, and take part above their threshold.
    for_paths(four_years + leaving + going_public +
                  offer("type: profit_units, shares: 48000, strike: 0.4, vesting: {over: 4y, every: month}"),
              [](const PathCase& path) {
                  EXPECT_NEAR(path.total, path.kind == EventKind::ipo ? 0.6 * vested(48, path.leaves) : 0,
                              cent);
                  return path.leaves < 48 && path.event_month > path.leaves + 3;
              });
    for_paths(four_years + listed +
                  offer("type: sar, shares: 48000, strike: 0.4, vesting: {over: 4y, every: month}"),
              [](const PathCase& path) {
                  EXPECT_NEAR(path.total, 0.6 * 48'000, cent);
                  return true;
              });
}

TEST(Contracts, SizesInCurrencyAndInPercentOfTheCompany) {
    const auto pays = [](const std::string& company, const std::string& grant, double expected) {
        for_paths(
            four_years + "companies: {x: {" + company + "}}\n" + offer(grant + ", vesting: immediate"),
            [&](const PathCase& path) {
                if (path.kind != EventKind::ipo && expected > 0 && company.find("ipo") != std::string::npos)
                    return false;
                EXPECT_NEAR(path.total, expected, cent) << grant;
                return true;
            });
    };
    const std::string half =
        "kind: private, value: 50M, fully_diluted: 10M, common: 50%, "
        "liquidity: {ipo: {hazard: 100%/yr, lockup: 0mo}}";
    pays(half, "type: rsu, value: 100k", 50'000);                    // 20,000 shares at the headline of 5
    pays(half, "type: rsu, value: 100k, priced_at: 409a", 100'000);  // 40,000 at 2.50
    pays(half, "type: rsu, value: 100k, priced_at: {price: 4}", 62'500);
    pays(half, "type: rsu, ownership: 0.1%", 25'000);  // 10,000 shares
    pays(half, "type: nso, shares: 1000", 0);          // struck at the 409A price, which stays
    pays("kind: private, value: 50M, liquidity: {ipo: {hazard: 100%/yr, lockup: 0mo}}",
         "type: rsu, ownership: 0.1%", 50'000);
}

TEST(Contracts, RefreshersArePricedWhenGranted) {
    const std::string rising = "companies: {x: {kind: public, price: 1, growth: {drift: 12%}}}\n";
    const auto refresh = [&](const std::string& terms, auto expected) {
        for_paths(four_years + rising +
                      "offers: {a: {company: x, refresh: {value: 12k/yr, vesting: {at: 6mo}" + terms +
                      "}}}\n",
                  [&](const PathCase& path) {
                      for (const int month : {12, 24, 36})
                          EXPECT_NEAR(path.money[static_cast<std::size_t>(month + 6)], expected(month), cent)
                              << terms;
                      return true;
                  });
    };
    const double growth = std::exp(0.06);
    refresh("", [&](int) { return 12'000 * growth; });
    refresh(", performance: 1.5x", [&](int) { return 18'000 * growth; });
    refresh(", chance: 0%", [&](int) { return 0.0; });
    refresh(", chance: 100%", [&](int) { return 12'000 * growth; });
    // Three month ends: the mean price is (1 + e^-0.01 + e^-0.02) / 3 of that at the grant.
    const double average = (1 + std::exp(-0.01) + std::exp(-0.02)) / 3;
    refresh(", priced_at: {average: 3mo}", [&](int) { return 12'000 * growth / average; });
}

TEST(Contracts, PerformanceAndChanceAreDrawnForEachYear) {
    int given[3] = {}, all = 0, good = 0, paths = 0;
    for_paths(
        four_years + listed +
            "offers: {a: {company: x, refresh: {value: 10k/yr, vesting: immediate, chance: 60%,"
            " performance: {discrete: {1x: 75%, 2x: 25%}}}}}\n",
        [&](const PathCase& path) {
            int years = 0;
            for (const int y : {0, 1, 2}) {
                const double money = path.money[static_cast<std::size_t>(12 * (y + 1))];
                EXPECT_TRUE(money == 0 || std::abs(money - 10'000) < cent || std::abs(money - 20'000) < cent);
                given[y] += money > 0 ? 1 : 0;
                years += money > 0 ? 1 : 0;
                good += money > 15'000 ? 1 : 0;
            }
            all += years == 3 ? 1 : 0;
            ++paths;
            return true;
        },
        40);
    const auto z = [](int hits, int of, double p) { return (hits - of * p) / std::sqrt(of * p * (1 - p)); };
    for (const int hits : given) EXPECT_LT(std::abs(z(hits, paths, 0.6)), 4.1);
    EXPECT_LT(std::abs(z(all, paths, 0.6 * 0.6 * 0.6)), 4.1);  // years are independent
    EXPECT_LT(std::abs(z(good, given[0] + given[1] + given[2], 0.25)), 4.1);
}

TEST(Contracts, PurchasePlan) {
    const std::string falling = "companies: {x: {kind: public, price: 10, growth: {drift: -12%}}}\n";
    const auto gains = [&](const std::string& company, const std::string& terms, auto expected) {
        for_paths(
            "horizon: 2y\nsettle: 3y\n" + company +
                "offers: {a: {company: x, base: 60k, espp: {contribution: 10%" + terms + "}}}\n",
            [&](const PathCase& path) {
                for (const int month : {6, 12, 18, 24})
                    EXPECT_NEAR(path.money[static_cast<std::size_t>(month)] - 5'000, expected(month), cent)
                        << terms << " month " << month;
                return true;
            });
    };
    // 3,000 are set aside in six months, and buy at 15 % off what shares are sold for at once.
    gains(falling, "", [](int) { return 3'000 / 0.85 - 3'000; });
    const std::string rising = "companies: {x: {kind: public, price: 10, growth: {drift: 12%}}}\n";
    gains(rising, ", look_back: false", [](int) { return 3'000 / 0.85 - 3'000; });
    // Looking back for a year: the price at months 0 and 12.
    gains(rising, ", offering: 12mo",
          [](int month) { return 3'000 / 0.85 * std::exp(month % 12 == 0 ? 0.12 : 0.06) - 3'000; });
    // 4,000 a calendar year at the offering's price. Months 12 and 18 are January and July of one year:
    // 3,529.41 worth, then what is left.
    gains(listed, ", limit: 4k/yr", [](int month) {
        const double worth = month == 18 ? 4'000 - 3'000 / 0.85 : 3'000 / 0.85;
        return 0.15 * worth;
    });
}

TEST(Contracts, APurchasePlanGivesBackWhatALeaverSetAside) {
    for_paths("horizon: 2y\nsettle: 3y\n" + leaving + listed +
                  "offers: {a: {company: x, base: 60k, espp: {contribution: 10%}}}\n",
              [](const PathCase& path) {
                  const int paid = std::min(path.leaves, 24);
                  EXPECT_NEAR(path.total, 5'000 * paid + paid / 6 * (3'000 / 0.85 - 3'000), cent);
                  return paid % 6 == 5;
              });
}

TEST(Contracts, LeavingFollowsItsHazards) {
    // 10 % a year, then 40 %: the chance to be there after two years is e^-0.5; of those who leave in the
    // second year, one in four is let go.
    int stayed = 0, paths = 0, second = 0, let_go = 0;
    for_paths(
        four_years + "person: {leave: {by_year: [10%/yr, 30%/yr], layoff: {discrete: {10%/yr: 100%}}}}\n" +
            listed + shares(""),
        [&](const PathCase& path) {
            ++paths;
            stayed += path.leaves > 24 ? 1 : 0;
            second += path.leaves > 12 && path.leaves <= 24 ? 1 : 0;
            let_go += path.leaves > 12 && path.leaves <= 24 && path.was_let_go ? 1 : 0;
            return true;
        },
        40);
    const auto z = [](int hits, int of, double p) { return (hits - of * p) / std::sqrt(of * p * (1 - p)); };
    EXPECT_LT(std::abs(z(stayed, paths, std::exp(-0.6))), 4.1);
    EXPECT_LT(std::abs(z(let_go, second, 0.25)), 4.1);
}

}  // namespace
}  // namespace offersim
