// Rates of the two-by-two table.
#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

constexpr std::string_view none_called = "no row was predicted positive";
constexpr std::string_view all_called = "every row was predicted positive";
constexpr std::string_view none_true = "no row is truly positive";
constexpr std::string_view all_true = "every row is truly positive";
constexpr std::string_view no_rows = "there are no rows";
constexpr std::string_view yerushalmy = "Yerushalmy 1947, Public Health Rep 62:1432";
constexpr std::string_view altman_values = "Altman & Bland 1994, BMJ 309:102";

std::vector<Metric> of_truth() {
  return {
      {.name = "recall",
       .symbol = "TPR",
       .aliases = {"sensitivity", "sens", "power", "hit_rate", "true_positive_rate"},
       .definition = CountFormula{"TP / (TP + FN)"},
       .question = "Of the truly positive rows, what share was found?",
       .undefined_when = none_true,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "false positives: predicting every row positive gives a recall of 1",
       .in_other_tools =
           "scikit-learn: recall_score, 0 with a warning where assay says undefined; caret: 'Sensitivity', "
           "'Recall', of the first level unless told which is positive; yardstick: sens, recall, of the "
           "first level too; pROC: 'sensitivity'; PyCM: TPR; torchmetrics: Recall",
       .interpretation = "Of the truly positive rows, {%} were found.",
       .reference = yerushalmy},
      {.name = "specificity",
       .symbol = "TNR",
       .aliases = {"selectivity", "spec", "true_negative_rate"},
       .definition = CountFormula{"TN / (TN + FP)"},
       .question = "Of the truly negative rows, what share was correctly rejected?",
       .undefined_when = all_true,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "missed positives: predicting no row positive gives a specificity of 1",
       .in_other_tools =
           "scikit-learn: recall_score(pos_label=0) for labels 0 and 1; caret: 'Specificity'; "
           "yardstick: spec; pROC: 'specificity'; imbalanced-learn: specificity_score; PyCM: TNR; "
           "torchmetrics: Specificity",
       .interpretation = "Of the truly negative rows, {%} were correctly rejected.",
       .reference = yerushalmy},
      {.name = "fpr",
       .symbol = "FPR",
       .aliases = {"type_1_error", "type_i_error", "alpha", "fall_out", "false_positive_rate",
                   "false_alarm_rate"},
       .definition = CountFormula{"FP / (FP + TN)"},
       .question = "Of the truly negative rows, what share was predicted positive (Type I error rate)?",
       .undefined_when = all_true,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "the positives: predicting no row positive gives 0. With many negatives, even a small rate "
                  "can mean more false positives than true ones.",
       .in_other_tools =
           "scikit-learn: in roc_curve, for each threshold; pROC: 'fpr', '1-specificity'; ROCR: "
           "'fpr', 'fall'; PyCM: FPR",
       .interpretation = "Of the truly negative rows, {%} were predicted positive.",
       .reference = "Neyman & Pearson 1933, Phil Trans A 231:289"},
      {.name = "fnr",
       .symbol = "FNR",
       .aliases = {"type_2_error", "type_ii_error", "beta", "miss_rate", "false_negative_rate"},
       .definition = CountFormula{"FN / (FN + TP)"},
       .question = "Of the truly positive rows, what share was missed (Type II error rate)?",
       .undefined_when = none_true,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "false positives: predicting every row positive gives 0",
       .in_other_tools = "scikit-learn: in det_curve, for each threshold, or 1 - recall_score; pROC: 'fnr', "
                         "'1-sensitivity'; ROCR: 'fnr', 'miss'; PyCM: FNR",
       .interpretation = "Of the truly positive rows, {%} were missed.",
       .reference = "Neyman & Pearson 1933, Phil Trans A 231:289"},
      {.name = "prevalence",
       .symbol = "PREV",
       .aliases = {"base_rate", "prior"},
       .definition = CountFormula{"P / n"},
       .question = "What share of all rows is truly positive?",
       .undefined_when = no_rows,
       .range = {0, 1},
       .better = Better::neither,
       .ignores = "the predictions: it is a fact of the data, and need not hold where the model will be used",
       .in_other_tools =
           "not in scikit-learn: the mean of labels 0 and 1; caret: 'Prevalence'; epiR: epi.tests, "
           "true prevalence; PyCM: PRE",
       .interpretation = "Of all rows, {%} are truly positive.",
       .reference = "Porta 2014, A Dictionary of Epidemiology"},
  };
}

