// Laws of thresholds, over rankings with hardly any ties and with many: against a count of each row for each
// threshold.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

#include "assay/metric/catalogue.hpp"
#include "assay/threshold/threshold.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

TwoByTwo counted_at(const Rows& rows, double threshold) {
  TwoByTwo table;
  for (const ScoredRow& row : rows) {
    const bool called = row.score >= threshold;
    (row.label == 1 ? (called ? table.tp : table.fn) : (called ? table.fp : table.tn)) += row.weight;
  }
  return table;
}

// Every score, and above them all; highest first.
std::vector<double> thresholds_of(const Rows& rows) {
  std::set<double, std::greater<>> thresholds{endless};
  for (const ScoredRow& row : rows) thresholds.insert(row.score);
  return {thresholds.begin(), thresholds.end()};
}

void check_same(const TwoByTwo& table, const TwoByTwo& expected) {
  CHECK(table.tp == Approx(expected.tp).margin(1e-12));
  CHECK(table.fp == Approx(expected.fp).margin(1e-12));
  CHECK(table.fn == Approx(expected.fn).margin(1e-12));
  CHECK(table.tn == Approx(expected.tn).margin(1e-12));
}

double root(double x) { return std::sqrt(x); }

// A formula as text, and the same as a function of ours.
struct Both {
  std::string text;
  double (*number)(const TwoByTwo&);
};

const std::vector<Both>& goals() {
  static const std::vector<Both> all{
      {"f1", [](const TwoByTwo& t) { return 2 * t.tp / (2 * t.tp + t.fp + t.fn); }},
      {"mcc",
       [](const TwoByTwo& t) {
         return (t.tp * t.tn - t.fp * t.fn) /
                (root(t.tp + t.fp) * root(t.tp + t.fn) * root(t.tn + t.fp) * root(t.tn + t.fn));
       }},
      {"informedness", [](const TwoByTwo& t) { return t.tp / (t.tp + t.fn) - t.fp / (t.fp + t.tn); }},
      {"precision", [](const TwoByTwo& t) { return t.tp / (t.tp + t.fp); }},
      {"5*FN + FP", [](const TwoByTwo& t) { return 5 * t.fn + t.fp; }}};
  return all;
}

// Conditions, and what they say. No table of the random rows is at a limit.
struct Allowed {
  std::vector<std::string> conditions;
  bool (*holds)(const TwoByTwo&);
  std::optional<double> capacity = std::nullopt;
};

const std::vector<Allowed>& restrictions() {
  static const std::vector<Allowed> all{
      {{}, [](const TwoByTwo&) { return true; }},
      {{"recall >= 0.5003"}, [](const TwoByTwo& t) { return t.tp / (t.tp + t.fn) > 0.5003; }},
      {{"FP <= 2.503", "TP > 0.503"}, [](const TwoByTwo& t) { return t.fp < 2.503 && t.tp > 0.503; }},
      {{"specificity < 0.9003"}, [](const TwoByTwo& t) { return t.tn / (t.tn + t.fp) < 0.9003; }},
      {{"precision < 0.9003"},
       [](const TwoByTwo& t) { return t.tp / (t.tp + t.fp) < 0.9003 && t.tp + t.fp < 3.303; },
       3.303}};
  return all;
}

struct Best {
  double threshold, number;
  std::size_t reached;
};

std::optional<Best> naive_best(const Rows& rows, const Both& goal, bool highest, const Allowed& allowed) {
  std::vector<Best> running;
  for (const double threshold : thresholds_of(rows)) {
    const TwoByTwo table = counted_at(rows, threshold);
    if (allowed.holds(table) && std::isfinite(goal.number(table)))
      running.push_back({threshold, goal.number(table), 1});
  }
  if (running.empty()) return std::nullopt;
  double best = running[0].number;
  for (const Best& one : running) best = highest ? std::max(best, one.number) : std::min(best, one.number);
  std::erase_if(running, [&](const Best& one) { return std::abs(one.number - best) > 1e-11; });
  running[0].reached = running.size();
  return running[0];
}

std::vector<Condition> read_all(const std::vector<std::string>& texts) {
  std::vector<Condition> all;
  for (const std::string& text : texts) all.push_back(condition(text));
  return all;
}

