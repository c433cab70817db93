// What is read off rows with a score for each class.
#include "assay/curve/class_summary.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "assay/core/text.hpp"
#include "assay/tally/sum.hpp"

namespace assay {

namespace {

Ranking against_rest(const std::vector<ScoredRows>& by_truth, std::size_t k) {
  ScoredRows rest;
  for (std::size_t other = 0; other < by_truth.size(); ++other)
    if (other != k) rest.merge(by_truth[other]);
  rest.sort();
  return {by_truth[k], std::move(rest)};
}

}  // namespace

ClassSummary::ClassSummary(ClassScoreTally tally, const ProbabilityRule& probabilities)
    : labels_(tally.classes()),
      ranks_(tally.ranks()),
      probabilities_(probabilities),
      highest_(tally.scores().highest()),
      scatter_of_ranks_(tally.scatter_of_ranks()) {
  CompensatedSum pairs;
  std::optional<Value> why_none;
  if (!scatter_of_ranks_) groups_.emplace(tally.scores().truth(), labels_.size());
  for (std::size_t k = 0; k < labels_.size(); ++k) {
    const std::vector<ScoredRows> by_truth = tally.scores().by_truth(k);
    support_.push_back(by_truth[k].total());
    one_vs_rest_.emplace_back(against_rest(by_truth, k), probabilities);
    if (groups_) groups_->add(tally.scores().column(k), one_vs_rest_.back().ranking());
    tally.scores().drop(k);
    for (std::size_t other = 0; other < labels_.size(); ++other) {
      if (other == k) continue;
      const Value told_apart = roc({by_truth[k], by_truth[other]}).auc;
      if (told_apart.defined())
        pairs.add(told_apart.number());
      else
        why_none = told_apart;
    }
  }
  const auto empty = std::find(support_.begin(), support_.end(), 0.0);
  const auto count = static_cast<double>(labels_.size());
  if (empty == support_.end() && why_none) {
    hand_till_ = *why_none;
  } else if (empty == support_.end()) {
    hand_till_ = std::min(1.0, pairs.value() / (count * (count - 1)));
  } else {
    const std::string& label = labels_[static_cast<std::size_t>(empty - support_.begin())];
    hand_till_ = Value::undefined("class " + in_quotes(label) + " has no rows in truth");
  }
}

std::pair<double, double> ClassSummary::in_top(std::size_t k) const {
  const auto end = ranks_.begin() + static_cast<std::ptrdiff_t>(std::min(k, ranks_.size()));
  return {std::accumulate(ranks_.begin(), end, 0.0), std::accumulate(ranks_.begin(), ranks_.end(), 0.0)};
}

Value class_average(const ClassSummary& summary, const std::vector<Value>& values, ClassWeights weights) {
  CompensatedSum sum, total;
  double low = std::numeric_limits<double>::infinity(), high = -low;  // rounding does not leave them
  for (std::size_t k = 0; k < values.size(); ++k) {
    const double weight = weights == ClassWeights::equal ? 1 : summary.support(k);
    if (weight == 0) continue;
    if (!values[k].defined())
      return Value::undefined("class " + in_quotes(summary.labels()[k]) + ": " + values[k].why());
    low = std::min(low, values[k].number());
    high = std::max(high, values[k].number());
    sum.add(weight * values[k].number());
    total.add(weight);
  }
  return total.value() > 0 ? Value(std::clamp(sum.value() / total.value(), low, high))
                           : Value::undefined("no class has rows in truth");
}

}  // namespace assay
