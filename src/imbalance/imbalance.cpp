// Class imbalance: how large it is, what baseline models score, and remedies.
#include "assay/imbalance/imbalance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "assay/core/text.hpp"
#include "assay/stats/binomial.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

namespace {

// In nats.
double entropy(const ClassCounts& counts) {
  double sum = 0;
  for (std::size_t k = 0; k < counts.size(); ++k)
    if (counts.counts[k] > 0) sum -= counts.share(k) * std::log(counts.share(k));
  return std::max(sum, 0.0);
}

Severity severity_of(double smaller_share) {
  if (smaller_share <= 0.01) return Severity::extreme;
  if (smaller_share < 0.2) return Severity::moderate;
  return smaller_share < 0.4 ? Severity::mild : Severity::none;
}

std::string no_rows_in(const ClassCounts& counts, std::size_t k) {
  return "class " + in_quotes(counts.labels[k]) + " has no rows";
}

Value one_class_only() { return Value::undefined("there is one class only"); }

}  // namespace

double ClassCounts::total() const { return std::accumulate(counts.begin(), counts.end(), 0.0); }

std::size_t ClassCounts::smallest() const {
  return static_cast<std::size_t>(std::min_element(counts.begin(), counts.end()) - counts.begin());
}

std::size_t ClassCounts::largest() const {
  return static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

ClassCounts class_counts(const ConfusionMatrix& matrix) {
  ClassCounts counts{.labels = matrix.labels, .counts = {}, .weighted = matrix.weighted};
  for (std::size_t k = 0; k < matrix.size(); ++k) counts.counts.push_back(matrix.truth_total(k));
  return counts;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::none:
      return "none";
    case Severity::mild:
      return "mild";
    case Severity::moderate:
      return "moderate";
    default:
      return "extreme";
  }
}

Imbalance imbalance(const ClassCounts& counts) {
  const std::size_t smallest = counts.smallest();
  const double few = counts.counts[smallest], many = counts.counts[counts.largest()];
  const double nats = entropy(counts);
  Imbalance result{.effective_classes = std::min(std::exp(nats), static_cast<double>(counts.size())),
                   .smaller_share = few / (few + many)};
  result.severity = severity_of(result.smaller_share);
  if (counts.size() == 1) {
    result.ratio = one_class_only();
    result.evenness = one_class_only();
    return result;
  }
  result.ratio = few > 0 ? Value(many / few) : Value::infinite(no_rows_in(counts, smallest));
  result.evenness = std::min(1.0, nats / std::log(static_cast<double>(counts.size())));
  return result;
}

double recall_half_width(double recall, double rows) {
  const Interval interval =
      proportion_interval({.k = recall * rows, .n = rows}, ProportionMethod::wilson, 0.95);
  return (interval.high - interval.low) / 2;
}

double rows_for_half_width(double recall, double half_width) {
  double enough = 1;
  while (recall_half_width(recall, enough) > half_width) enough *= 2;
  for (double too_few = std::floor(enough / 2); enough - too_few > 1;) {
    const double middle = std::floor((enough + too_few) / 2);
    (recall_half_width(recall, middle) > half_width ? too_few : enough) = middle;
  }
  return enough;
}

namespace {

// A class that is called as often as `called`, at random, and has this share of the rows.
Value expected_f1(double share, double called) {
  if (share + called == 0) return Value::undefined("2*TP + FP + FN = 0");
  return 2 * share * called / (share + called);
}

class DummyClassifier {
 public:
  DummyClassifier(const ClassCounts& counts, const BaselinePlan& plan)
      : counts_(counts), plan_(plan), classes_(static_cast<double>(counts.size())) {
    for (std::size_t k = 0; k < counts.size(); ++k) shares_.push_back(counts.share(k));
  }

  // `called`: how often each class is called, which is also what is stated as its probability.
  [[nodiscard]] Baseline baseline(std::string_view name, const std::vector<double>& called) const {
    Baseline result{.name = name, .scores = {}};
    result.scores = {{"accuracy", std::inner_product(shares_.begin(), shares_.end(), called.begin(), 0.0)},
                     {"balanced_accuracy", of_each_class(1 / classes_)},
                     {is_two_sided() ? "f1" : "macro_f1", f1(called)},
                     {"mcc", mcc(called)},
                     {"log_loss", log_loss(called)},
                     {"brier_score", brier(called)},
                     {"average_precision", average_precision()},
                     {"roc_auc", of_each_class(0.5)}};
    return result;
  }

  [[nodiscard]] const std::vector<double>& shares() const { return shares_; }

 private:
  // One of the classes is the positive one, known or not.
  [[nodiscard]] bool is_two_sided() const { return counts_.size() == 2 && !plan_.of_every_class; }

  // A value that rests on every class's own rows.
  [[nodiscard]] Value of_each_class(double value) const {
    if (counts_.size() == 1) return one_class_only();
    const std::size_t smallest = counts_.smallest();
    return counts_.counts[smallest] > 0 ? Value(value) : Value::undefined(no_rows_in(counts_, smallest));
  }

