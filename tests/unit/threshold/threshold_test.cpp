// Thresholds: the best one, why there is none, and conditions.
#include "assay/threshold/threshold.hpp"

#include <cmath>
#include <limits>

#include "assay/core/syntax_error.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// From the highest score: 1 0 1 1 0 1 0 0. The counts at each threshold:
//   score   above  8  7  6  5  4  3  2  1
//   TP        0    1  1  2  3  3  4  4  4
//   FP        0    0  1  1  1  2  2  3  4
Rows eight_rows() { return {{1, 0}, {2, 0}, {3, 1}, {4, 0}, {5, 1}, {6, 1}, {7, 0}, {8, 1}}; }

// 0, 1 ... 199,999, positive from 120,000 upwards.
Rows many_rows() {
  Rows rows;
  for (int i = 0; i < 200'000; ++i) rows.push_back({static_cast<double>(i), i >= 120'000 ? 1 : 0});
  return rows;
}

std::vector<Condition> conditions(const std::vector<std::string>& texts) {
  std::vector<Condition> all;
  for (const std::string& text : texts) all.push_back(condition(text));
  return all;
}

auto search(const Rows& rows, const std::string& formula, const std::vector<std::string>& where = {},
            bool highest = true, std::optional<double> capacity = std::nullopt) {
  return best_threshold(ranking_of(rows), {.formula = own_formula(formula),
                                           .highest = highest,
                                           .conditions = conditions(where),
                                           .capacity = capacity});
}

template <class... Arguments>
BestThreshold best(Arguments... arguments) {
  return std::get<BestThreshold>(search(arguments...));
}
template <class... Arguments>
NearestMiss nearest_miss(Arguments... arguments) {
  return std::get<NearestMiss>(search(arguments...));
}
template <class... Arguments>
Value why_none(Arguments... arguments) {
  return std::get<NoGoal>(search(arguments...)).why;
}

using Where = std::vector<std::string>;

void check_refused(const std::string& text, const std::string& diagnostic) {
  CAPTURE(text);
  try {
    static_cast<void>(condition(text));
    FAIL("read");
  } catch (const Error& error) {
    CHECK_THAT(error.what(), contains(diagnostic));
    CHECK(error.status == ExitStatus::usage);
  }
}

}  // namespace

TEST_CASE("the best threshold of eight rows by hand") {
  const BestThreshold f1 = best(eight_rows(), "f1");  // at 3: 2*4 / (2*4 + 2 + 0) = 0.8; at 5: 6/8
  CHECK(f1.threshold == 3);
  CHECK(f1.number == 0.8);
  CHECK(f1.reached == 1);
  CHECK((f1.table.tp == 4 && f1.table.fp == 2 && f1.table.fn == 0 && f1.table.tn == 2));
  CHECK(best(eight_rows(), "f1", Where{"precision >= 0.75"}).threshold == 5);  // 3/4 is not below it
  CHECK(best(eight_rows(), "f1", Where{"precision > 0.75"}).threshold == 8);
  CHECK(best(eight_rows(), "f1", Where{"FP <= 1", "recall < 0.75"}).threshold == 6);
  CHECK(best(eight_rows(), "f1", Where{}, true, 3.0).threshold == 6);  // 3 rows, and not 3.9 of 4
  CHECK(best(eight_rows(), "f1", Where{}, true, 3.9).threshold == 6);
  CHECK(best(eight_rows(), "f1", Where{}, true, 4.0).threshold == 5);
}

TEST_CASE("of tied thresholds the highest is best, and it is known how many there are") {
  const BestThreshold informedness = best(eight_rows(), "TP/P - FP/N");  // 1/2 at 5 and 3, else less
  CHECK(informedness.threshold == 5);
  CHECK(informedness.number == 0.5);
  CHECK(informedness.reached == 2);
  const BestThreshold all = best(eight_rows(), "n");
  CHECK(all.threshold == infinity);
  CHECK(all.reached == 9);
}

TEST_CASE("the lowest number is best where that is sought, be it above every score") {
  const BestThreshold dear_alarms = best(eight_rows(), "FN + 9*FP", Where{}, false);  // 3 at 8, 4 above
  CHECK(dear_alarms.threshold == 8);
  CHECK(dear_alarms.number == 3);
  const BestThreshold none = best(Rows{{2, 0}, {1, 1}}, "FN + 9*FP", Where{}, false);
  CHECK(none.threshold == infinity);
  CHECK(none.number == 1);
  CHECK((none.table.fn == 1 && none.table.tn == 1));
}

