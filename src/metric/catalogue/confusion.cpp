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
       .identities = {"1 - fnr", "f1 * precision / (2 * precision - f1)",
                      "2 * balanced_accuracy - specificity", "informedness + 1 - specificity",
                      "precision * detection_prevalence / prevalence", "lr_plus * fpr",
                      "g_mean^2 / specificity", "fowlkes_mallows^2 / precision",
                      "(accuracy - specificity * (1 - prevalence)) / prevalence"},
       .question = "Of the truly positive rows, what share was found?",
       .undefined_when = none_true,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "false positives: predicting every row positive gives a recall of 1",
       .use_when = "a miss is expensive: a disease, a fraud, a safety fault",
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
       .identities = {"1 - fpr", "2 * balanced_accuracy - recall", "informedness + 1 - recall",
                      "g_mean^2 / recall", "(accuracy - recall * prevalence) / (1 - prevalence)",
                      "fnr / lr_minus"},
       .question = "Of the truly negative rows, what share was correctly rejected?",
       .undefined_when = all_true,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "missed positives: predicting no row positive gives a specificity of 1",
       .use_when = "most rows are negative and each false alarm costs something, as in screening",
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
       .identities = {"1 - specificity", "recall / lr_plus",
                      "recall * prevalence * (1 - precision) / (precision * (1 - prevalence))",
                      "(detection_prevalence - recall * prevalence) / (1 - prevalence)"},
       .question = "Of the truly negative rows, what share was predicted positive (Type I error rate)?",
       .undefined_when = all_true,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "the positives: predicting no row positive gives 0. With many negatives, even a small rate "
                  "can mean more false positives than true ones.",
       .use_when = "you read a ROC curve, or promise a limit on false alarms among negatives",
       .in_other_tools =
           "scikit-learn: in roc_curve, for each threshold; pROC: 'fpr', '1-specificity'; ROCR: "
           "'fpr', 'fall'; PyCM: FPR",
       .interpretation = "Of the truly negative rows, {%} were predicted positive.",
       .reference = "Neyman & Pearson 1933, Phil Trans A 231:289"},
      {.name = "fnr",
       .symbol = "FNR",
       .aliases = {"type_2_error", "type_ii_error", "beta", "miss_rate", "false_negative_rate"},
       .definition = CountFormula{"FN / (FN + TP)"},
       .identities = {"1 - recall", "lr_minus * specificity"},
       .question = "Of the truly positive rows, what share was missed (Type II error rate)?",
       .undefined_when = none_true,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "false positives: predicting every row positive gives 0",
       .use_when = "you report misses: 1 - recall",
       .in_other_tools = "scikit-learn: in det_curve, for each threshold, or 1 - recall_score; pROC: 'fnr', "
                         "'1-sensitivity'; ROCR: 'fnr', 'miss'; PyCM: FNR",
       .interpretation = "Of the truly positive rows, {%} were missed.",
       .reference = "Neyman & Pearson 1933, Phil Trans A 231:289"},
      {.name = "prevalence",
       .symbol = "PREV",
       .aliases = {"base_rate", "prior"},
       .definition = CountFormula{"P / n"},
       .identities = {"precision * detection_prevalence / recall",
                      "precision * fpr / (precision * fpr + recall * (1 - precision))",
                      "(detection_prevalence - fpr) / (recall - fpr)",
                      "(accuracy - specificity) / (recall - specificity)",
                      "(1 - accuracy) / (recall * (1 - precision) / precision + 1 - recall)",
                      "detection_prevalence * precision + (1 - detection_prevalence) * (1 - npv)",
                      "precision / lift"},
       .question = "What share of all rows is truly positive?",
       .undefined_when = no_rows,
       .range = {0, 1},
       .better = Better::neither,
       .ignores = "the predictions: it is a fact of the data, and need not hold where the model will be used",
       .use_when = "always, beside any other metric: accuracy, precision and npv change with it",
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
       .identities = {"1 - fdr", "recall * prevalence / (recall * prevalence + fpr * (1 - prevalence))",
                      "recall * prevalence / (recall * prevalence + (1 - specificity) * (1 - prevalence))",
                      "f1 * recall / (2 * recall - f1)", "recall * prevalence / detection_prevalence",
                      "lr_plus * prevalence / (lr_plus * prevalence + 1 - prevalence)", "lift * prevalence",
                      "markedness + 1 - npv", "fowlkes_mallows^2 / recall"},
       .question = "Of the rows predicted positive, what share are truly positive?",
       .undefined_when = none_called,
       .range = {0, 1},
       .better = Better::higher,
       .ignores =
           "false and true negatives: a model that predicts one certain row positive has a precision of 1",
       .use_when = "a false alarm is expensive: a good mail in the spam folder, a blocked customer",
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
       .identities =
           {"1 - false_omission_rate",
            "specificity * (1 - prevalence) / (specificity * (1 - prevalence) + (1 - recall) * prevalence)",
            "(1 - prevalence) / (lr_minus * prevalence + 1 - prevalence)", "markedness + 1 - precision"},
       .question = "Of the rows predicted negative, what share are truly negative?",
       .undefined_when = all_called,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "true and false positives: where positives are rare, it is high even if none is found",
       .use_when = "somebody acts on a negative result, such as sending a patient home",
       .in_other_tools =
           "scikit-learn: precision_score(pos_label=0) for labels 0 and 1; caret: 'Neg Pred Value'; "
           "yardstick: npv; pROC: 'npv'; PyCM: NPV; torchmetrics: NegativePredictiveValue",
       .interpretation = "Of the rows predicted negative, {%} truly are.",
       .reference = altman_values},
      {.name = "fdr",
       .symbol = "FDR",
       .aliases = {"false_discovery_rate"},
       .definition = CountFormula{"FP / (FP + TP)"},
       .identities = {"1 - precision"},
       .question = "Of the rows predicted positive, what share are truly negative?",
       .undefined_when = none_called,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "false and true negatives: a model that predicts one certain row positive has an fdr of 0",
       .use_when = "you plan the work that false alarms make: 1 - precision",
       .in_other_tools =
           "not in scikit-learn: 1 - precision_score; pROC: 'fdr', '1-ppv'; ROCR: 'pcfall'; PyCM: FDR; R's "
           "p.adjust(method = 'fdr') bounds its expectation over many tests, which is another matter",
       .interpretation = "Of the rows predicted positive, {%} are truly negative.",
       .reference = "Benjamini & Hochberg 1995, JRSS B 57:289"},
      {.name = "false_omission_rate",
       .symbol = "FOR",
       .aliases = {},
       .definition = CountFormula{"FN / (FN + TN)"},
       .identities = {"1 - npv"},
       .question = "Of the rows predicted negative, what share are truly positive?",
       .undefined_when = all_called,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "true and false positives: where positives are rare, it is low even if none is found",
       .use_when = "you want the risk that remains after a negative result: 1 - npv",
       .in_other_tools =
           "not in scikit-learn: 1 - precision_score(pos_label=0); pROC: '1-npv'; ROCR: 'pcmiss'; PyCM: FOR",
       .interpretation = "Of the rows predicted negative, {%} are truly positive.",
       .reference = altman_values},
      {.name = "detection_prevalence",
       .symbol = "DP",
       .aliases = {"predicted_positive_rate", "alarm_rate"},
       .definition = CountFormula{"PP / n"},
       .identities = {"recall * prevalence + fpr * (1 - prevalence)",
                      "recall * prevalence + (1 - specificity) * (1 - prevalence)",
                      "recall * prevalence / precision", "recall / lift"},
       .question = "What share of all rows was predicted positive?",
       .undefined_when = no_rows,
       .range = {0, 1},
       .better = Better::neither,
       .ignores = "truth: it counts positive predictions, correct or not",
       .use_when = "you plan capacity: how many rows need a second look",
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
