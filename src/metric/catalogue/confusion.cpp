// Rates of the two-by-two table.
#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

constexpr std::string_view none_called = "no row was called positive";
constexpr std::string_view all_called = "every row was called positive";
constexpr std::string_view none_true = "no row is really positive";
constexpr std::string_view all_true = "every row is really positive";
constexpr std::string_view no_rows = "there are no rows";
constexpr std::string_view yerushalmy = "Yerushalmy 1947, Public Health Rep 62:1432";
constexpr std::string_view altman_values = "Altman & Bland 1994, BMJ 309:102";

std::vector<Metric> of_truth() {
  return {
      {.name = "recall",
       .symbol = "TPR",
       .aliases = {"sensitivity", "power", "hit_rate", "true_positive_rate"},
       .definition = CountFormula{"TP / (TP + FN)"},
       .question = "Of the rows that really are positive, what share was found?",
       .undefined_when = none_true,
       .range = {0, 1},
       .better = Better::higher,
       .reference = yerushalmy},
      {.name = "specificity",
       .symbol = "TNR",
       .aliases = {"selectivity", "true_negative_rate"},
       .definition = CountFormula{"TN / (TN + FP)"},
       .question = "Of the rows that really are negative, what share was left alone?",
       .undefined_when = all_true,
       .range = {0, 1},
       .better = Better::higher,
       .reference = yerushalmy},
      {.name = "fpr",
       .symbol = "FPR",
       .aliases = {"type_1_error", "type_i_error", "alpha", "fall_out", "false_positive_rate",
                   "false_alarm_rate"},
       .definition = CountFormula{"FP / (FP + TN)"},
       .question =
           "Of the rows that really are negative, what share was called positive (Type I error rate)?",
       .undefined_when = all_true,
       .range = {0, 1},
       .better = Better::lower,
       .reference = "Neyman & Pearson 1933, Phil Trans A 231:289"},
      {.name = "fnr",
       .symbol = "FNR",
       .aliases = {"type_2_error", "type_ii_error", "beta", "miss_rate", "false_negative_rate"},
       .definition = CountFormula{"FN / (FN + TP)"},
       .question = "Of the rows that really are positive, what share was missed (Type II error rate)?",
       .undefined_when = none_true,
       .range = {0, 1},
       .better = Better::lower,
       .reference = "Neyman & Pearson 1933, Phil Trans A 231:289"},
      {.name = "prevalence",
       .symbol = "PREV",
       .aliases = {"base_rate", "prior"},
       .definition = CountFormula{"P / n"},
       .question = "What share of all rows really is positive?",
       .undefined_when = no_rows,
       .range = {0, 1},
       .better = Better::neither,
       .reference = "Porta 2014, A Dictionary of Epidemiology"},
  };
}

std::vector<Metric> of_predictions() {
  return {
      {.name = "precision",
       .symbol = "PPV",
       .aliases = {"positive_predictive_value"},
       .definition = CountFormula{"TP / (TP + FP)"},
       .question = "Of the rows called positive, what share really were?",
       .undefined_when = none_called,
       .range = {0, 1},
       .better = Better::higher,
       .reference = altman_values},
      {.name = "npv",
       .symbol = "NPV",
       .aliases = {"negative_predictive_value"},
       .definition = CountFormula{"TN / (TN + FN)"},
       .question = "Of the rows called negative, what share really were?",
       .undefined_when = all_called,
       .range = {0, 1},
       .better = Better::higher,
       .reference = altman_values},
      {.name = "fdr",
       .symbol = "FDR",
       .aliases = {"false_discovery_rate"},
       .definition = CountFormula{"FP / (FP + TP)"},
       .question = "Of the rows called positive, what share really is negative?",
       .undefined_when = none_called,
       .range = {0, 1},
       .better = Better::lower,
       .reference = "Benjamini & Hochberg 1995, JRSS B 57:289"},
      {.name = "false_omission_rate",
       .symbol = "FOR",
       .aliases = {},
       .definition = CountFormula{"FN / (FN + TN)"},
       .question = "Of the rows called negative, what share really is positive?",
       .undefined_when = all_called,
       .range = {0, 1},
       .better = Better::lower,
       .reference = altman_values},
      {.name = "detection_prevalence",
       .symbol = "DP",
       .aliases = {"predicted_positive_rate", "alarm_rate"},
       .definition = CountFormula{"PP / n"},
       .question = "What share of all rows was called positive?",
       .undefined_when = no_rows,
       .range = {0, 1},
       .better = Better::neither,
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
