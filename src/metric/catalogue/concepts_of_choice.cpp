// Concepts of choosing a metric: which of several numbers is meant, and which of them mislead.
#include "assay/metric/concepts.hpp"
#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

std::vector<Concept> of_averages() {
  return {
      {.name = "micro_is_accuracy",
       .aliases = {"micro_equals_accuracy", "micro_f1", "micro_f1_is_accuracy", "micro_f1_vs_accuracy"},
       .question = "Why is micro F1 the same as accuracy?",
       .answer = "Micro averages add up the cells of all classes first. When each row has one true and one "
                 "predicted class, a misclassified row is a false negative of its true class and a false "
                 "positive of the predicted one. So FP and FN are both the number of errors, and micro "
                 "precision, recall and F1 are all the share of correct rows. They differ where classes are "
                 "left out of the average, or rows have several labels.",
       .example = "86 of 100 rows are correct. Over all classes TP = 86, FP = 14 and FN = 14. Micro F1: 2 * "
                  "86 / (2 * 86 + 14 + 14) = 0.86. Accuracy: 86 / 100 = 0.86.",
       .interpretation = "Micro F1 beside accuracy is one number reported twice.",
       .command = "assay report --tp 81 --fp 5 --fn 9 --tn 5 --metrics accuracy,f1",
       .see_also = {"averaging", "accuracy", "f1", "two_macro_f1"},
       .reference = "Grandini, Bagli & Visani 2020, arXiv:2008.05756"},
      {.name = "two_macro_f1",
       .aliases = {"macro_f1", "macro_f1_definitions", "two_definitions_of_macro_f1"},
       .question = "Which of the two macro F1 scores is meant?",
       .answer = "Most tools, scikit-learn and assay among them, take the mean of the classes' F1. Some "
                 "papers take the F1 of macro precision and macro recall instead. The second is never lower, "
                 "and far higher where some classes have precision without recall, and others recall without "
                 "precision. Say which one you report.",
       .example =
           "Class a has precision 1 and recall 0.5, class b precision 0.5 and recall 1. Each F1 is 2 * "
           "1 * 0.5 / (1 + 0.5) = 0.6667, and so is their mean. Macro precision and macro recall are "
           "(1 + 0.5) / 2 = 0.75, and the F1 of these is 2 * 0.75 * 0.75 / (0.75 + 0.75) = 0.75.",
       .interpretation = "The mean of F1 scores is not the F1 of means.",
       .command = "assay report --tp 5 --fp 5 --fn 0 --tn 5 --metrics precision,recall,f1",
       .see_also = {"averaging", "f1", "micro_is_accuracy"},
       .reference = "Opitz & Burst 2019, arXiv:1911.03347"},
      {.name = "choosing_beta",
       .aliases = {"f_beta", "which_beta", "beta_of_fbeta", "f1_vs_fbeta"},
       .question = "Which beta should F-beta have?",
       .answer = "Beta says how many times as important recall is as precision. F2 suits screening, where a "
                 "miss hurts more; F0.5 suits cases where a false alarm does; F1 treats both alike. In the "
                 "formula a miss weighs beta squared times as much as a false alarm. If you know what each "
                 "costs, choose the threshold by cost instead.",
       .example = "Precision 0.8 and recall 0.5. F0.5: 1.25 * 0.8 * 0.5 / (0.25 * 0.8 + 0.5) = 0.7143. F1: 2 "
                  "* 0.8 * 0.5 / (0.8 + 0.5) = 0.6154. F2: 5 * 0.8 * 0.5 / (4 * 0.8 + 0.5) = 0.5405, nearer "
                  "to recall.",
       .interpretation = "Beta above 1 leans to recall, below 1 to precision.",
       .command = "assay explain 'fbeta(2)' 'fbeta(0.5)' --precision 0.8 --recall 0.5",
       .see_also = {"fbeta", "f1", "when_f1", "threshold"},
       .reference = "van Rijsbergen 1979, Information Retrieval, ch. 7"},
      {.name = "expected_agreement",
       .aliases = {"chance_agreement", "observed_agreement", "expected_accuracy", "kappa_by_hand"},
       .question = "How often would truth and predictions agree by chance?",
       .answer = "If predictions were made at random, as often of each class as they are, they would agree "
                 "with truth where both say the same by chance: for two classes, prevalence * predicted "
                 "positive rate + (1 - prevalence) * (1 - predicted positive rate). Kappa is the observed "
                 "agreement, which is accuracy, beyond that, as a share of what is possible beyond that.",
       .example =
           "20% of the mails are spam, 22% are predicted as spam, and 94% are classified correctly. By "
           "chance 0.2 * 0.22 + 0.8 * 0.78 = 0.668 would be. Kappa: (0.94 - 0.668) / (1 - 0.668) = "
           "0.8193.",
       .interpretation = "Kappa asks how much of the agreement is not luck.",
       .command = "assay explain kappa --observed 0.94 --expected 0.668",
       .see_also = {"kappa", "accuracy", "no_information_rate"},
       .reference = "Cohen 1960, Educ Psychol Meas 20:37"},
  };
}