TEST_CASE("numbers that differ only by rounding are ties") {
  // Rows of weight 0.1, a positive and two negatives for each score: (k/10) / (k/10 + 2*k/10) is 1/3.
  Rows rows;
  for (int score = 1; score <= 50; ++score)
    for (const int label : {1, 0, 0}) rows.push_back({static_cast<double>(score), label, 0.1});
  for (const bool highest : {true, false}) {
    const BestThreshold precision = best(rows, "precision", Where{}, highest);
    CHECK(precision.threshold == 50);
    CHECK(precision.reached == 50);
    CHECK(precision.number == Approx(1.0 / 3).epsilon(1e-14));
  }
}

TEST_CASE("numbers that differ by more than rounding are no ties") {
  // 1e9 + FP is 1e9, 1e9 + 1 ... up to 1e9 + 4: a billionth of it apart.
  const BestThreshold lowest = best(eight_rows(), "1e9 + FP", Where{}, false);
  CHECK(lowest.threshold == infinity);
  CHECK(lowest.reached == 2);  // above every score, and at 8
  CHECK(best(eight_rows(), "1e9 + FP").threshold == 1);
}

TEST_CASE("undefined and infinite numbers are not in the running") {
  // TP / FP is 0/0 above every score, 1/0 at 8, then 1 2 3 1.5 2 1.33 1.
  const BestThreshold ratio = best(eight_rows(), "TP / FP");
  CHECK(ratio.threshold == 5);
  CHECK(ratio.number == 3);
}

TEST_CASE("where no threshold meets the conditions the nearest is that with the smallest largest shortfall") {
  // Of recall under 1, and of precision under 0.9. At 8: .75 and 0. At 6: .5 and .9 - 2/3. At 5: .25 and .15.
  // At 4: .25 and .3. At 3: 0 and .9 - 2/3 = .2333, the smallest.
  const NearestMiss miss = nearest_miss(eight_rows(), "f1", Where{"recall >= 1", "precision >= 0.9"});
  CHECK(miss.threshold == 3);
  CHECK((miss.table.tp == 4 && miss.table.fp == 2 && miss.table.fn == 0 && miss.table.tn == 2));
  // Equal to a limit that must be passed is near, but a miss.
  CHECK(nearest_miss(eight_rows(), "f1", Where{"TP > 4"}).table.tp == 4);
}

TEST_CASE("the reason is given where the goal is a number at no threshold") {
  const Rows negatives{{1, 0}, {2, 0}};
  CHECK(why_none(negatives, "recall").why() == "TP + FN = 0: no row is truly positive");
  CHECK(why_none(negatives, "n", Where{"recall >= 0.5"}).why() == "TP + FN = 0: no row is truly positive");
  const Value infinite = why_none(eight_rows(), "n / (FP - FP)");
  CHECK(infinite.is_infinite());
  CHECK(infinite.why() == "FP - FP = 0");
  // The condition is met above every score alone, where no row is predicted positive.
  CHECK(why_none(eight_rows(), "precision", Where{"PP <= 0"}).why() ==
        "TP + FP = 0: no row was predicted positive");
}

TEST_CASE("infinite scores are scores") {
  const Rows rows{{infinity, 1}, {1, 0}, {1, 1}, {-infinity, 0}};
  const std::vector<TwoByTwo> tables =
      tables_at(ranking_of(rows), std::vector<double>{-infinity, infinity, 0, 2});
  CHECK((tables[0].tp == 2 && tables[0].fp == 2 && tables[0].fn == 0 && tables[0].tn == 0));
  CHECK((tables[1].tp == 1 && tables[1].fp == 0 && tables[1].fn == 1 && tables[1].tn == 2));
  CHECK((tables[2].tp == 2 && tables[2].fp == 1));
  CHECK((tables[3].tp == 1 && tables[3].fp == 0));
  const BestThreshold precision = best(rows, "precision");
  CHECK(precision.threshold == infinity);
  CHECK(precision.table.tp == 1);
  CHECK(best(rows, "FN", Where{}, false).threshold == 1);
  CHECK(best(rows, "n").reached == 3);  // there is no threshold above every score
  CHECK_THAT(why_none(rows, "n", Where{}, true, 0.5).why(),
             contains("more rows than the capacity have the highest score, which is infinite"));
}