void check_best(const Rows& rows, const Both& goal, bool highest, const Allowed& allowed) {
  CAPTURE(goal.text, highest, allowed.conditions);
  const auto found = best_threshold(ranking_of(rows), {.formula = own_formula(goal.text),
                                                       .highest = highest,
                                                       .conditions = read_all(allowed.conditions),
                                                       .capacity = allowed.capacity});
  const std::optional<Best> expected = naive_best(rows, goal, highest, allowed);
  const auto* best = std::get_if<BestThreshold>(&found);
  REQUIRE((best != nullptr) == expected.has_value());
  if (!best) return;
  CHECK(best->threshold == expected->threshold);
  CHECK(best->number == Approx(expected->number).margin(1e-12));
  CHECK(best->reached == expected->reached);
  check_same(best->table, counted_at(rows, best->threshold));
}

// The largest of the shortfalls of recall under 0.9 and of precision under 0.97, or of FP over -1.
double largest_shortfall(const TwoByTwo& t) {
  const double precision = t.tp / (t.tp + t.fp);
  if (std::isnan(precision)) return endless;
  return std::max({0.9 - t.tp / (t.tp + t.fn), 0.97 - precision, t.fp - -1});
}

}  // namespace

TEST_CASE("law: the best threshold is the highest of those with the best number, whatever the goal") {
  for_all_rows([](const Rows& rows) {
    for (const Both& goal : goals())
      for (const bool highest : {true, false})
        for (const Allowed& allowed : restrictions()) check_best(rows, goal, highest, allowed);
  });
}

TEST_CASE("law: where no threshold meets the conditions the nearest has the smallest largest shortfall") {
  for_all_rows([](const Rows& rows) {
    const auto found = best_threshold(
        ranking_of(rows), {.formula = own_formula("f1"),
                           .conditions = read_all({"recall >= 0.9", "precision >= 0.97", "FP <= -1"})});
    const auto* nearest = std::get_if<NearestMiss>(&found);
    REQUIRE(nearest != nullptr);
    check_same(nearest->table, counted_at(rows, nearest->threshold));
    double least = endless;
    for (const double threshold : thresholds_of(rows))
      least = std::min(least, largest_shortfall(counted_at(rows, threshold)));
    CHECK(largest_shortfall(nearest->table) == Approx(least).epsilon(1e-12));
  });
}

TEST_CASE("law: the tables of any thresholds, in any order, are a count of the rows") {
  for_all_rows([](const Rows& rows) {
    std::vector<double> thresholds{-endless, 0.01, endless, -1e300, 0, 1e300};
    for (const ScoredRow& row : rows) {  // at scores, and just beside
      thresholds.push_back(row.score);
      thresholds.push_back(std::nextafter(row.score, endless));
      thresholds.push_back(std::nextafter(row.score, -endless));
    }
    std::shuffle(thresholds.begin(), thresholds.end(), std::mt19937_64(rows.size()));
    const std::vector<TwoByTwo> tables = tables_at(ranking_of(rows), thresholds);
    REQUIRE(tables.size() == thresholds.size());
    for (std::size_t i = 0; i < tables.size(); ++i) check_same(tables[i], counted_at(rows, thresholds[i]));
  });
}

TEST_CASE("law: even thresholds are, for each share of recall, the highest score that reaches it") {
  for_all_rows([](const Rows& rows) {
    for (const std::size_t count : {1U, 2U, 3U, 10U, 1000U}) {
      std::set<double, std::greater<>> expected;
      for (std::size_t share = 1; share <= count; ++share)
        for (const double threshold : thresholds_of(rows)) {
          const double least = static_cast<double>(share) / static_cast<double>(count) * count_of(rows, 1);
          if (counted_at(rows, threshold).tp < least - 1e-10) continue;
          expected.insert(threshold);
          break;
        }
      const std::vector<double> found = even_thresholds(ranking_of(rows), count);
      CHECK(found == std::vector<double>(expected.begin(), expected.end()));
      CHECK(found.size() <= count);
      CHECK(counted_at(rows, found.back()).fn == 0);
    }
  });
}

TEST_CASE("law: without positives the thresholds are even in negatives") {
  for_all_rows([](const Rows& rows) {
    const auto all_of = [&](int label) {
      return ranking_of(changed(rows, [&](ScoredRow& row) { row.label = label; }));
    };
    for (const std::size_t count : {1U, 3U, 10U})
      CHECK(even_thresholds(all_of(0), count) == even_thresholds(all_of(1), count));
  });
}
