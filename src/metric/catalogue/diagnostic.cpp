// Metrics of diagnostic tests: what a result says, whatever the prevalence.
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Metric> diagnostic() {
  return {
      {.name = "informedness",
       .symbol = "J",
       .aliases = {"youden", "youdens_j", "bookmaker_informedness", "true_skill_statistic"},
       .definition =
           CountFormula{.two_by_two = "recall + specificity - 1", .as_quotient = "(TP*TN - FP*FN) / (P*N)"},
       .identities = {"2 * balanced_accuracy - 1", "recall - fpr"},
       .question = "How much better than guessing are the decisions, with both classes weighted equally?",
       .undefined_when = "",
       .range = {-1, 1},
       .better = Better::higher,
       .ignores = "prevalence: precision may still be low",
       .use_when =
           "you choose a threshold from a ROC curve with both classes weighted equally, as Youden's index",
       .in_other_tools =
           "scikit-learn: balanced_accuracy_score(adjusted=True); yardstick: j_index; epiR: epi.tests, "
           "Youden's index; PyCM: BM; pROC's 'youden' is sensitivity + specificity, 1 more",
       .interpretation = "The share predicted positive is higher among positives than among negatives by {}, "
                         "where 0 is guessing.",
       .reference = "Youden 1950, Cancer 3:32; Powers 2011, J Mach Learn Technol 2:37"},
      {.name = "markedness",
       .symbol = "MK",
       .aliases = {"delta_p"},
       .definition =
           CountFormula{.two_by_two = "precision + npv - 1", .as_quotient = "(TP*TN - FP*FN) / (PP*PN)"},
       .question = "How far do both kinds of prediction beat guessing?",
       .undefined_when = "",
       .range = {-1, 1},
       .better = Better::higher,
       .ignores = "how many rare positives are missed: one correct positive prediction and nine misses in "
                  "1,000 rows give 0.99",
       .use_when = "you ask how far both results can be trusted, at this prevalence",
       .in_other_tools = "not in scikit-learn; PyCM: MK",
       .interpretation = "A positive prediction is right more often than a negative one is wrong, by {}, "
                         "where 0 is guessing.",
       .reference = "Powers 2011, J Mach Learn Technol 2:37"},
      {.name = "g_mean",
       .symbol = "GM",
       .aliases = {"geometric_mean", "gmean"},
       .definition = CountFormula{"sqrt(recall * specificity)"},
       .question = "What is the geometric mean of recall and specificity?",
       .undefined_when = "",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "prevalence: precision may still be low. It is 0 when one class is never found, however "
                  "well the other is.",
       .use_when = "no class may be neglected: it is 0 as soon as one recall is 0",
       .in_other_tools = "not in scikit-learn; imbalanced-learn: geometric_mean_score; PyCM: GM",
       .interpretation = "The geometric mean of recall and specificity is {}.",
       .reference = "Kubat & Matwin 1997, ICML"},
      {.name = "lr_plus",
       .symbol = "LR+",
       .aliases = {"positive_likelihood_ratio", "plr"},
       .definition = CountFormula{.two_by_two = "recall / fpr", .as_quotient = "TP*N / (P*FP)"},
       .identities = {"recall / (1 - specificity)", "lr_minus * dor"},
       .question = "By what factor does a positive prediction raise the odds of being positive?",
       .undefined_when = "nothing was predicted positive",
       .also_undefined_when = "truth has one class only",
       .range = {0, infinity},
       .better = Better::higher,
       .ignores = "prevalence: it says how far a positive prediction moves the odds, not where they end",
       .use_when = "you carry a test's positive result to another prevalence (assay bayes --lr)",
       .in_other_tools = "scikit-learn: the first of class_likelihood_ratios, NaN where assay says infinite; "
                         "epiR: epi.tests; PyCM: PLR",
       .interpretation = "A positive prediction multiplies the odds of being positive by {}.",
       .reference = "Simel, Samsa & Matchar 1991, J Clin Epidemiol 44:763"},
      {.name = "lr_minus",
       .symbol = "LR-",
       .aliases = {"negative_likelihood_ratio", "nlr"},
       .definition = CountFormula{.two_by_two = "fnr / specificity", .as_quotient = "FN*N / (P*TN)"},
       .identities = {"(1 - recall) / specificity", "lr_plus / dor"},
       .question = "By what factor does a negative prediction lower the odds of being positive?",
       .undefined_when = "nothing was predicted negative",
       .also_undefined_when = "truth has one class only",
       .range = {0, infinity},
       .better = Better::lower,
       .ignores = "prevalence: it says how far a negative prediction moves the odds, not where they end",
       .use_when = "you carry a test's negative result to another prevalence (assay bayes --lr)",
       .in_other_tools =
           "scikit-learn: the second of class_likelihood_ratios, NaN where assay says infinite; "
           "epiR: epi.tests; PyCM: NLR",
       .interpretation = "A negative prediction multiplies the odds of being positive by {}.",
       .reference = "Simel, Samsa & Matchar 1991, J Clin Epidemiol 44:763"},
      {.name = "dor",
       .symbol = "DOR",
       .aliases = {"diagnostic_odds_ratio", "odds_ratio"},
       .definition = CountFormula{"TP * TN / (FP * FN)"},
       .identities = {"lr_plus / lr_minus", "recall * specificity / ((1 - recall) * (1 - specificity))"},
       .question = "How many times higher are the odds of a positive prediction among positives than among "
                   "negatives?",
       .undefined_when = "a row or a column of the table is empty",
       .range = {0, infinity},
       .better = Better::higher,
       .ignores = "which kind of error is made: recall and specificity swapped give the same value. Nor does "
                  "it see prevalence.",
       .use_when = "you compare or pool diagnostic studies in one number",
       .in_other_tools =
           "not in scikit-learn; epiR: epi.tests; PyCM: DOR; ROCR: 'odds'; statsmodels: "
           "Table2x2.oddsratio; R's fisher.test estimates it another way, and gives another number",
       .interpretation =
           "The odds of a positive prediction are {} times as high among positives as among negatives.",
       .reference = "Glas et al. 2003, J Clin Epidemiol 56:1129"},
      {.name = "prevalence_threshold",
       .symbol = "PT",
       .aliases = {},
       .definition = CountFormula{"sqrt(fpr) / (sqrt(recall) + sqrt(fpr))"},
       .identities = {"1 / (1 + sqrt(lr_plus))"},
       .question = "Below which prevalence does precision fall faster than prevalence itself?",
       .undefined_when = "nothing was predicted positive",
       .also_undefined_when = "truth has one class only",
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "the prevalence at hand: it follows from recall and fpr alone",
       .use_when = "you decide whether screening a low-prevalence group makes sense",
       .in_other_tools = "not in scikit-learn, caret or PyCM",
       .interpretation = "Once fewer than {%} of rows are positive, precision falls faster than prevalence.",
       .reference = "Balayla 2020, PLoS ONE 15:e0240215"},
  };
}

}  // namespace assay::families
