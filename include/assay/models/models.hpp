// Predictions of several models on the same rows.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/models/recorded_rows.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// A model, and where its predictions are: in a column of labels or of scores, or in a file of its own.
struct ModelSource {
  std::string name;
  std::string place;
};

/// What is to be read: models that are columns of one table, or files with the same rows. Where the input has
/// a column with the role `correct`, the columns of models, or that one of each file, say only whether each
/// answer was right.
struct ModelsPlan {
  InputPlan input;  // what they share; where models are columns, with the files of the table
  std::vector<ModelSource> columns = {};
  std::vector<ModelSource> files = {};
  bool keep_keys = false;  // of rows, where a column of them is named
};

/// The predictions of a model.
struct ModelSample {
  std::string name;
  InputSample sample;
  InputPlan plan;  // and what else its rows were read by
  Needs needs;
  State state;
  std::vector<LabelId> class_of;  // of each label that was recorded
  bool by_scores = false;         // predictions are scores that are cut
  double cut = 0;                 // scores from here up are predicted positive
};

/// Several models on the same rows. All have the same classes, in the same order.
struct PairedSample {
  RecordedRows rows;
  std::vector<ModelSample> models;
  std::function<std::string(std::size_t)> place_of;  // "preds.csv:7" of a row

  [[nodiscard]] const std::vector<std::string>& classes() const {
    return models[0].sample.predictions.matrix.labels;
  }
  [[nodiscard]] std::size_t truth(std::size_t row) const { return models[0].class_of[rows.truth[row]]; }
  [[nodiscard]] std::size_t predicted(std::size_t model, std::size_t row) const;
  /// Empty where the model has none.
  [[nodiscard]] std::span<const double> scores(std::size_t model) const {
    return rows.models[model].scores.values();
  }
  /// The same models on some of the rows.
  [[nodiscard]] PairedSample on(std::span<const std::uint32_t> chosen) const;
  /// What a model predicts for all rows, and for those of each slice.
  [[nodiscard]] InputSample with_slices(std::size_t model) const;
  /// The rows with each value of --by, in the order of the values; empty where there is none.
  [[nodiscard]] std::vector<std::pair<std::string, std::vector<std::uint32_t>>> slices() const;
};

/// Reads the models' predictions, row by row. Throws usage, data and i/o errors: keys without a partner, rows
/// whose true labels differ.
[[nodiscard]] PairedSample read_models(const ModelsPlan& plan, const Needs& needs);

/// A model with a score for each class has no column for a label that another one has.
[[nodiscard]] Error no_column_for(const std::string& model, const std::string& label);

/// Columns of a table that hold fractions, and so may be models. Throws data and i/o errors.
[[nodiscard]] std::vector<std::string> columns_of_fractions(const InputPlan& plan);

}  // namespace assay
