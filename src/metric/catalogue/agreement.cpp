// Metrics of agreement between truth and predictions, over all classes.
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Metric> agreement() {
  return {
      {.name = "accuracy",
       .symbol = "ACC",
       .aliases = {"fraction_correct", "rand_accuracy"},
       .definition = CountFormula{"(TP + TN) / n", "correct / n"},
       .identities = {"1 - error_rate", "recall * prevalence + specificity * (1 - prevalence)"},
       .question = "What share of all rows was classified correctly?",
       .undefined_when = "there are no rows",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "which class an error falls in: where one class is rare, always predicting the other looks "
                  "excellent",
       .use_when = "classes are about equally common and every error costs the same; report it beside the "
                   "share of the largest class",
       .in_other_tools =
           "scikit-learn: accuracy_score; caret: 'Accuracy'; yardstick: accuracy; PyCM: Overall ACC; "
           "torchmetrics: Accuracy, but MulticlassAccuracy is balanced_accuracy unless told average='micro'",
       .interpretation = "Of all rows, {%} were classified correctly.",
       .reference = "Metz 1978, Semin Nucl Med 8:283"},
      {.name = "error_rate",
       .symbol = "ERR",
       .aliases = {"misclassification_rate", "zero_one_loss"},
       .definition = CountFormula{"(FP + FN) / n", "wrong / n"},
       .identities = {"1 - accuracy"},
       .question = "What share of all rows was misclassified?",
       .undefined_when = "there are no rows",
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "which class an error falls in, and what it costs: a miss (false negative) counts as much "
                  "as a false alarm (false positive)",
       .use_when = "you would use accuracy, and errors are easier to picture: 1 in 50 is wrong",
       .in_other_tools =
           "scikit-learn: zero_one_loss; ROCR: 'err'; PyCM: Hamming Loss, while its Zero-one Loss "
           "is the number of errors",
       .interpretation = "Of all rows, {%} were misclassified.",
       .reference = "Duda, Hart & Stork 2001, Pattern Classification"},
      {.name = "balanced_accuracy",
       .symbol = "BA",
       .aliases = {"bacc", "macro_recall"},
       .definition =
           CountFormula{"(recall + specificity) / 2", "recalls / classes", "(TP*N + TN*P) / (2 * (P*N))"},
       .identities = {"(informedness + 1) / 2"},
       .question = "What share is classified correctly when each class counts the same, however rare?",
       .undefined_when = "a class has no rows in truth",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "how common each class is: precision may still be low",
       .use_when = "classes are of unequal size and each matters equally, as recall does for one class",
       .in_other_tools =
           "scikit-learn: balanced_accuracy_score, which leaves out a class without rows in truth where "
           "assay says undefined; caret: 'Balanced Accuracy' and yardstick: bal_accuracy, which take several "
           "classes one by one against the rest; PyCM: TPR Macro; torchmetrics: MulticlassAccuracy",
       .interpretation = "If all classes were equally common, {%} of the rows would be classified correctly.",
       .reference = "Brodersen et al. 2010, ICPR"},
      {.name = "kappa",
       .symbol = "K",
       .aliases = {"cohen_kappa", "cohens_kappa", "cohen_kappa_score"},
       .definition = CountFormula{"2 * (TP*TN - FN*FP) / (PP*N + P*PN)",
                                  "(n*correct - truth_by_predicted) / (n^2 - truth_by_predicted)"},
       .identities = {"(accuracy - expected_agreement) / (1 - expected_agreement)"},
       .question = "How far beyond chance do predictions agree with truth?",
       .undefined_when = "chance alone would agree on every row",
       .range = {-1, 1},
       .better = Better::higher,
       .ignores = "which way errors lean: false positives and false negatives swapped give the same value. "
                  "It falls as a class becomes rarer, so files of different prevalence do not compare.",
       .use_when = "you compare with human raters, whose agreement is reported as kappa too; keep the "
                   "prevalence the same",
       .in_other_tools = "scikit-learn: cohen_kappa_score, NaN at 0/0; caret: 'Kappa'; yardstick: kap; "
                         "statsmodels: cohens_kappa; PyCM: Kappa; torchmetrics: CohenKappa",
       .interpretation = "Agreement with truth beyond chance is {}, where 1 is perfect and 0 is chance.",
       .reference = "Cohen 1960, Educ Psychol Meas 20:37"},
      {.name = "kappa_linear",
       .symbol = "KL",
       .aliases = {"linear_kappa", "weighted_kappa"},
       .definition = CountFormula{"2 * (TP*TN - FN*FP) / (PP*N + P*PN)",
                                  "1 - n * linear_disagreement / linear_by_chance"},
       .identities = {"(accuracy - expected_agreement) / (1 - expected_agreement)"},
       .question = "How far beyond chance do ordered classes agree, with misses weighted by distance?",
       .undefined_when = "chance alone would agree on every row",
       .range = {-1, 1},
       .better = Better::higher,
       .ignores = "what a miss costs: each step between neighbouring classes counts the same, up or down",
       .use_when =
           "classes are ordered, such as grades or stages, and each step of a miss adds the same harm",
       .in_other_tools =
           "scikit-learn: cohen_kappa_score(weights='linear'); yardstick: kap(weighting = "
           "'linear'); statsmodels: cohens_kappa(wt='linear'); torchmetrics: "
           "CohenKappa(weights='linear'); R's psych: cohen.kappa is quadratic unless told otherwise",
       .interpretation =
           "With misses weighted by distance, agreement beyond chance is {}, where 1 is perfect.",
       .reference = "Cohen 1968, Psychol Bull 70:213"},
      {.name = "kappa_quadratic",
       .symbol = "KQ",
       .aliases = {"quadratic_kappa", "quadratic_weighted_kappa", "qwk"},
       .definition = CountFormula{"2 * (TP*TN - FN*FP) / (PP*N + P*PN)",
                                  "1 - n * quadratic_disagreement / quadratic_by_chance"},
       .identities = {"(accuracy - expected_agreement) / (1 - expected_agreement)"},
       .question =
           "How far beyond chance do ordered classes agree, with misses weighted by squared distance?",
       .undefined_when = "chance alone would agree on every row",
       .range = {-1, 1},
       .better = Better::higher,
       .ignores =
           "small misses, nearly: among five classes, one step off weighs a sixteenth of the worst miss",
       .use_when =
           "classes are ordered and a far miss is much worse than a near one, as in grading essays or images",
       .in_other_tools = "scikit-learn: cohen_kappa_score(weights='quadratic'); yardstick: kap(weighting = "
                         "'quadratic'); statsmodels: cohens_kappa(wt='quadratic'); torchmetrics: "
                         "CohenKappa(weights='quadratic'); R's psych: cohen.kappa, by default",
       .interpretation =
           "With misses weighted by squared distance, agreement beyond chance is {}, where 1 is perfect.",
       .reference = "Cohen 1968, Psychol Bull 70:213; Fleiss & Cohen 1973, Educ Psychol Meas 33:613"},
      {.name = "mcc",
       .symbol = "MCC",
       .aliases = {"matthews_corrcoef", "matthews_correlation_coefficient", "matthews", "phi",
                   "phi_coefficient"},
       .definition = CountFormula{"(TP*TN - FP*FN) / sqrt((PP*PN) * (P*N))",
                                  "(n*correct - truth_by_predicted) / "
                                  "sqrt((n^2 - predicted_squared) * (n^2 - truth_squared))"},
       .identities = {"sqrt(precision * recall * specificity * npv) - sqrt((1 - precision) * (1 - recall) * "
                      "(1 - specificity) * (1 - npv))",
                      "informedness * sqrt(markedness / informedness)"},
       .question = "How strongly do predictions and truth correlate, all cells of the table counted?",
       .undefined_when = "truth or predictions hold one class only",
       .range = {-1, 1},
       .better = Better::higher,
       .ignores = "which way errors lean: false positives and false negatives swapped give the same value, "
                  "whatever they cost",
       .use_when = "you want one number for the whole table, rare classes included, and either class could "
                   "be the positive one",
       .in_other_tools =
           "scikit-learn: matthews_corrcoef, 0 where assay says undefined; yardstick: mcc; ROCR: 'phi', "
           "'mat'; PyCM: MCC, and Overall MCC for several classes; torchmetrics: MatthewsCorrCoef",
       .interpretation = "Predictions and truth correlate at {}, where 1 is perfect and 0 is guessing.",
       .reference = "Matthews 1975, BBA 405:442; Gorodkin 2004, Comput Biol Chem 28:367"},
  };
}

}  // namespace assay::families
