// From reported figures back to counts: a search of boxes.
#include "assay/solve/solve.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace assay {

namespace {

// In nodes of formulas that are evaluated, each some 10 ns.
constexpr std::size_t most_work = 200'000'000, most_work_to_explain = 30'000'000;

class Search {
 public:
  /// `work_left` is used up.
  Search(const CountProblem& problem, std::size_t& work_left) : problem_(problem), work_left_(work_left) {
    for (const ReportedFigure& figure : problem.figures) {
      work_of_box_ += figure.formula.size();
      for (const Variable variable : figure.formula.variables())
        spoken_of_ |= rows_counted(variable, Scope::two_by_two).value_or(0);
    }
  }

  // The first table that comes; nothing when there is none, or when that is not known.
  CountSolutions run_to_first() {
    stops_at_first_ = true;
    return run();
  }

  CountSolutions run() {
    const Bounds cell{0, problem_.most_rows};
    search({.cells = {cell, cell, cell, cell}, .rows = {problem_.fewest_rows, problem_.most_rows}});
    std::vector<std::pair<Order, TwoByTwo>> ordered;
    for (const TwoByTwo& table : found_.tables) ordered.emplace_back(order_of(table), table);
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < ordered.size(); ++i) found_.tables[i] = ordered[i].second;
    return std::move(found_);
  }

 private:
  using Order = std::tuple<double, double, double, double, double>;

  // How far the figures of a table are from those given, in units of what rounding allows; the largest
  // counts.
  [[nodiscard]] Order order_of(const TwoByTwo& t) const {
    double farthest = 0;
    for (const ReportedFigure& figure : problem_.figures)
      if (figure.high > figure.low)
        farthest = std::max(farthest, std::abs(figure.formula.evaluate(variables_of(t)) - figure.value) /
                                          (figure.high - figure.low));
    // Rounded, so that equal distances are equal.
    return {std::round(farthest * 1e9), t.tp + t.fp + t.fn + t.tn, t.tp, t.fp, t.fn};
  }

  void search(TableBox box) {
    if (!found_.all || (stops_at_first_ && !found_.tables.empty()) || !tightened(box)) return;
    if (work_left_ < work_of_box_) {
      found_.all = false;
      found_.given_up = true;
      return;
    }
    work_left_ -= work_of_box_;
    for (const ReportedFigure& figure : problem_.figures)
      if (!may_hold(figure, figure.formula.bounds(box))) return;
    const std::size_t at = widest_in(box);
    const Bounds* const widest = &box.cells[at];
    if (widest->low == widest->high) return check(box);
    const double middle = std::floor((widest->low + widest->high) / 2);
    TableBox upper = box;
    box.cells[at].high = middle;
    upper.cells[at].low = middle + 1;
    search(box);
    search(upper);
  }

  // Of those that the figures speak of; when these are settled, of all.
  [[nodiscard]] std::size_t widest_in(const TableBox& box) const {
    std::size_t widest = 0;
    for (std::size_t i = 1; i < box.cells.size(); ++i)
      if (order_to_split(box, i) > order_to_split(box, widest)) widest = i;
    return widest;
  }
  [[nodiscard]] std::pair<bool, double> order_to_split(const TableBox& box, std::size_t cell) const {
    const double width = box.cells[cell].high - box.cells[cell].low;
    return {width > 0 && (spoken_of_ >> cell & 1U) != 0, width};
  }

  // Cells must leave room for each other in the number of rows. False when they cannot.
  static bool tightened(TableBox& box) {
    double low = 0, high = 0;
    for (const Bounds& cell : box.cells) {
      low += cell.low;
      high += cell.high;
    }
    for (Bounds& cell : box.cells) {
      const double others_low = low - cell.low, others_high = high - cell.high;
      cell.low = std::max(cell.low, box.rows.low - others_high);
      cell.high = std::min(cell.high, box.rows.high - others_low);
      if (cell.empty()) return false;
      low = others_low + cell.low;
      high = others_high + cell.high;
    }
    return low <= box.rows.high && high >= box.rows.low;
  }

  // With room for rounding of the arithmetic; the last word has check().
  static bool may_hold(const ReportedFigure& figure, const Bounds& bounds) {
    const double slack = 1e-9 * std::max({1.0, std::abs(figure.low), std::abs(figure.high)});
    return !bounds.empty() && bounds.high >= figure.low - slack && bounds.low <= figure.high + slack;
  }

  void check(const TableBox& box) {
    const auto& [tp, fp, fn, tn] = box.cells;
    const TwoByTwo table{.tp = tp.low, .fp = fp.low, .fn = fn.low, .tn = tn.low};
    const Variables variables = variables_of(table);
    for (const ReportedFigure& figure : problem_.figures) {
      const double number = figure.formula.evaluate(variables);
      // A reported bound is decimal: a quotient that meets it may differ in its last bits.
      const double slack = 1e-13 * std::max(1.0, std::abs(number));
      if (!(std::isfinite(number) && number >= figure.low - slack && number <= figure.high + slack)) return;
    }
    if (found_.tables.size() == problem_.most_solutions) {
      found_.all = false;
      return;
    }
    found_.tables.push_back(table);
  }

  const CountProblem& problem_;
  CountSolutions found_;
  std::size_t& work_left_;
  std::size_t work_of_box_ = 1;
  unsigned spoken_of_ = 0;  // cells, as a set of bits in the order of TableBox::cells
  bool stops_at_first_ = false;
};

}  // namespace

CountSolutions solve_counts(const CountProblem& problem) {
  std::size_t work_left = most_work;
  return Search(problem, work_left).run();
}

std::vector<std::size_t> contradiction(const CountProblem& problem) {
  std::vector<std::size_t> needed(problem.figures.size());
  std::iota(needed.begin(), needed.end(), std::size_t{0});
  std::size_t work_left = most_work_to_explain;
  for (std::size_t i = 0; i < problem.figures.size(); ++i) {
    CountProblem without = problem;
    without.figures.clear();
    for (const std::size_t one : needed)
      if (one != i) without.figures.push_back(problem.figures[one]);
    const CountSolutions others = Search(without, work_left).run_to_first();
    if (others.tables.empty() && others.all) std::erase(needed, i);
  }
  return needed;
}

}  // namespace assay
