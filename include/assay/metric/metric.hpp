// What the catalogue says of a metric.
#pragma once

#include <limits>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "assay/core/value.hpp"
#include "assay/curve/class_summary.hpp"
#include "assay/curve/score_ranks.hpp"
#include "assay/curve/summary.hpp"
#include "assay/stats/interval_plan.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// A metric of counts, as text (see formula.hpp). Either may be empty: the metric then has no such form. One
/// that has a whole-matrix form speaks of all classes at once; the others are taken class by class, and
/// averaged.
struct CountFormula {
  std::string_view two_by_two;
  std::string_view whole_matrix = {};
  /// The two-by-two form over one denominator, where it is a sum or a ratio of fractions: computed so, it is
  /// rounded once.
  std::string_view as_quotient = {};
};

/// The scores of two classes, as a metric sees them: their order, and what they lose as probabilities. Either
/// is there where the metric says that it reads it.
struct ScoredSample {
  const CachedRanking* ranking = nullptr;
  const ProbabilityLosses* losses = nullptr;
};

/// The same of a score for each of several classes.
struct ScoredClasses {
  const ClassSummary* ranking = nullptr;
  const ProbabilityLosses* losses = nullptr;
};

/// How a metric of scores is to be taken.
struct ScorePlan {
  IntervalPlan intervals = {};
  std::optional<double> argument = std::nullopt;  // the metric's parameter, where it has one
};

/// How the numbers of each class against the rest make one of all classes: their mean, in which classes count
/// the same or by their support, or that over pairs of classes, in which each of the rest counts the same.
enum class OverClasses { equal, support, pairs };

/// A metric of scores: functions that give its value, with its interval where it has one, or the loss of
/// which it is the mean over rows. A function may be null: the metric then has no such form.
struct MetricOfScores {
  Estimate (*of_two)(const ScoredSample&, const ScorePlan&) = nullptr;
  Estimate (*of_classes)(const ScoredClasses&, const ScorePlan&) = nullptr;
  /// The average over classes of `of_two` of each against the rest, where that has an interval.
  Estimate (*of_average)(const ScoredClasses&, const ScorePlan&, ClassWeights) = nullptr;
  const MeanLoss& (*mean_of)(const ProbabilityLosses&) = nullptr;  // of two classes and of several
  /// What `of_two` can be where the scores were rounded to bins; without it, it has no value then.
  std::optional<Bracket> (*bracket)(const CachedRanking&) = nullptr;
  /// What each row changes in the value, where that is known: for comparisons of models.
  RankInfluences (*influences)(const ScoreRanks&) = nullptr;
  /// How the value of all classes is made of numbers of each against the rest, which have these influences.
  std::optional<OverClasses> over_classes = std::nullopt;
  bool counts_top = false;    // it is the share of rows whose true class is among so many that score highest
  bool reads_losses = false;  // the functions read losses beside the order: scores must be probabilities
  bool is_test = false;       // it is a statistic of a test, or its p-value, and has no interval
};

enum class Better { higher, lower, neither };

/// The one parameter that a metric may have: its name in the formula, and the value that "all metrics" uses.
struct Parameter {
  std::string_view name;
  double example;
  double highest = std::numeric_limits<double>::infinity();
  bool whole = false;       // only whole numbers
  bool ends_range = false;  // the metric is never above it
};

/// One metric. `aliases` and `symbol` find it too; names are compared without regard to case, and blanks and
/// hyphens are underscores.
struct Metric {
  std::string_view name;
  std::string_view symbol;
  std::vector<std::string_view> aliases;
  std::variant<CountFormula, MetricOfScores> definition;
  std::optional<Parameter> parameter = std::nullopt;
  std::string_view computed = {};  // how, where there is no formula over counts
  std::vector<std::string_view> identities =
      {};                           // formulas over other metrics that equal it, likeliest first
  std::string_view question;        // that it answers, for a reader who is new to it
  std::string_view undefined_when;  // empty when it always has a value
  std::string_view also_undefined_when =
      {};       // because a metric in its formula is, which gives its own reason
  Range range;  // of its defined values
  Better better;
  std::string_view ignores;         // what it does not see: "true negatives: however many there are ..."
  std::string_view use_when = {};   // where it is the right one, or what it is good for
  std::string_view example = {};    // with its numbers, where there is no formula over counts
  std::string_view in_other_tools;  // its names in other tools, and where those differ
  std::string_view
      interpretation;  // a sentence to read it aloud: "{}" stands for the number, "{%}" for percents
  std::string_view reference;
};

}  // namespace assay
