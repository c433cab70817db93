// From the input options to predictions: a file, four counts, or a matrix.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/report/report.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// The rows with one value of the column of --by.
struct Slice {
  std::string value;
  double rows = 0;
  Predictions predictions;  // of the same classes as all rows, of which some may have none here
};

/// Predictions, and what the report says of where they come from.
struct Loaded {
  Predictions predictions;
  std::vector<Slice> slices = {};  // where --by was given
  bool truth_alone = false;        // there are no predictions: all rows are on the diagonal of the matrix
  InputSummary input;
  std::vector<Warning> warnings;
  std::string signature;  // the part that the input decides: "positive=1 | threshold=0.5 | missing=error"
};

/// What is to be known of the rows. Scores are only read where something needs them.
struct Needs {
  bool matrix = true;  // else scores must be there, and are all that is looked at
  bool scores_beside_predictions =
      false;            // predictions of their own decide the matrix, even where scores are named
  bool losses = false;  // of scores as probabilities
  bool ranking = false;
  bool positive = true;       // one of two classes must be known to be the positive one
  bool truth_may_do = false;  // neither predictions nor a second class need be there
  [[nodiscard]] bool scores() const { return losses || ranking; }
};

/// Reads what the options name. Throws usage, data and i/o errors.
[[nodiscard]] Loaded load(const InputOptions& options, const Needs& needs);

/// The four counts given. Throws a usage error.
[[nodiscard]] Loaded load_counts(const InputOptions& options);

/// Reads a confusion matrix: a header of predicted labels, then a row for each true label.
[[nodiscard]] Loaded load_matrix(const std::string& path, const InputOptions& options);

/// Throws a usage error when the counts given add up to more than 2^53.
void check_total(std::span<const double> counts);
void check_total(const CountOptions& counts);

/// Throws a usage error when options are given that only rows of a file can heed, along with `instead`.
void refuse_columns_beside(const InputOptions& options, const std::string& instead);

/// Throws a usage error when options are given that are about rows, and there is no file, which `option`
/// names.
void refuse_row_options_without_file(const InputOptions& options, const std::string& option);

/// The positive one of two classes. Nothing when there are more than two. Throws a data error when the names
/// do not say which it is, or when the label asked for is not among them.
[[nodiscard]] std::optional<std::size_t> positive_class(const std::vector<std::string>& names,
                                                        const std::optional<std::string>& asked,
                                                        const std::string& where);

}  // namespace assay::cli