std::vector<Concept> of_rankings() {
  return {
      {.name = "lift",
       .aliases = {"gain", "lift_chart", "cumulative_gain"},
       .question = "How much better is a selection than picking rows at random?",
       .answer =
           "Lift is the share of positives among the selected rows, over their share among all: "
           "precision / prevalence. 1 is picking at random, and 1 / prevalence is the most that can be. "
           "Of a ranking it is taken of a share of the rows, such as the tenth that scores highest.",
       .example =
           "Of 1,000 customers 50 buy: 50 / 1000 = 0.05. Of the 100 who score highest 20 buy: 20 / 100 "
           "= 0.2. Lift: 0.2 / 0.05 = 4. This tenth holds 20 / 50 = 0.4 of the buyers.",
       .interpretation = "A lift of 4 brings four times as many buyers per call as chance.",
       .command = "assay explain lift --precision 0.2 --prevalence 0.05",
       .see_also = {"lift_at", "precision", "prevalence", "precision_at_k"},
       .reference = "Piatetsky-Shapiro & Masand 1999, KDD:185"},
      {.name = "roc_when_rare",
       .aliases = {"roc_when_classes_are_rare", "roc_and_imbalance", "auc_and_imbalance", "rare_positives"},
       .question = "Why does a ROC curve look too good when positives are rare?",
       .answer = "Its false positive rate is a share of the negatives. With 1,000 negatives for each "
                 "positive, a rate of 1% is ten false alarms for each positive, and the curve still hugs the "
                 "corner. The area is not wrong: it is the same at every prevalence, and so cannot say how "
                 "many alarms are false. Precision can.",
       .example = "Recall 0.9 at a false positive rate of 0.01. With half of the rows positive, precision is "
                  "0.9 * 0.5 / (0.9 * 0.5 + 0.01 * 0.5) = 0.989. With 0.1% it is 0.9 * 0.001 / (0.9 * 0.001 "
                  "+ 0.01 * 0.999) = 0.0826.",
       .interpretation = "A ROC curve is the same at every prevalence; the share of false alarms is not.",
       .command = "assay explain precision --recall 0.9 --fpr 0.01 --prevalence 0.1%",
       .see_also = {"roc", "pr_curve", "precision", "class_imbalance", "base_rate_fallacy"},
       .reference = "Saito & Rehmsmeier 2015, PLoS ONE 10:e0118432"},
      {.name = "simpsons_paradox",
       .aliases = {"simpson", "simpson_paradox", "confounding"},
       .question = "How can A be better than B in every group, and worse overall?",
       .answer = "A and B were used on groups of different size, and one group is harder. An overall rate is "
                 "a mean weighted by these sizes. Where the group decides both which of the two was used and "
                 "how well it goes, compare within groups.",
       .example = "Two treatments of kidney stones. Small stones: A 81 / 87 = 0.931, B 234 / 270 = 0.8667. "
                  "Large stones: A 192 / 263 = 0.73, B 55 / 80 = 0.6875. Overall: A 273 / 350 = 0.78, B 289 "
                  "/ 350 = 0.8257, for A was mostly given for large stones.",
       .interpretation = "Before you pool groups, ask what else differs between them.",
       .command =
           "printf 'truth,pred,stone,n\\n1,1,small,81\\n1,0,small,6\\n1,1,large,192\\n1,0,large,71\\n' "
           "| assay report --frequency n --by stone --metrics recall",
       .see_also = {"averaging", "prevalence", "base_rate_fallacy"},
       .reference = "Simpson 1951, JRSS B 13:238; Charig et al. 1986, BMJ 292:879"},
  };
}

}  // namespace

std::vector<Concept> concepts_of_choice() {
  std::vector<Concept> all = of_averages();
  for (Concept& one : of_rankings()) all.push_back(std::move(one));
  return all;
}

}  // namespace assay::families