std::vector<Metric> of_predictions() {
  return {
      {.name = "precision",
       .symbol = "PPV",
       .aliases = {"positive_predictive_value"},
       .definition = CountFormula{"TP / (TP + FP)"},
       .question = "Of the rows predicted positive, what share are truly positive?",
       .undefined_when = none_called,
       .range = {0, 1},
       .better = Better::higher,
       .ignores =
           "false and true negatives: a model that predicts one certain row positive has a precision of 1",
       .in_other_tools =
           "scikit-learn: precision_score, 0 with a warning where assay says undefined; caret: "
           "'Precision', and 'Pos Pred Value', which takes a prevalence of your own; yardstick: "
           "precision, ppv; pROC: 'ppv', 'precision'; PyCM: PPV; torchmetrics: Precision",
       .interpretation = "Of the rows predicted positive, {%} truly are.",
       .reference = altman_values},
      {.name = "npv",
       .symbol = "NPV",
       .aliases = {"negative_predictive_value"},
       .definition = CountFormula{"TN / (TN + FN)"},
       .question = "Of the rows predicted negative, what share are truly negative?",
       .undefined_when = all_called,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "true and false positives: where positives are rare, it is high even if none is found",
       .in_other_tools =
           "scikit-learn: precision_score(pos_label=0) for labels 0 and 1; caret: 'Neg Pred Value'; "
           "yardstick: npv; pROC: 'npv'; PyCM: NPV; torchmetrics: NegativePredictiveValue",
       .interpretation = "Of the rows predicted negative, {%} truly are.",
       .reference = altman_values},
      {.name = "fdr",
       .symbol = "FDR",
       .aliases = {"false_discovery_rate"},
       .definition = CountFormula{"FP / (FP + TP)"},
       .question = "Of the rows predicted positive, what share are truly negative?",
       .undefined_when = none_called,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "false and true negatives: a model that predicts one certain row positive has an fdr of 0",
       .in_other_tools =
           "not in scikit-learn: 1 - precision_score; pROC: 'fdr', '1-ppv'; ROCR: 'pcfall'; PyCM: FDR; R's "
           "p.adjust(method = 'fdr') bounds its expectation over many tests, which is another matter",
       .interpretation = "Of the rows predicted positive, {%} are truly negative.",
       .reference = "Benjamini & Hochberg 1995, JRSS B 57:289"},
      {.name = "false_omission_rate",
       .symbol = "FOR",
       .aliases = {},
       .definition = CountFormula{"FN / (FN + TN)"},
       .question = "Of the rows predicted negative, what share are truly positive?",
       .undefined_when = all_called,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "true and false positives: where positives are rare, it is low even if none is found",
       .in_other_tools =
           "not in scikit-learn: 1 - precision_score(pos_label=0); pROC: '1-npv'; ROCR: 'pcmiss'; PyCM: FOR",
       .interpretation = "Of the rows predicted negative, {%} are truly positive.",
       .reference = altman_values},
      {.name = "detection_prevalence",
       .symbol = "DP",
       .aliases = {"predicted_positive_rate", "alarm_rate"},
       .definition = CountFormula{"PP / n"},
       .question = "What share of all rows was predicted positive?",
       .undefined_when = no_rows,
       .range = {0, 1},
       .better = Better::neither,
       .ignores = "truth: it counts positive predictions, correct or not",
       .in_other_tools =
           "not in scikit-learn: the mean of predictions 0 and 1; caret: 'Detection Prevalence', "
           "while its 'Detection Rate' is TP / n; yardstick: detection_prevalence; ROCR: 'rpp'; "
           "epiR: epi.tests, apparent prevalence",
       .interpretation = "Of all rows, {%} were predicted positive.",
       .reference = "Kuhn 2008, J Stat Softw 28(5)"},
  };
}

}  // namespace

std::vector<Metric> confusion() {
  std::vector<Metric> family = of_predictions();
  for (Metric& metric : of_truth()) family.push_back(std::move(metric));
  return family;
}

}  // namespace assay::families
