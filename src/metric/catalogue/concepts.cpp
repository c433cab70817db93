// Concepts of measuring: tables, curves, thresholds, averages, and what misleads.
#include "assay/metric/concepts.hpp"

#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

std::vector<Concept> of_tables() {
  return {
      {.name = "confusion_matrix",
       .aliases = {"two_by_two", "two_by_two_table", "contingency_table", "error_matrix", "true_positive",
                   "true_negative", "true_positives", "true_negatives", "tp", "tn"},
       .question = "What are true and false positives and negatives, and what follows from them?",
       .answer = "The table counts how often each true class was predicted as each class. For two classes it "
                 "has four cells: true positives (TP), misses (FN), false alarms (FP) and correct rejections "
                 "(TN). Every metric of decisions follows from these four, and a few metrics are enough to "
                 "find the four again.",
       .example = "Of 200 rows 20 are positive. A recall of 0.6 makes TP = 12 and FN = 8. A precision of "
                  "0.75 makes TP + FP = 12 / 0.75 = 16, so FP = 4 and TN = 200 - 12 - 8 - 4 = 176.",
       .interpretation = "Ask for the four cells: every rate follows from them.",
       .command = "assay solve --n 200 --prevalence 10% --precision 0.75 --recall 0.6",
       .see_also = {"precision", "recall", "specificity", "type_1_and_2_errors"},
       .reference = "Stehman 1997, Remote Sens Environ 62:77"},
      {.name = "type_1_and_2_errors",
       .aliases = {"type_1_and_type_2", "type_i_and_type_ii", "type_1_vs_type_2", "type_i_vs_type_ii",
                   "type_1_and_type_2_errors", "type_i_and_type_ii_errors", "false_positive",
                   "false_negative", "false_positives", "false_negatives", "fp", "fn", "type_1", "type_2",
                   "type_i", "type_ii"},
       .question = "What is the difference between a Type I and a Type II error?",
       .answer =
           "A Type I error is a false alarm: a negative row predicted positive (FP). A Type II error is a "
           "miss: a positive row predicted negative (FN). Their rates have different denominators (the "
           "negatives and the positives), and moving the threshold lowers one by raising the other.",
       .example = "Of 100 mails 20 are spam. A filter stops 18 of these and 4 good mails. Type I error rate "
                  "4 / 80 = 0.05, Type II error rate 2 / 20 = 0.1.",
       .interpretation = "Type I cries wolf when there is none; Type II sleeps while the wolf is there.",
       .command = "assay report --tp 18 --fp 4 --fn 2 --tn 76 --metrics fpr,fnr",
       .see_also = {"fpr", "fnr", "confusion_matrix", "threshold"},
       .reference = "Neyman & Pearson 1933, Phil Trans A 231:289"},
      {.name = "accuracy_paradox",
       .aliases = {"accuracy_misleads", "why_accuracy_misleads", "accuracy_trap"},
       .question = "Why can a model with high accuracy be useless?",
       .answer = "Where one class is rare, always predicting the other class is nearly always right. "
                 "Accuracy then measures how rare the class is, not how well it is found.",
       .example =
           "Of 1,000 payments 10 are fraud. Predicting that none is fraud is right 990 times: accuracy "
           "990 / 1,000 = 0.99, recall 0 / 10 = 0.",
       .interpretation = "Always compare accuracy with the share of the largest class.",
       .command = "assay imbalance --tp 0 --fp 0 --fn 10 --tn 990",
       .see_also = {"accuracy", "balanced_accuracy", "no_information_rate", "class_imbalance"},
       .reference = "Valverde-Albacete & Pelaez-Moreno 2014, PLoS ONE 9:e84217"},
      {.name = "no_information_rate",
       .aliases = {"nir", "baseline", "majority_class", "majority_baseline"},
       .question = "What accuracy does always predicting the commonest class reach?",
       .answer = "Always predicting the largest class is right as often as that class occurs: this share is "
                 "the no-information rate. Accuracy is only informative when it is above this rate, by more "
                 "than chance.",
       .example =
           "Of 344 rows 258 are positive: the rate is 258 / 344 = 0.75. A model with 231 + 54 right has an "
           "accuracy of 285 / 344 = 0.8285. That is above it, with p = 0.0003 in an exact binomial test.",
       .interpretation = "First beat the model that always gives the most common answer.",
       .command = "assay imbalance --tp 231 --fp 32 --fn 27 --tn 54",
       .see_also = {"accuracy", "prevalence", "kappa", "accuracy_paradox"},
       .reference = "Kuhn 2008, J Stat Softw 28(5)"},
      {.name = "class_imbalance",
       .aliases = {"imbalance", "imbalanced_data", "imbalanced_classes", "rare_class"},
       .question = "How do you evaluate a model whose positive class is rare?",
       .answer = "Leave accuracy aside and measure the rare class: precision, recall, f1 or the "
                 "precision-recall curve, or mcc for the whole table. Then choose a threshold by the cost of "
                 "errors. Measure on rows with the true prevalence: in a sample with positives added or "
                 "negatives removed, precision is too high. Remedies for the model: collect more rare rows, "
                 "weight the classes, over- or undersample the training rows only (SMOTE makes new ones up), "
                 "or simply move the threshold, which costs nothing. After resampling or weighting, the "
                 "probabilities are too high and need a correction; assay imbalance prints weights, "
                 "corrections and thresholds.",
       .example =
           "Of 1,648 images 25 show an eight. The model finds 10, with 3 false alarms: accuracy 1630 / "
           "1648 = 0.9891, recall 10 / 25 = 0.4. Finding none has an accuracy of 1623 / 1648 = 0.9848. "
           "Class weights that balance it: 1648 / (2 * 25) = 32.96 and 1648 / (2 * 1623) = 0.5077.",
       .interpretation = "When one class is rare, ask what happens to that class.",
       .command = "assay imbalance --tp 10 --fp 3 --fn 15 --tn 1620",
       .see_also = {"when_f1", "mcc", "pr_curve", "accuracy_paradox", "base_rate_fallacy"},
       .reference = "He & Garcia 2009, IEEE Trans Knowl Data Eng 21:1263"},
      {.name = "undefined",
       .aliases = {"zero_division", "division_by_zero", "nan", "not_a_number"},
       .question = "Why is a metric undefined, and not 0?",
       .answer = "A proportion of zero rows is undefined: if nothing was predicted positive, nobody can say "
                 "how often such predictions are right. Writing 0 would treat a model that predicts nothing "
                 "like one that is always wrong, and pull down every average over classes. So assay says "
                 "undefined, and why; "
                 "--zero-division 0 gives 0 instead, as scikit-learn does for precision and recall.",
       .example =
           "Of 10 rows 4 are positive, and none is predicted positive. Precision is 0 / (0 + 0), undefined. "
           "Recall is 0 / 4 = 0, and so is f1: 2 * 0 / (2 * 0 + 0 + 4) = 0.",
       .interpretation = "No predictions are not wrong predictions: 0/0 is not 0.",
       .command = "assay report --tp 0 --fp 0 --fn 4 --tn 6",
       .see_also = {"precision", "recall", "averaging"},
       .reference = "Forman & Scholz 2010, SIGKDD Explor 12(1):49"},
  };
}

