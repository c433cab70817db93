// A sample of predictions: tallies with their meaning settled.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/core/scatter.hpp"
#include "assay/core/warning.hpp"
#include "assay/curve/class_summary.hpp"
#include "assay/curve/summary.hpp"
#include "assay/sample/plan.hpp"
#include "assay/sample/provenance.hpp"
#include "assay/sample/state.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// Shares of the rows that are positive, in truth: as read, and as weighted.
struct MovedPrevalence {
  double from, to;
  bool counted = true;  // rows have no weights of their own
};

/// Predictions against truth, as tallied.
struct Sample {
  ConfusionMatrix matrix;
  std::optional<std::size_t> positive = std::nullopt;   // the positive class, when there are two
  bool ordered = false;                                 // the order of the classes means something
  std::size_t selected = 0;                             // averages go over the first so many classes
  std::optional<Scatter> scatter = std::nullopt;        // of the matrix, where rows have weights or clusters
  std::optional<std::size_t> clusters = std::nullopt;   // where rows belong to some
  std::optional<MovedPrevalence> moved = std::nullopt;  // where rows are weighted by their class
  std::optional<ProbabilityLosses> losses = std::nullopt;   // when there are scores
  std::string why_no_losses = {};                           // when scores are there but are no probabilities
  std::optional<CachedRanking> ranking = std::nullopt;      // when there are scores, and it was asked for
  std::optional<ClassSummary> class_scores = std::nullopt;  // the same of a score for each class
  /// By further columns of scores, as they were asked for.
  std::vector<std::pair<const Role*, CachedRanking>> other_rankings = {};

  /// The ranking by the column of that role; null where there is none.
  [[nodiscard]] const CachedRanking* ranking_by(const Role& score) const;
};

/// The rows with one value of the column of slices.
struct Slice {
  std::string value;
  double rows = 0;
  Sample predictions;  // of the same classes as all rows, of which some may have none here
};

/// All rows of an input, their slices, and where they come from.
struct InputSample {
  Sample predictions;
  std::vector<Slice> slices = {};  // where they were asked for
  bool truth_alone = false;        // there are no predictions: all rows are on the diagonal of the matrix
  Provenance input = {};
  std::vector<Warning> warnings = {};
  std::map<std::string, std::size_t> class_of = {};  // of each label, as it was tallied
};

/// Settles what a state means: which classes there are, and which of two is the positive one. Takes the state
/// apart; opens no file. Throws data and usage errors.
[[nodiscard]] InputSample sample(State state, const InputPlan& plan, const Needs& needs);

/// Reads what the plan names: a file, a matrix, or the four counts. Throws usage, data and i/o errors.
[[nodiscard]] InputSample read_sample(const InputPlan& plan, const Needs& needs);

/// The four counts given. Throws a usage error.
[[nodiscard]] InputSample sample_of_counts(const InputPlan& plan);

/// Truth alone: rows of each class, "legit=990,fraud=10" or "990,10". Throws a usage error.
[[nodiscard]] InputSample sample_of_class_counts(const std::string& text, const InputPlan& plan);

/// Reads the plan's confusion matrix: a header of labels, and a row for each. Rows are true labels, unless
/// the plan, the corner cell or the names of rows and columns say that they are predicted ones. Margins are
/// left out.
[[nodiscard]] InputSample read_matrix(const InputPlan& plan, const Needs& needs);

/// Throws a usage error when the counts given add up to more than 2^53.
void check_total(std::span<const double> counts);
void check_total(const CellCounts& counts);

/// Throws a usage error when columns or a threshold are named, which only rows of a file can heed, along with
/// `instead`.
void refuse_columns_beside(const InputPlan& plan, const std::string& instead);

/// Throws a usage error when something is said about rows, and there is no file, which `option` names.
void refuse_row_options_without_file(const InputPlan& plan, const std::string& option);

/// The positive one of two classes. Nothing when there are more than two. Throws a data error when the names
/// do not say which it is, or when the label asked for is not among them.
[[nodiscard]] std::optional<std::size_t> positive_class(const std::vector<std::string>& names,
                                                        const std::optional<std::string>& asked,
                                                        const std::string& where);

}  // namespace assay