  [[nodiscard]] std::optional<Value> why_no_positive() const {
    if (!is_two_sided() || plan_.positive) return std::nullopt;
    return Value::undefined("the positive class is unknown: name it with --positive");
  }

  [[nodiscard]] Value f1(const std::vector<double>& called) const {
    if (auto why = why_no_positive()) return *why;
    if (plan_.positive) return expected_f1(shares_[*plan_.positive], called[*plan_.positive]);
    double sum = 0;
    for (std::size_t k = 0; k < counts_.size(); ++k) {
      const Value one = expected_f1(shares_[k], called[k]);
      if (!one.defined()) return Value::undefined("class " + in_quotes(counts_.labels[k]) + ": " + one.why());
      sum += one.number();
    }
    return sum / classes_;
  }

  // Guesses do not go with the truth; but where there is one class only, nothing can.
  [[nodiscard]] static Value mcc_of(double most_frequent, double most_called) {
    if (most_frequent == 1 || most_called == 1)
      return Value::undefined("truth or predictions hold one class only");
    return 0;
  }
  [[nodiscard]] Value mcc(const std::vector<double>& called) const {
    return mcc_of(*std::max_element(shares_.begin(), shares_.end()),
                  *std::max_element(called.begin(), called.end()));
  }

  [[nodiscard]] Value log_loss(const std::vector<double>& stated) const {
    double sum = 0;
    for (std::size_t k = 0; k < counts_.size(); ++k) {
      if (shares_[k] == 0) continue;
      if (stated[k] == 0)
        return Value::infinite("it gives probability 0 to rows of " + in_quotes(counts_.labels[k]));
      sum -= shares_[k] * std::log(stated[k]);
    }
    return sum + 0.0;
  }

  // The mean squared distance of what is stated from 1 for the true class and 0 for the others.
  [[nodiscard]] Value brier(const std::vector<double>& stated) const {
    double sum = 0;
    for (std::size_t k = 0; k < counts_.size(); ++k)
      sum += shares_[k] * (1 - stated[k]) * (1 - stated[k]) + (1 - shares_[k]) * stated[k] * stated[k];
    return is_two_sided() ? sum / 2 : sum;
  }

  [[nodiscard]] Value average_precision() const {
    if (auto why = why_no_positive()) return *why;
    if (!plan_.positive) return of_each_class(1 / classes_);  // the mean of the shares
    if (shares_[*plan_.positive] == 0) return Value::undefined(no_rows_in(counts_, *plan_.positive));
    return shares_[*plan_.positive];
  }

  const ClassCounts& counts_;
  const BaselinePlan& plan_;
  double classes_;
  std::vector<double> shares_;
};

}  // namespace

std::vector<Baseline> baselines(const ClassCounts& counts, const BaselinePlan& plan) {
  const DummyClassifier dummy(counts, plan);
  std::vector<double> sure(counts.size());
  sure[counts.largest()] = 1;
  const std::vector<double> equal(counts.size(), 1 / static_cast<double>(counts.size()));
  std::vector<Baseline> all{dummy.baseline("most_frequent", sure),
                            dummy.baseline("stratified", dummy.shares()), dummy.baseline("uniform", equal)};
  if (counts.size() == 2 && plan.positive && !plan.of_every_class && *plan.positive != counts.largest()) {
    std::vector<double> all_positive(counts.size());
    all_positive[*plan.positive] = 1;
    all.push_back(dummy.baseline("all_positive", all_positive));
  }
  return all;
}

Value skill(double value, const Value& baseline, Better better) {
  if (!baseline.defined()) return baseline;
  const double best = better == Better::lower ? 0 : 1;
  if (baseline.number() == best) return Value::undefined("the baseline is perfect");
  return (value - baseline.number()) / (best - baseline.number());
}

double no_information_p_value(double correct, double rows, double rate) {
  return binomial_upper_tail(correct, rows, rate);
}

Value class_weight(const ClassCounts& counts, std::size_t k) {
  if (counts.counts[k] == 0) return Value::infinite(no_rows_in(counts, k));
  const auto empty = std::count(counts.counts.begin(), counts.counts.end(), 0.0);
  return counts.total() /
         (static_cast<double>(counts.size() - static_cast<std::size_t>(empty)) * counts.counts[k]);
}

Resampling resampling(const ClassCounts& counts, double ratio) {
  const std::size_t smallest = counts.smallest();
  const double few = counts.counts[smallest], many = counts.counts[counts.largest()];
  Resampling result{.ratio = ratio};
  double drop = 0, add = 0;
  for (const double rows : counts.counts) {
    drop += std::max(0.0, rows - ratio * few);
    add += std::max(0.0, std::ceil(many / ratio) - rows);
  }
  result.add = add;
  if (few == 0) {
    result.drop = Value::undefined(no_rows_in(counts, smallest));
  } else {
    result.drop = drop;
  }
  if (counts.size() != 2) return result;
  result.odds_factor =
      few == 0 ? Value::undefined(no_rows_in(counts, smallest)) : Value(std::max(1.0, many / (ratio * few)));
  return result;
}

double equal_threshold(double odds_factor) { return 1 / (1 + odds_factor); }

}  // namespace assay
