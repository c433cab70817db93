// What is to be read, and how its rows are to be understood.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "assay/calibration/calibration.hpp"
#include "assay/input/rows.hpp"
#include "assay/sample/columns.hpp"
#include "assay/tally/label_rule.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// Four counts instead of a file.
struct CellCounts {
  std::optional<double> tp, fp, fn, tn;
  [[nodiscard]] bool any() const { return tp || fp || fn || tn; }
};

/// An input: a file of rows, or four counts.
struct InputPlan {
  std::vector<std::string> files;  // one table; "-" is standard input, which is also meant when there is none
  std::optional<std::string> truth_file = std::nullopt;  // the true labels stand there
  std::optional<std::string> key = std::nullopt;         // the column that pairs the rows of both
  bool by_position = false;                              // rows are paired in their order
  bool drop_unmatched = false;                           // rows without a partner are left out
  std::vector<std::string> conditions = {};              // that rows must meet: "model = a"
  ColumnChoice columns;
  std::vector<std::string> other_columns = {};  // that play no role: they are of other models
  bool offers_class_scores = false;             // where they would help, an error says so
  std::optional<std::string> positive;
  LabelRule::Map map = {};          // labels that are read as others
  bool ignore_case = false;         // of labels
  std::vector<std::string> labels;  // classes, in this order; averages go over these only
  std::optional<double>
      threshold;  // score >= threshold is predicted positive; else the usual one of the meaning
  std::optional<ScoreMeaning> score_is = std::nullopt;  // what scores say; probability, as far as they can be
  bool threshold_is_percent = false;                    // it was written as 50%
  std::optional<double> at_prevalence = std::nullopt;   // rows are weighted so that so many are positive
  std::optional<double> bounded = std::nullopt;         // scores are kept in bins, one over this many at most
  double clip = 0;    // probabilities are moved into [clip, 1 - clip] for their logarithms
  BinRule bins = {};  // of scores as probabilities
  Dialect dialect;
  Missing missing = Missing::error;
  CellCounts counts;
  std::optional<std::string> matrix = std::nullopt;  // a file of a confusion matrix instead
  bool predicted_in_rows = false;                    // of the matrix
  unsigned threads = 1;
  /// Called now and then with the bytes that were read, and the size of the file where it is known.
  std::function<void(std::size_t bytes, std::optional<std::size_t> size)> progress = {};
};

/// Whether scores can be kept in bins of that number: from 1e-9 to 0.01.
[[nodiscard]] constexpr bool is_bound(double bounded) { return bounded >= 1e-9 && bounded <= 1e-2; }

/// The files that are read.
[[nodiscard]] std::vector<std::string> paths_of(const InputPlan& plan);

/// Some file of it is standard input.
[[nodiscard]] bool reads_standard_input(const InputPlan& plan);

/// How labels are read; classes are named as in the options that name them.
[[nodiscard]] LabelRule label_rule(const InputPlan& plan);

/// Where scores are cut: the threshold given, or else the usual one; none for distances.
[[nodiscard]] std::optional<double> threshold_of(const InputPlan& plan);

/// What is to be known of the rows. Scores are only read where something needs them.
struct Needs {
  bool matrix = true;  // else scores must be there, and are all that is looked at
  bool scores_beside_predictions =
      false;            // predictions of their own decide the matrix, even where scores are named
  bool losses = false;  // of scores as probabilities
  bool ranking = false;
  std::vector<const Role*> other_rankings = {};  // of further columns of scores, which must be there
  bool positive = true;                          // one of two classes must be known to be the positive one
  bool predictions_optional = false;             // neither predictions nor a second class need be there
  [[nodiscard]] bool scores() const { return losses || ranking; }
  /// Scores may serve: as such, or against a threshold.
  [[nodiscard]] bool uses_scores() const { return scores() || matrix; }
};

}  // namespace assay
