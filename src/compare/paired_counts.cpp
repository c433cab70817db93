// Differences of metrics of counts between two models on the same rows.
#include "compare/paired_counts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "evaluate/count_slopes.hpp"

namespace assay {

namespace {

constexpr double added_rows = 2;  // in total

// Which rows of a two-by-two table a share counts, and of which.
struct CountedCells {
  bool counted[2][2];  // by truth and prediction, 1 being the class itself, or for a matrix a right answer
  bool included[2][2];
};

// Nothing where the formula is no share of rows that truth alone decides.
std::optional<CountedCells> counted_cells(const Formula& formula, bool of_matrix) {
  CountedCells cells{};
  for (const bool truth : {false, true})
    for (const bool predicted : {false, true}) {
      ConfusionMatrix unit{.labels = {"0", "1"}, .cells = {0, 0, 0, 0}};
      unit.at(truth ? 1 : 0, predicted ? 1 : 0) = 1;
      const auto share =
          formula.proportion(of_matrix ? variables_of(unit, false) : variables_of(one_vs_rest(unit, 1)));
      if (!share) return std::nullopt;
      cells.counted[truth][predicted] = share->k == 1;
      cells.included[truth][predicted] = share->n == 1;
    }
  for (const auto& row : cells.included)
    if (row[0] != row[1]) return std::nullopt;
  return cells;
}

}  // namespace

PairedCounts::PairedCounts(const PairedSample& paired, std::size_t first, std::size_t second,
                           const Units& units)
    : paired_(paired),
      first_(paired.models[first].sample.predictions),
      second_(paired.models[second].sample.predictions),
      first_at_(first),
      second_at_(second),
      units_(units) {
  const std::size_t size = paired.classes().size();
  std::map<std::size_t, double> cells;
  std::vector<double> dense(size <= 32 ? size * size * size : 0);
  for (std::size_t row = 0; row < paired.rows.size(); ++row) {
    const std::size_t at =
        (paired.truth(row) * size + paired.predicted(first, row)) * size + paired.predicted(second, row);
    (dense.empty() ? cells[at] : dense[at]) += paired.rows.weight(row);
  }
  for (std::size_t at = 0; at < dense.size(); ++at)
    if (dense[at] > 0) cells[at] = dense[at];
  for (const auto& [at, rows] : cells)
    joint_.push_back({at / size / size, at / size % size, at % size, rows});
}

// Where an estimand is a share of rows that truth alone decides, so that it is of the same rows in both.
std::optional<Discordant> PairedCounts::discordant(const Estimand& estimand) const {
  const auto count = count_estimand(estimand, first_, ClassPlaces(first_.matrix.labels));
  if (!count || count->average) return std::nullopt;
  const auto cells = counted_cells(*count->formula, !count->table);
  if (!cells) return std::nullopt;
  Discordant rows;
  for (const JointCell& cell : joint_) {
    const std::size_t one = count->table.value_or(cell.truth);
    const bool truth = cell.truth == one;
    if (!cells->included[truth][0]) continue;
    const bool first = cells->counted[truth][cell.first == one];
    const bool second = cells->counted[truth][cell.second == one];
    rows.rows += cell.rows;
    rows.first += first && !second ? cell.rows : 0;
    rows.second += second && !first ? cell.rows : 0;
  }
  return rows;
}

// Each true class gets the same: a quarter that both get right, one that each gets right alone, and one that
// neither does, spread over the wrong classes.
std::vector<JointCell> PairedCounts::added() const {
  const std::size_t size = first_.matrix.size();
  const double quarter = added_rows / 4 / static_cast<double>(size);
  const double part = quarter / static_cast<double>(size - 1);
  std::vector<JointCell> cells;
  for (std::size_t t = 0; t < size; ++t) {
    cells.push_back({t, t, t, quarter});
    for (std::size_t wrong = 0; wrong < size; ++wrong) {
      if (wrong == t) continue;
      for (const auto& [first, second] : {std::pair{t, wrong}, std::pair{wrong, t}, std::pair{wrong, wrong}})
        cells.push_back({t, first, second, part});
    }
  }
  return cells;
}

std::vector<DifferenceEstimate> PairedCounts::jackknifed(std::span<const CountEstimand> estimands,
                                                         const EvaluationPlan& plan) const {
  const std::size_t size = first_.matrix.size();
  const std::vector<JointCell> more = added();
  Cells of_first = first_.matrix.cells, of_second = second_.matrix.cells;
  for (const JointCell& cell : more) {
    of_first[cell.truth * size + cell.first] += cell.rows;
    of_second[cell.truth * size + cell.second] += cell.rows;
  }
  const SlopedStatistics first = sloped_statistics(first_, plan.zero_division, estimands),
                         second = sloped_statistics(second_, plan.zero_division, estimands);
  std::vector<double> numbers_of_first(estimands.size()), numbers_of_second(estimands.size());
  first.values(of_first, numbers_of_first);
  second.values(of_second, numbers_of_second);
  std::vector<DifferenceEstimate> found;
  for (std::size_t i = 0; i < estimands.size(); ++i) {
    const std::vector<double> by_first = first.slopes(of_first, i), by_second = second.slopes(of_second, i);
    const auto change = [&](const JointCell& cell) {
      return by_second[cell.truth * size + cell.second] - by_first[cell.truth * size + cell.first];
    };
    found.push_back(symmetric_difference({.difference = numbers_of_second[i] - numbers_of_first[i],
                                          .variance = variance(change, more),
                                          .degrees_of_freedom = units_.degrees_of_freedom()},
                                         IntervalMethod::paired_jackknife, "t", plan.intervals.confidence()));
  }
  return found;
}

// Of rows and of those added, of what a row of each cell changes.
double PairedCounts::variance(const std::function<double(const JointCell&)>& change,
                              std::span<const JointCell> more) const {
  double squares = 0;
  for (const JointCell& cell : more) squares += cell.rows * std::pow(change(cell), 2);
  if (!is_plain()) {
    std::vector<double> changes(paired_.rows.size());
    for (std::size_t row = 0; row < changes.size(); ++row)
      changes[row] = change(
          {paired_.truth(row), paired_.predicted(first_at_, row), paired_.predicted(second_at_, row), 1});
    return squares * units_.mean_weight() * units_.mean_weight() + units_.variance(changes);
  }
  double total = 0, rows = 0;
  for (const JointCell& cell : joint_) {
    total += cell.rows * change(cell);
    rows += cell.rows;
  }
  for (const JointCell& cell : joint_) squares += cell.rows * std::pow(change(cell) - total / rows, 2);
  return squares * rows / (rows - 1);
}

std::vector<DifferenceEstimate> PairedCounts::differences(std::span<const Estimand> estimands,
                                                          const EvaluationPlan& plan) const {
  std::vector<DifferenceEstimate> found(estimands.size());
  const ClassPlaces places(first_.matrix.labels);
  std::vector<CountEstimand> waiting;
  std::vector<std::size_t> places_of_waiting;
  for (std::size_t i = 0; i < estimands.size(); ++i) {
    if (const auto rows = is_plain() ? discordant(estimands[i]) : std::nullopt) {
      found[i] = difference_of_shares(*rows, plan.intervals.confidence());
    } else if (auto one = count_estimand(estimands[i], first_, places)) {
      waiting.push_back(*one);
      places_of_waiting.push_back(i);
    }
  }
  if (waiting.empty()) return found;
  const auto all = jackknifed(waiting, plan);
  for (std::size_t i = 0; i < waiting.size(); ++i) found[places_of_waiting[i]] = all[i];
  return found;
}

}  // namespace assay