std::vector<Concept> of_trade_offs() {
  return {
      {.name = "precision_recall_trade_off",
       .aliases = {"precision_vs_recall", "precision_and_recall", "precision_recall_tradeoff", "trade_off",
                   "tradeoff"},
       .question = "Why does recall rise when precision falls?",
       .answer = "Both depend on the threshold. Lowering it predicts more rows positive: recall can only "
                 "rise, while precision usually falls, because the added rows score lower. Which matters "
                 "more depends on what costs more: a miss (then recall) or a false alarm (then precision).",
       .example =
           "All 10 apples are found, and 5 oranges are mistaken for apples: recall 10 / 10 = 1, precision 10 "
           "/ 15 = 0.67. Positives score 0.35 and 0.8, negatives 0.1 and 0.4: at the threshold 0.8 "
           "recall is 1 / 2 = 0.5 and precision 1 / 1 = 1; at 0.35 they are 2 / 2 = 1 and 2 / 3 = 0.6667.",
       .interpretation = "Precision: how many alarms are real? Recall: how many real cases raise an alarm? "
                         "Trust in silence is npv.",
       .command =
           "printf 'y_true,score\\n0,0.1\\n0,0.4\\n1,0.35\\n1,0.8\\n' | assay threshold --at 0.35,0.4,0.8",
       .see_also = {"precision", "recall", "threshold", "pr_curve", "when_f1"},
       .reference = "Buckland & Gey 1994, J Am Soc Inf Sci 45:12"},
      {.name = "when_f1",
       .aliases = {"why_f1", "when_to_use_f1", "f1_and_true_negatives", "f1_vs_accuracy", "accuracy_vs_f1"},
       .question = "When is F1 the right measure, and why do true negatives not matter to it?",
       .answer = "F1 suits tasks where positives are rare and are what you look for, as in search, fraud or "
                 "screening: the many easy negatives say nothing about the search and would hide what does. "
                 "It does not suit tasks where a correct rejection is a success too, or where the classes "
                 "could be swapped, because swapping them changes F1. Then use mcc or balanced_accuracy; "
                 "where a miss and a false alarm have different costs, use fbeta or a cost.",
       .example =
           "10 apples found, 5 oranges mistaken for apples, none missed: F1 = 2 * 10 / (2 * 10 + 5 + 0) = "
           "0.8, with 85 other oranges or with 8,500. With 85, and oranges as the positives: F1 = 2 * "
           "85 / (2 * 85 + 0 + 5) = 0.9714.",
       .interpretation = "F1 is for finding needles: the hay does not count.",
       .command = "assay explain f1 --tp 10 --fp 5 --fn 0",
       .see_also = {"f1", "fbeta", "mcc", "balanced_accuracy", "class_imbalance"},
       .reference =
           "van Rijsbergen 1979, Information Retrieval, ch. 7; Chicco & Jurman 2020, BMC Genomics 21:6"},
      {.name = "roc",
       .aliases = {"roc_curve", "receiver_operating_characteristic"},
       .question = "What does a ROC curve show?",
       .answer = "For every threshold of the score it shows the true positive rate against the false "
                 "positive rate. Guessing lies on the diagonal, and a perfect ranking goes through the top "
                 "left corner. The area below it is the share of pairs, one positive and one negative row, "
                 "in which the positive one scores higher, ties counting half. Both rates are taken within a "
                 "class, so the curve "
                 "stays the same when the prevalence changes.",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4. Of the 2 * 2 = 4 pairs only 0.35 "
                  "against 0.4 is in the wrong order: the area is 3 / 4 = 0.75.",
       .interpretation = "The area under the ROC curve is the chance that a positive outscores a negative.",
       .command = "printf 'y_true,score\\n0,0.1\\n0,0.4\\n1,0.35\\n1,0.8\\n' | assay roc",
       .see_also = {"roc_auc", "recall", "fpr", "pr_curve", "threshold"},
       .reference = "Hanley & McNeil 1982, Radiology 143:29; Fawcett 2006, Pattern Recognit Lett 27:861"},
      {.name = "pr_curve",
       .aliases = {"precision_recall_curve", "pr", "roc_vs_pr"},
       .question = "What does a precision-recall curve show, and when does it tell more than ROC?",
       .answer = "For every threshold it shows precision against recall. Guessing lies at the height of the "
                 "prevalence. Where positives are rare, a false positive rate near 0 can still mean more "
                 "false alarms than true positives: precision shows that, and a ROC curve hides it.",
       .example =
           "Positives score 0.35 and 0.8, negatives 0.1 and 0.4. At 0.8: recall 1 / 2, precision 1 / 1. At "
           "0.35: recall 2 / 2, precision 2 / 3. Average precision is 0.5 * 1 + 0.5 * 2 / 3 = 0.8333.",
       .interpretation = "For rare positives look at precision and recall: a ROC curve looks too good.",
       .command = "printf 'y_true,score\\n0,0.1\\n0,0.4\\n1,0.35\\n1,0.8\\n' | assay pr",
       .see_also = {"average_precision", "pr_auc", "roc", "class_imbalance"},
       .reference = "Saito & Rehmsmeier 2015, PLoS ONE 10:e0118432; Davis & Goadrich 2006, ICML"},
      {.name = "threshold",
       .aliases = {"decision_threshold", "cut_off", "cutoff", "operating_point", "choosing_a_threshold"},
       .question = "How do I choose the threshold?",
       .answer = "0.5 is only right when scores are probabilities and a miss costs as much as a false alarm. "
                 "Otherwise take the threshold with the lowest cost of errors, or the best one that meets a "
                 "condition, such as a precision of 0.9. Choose it on other rows than those you evaluate it "
                 "on, or it will look better than it is.",
       .example = "A miss costs 20 false alarms. With true probabilities, predict positive when 20p >= 1 - "
                  "p, that is p >= 1 / 21 = 0.048.",
       .interpretation = "The model gives the score, but the costs give the threshold.",
       .command = "printf 'y_true,score\\n0,0.1\\n0,0.4\\n1,0.35\\n1,0.8\\n' | assay threshold --min-cost "
                  "fp=1,fn=20",
       .see_also = {"precision_recall_trade_off", "roc", "calibration", "type_1_and_2_errors"},
       .reference = "Elkan 2001, IJCAI, p. 973"},
      {.name = "averaging",
       .aliases = {"macro", "micro", "weighted", "macro_average", "micro_average", "weighted_average",
                   "macro_vs_micro"},
       .question = "What do macro, micro and weighted averages over classes say?",
       .answer = "Macro is the plain mean over classes: each counts the same, however rare. Weighted takes "
                 "the mean by the number of rows of each class. Micro adds up the counts of all classes "
                 "first; when every row has one class and no class is left out, micro precision, recall and "
                 "F1 are all the accuracy.",
       .example = "Class a has 90 rows, 81 of them found; class b has 10, and 5 found. Recall is 0.9 and "
                  "0.5. Macro: (0.9 + 0.5) / 2 = 0.7. Weighted: (90 * 0.9 + 10 * 0.5) / 100 = 0.86. Micro: "
                  "(81 + 5) / 100 = 0.86.",
       .interpretation = "Macro weighs classes equally, micro weighs rows equally.",
       .command = "assay report --tp 81 --fp 5 --fn 9 --tn 5 --metrics recall",
       .see_also = {"balanced_accuracy", "accuracy", "f1", "class_imbalance"},
       .reference = "Sokolova & Lapalme 2009, Inf Process Manag 45:427"},
      {.name = "calibration",
       .aliases = {"calibrated", "calibrated_probabilities", "reliability", "reliability_diagram",
                   "reliability_table"},
       .question = "Can a score of 0.8 be read as a probability of 80%?",
       .answer = "Only if, of the rows that score 0.8, about 80% really are positive: then the scores are "
                 "calibrated. Ranking does not show it, because any rising change of the scores "
                 "keeps the order. Log loss and Brier score penalise bad calibration, but also poor ranking; "
                 "true probabilities minimise both.",
       .example =
           "10 rows score 0.8, and 8 are positive: log loss -(0.8 * ln 0.8 + 0.2 * ln 0.2) = 0.5004, "
           "Brier score 0.8 * 0.04 + 0.2 * 0.64 = 0.16. Had they all scored 0.99: -(0.8 * ln 0.99 + "
           "0.2 * ln 0.01) = 0.9291, and 0.8 * 0.0001 + 0.2 * 0.9801 = 0.1961. The table is of a model "
           "that is too sure. Its expected calibration error is (0.1 + 0.06 + 0 + 0.06 + 0.1) / 5 = "
           "0.064.",
       .interpretation = "Of all that is said to be 80% sure, 80% should come true.",
       .command =
           "printf 'y_true,score,n\\n1,0.8,8\\n0,0.8,2\\n' | assay calibration --frequency n --no-curve",
       .see_also = {"ece", "calibration_slope", "log_loss", "brier_score", "proper_scoring",
                    "logistic_regression"},
       .reference = "DeGroot & Fienberg 1983, The Statistician 32:12; Gneiting & Raftery 2007, JASA 102:359",
       .numbers = {.columns = {"mean score", "rows", "positive", "share"},
                   .rows = {{0.1, 100, 20, 0.2},
                            {0.3, 100, 36, 0.36},
                            {0.5, 100, 50, 0.5},
                            {0.7, 100, 64, 0.64},
                            {0.9, 100, 80, 0.8}}}},
  };
}

}  // namespace

std::vector<Concept> concepts() {
  std::vector<Concept> all = of_tables();
  for (Concept& one : of_trade_offs()) all.push_back(std::move(one));
  return all;
}

}  // namespace assay::families
