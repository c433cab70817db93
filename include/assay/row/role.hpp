// What columns of the input are for: each role, declared once.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace assay {

/// What the cells of a column hold: labels and other text, numbers, weights (finite, from 0 up), or whole
/// numbers of rows.
enum class Content { text, number, weight, count };

/// A role that a column can play. Roles are told apart by their address: they are the constants below.
struct Role {
  std::string_view name;    // in reports, JSON and signatures: "truth"
  Content content;          // of its cells
  std::string_view cell;    // what an error calls a cell: "label"
  std::string_view column;  // and the column: "true label"
  std::string_view option;  // that names the column: "--truth"
  std::string_view short_option = {};
  std::string_view description;  // of the option
  bool common = false;           // one of the first options that people need
  /// A column of such a name is taken for it unasked. In lower case; `_`, `-`, `.` and blanks are not
  /// compared.
  std::span<const std::string_view> usual_names = {};
  std::span<const std::string_view> vague_names = {};  // the same where no column has one of the usual names
  std::span<const std::string_view> words = {};        // of longer names, that tell it from vague ones
};

namespace role {

inline constexpr std::array<std::string_view, 23> truth_names{"y_true",
                                                              "truth",
                                                              "true",
                                                              "true_label",
                                                              "true_class",
                                                              "actual",
                                                              "actual_label",
                                                              "actual_class",
                                                              "gold",
                                                              "gt",
                                                              "ground_truth",
                                                              "gold_label",
                                                              "observed",
                                                              "obs",
                                                              "reference",
                                                              "expected",
                                                              "human",
                                                              "ideal",
                                                              "gold_standard",
                                                              "y_test",
                                                              "human_label",
                                                              "manual_label",
                                                              "reference_standard"};
inline constexpr std::array<std::string_view, 8> truth_words{"true",   "truth", "groundtruth", "gold",
                                                             "actual", "human", "manual",      "expert"};
inline constexpr std::array<std::string_view, 7> vague_truth_names{"label", "labels", "target",   "class",
                                                                   "y",     "rel",    "relevance"};
inline constexpr Role truth{.name = "truth",
                            .content = Content::text,
                            .cell = "label",
                            .column = "true label",
                            .option = "--truth",
                            .short_option = "-t",
                            .description = "Column of true labels",
                            .common = true,
                            .usual_names = truth_names,
                            .vague_names = vague_truth_names,
                            .words = truth_words};

inline constexpr std::array<std::string_view, 16> predicted_names{"y_pred",
                                                                  "yhat",
                                                                  "pred",
                                                                  "predict",
                                                                  "predicted",
                                                                  "prediction",
                                                                  "predictions",
                                                                  "predicted_label",
                                                                  "pred_label",
                                                                  "pred_class",
                                                                  "predicted_class",
                                                                  "prediction_label",
                                                                  "predicted_labels",
                                                                  "scored_labels",
                                                                  "hyp",
                                                                  "hypothesis"};
inline constexpr std::array<std::string_view, 8> predicted_words{
    "pred", "preds", "predicted", "prediction", "predictions", "yhat", "llm", "model"};
inline constexpr std::array<std::string_view, 3> vague_predicted_names{"output", "sampled", "response"};
inline constexpr Role predicted{.name = "pred",
                                .content = Content::text,
                                .cell = "prediction",
                                .column = "prediction",
                                .option = "--pred",
                                .short_option = "-p",
                                .description = "Column of predicted labels",
                                .common = true,
                                .usual_names = predicted_names,
                                .vague_names = vague_predicted_names,
                                .words = predicted_words};

inline constexpr std::array<std::string_view, 19> score_names{"y_score",
                                                              "score",
                                                              "scores",
                                                              "y_prob",
                                                              "y_proba",
                                                              "prob",
                                                              "probs",
                                                              "probability",
                                                              "probabilities",
                                                              "proba",
                                                              "p",
                                                              "pred_prob",
                                                              "pred_proba",
                                                              "predicted_probability",
                                                              "scored_probabilities",
                                                              "prediction_score",
                                                              "predicted_score",
                                                              "prediction_prob",
                                                              "prediction_probability"};
inline constexpr std::array<std::string_view, 8> vague_score_names{
    "p1", "p_1", "prob_1", "proba_1", "prob(1)", "p(1)", "probability_1", "confidence"};
inline constexpr Role score{.name = "score",
                            .content = Content::number,
                            .cell = "score",
                            .column = "score",
                            .option = "--score",
                            .short_option = "-s",
                            .description = "Column of scores (higher is more positive)",
                            .common = true,
                            .usual_names = score_names,
                            .vague_names = vague_score_names};

inline constexpr Role weight{.name = "weight",
                             .content = Content::weight,
                             .cell = "weight",
                             .column = "weight",
                             .option = "--weight",
                             .short_option = "-w",
                             .description = "Column of row weights"};

inline constexpr Role cluster{
    .name = "cluster",
    .content = Content::text,
    .cell = "cluster",
    .column = "cluster",
    .option = "--cluster",
    .description =
        "Column of clusters (patients, users): their rows are not independent, and intervals allow for it"};

inline constexpr std::array<std::string_view, 8> frequency_names{"n",         "count", "counts",   "freq",
                                                                 "frequency", "total", "num_rows", "cases"};
inline constexpr Role frequency{.name = "frequency",
                                .content = Content::count,
                                .cell = "frequency",
                                .column = "frequency",
                                .option = "--frequency",
                                .description = "Column of counts: how many rows each row stands for"};

/// Its values are told apart: a slice of the rows for each.
inline constexpr Role slice{
    .name = "by",
    .content = Content::text,
    .cell = "value of --by",
    .column = "value of --by",
    .option = "--by",
    .description = "Repeat the report for each value of this column, or of several; for each file: file",
    .common = true};

/// A part of the value of slices, where several columns make it.
inline constexpr Role slice_part = slice;

/// What pairs rows of two files.
inline constexpr Role key{
    .name = "key",
    .content = Content::text,
    .cell = "key",
    .column = "key",
    .option = "--key",
    .description = "Column that pairs the rows of both files, with the same name in each"};

/// Several columns, one for each class, chosen by a pattern or a list.
inline constexpr Role class_scores{
    .name = "scores",
    .content = Content::number,
    .cell = "score",
    .column = "score of a class",
    .option = "--scores",
    .description =
        "Columns of scores, one for each class: 'p_*', where the asterisk stands for "
        "the class, or cat=p_cat,dog=p_dog,..."};

/// Instead of a truth and a prediction.
inline constexpr Role correct{
    .name = "correct",
    .content = Content::text,
    .cell = "answer",
    .column = "column of right answers",
    .option = "--correct",
    .description = "Column that says whether each answer was right: 1 or 0, true or false"};

/// All of one column, in the order in which they are read and shown.
inline constexpr std::array<const Role*, 8> of_one_column{&truth,  &predicted, &correct, &score,
                                                          &weight, &frequency, &cluster, &slice};

}  // namespace role

}  // namespace assay
