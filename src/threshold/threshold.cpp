// Thresholds of scores.
#include "assay/threshold/threshold.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "assay/core/syntax_error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"

namespace assay {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Numbers this near to each other, by their size, are the same but for rounding: a few units in the last
// place.
constexpr double rounding = 16 * std::numeric_limits<double>::epsilon();

// Visits every score and the two-by-two table that it brings, highest first.
template <class Visit>
void each_score(const Ranking& ranking, Visit visit) {
  const double p = ranking.positives(), n = ranking.negatives();
  ranking.accumulate([&](double score, double tp, double fp) {
    visit(score, TwoByTwo{.tp = tp, .fp = fp, .fn = p - tp, .tn = n - fp});
  });
}

// No row is predicted positive.
TwoByTwo table_above_all(const Ranking& ranking) {
  return {.fn = ranking.positives(), .tn = ranking.negatives()};
}

// Looks for the best threshold among tables that come a batch at a time.
class Search {
 public:
  explicit Search(const Goal& goal) : goal_(goal) {}

  void add(double threshold, const TwoByTwo& table) {
    if (goal_.capacity && table.tp + table.fp > *goal_.capacity) return;
    thresholds_.push_back(threshold);
    tables_.add(table);
    if (thresholds_.size() == batch) look();
  }

  std::variant<BestThreshold, NearestMiss, NoGoal> result() && {
    look();
    if (best_) {
      best_->infinite = infinite_;
      return *best_;
    }
    if (nearest_) return *nearest_;
    return NoGoal{.why = why_no_goal(), .met = last_met_.has_value()};
  }

 private:
  static constexpr std::size_t batch = 1024;

  void look() {
    if (thresholds_.empty()) return;
    find_shortfalls();
    numbers_.resize(tables_.size());
    goal_.formula.evaluate(tables_, numbers_);
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      if (shortfalls_[i] == 0) {
        last_met_ = table(i);
        if (std::isfinite(numbers_[i])) consider(i);
        infinite_ += std::isinf(numbers_[i]) ? 1 : 0;
      } else if (shortfalls_[i] < nearest_shortfall_) {
        nearest_shortfall_ = shortfalls_[i];
        nearest_ = NearestMiss{.threshold = thresholds_[i], .table = table(i)};
      }
    }
    if (last_met_) {
      nearest_.reset();
      nearest_shortfall_ = 0;
    }
    last_ = table(tables_.size() - 1);
    thresholds_.clear();
    tables_.clear();
  }

  // The largest of each threshold's; NaN where a formula is undefined.
  void find_shortfalls() {
    shortfalls_.assign(tables_.size(), 0);
    std::vector<double> numbers(tables_.size());
    for (const Condition& condition : goal_.conditions) {
      condition.formula.evaluate(tables_, numbers);
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double shortfall = condition.shortfall(numbers[i]);
        if (std::isnan(shortfall) || shortfall > shortfalls_[i]) shortfalls_[i] = shortfall;  // a NaN stays
      }
    }
  }

  void consider(std::size_t i) {
    const double gain = best_ ? (goal_.highest ? 1 : -1) * (numbers_[i] - best_->number) : infinity;
    const double tie = best_ ? rounding * std::max(std::abs(best_->number), goal_.scale) : 0;
    if (gain > tie) {
      best_ = BestThreshold{.threshold = thresholds_[i], .table = table(i), .number = numbers_[i]};
    } else if (gain >= -tie) {
      ++best_->reached;
    }
  }

  // Where the conditions are met the goal is not finite; where there are no such places a condition is
  // undefined.
  [[nodiscard]] Value why_no_goal() const {
    if (last_met_) return goal_.formula.value(variables_of(*last_met_));
    if (last_)
      for (const Condition& condition : goal_.conditions)
        if (const Value value = condition.formula.value(variables_of(*last_)); !value.defined()) return value;
    return Value::undefined("more rows than the capacity have the highest score, which is infinite");
  }

  [[nodiscard]] TwoByTwo table(std::size_t i) const {
    return {.tp = tables_.tp[i], .fp = tables_.fp[i], .fn = tables_.fn[i], .tn = tables_.tn[i]};
  }

  const Goal& goal_;
  std::vector<double> thresholds_;  // of the batch, as are
  TableColumns tables_;
  std::vector<double> numbers_, shortfalls_;
  std::optional<BestThreshold> best_;
  std::size_t infinite_ = 0;
  std::optional<TwoByTwo> last_met_;  // of those that meet the conditions
  std::optional<NearestMiss> nearest_;
  double nearest_shortfall_ = infinity;
  std::optional<TwoByTwo> last_;  // of all within the capacity
};

}  // namespace

std::vector<TwoByTwo> tables_at(const Ranking& ranking, std::span<const double> thresholds) {
  std::vector<std::size_t> order(thresholds.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return thresholds[a] > thresholds[b]; });
  std::vector<TwoByTwo> tables(thresholds.size());
  TwoByTwo so_far = table_above_all(ranking);
  auto next = order.begin();
  each_score(ranking, [&](double score, const TwoByTwo& table) {
    for (; next != order.end() && thresholds[*next] > score; ++next) tables[*next] = so_far;
    so_far = table;
  });
  for (; next != order.end(); ++next) tables[*next] = so_far;
  return tables;
}

std::vector<double> even_thresholds(const Ranking& ranking, std::size_t at_most) {
  const bool by_positives = ranking.positives() > 0;
  const double all = by_positives ? ranking.positives() : ranking.negatives();
  std::vector<double> thresholds;
  std::size_t reached = 0;  // of the shares
  each_score(ranking, [&](double threshold, const TwoByTwo& table) {
    const double left = (by_positives ? table.fn : table.tn) / all;
    const auto shares =
        static_cast<std::size_t>(std::floor((1 - left) * static_cast<double>(at_most) + 1e-9));
    if (shares > reached) thresholds.push_back(threshold);
    reached = std::max(reached, shares);
  });
  return thresholds;
}

double Condition::shortfall(double number) const {
  if (comparison.holds(number)) return 0;
  const double least = std::numeric_limits<double>::min();  // equal to a limit that must be passed
  return std::isnan(number) ? number : std::max(std::abs(number - comparison.limit), least);
}

Condition condition(std::string_view text) {
  const std::string_view whole = trimmed(text);
  const auto [left, comparison] = parse_comparison(whole, "condition");
  try {
    return {.text = std::string(whole),
            .left = std::string(left),
            .formula = own_formula(left),
            .comparison = comparison};
  } catch (const SyntaxError& error) {
    throw error.inside("condition", whole, 0);
  }
}

std::variant<BestThreshold, NearestMiss, NoGoal> best_threshold(const Ranking& ranking, const Goal& goal) {
  Search search(goal);
  bool first = true;
  each_score(ranking, [&](double score, const TwoByTwo& table) {
    // A threshold above every score there is only below infinity.
    if (std::exchange(first, false) && score < infinity) search.add(infinity, table_above_all(ranking));
    search.add(score, table);
  });
  return std::move(search).result();
}

}  // namespace assay