TEST_CASE("even thresholds of eight rows by hand") {
  const Ranking ranking = ranking_of(eight_rows());
  CHECK(even_thresholds(ranking, 4) == std::vector<double>{8, 6, 5, 3});  // where TP becomes 1 2 3 4
  CHECK(even_thresholds(ranking, 2) == std::vector<double>{6, 3});
  CHECK(even_thresholds(ranking, 1) == std::vector<double>{3});
  CHECK(even_thresholds(ranking, 100) == std::vector<double>{8, 6, 5, 3});
}

TEST_CASE("two hundred thousand thresholds are searched as few are") {
  const Rows rows = many_rows();
  CHECK(best(rows, "f1").threshold == 120'000);
  CHECK(best(rows, "n").reached == 200'001);
  CHECK(best(rows, "FP", Where{"TP >= 80000"}, true, 100'000.0).threshold == 100'000);
  // 80,001 - TP and 0.5 + FP: 1 and 0.5 at 120,000; below it FP is at least 1, above it TP is less.
  CHECK(nearest_miss(rows, "f1", Where{"TP >= 80001", "FP <= -0.5"}).threshold == 120'000);
  // A condition that only one of the last meets.
  CHECK(best(rows, "f1", Where{"FP >= 119999", "TN > 0"}).threshold == 1);
}

TEST_CASE("a condition is a formula, a comparison and a number, however it is spaced") {
  using enum Comparison::Sign;
  const Condition least = condition("\t precision>=0.9 ");
  CHECK(least.text == "precision>=0.9");
  CHECK(least.left == "precision");
  CHECK(least.comparison.sign == at_least);
  CHECK(least.comparison.limit == 0.9);
  CHECK(condition("FP  >  20").comparison.sign == above);
  CHECK(condition("FP<=20").comparison.sign == at_most);
  CHECK(condition("FP<20").comparison.sign == below);
  const Condition own = condition("(5*FN + FP) / n  <  1e-3");
  CHECK(own.left == "(5*FN + FP) / n");
  CHECK(own.comparison.limit == 1e-3);
  CHECK(own.formula.evaluate(variables_of(TwoByTwo{.tp = 4, .fp = 2, .fn = 1, .tn = 3})) == 0.7);
  CHECK(condition("mcc > -0.25").comparison.limit == -0.25);
  CHECK(condition("mcc >=-1e-3").comparison.limit == -1e-3);
  CHECK(condition("FP < +3").comparison.limit == 3);
}

TEST_CASE("a condition that is none is refused") {
  for (const char* text :
       {"precision", "", "precision = 0.9", "precision >= ", "precision >= many", "precision >= 0.5 > 2",
        "precision > = 0.5", "precision >= inf", "precision >= nan", "0.9 <= precision", "precision => 0.5"})
    check_refused(text, "condition is not understood");
  check_refused(">= 0.5", "what is compared is missing");
  check_refused("precison >= 0.5", "did you mean 'precision'?");
  CHECK_THROWS_AS(condition("precison >= 0.5"), SyntaxError);
}

TEST_CASE("a shortfall is the distance to the limit, and never 0 for a condition that does not hold") {
  CHECK(condition("mcc >= 0.5").shortfall(0.25) == 0.25);
  CHECK(condition("mcc >= 0.5").shortfall(0.5) == 0);
  CHECK(condition("mcc >= 0.5").shortfall(7) == 0);
  CHECK(condition("mcc <= -0.5").shortfall(0.25) == 0.75);
  CHECK(condition("mcc <= -0.5").shortfall(-0.5) == 0);
  for (const char* text : {"mcc > 0.5", "mcc < 0.5"}) {
    CHECK_FALSE(condition(text).comparison.holds(0.5));
    CHECK(condition(text).shortfall(0.5) > 0);
    CHECK(condition(text).shortfall(0.5) < 1e-300);
  }
  CHECK(condition("mcc < 0.5").shortfall(infinity) == infinity);
  CHECK(condition("mcc > 0.5").shortfall(infinity) == 0);
  CHECK(std::isnan(condition("mcc > 0.5").shortfall(std::nan(""))));
  CHECK_FALSE(condition("mcc < 0.5").comparison.holds(std::nan("")));
}
