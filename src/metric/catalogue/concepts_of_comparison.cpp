// Concepts of comparing models.
#include "assay/metric/concepts.hpp"
#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

std::vector<Concept> of_plans() {
  return {
      {.name = "sample_size",
       .aliases = {"power_calculation", "rows_needed", "how_many_rows", "planning"},
       .question = "How many rows must be labelled to measure a model?",
       .answer =
           "That depends on what they are for. For an interval of half the width it takes four times the "
           "rows. For a gate or a difference to show, name the smallest one that matters and the power: the "
           "chance that it shows if it is there, usually 80%. Rare rows decide: recall counts only "
           "positives, so with 5% positives it takes twenty times as many rows. assay plan works it out, "
           "from a pilot or from what you expect.",
       .example =
           "A recall of 0.9 with an interval from about 0.84 to 0.94 takes 141 positives. If 5% of the "
           "rows are positive, that is 141 / 0.05 = 2820 rows.",
       .interpretation = "No evidence of a difference from few rows is no evidence that there is none.",
       .command = "assay plan --recall 90% --prevalence 5% --width 0.1",
       .see_also = {"statistical_power", "confidence_interval", "mcnemar", "wilson"},
       .reference = "Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions; Connor 1987, "
                    "Biometrics 43:207; Hanley & McNeil 1982, Radiology 143:29; Buderer 1996, Acad Emerg Med "
                    "3:895"},
  };
}

std::vector<Concept> of_two_models() {
  return {
      {.name = "paired_comparison",
       .aliases = {"paired_test", "paired_jackknife", "paired_t", "paired_t_test", "compare",
                   "compare_models", "difference_of_models"},
       .question = "Is the new model better than the old one?",
       .answer =
           "Measure both on the same rows, and look at what changes from row to row. Both models get the "
           "easy rows right and miss the hard ones, so their errors go together. Two intervals side by side "
           "ignore that: they may overlap while the difference is certain. assay compare pairs the rows, "
           "gives the interval of the difference and p, and says which rows changed.",
       .example = "Of 228 rows the old model gets 212 right and the new one 219. 13 rows become right and 6 "
                  "become wrong: accuracy changes by (13 - 6) / 228 = 0.0307. Only those 19 rows say "
                  "anything about the difference.",
       .interpretation = "The question is not how good each is, but what changes.",
       .command = "printf 'y,old,new\\n1,0.9,0.8\\n1,0.4,0.7\\n0,0.6,0.2\\n0,0.1,0.3\\n' | assay compare "
                  "--model old=old --model new=new",
       .see_also = {"mcnemar", "non_inferiority", "multiple_comparisons", "confidence_interval"},
       .reference = "DeLong et al. 1988, Biometrics 44:837; Efron 1982, The Jackknife, ch. 6; Agresti & Min "
                    "2005, Stat Med 24:729"},
      {.name = "mcnemar",
       .aliases = {"mcnemar_test", "mcnemars_test", "mid_p", "mcnemar_mid_p", "tango", "tango_interval"},
       .question = "Does a difference in accuracy or recall between two models mean anything?",
       .answer =
           "McNemar's test counts the rows that one model alone gets right. If the models were equally good, "
           "each such row would go either way like a coin. p is the chance that so many coins, or more, "
           "fall on one side. The mid-p counts the observed outcome by half, which is closer to the truth "
           "for few rows. Tango's interval of the difference belongs to it.",
       .example = "The new model alone is right in 10 rows, the old one alone in 3. Of 13 coins, 3 or fewer "
                  "fall on one side with a chance of 378 / 8192 = 0.0461, so the exact p is twice that, "
                  "0.0923. The mid-p is less by 286 / 8192 = 0.0349: 0.0574.",
       .interpretation = "Rows on which both agree say nothing about the difference.",
       .command = "printf 'y,old,new\\n1,0,1\\n1,0,1\\n0,1,0\\n0,0,0\\n1,1,1\\n' | assay compare --model "
                  "old=old --model new=new --metrics accuracy",
       .see_also = {"paired_comparison", "p_value", "accuracy"},
       .reference = "McNemar 1947, Psychometrika 12:153; Fagerland, Lydersen & Laake 2013, BMC Med Res "
                    "Methodol 13:91; Tango 1998, Stat Med 17:891"},
  };
}

std::vector<Concept> of_questions() {
  return {
      {.name = "non_inferiority",
       .aliases = {"noninferiority", "margin", "equivalence", "equivalence_test", "not_worse"},
       .question = "Is the new model at least not much worse?",
       .answer =
           "No evidence of a difference is not evidence that there is none: few rows show nothing. Say "
           "before how much worse would be acceptable, the margin. The new model is non-inferior when the "
           "whole interval of the difference lies above minus that margin.",
       .example = "A margin of 0.01, and F1 changes by +0.002 with an interval of -0.006 to 0.010: at most "
                  "0.006 worse, so yes. With an interval of -0.02 to 0.024 it is inconclusive.",
       .interpretation = "Choose the margin before you see the numbers.",
       .command = "printf 'y,old,new\\n1,0.9,0.8\\n1,0.4,0.7\\n0,0.6,0.2\\n0,0.1,0.3\\n' | assay compare "
                  "--model old=old --model new=new --margin 'f1 0.01'",
       .see_also = {"paired_comparison", "p_value", "confidence_interval"},
       .reference = "Piaggio et al. 2012, JAMA 308:2594 (CONSORT)"},
      {.name = "multiple_comparisons",
       .aliases = {"holm", "bonferroni", "multiple_testing", "fdr_correction", "benjamini_hochberg",
                   "p_hacking"},
       .question = "What if you compare many models, or many slices?",
       .answer =
           "Each test at 5% finds a difference that is not there in one of 20 samples. Twenty tests find "
           "one nearly two times out of three. Holm's method multiplies the smallest p by the number of "
           "tests, the next by one less, and so on: the chance of any wrong finding stays below 5%. "
           "Benjamini and Hochberg's keeps the share of wrong findings among all findings below 5%, and "
           "finds more.",
       .example = "p of 0.01, 0.04, 0.03 and 0.005: Holm's method gives 0.03, 0.06, 0.06 and 0.02, and "
                  "Benjamini and Hochberg's 0.02, 0.04, 0.04 and 0.02.",
       .interpretation = "Who looks long enough finds something.",
       .command = "assay explain p_value",
       .see_also = {"p_value", "paired_comparison", "simpsons_paradox"},
       .reference = "Holm 1979, Scand J Stat 6:65; Benjamini & Hochberg 1995, J R Stat Soc B 57:289"},
  };
}

}  // namespace

std::vector<Concept> concepts_of_comparison() {
  std::vector<Concept> all = of_two_models();
  for (Concept& one : of_questions()) all.push_back(std::move(one));
  for (Concept& one : of_plans()) all.push_back(std::move(one));
  return all;
}

}  // namespace assay::families
