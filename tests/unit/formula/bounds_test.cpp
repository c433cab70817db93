// Interval arithmetic: laws that walk the catalogue.
#include "assay/formula/bounds.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

std::vector<TableBox> random_boxes(int count, unsigned widest) {
  std::mt19937 random(3);
  std::vector<TableBox> boxes;
  while (boxes.size() < static_cast<std::size_t>(count)) {
    TableBox box{};
    for (Bounds& cell : box.cells) {
      cell.low = random() % 3 == 0 ? 0 : static_cast<double>(random() % 12);
      cell.high = cell.low + static_cast<double>(random() % (widest + 1));
    }
    double low = 0, high = 0;
    for (const Bounds& cell : box.cells) low += cell.low, high += cell.high;
    // Rows are sometimes fewer than the cells allow.
    box.rows.low = std::max(1.0, low + static_cast<double>(random() % (widest + 1)));
    box.rows.high = std::max(box.rows.low, high - static_cast<double>(random() % (widest + 1)));
    if (box.rows.low <= high && box.rows.high >= low) boxes.push_back(box);
  }
  return boxes;
}

template <class Use>
void each_table(const TableBox& box, const Use& use) {
  const auto& [tp, fp, fn, tn] = box.cells;
  for (double a = tp.low; a <= tp.high; ++a)
    for (double b = fp.low; b <= fp.high; ++b)
      for (double c = fn.low; c <= fn.high; ++c)
        for (double d = tn.low; d <= tn.high; ++d)
          if (const double n = a + b + c + d; n >= box.rows.low && n <= box.rows.high)
            use(TwoByTwo{.tp = a, .fp = b, .fn = c, .tn = d});
}

// The least and the greatest finite number of a formula over a box, table by table; empty without one.
Bounds by_hand(const Formula& formula, const TableBox& box) {
  Bounds seen = Bounds::none();
  each_table(box, [&](const TwoByTwo& table) {
    const double number = formula.evaluate(variables_of(table));
    if (!std::isfinite(number)) return;
    seen = seen.empty() ? Bounds{number, number}
                        : Bounds{std::min(seen.low, number), std::max(seen.high, number)};
  });
  return seen;
}

double slack(double number) { return 1e-9 * std::max(1.0, std::abs(number)); }

void check_bounds(const std::string& name, const Formula& formula, const TableBox& box) {
  const auto& [tp, fp, fn, tn] = box.cells;
  CAPTURE(name, tp.low, tp.high, fp.low, fp.high, fn.low, fn.high, tn.low, tn.high, box.rows.low,
          box.rows.high);
  const Bounds seen = by_hand(formula, box), bounds = formula.bounds(box);
  if (seen.empty()) return;
  REQUIRE_FALSE(bounds.empty());
  CHECK(bounds.low <= seen.low + slack(seen.low));
  CHECK(bounds.high >= seen.high - slack(seen.high));
}

std::vector<BoundMetric> measures() {
  std::vector<BoundMetric> all;
  for (BoundMetric& measure : all_metrics())
    if (measure.formula()) all.push_back(std::move(measure));
  for (const char* own :
       {"cost = 5*FN + FP", "back = FP - 3*TP", "square = (TP - FP)^2", "root = sqrt(TP - 4)",
        "gap = recall - precision", "odds = precision / (1 - precision)", "cube = -informedness^3",
        "inverse = 1 / (TP - 3)", "shape = n^-0.5"})
    all.push_back(own_metric(own));
  return all;
}

}  // namespace

TEST_CASE("law: every finite number over a box of tables lies within the bounds") {
  for (const BoundMetric& measure : measures())
    for (const TableBox& box : random_boxes(150, 4)) check_bounds(measure.name(), *measure.formula(), box);
}

TEST_CASE("law: the bounds of one table are its number") {
  for (const BoundMetric& measure : measures())
    for (TableBox box : random_boxes(300, 0)) {
      double n = 0;
      for (const Bounds& cell : box.cells) n += cell.low;
      box.rows = {n, n};
      check_bounds(measure.name(), *measure.formula(), box);
      const Bounds seen = by_hand(*measure.formula(), box), bounds = measure.formula()->bounds(box);
      if (seen.empty() || !measure.metric()) continue;  // own formulas may be bounded by anything
      CAPTURE(measure.name(), seen.low, bounds.low, bounds.high);
      CHECK(bounds.low == Approx(seen.low).epsilon(1e-9).margin(1e-12));
      CHECK(bounds.high == Approx(seen.high).epsilon(1e-9).margin(1e-12));
    }
}

TEST_CASE("bounds of shares are sharp: by hand") {
  // TP 2 to 4, FP 1 to 3: precision is 2 / 5 at least and 4 / 5 at most.
  const TableBox box{.cells = {{{2, 4}, {1, 3}, {0, 5}, {0, 5}}}, .rows = {3, 17}};
  const Bounds precision = bound_metric("precision").formula()->bounds(box);
  CHECK(precision.low == Approx(.4));
  CHECK(precision.high == Approx(.8));
  // Of 10 rows exactly, 2 to 4 and as many as 5 positives: P / n is .2 to .9.
  const TableBox ten{.cells = box.cells, .rows = {10, 10}};
  const Bounds prevalence = bound_metric("prevalence").formula()->bounds(ten);
  CHECK(prevalence.low == Approx(.2));
  CHECK(prevalence.high == Approx(.9));
}

TEST_CASE("bounds are empty where no table has a number") {
  const TableBox none_called{.cells = {{{0, 0}, {0, 0}, {0, 5}, {0, 5}}}, .rows = {1, 10}};
  CHECK(bound_metric("precision").formula()->bounds(none_called).empty());
  CHECK(bound_metric("markedness").formula()->bounds(none_called).empty());
  CHECK(own_formula("sqrt(FP - 1)").bounds(none_called).empty());
  CHECK_FALSE(bound_metric("recall").formula()->bounds(none_called).empty());
}
