// The catalogue: every metric, declared once.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "assay/curve/class_summary.hpp"
#include "assay/curve/summary.hpp"
#include "assay/formula/formula.hpp"
#include "assay/stats/area.hpp"
#include "assay/stats/interval.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// A metric of counts, as text (see formula.hpp). Either may be empty: the metric then has no such form. One
/// that has a whole-matrix form speaks of all classes at once; the others are taken class by class, and
/// averaged.
struct CountFormula {
  std::string_view two_by_two;
  std::string_view whole_matrix = {};
};

/// A metric of scores taken as probabilities: the mean of a loss over rows.
using LossOfScores = const MeanLoss& (*)(const ProbabilityLosses&);

/// How a metric of a ranking is to be taken.
struct RankingPlan {
  std::optional<double> argument = std::nullopt;  // the metric's parameter, where it has one
  bool intervals = true;
  AucMethod method = AucMethod::delong;
  ProportionMethod proportion_method = ProportionMethod::wilson;
  double confidence = 0.95;
};

/// A metric of the order of scores, with its interval where it has one: of one score against two classes, and
/// of a score for each of several. Either may be null: the metric then has no such form.
struct RankedScores {
  Estimate (*of_two)(const RankingSummary&, const RankingPlan&) = nullptr;
  Estimate (*of_classes)(const ClassSummary&, const RankingPlan&) = nullptr;

  [[nodiscard]] explicit operator bool() const { return of_two != nullptr || of_classes != nullptr; }
};

enum class Better { higher, lower, neither };

struct Range {
  double low;
  double high;
};

/// The one parameter that a metric may have: its name in the formula, and the value that "all metrics" uses.
struct Parameter {
  std::string_view name;
  double example;
  double highest = std::numeric_limits<double>::infinity();
  bool whole = false;  // only whole numbers
};

/// One metric. `aliases` and `symbol` find it too; names are compared without regard to case, and blanks and
/// hyphens are underscores.
struct Metric {
  std::string_view name;
  std::string_view symbol;
  std::vector<std::string_view> aliases;
  std::variant<CountFormula, LossOfScores, RankedScores> definition;
  std::optional<Parameter> parameter = std::nullopt;
  std::string_view computed = {};   // how, where there is no formula over counts
  std::string_view question;        // that it answers, for a reader who is new to it
  std::string_view undefined_when;  // empty when it always has a value
  Range range;                      // of its defined values
  Better better;
  std::string_view ignores;    // what it does not see: "true negatives: however many there are ..."
  std::string_view elsewhere;  // its names in other tools, and where those differ
  std::string_view aloud;      // a sentence to read it aloud: "{}" stands for the number, "{%}" for percents
  std::string_view reference;
};

/// Metrics that belong together.
struct Family {
  std::string_view title;  // "Rates of the two-by-two table"
  std::span<const Metric> metrics;
};

/// The families, in the order of the catalogue.
[[nodiscard]] std::span<const Family> metric_families();

/// Every metric, family by family.
[[nodiscard]] std::span<const Metric> catalogue();

/// The metric of that name, alias or symbol; null when there is none.
[[nodiscard]] const Metric* find_metric(std::string_view name);

/// Names and aliases of all metrics, for suggestions.
[[nodiscard]] std::vector<std::string> metric_names();

/// A metric as it was asked for: with its parameter, or a formula of the user's own.
struct Measure {
  std::string name;                // "f1", "fbeta(2)", "cost"
  const Metric* metric = nullptr;  // null for a formula of the user's own
  std::optional<Formula> two_by_two = std::nullopt;
  std::optional<Formula> whole_matrix = std::nullopt;
  LossOfScores loss = nullptr;
  RankedScores ranked = {};
  std::optional<double> argument = std::nullopt;  // its parameter

  /// It is taken class by class, and may be averaged.
  [[nodiscard]] bool per_class() const { return two_by_two && !whole_matrix; }
};

/// "f1", "sensitivity", "fbeta(2)". Throws a usage error with the nearest name, or about the parameter.
[[nodiscard]] Measure measure(std::string_view text);

/// A formula of the user's own over one class and the rest, "5*FN + FP"; it may name metrics. Throws a
/// SyntaxError.
[[nodiscard]] Formula own_formula(std::string_view text);

/// The same with a name, "cost = 5*FN + FP". Throws a usage error.
[[nodiscard]] Measure own_measure(std::string_view text);

/// A measure of each metric of the catalogue, those with a parameter at its example.
[[nodiscard]] std::vector<Measure> all_measures();

}  // namespace assay
