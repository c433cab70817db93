// What each row adds to areas of several classes: against numerical derivatives along the rows' weights.
#include "assay/curve/class_groups.hpp"

#include <functional>
#include <random>

#include "assay/curve/class_summary.hpp"
#include "catch.hpp"
#include "records.hpp"

using namespace assay;

namespace {

const std::vector<std::string> letters{"a", "b", "c", "d"};

struct LetterRow {
  std::size_t truth;
  std::vector<double> scores;
  double weight = 1;
};

ClassSummary summary_of_letters(const std::vector<LetterRow>& rows) {
  ClassScoreTally tally(letters, 0);
  for (const LetterRow& row : rows) {
    const Record record{.truth = letters[row.truth], .weight = row.weight, .class_scores = row.scores};
    tally.add(RecordBatch(std::span(&record, 1)));
  }
  return ClassSummary(tally);
}

// Of classes whose sizes differ; scores tie here and there.
std::vector<LetterRow> letter_rows(std::uint64_t seed) {
  std::mt19937_64 draw(seed);
  std::vector<LetterRow> rows;
  for (std::size_t i = 0; i < 60; ++i) {
    LetterRow row{std::min<std::size_t>(i % 6, 3), std::vector<double>(4)};
    for (double& score : row.scores) score = static_cast<double>(draw() % 12);
    row.scores[row.truth] += static_cast<double>(draw() % 6);
    rows.push_back(row);
  }
  return rows;
}

using Average = std::function<double(const ClassSummary&)>;

Average average_of(ClassWeights weights, Value (*value_of)(const CachedRanking&)) {
  return [=](const ClassSummary& summary) {
    std::vector<Value> values;
    for (std::size_t k = 0; k < letters.size(); ++k) values.push_back(value_of(summary.one_vs_rest(k)));
    return class_average(summary, values, weights).number();
  };
}

Value area_of(const CachedRanking& ranking) { return ranking.roc().auc; }
Value precision_of(const CachedRanking& ranking) { return ranking.precision_recall().average_precision; }

// By class, as ClassSpread has them.
std::vector<double> squares_by_derivatives(const std::vector<LetterRow>& rows, const Average& average) {
  constexpr double step = 1e-5;
  std::vector<double> squares(letters.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto at = [&](double weight) {
      std::vector<LetterRow> changed = rows;
      changed[i].weight = weight;
      return average(summary_of_letters(changed));
    };
    const double change = (at(1 + step) - at(1 - step)) / (2 * step);
    squares[rows[i].truth] += change * change;
  }
  return squares;
}

void check_squares(const AverageSpread& spread, const std::vector<double>& squares) {
  for (std::size_t k = 0; k < squares.size(); ++k) {
    CAPTURE(k);
    CHECK(spread.classes[k].squares == Approx(squares[k]).epsilon(1e-4));
  }
}

}  // namespace

TEST_CASE("law: what rows add to averages over classes is what their weights change") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    const std::vector<LetterRow> rows = letter_rows(seed);
    const ClassSummary summary = summary_of_letters(rows);
    const ClassGroups& groups = *summary.groups();
    for (const ClassWeights weights : {ClassWeights::equal, ClassWeights::support}) {
      check_squares(groups.of_roc_auc(weights), squares_by_derivatives(rows, average_of(weights, area_of)));
      check_squares(groups.of_average_precision(weights),
                    squares_by_derivatives(rows, average_of(weights, precision_of)));
    }
    check_squares(groups.of_pairs(), squares_by_derivatives(rows, [](const ClassSummary& one) {
                    return one.hand_till().number();
                  }));
  }
}

TEST_CASE("weighted rows have no place of their own") {
  std::vector<LetterRow> rows = letter_rows(1);
  rows[3].weight = 2;
  CHECK(summary_of_letters(rows).groups() == nullptr);
}

TEST_CASE("a class without rows does not count in an average by support") {
  std::vector<LetterRow> rows = letter_rows(1);
  std::erase_if(rows, [](const LetterRow& row) { return row.truth == 2; });
  const ClassSummary summary = summary_of_letters(rows);
  const AverageSpread spread = summary.groups()->of_roc_auc(ClassWeights::support);
  CHECK(spread.classes[2].rows == 0);
  const double average = average_of(ClassWeights::support, area_of)(summary);
  const Interval interval = average_interval(average, spread, .95);
  CHECK((interval.low > 0 && interval.low < average && interval.high > average && interval.high < 1));
}
