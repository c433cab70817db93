// Concepts of intervals: an entry for each method that stands beside a number, by the name that is printed.
#include "assay/metric/concepts.hpp"
#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

std::vector<Concept> of_intervals_of_shares() {
  return {
      {.name = "wilson",
       .aliases = {"modified_wilson", "wilson_interval", "wilson_score_interval", "score_interval"},
       .question = "How is the interval of a share of rows made, such as of recall?",
       .answer =
           "Wilson's interval of k of n rows holds every true share that would give such a count often "
           "enough. It never leaves 0 to 1, and stays wide where no row or every row counts, unlike the "
           "textbook's p plus and minus 1.96 standard errors. assay uses it for accuracy, precision, "
           "recall, F1 and other shares. It prints modified_wilson where 1 to 3 rows count, or do not: "
           "the end near these comes from a Poisson count.",
       .example = "81 of 263 rows: a share of 81 / 263 = 0.308, with an interval of 0.2553 to 0.3662. No "
                  "false alarm among 20 rows: the interval of the false alarm rate goes from 0 to 0.1611.",
       .interpretation = "A share without its number of rows says little.",
       .command = "assay report --tp 81 --fp 0 --fn 182 --tn 0 --metrics recall",
       .see_also = {"confidence_interval", "exact", "recall"},
       .reference = "Wilson 1927, JASA 22:209; Newcombe 1998, Stat Med 17:857; Brown, Cai & DasGupta 2001, "
                    "Stat Sci 16:101"},
      {.name = "exact",
       .aliases = {"clopper_pearson", "exact_interval", "exact_binomial"},
       .question = "What is the exact (Clopper-Pearson) interval of a share?",
       .answer = "Its ends are the shares at which k or more rows, or k or fewer, would come up in just one "
                 "of 40 samples. So a 95% interval covers the true share in at least 95% of samples, and in "
                 "most cases in more: it is wider than it needs to be. Regulators often ask for it.",
       .example = "81 of 263 rows: 0.2527 to 0.3676, where Wilson's interval is 0.2553 to 0.3662. Of 0 in 20 "
                  "rows it goes up to 0.1684, Wilson's to 0.1611.",
       .interpretation = "Exact means never too short, not just right.",
       .command = "assay report --tp 81 --fp 0 --fn 182 --tn 0 --metrics recall --method exact",
       .see_also = {"wilson", "confidence_interval"},
       .reference = "Clopper & Pearson 1934, Biometrika 26:404; Newcombe 1998, Stat Med 17:857"},
  };
}

std::vector<Concept> of_drawn_tables() {
  return {
      {.name = "dirichlet",
       .aliases = {"percentile", "bootstrap", "dirichlet_interval", "percentile_bootstrap",
                   "bayesian_bootstrap"},
       .question = "How is the interval of MCC, kappa or a likelihood ratio made?",
       .answer =
           "No short formula fits such metrics. So assay draws 2,000 tables that could stand behind "
           "these counts (a Dirichlet distribution, half a row added to each cell), computes the metric "
           "of each, and cuts off the lowest and the highest. The tables are spread evenly over what is "
           "possible (Sobol's sequence), so that another --seed moves an end by about a fiftieth of a "
           "standard error; the seed is fixed, and the same counts give the same interval. --method "
           "percentile is the plain bootstrap instead, which draws the rows "
           "anew with replacement.",
       .example =
           "TP 3, FP 1, FN 0, TN 6. The bootstrap never draws a miss, so recall is 1 in each of its "
           "tables. With half a row in each cell, misses have a mean share of 0.5 / (3.5 + 1.5 + 0.5 + "
           "6.5) = 0.0417 of the rows.",
       .interpretation = "What a sample does not show may still be there: the draws allow for it.",
       .command = "assay report --tp 3 --fp 1 --fn 0 --tn 6 --metrics mcc,lr_plus",
       .see_also = {"confidence_interval", "mcc", "lr_plus", "jackknife_wilson"},
       .reference = "Rubin 1981, Ann Stat 9:130; Sobol 1967, USSR Comput Math 7:86; Efron & Tibshirani 1993, "
                    "An Introduction to the Bootstrap; "
                    "Hesterberg 2015, Am Stat 69:371"},
      {.name = "log",
       .aliases = {"log_interval", "log_method", "katz"},
       .question = "What is the log interval of a likelihood or odds ratio?",
       .answer =
           "The logarithm of a ratio scatters evenly around its value, which the ratio itself does "
           "not. So the interval divides and multiplies the ratio by one factor. It needs rows in every "
           "cell that counts. assay takes it where rows have weights, and with --method log.",
       .example = "TP 670, FP 202, FN 74, TN 640: LR+ is 3.754. The factor is 1.1304, so the interval goes "
                  "from 3.754 / 1.1304 = 3.321 to 3.754 * 1.1304 = 4.244.",
       .interpretation = "Twice as large is as far away as half as large.",
       .command = "assay report --tp 670 --fp 202 --fn 74 --tn 640 --metrics lr_plus --method log",
       .see_also = {"dirichlet", "lr_plus", "dor"},
       .reference = "Katz et al. 1978, Biometrics 34:469; Simel, Samsa & Matchar 1991, J Clin Epidemiol "
                    "44:763"},
      {.name = "jackknife_wilson",
       .aliases = {"jackknife", "infinitesimal_jackknife", "cluster_jackknife", "influence_function"},
       .question = "How is the interval of an average over classes, or of average precision, made?",
       .answer =
           "The jackknife asks how much the metric changes when one row weighs a little more. The "
           "squares of these changes, summed over all rows, are its variance. assay then takes Wilson's "
           "interval of as many rows as would make a share vary that much, after adding errors that "
           "these rows do not show. With --cluster the changes of a cluster's rows are summed before "
           "they are squared: that is cluster_jackknife.",
       .example =
           "A macro F1 of 0.8 with a variance of 0.004 is as uncertain as a share of 0.8 * 0.2 / 0.004 "
           "= 40 rows, and Wilson's interval of 32 of 40 is 0.6524 to 0.8950.",
       .interpretation = "It says how few independent rows the number really rests on.",
       .command = "printf 'y_true,y_pred\\na,a\\na,b\\nb,b\\nb,b\\nc,c\\nc,a\\n' | assay report --metrics "
                  "macro_f1",
       .see_also = {"confidence_interval", "wilson", "averaging", "average_precision"},
       .reference = "Efron 1982, The Jackknife, the Bootstrap and Other Resampling Plans, ch. 6"},
  };
}

std::vector<Concept> of_intervals_of_scores() {
  return {
      {.name = "delong_wilson",
       .aliases = {"delong", "delong_interval", "auc_interval"},
       .question = "How is the interval of an area under the ROC curve made?",
       .answer =
           "DeLong's variance comes from each row's placement: the share of the other class that it is "
           "ranked against correctly, where a tie counts one half. The more placements differ, the "
           "wider the interval. --method delong is the area plus and minus 1.96 standard errors; it is "
           "too short near 1 and cut off there. assay's own interval takes the same variance as that of "
           "a share (Wilson's), with Student's t, and allows for a badly ranked row that is not among "
           "these.",
       .example = "Positives score 0.9 and 0.4, negatives 0.5 and 0.1. The positives' placements are 1 and "
                  "0.5, the negatives' 0.5 and 1: AUC (1 + 0.5) / 2 = 0.75. Each class has a variance of "
                  "0.125, so the standard error is sqrt(0.125 / 2 + 0.125 / 2) = 0.3536.",
       .interpretation = "The rarer class decides how sure an AUC is.",
       .command = "printf 'y_true,score\\n1,0.9\\n1,0.4\\n0,0.5\\n0,0.1\\n' | assay roc --no-curve --method "
                  "delong",
       .see_also = {"roc_auc", "confidence_interval", "logit"},
       .reference = "DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837; Sun & Xu 2014, IEEE Signal "
                    "Process Lett 21:1389"},
      {.name = "logit",
       .aliases = {"logit_interval", "boyd", "logit_transform"},
       .question = "What is the logit interval of an area near 1?",
       .answer =
           "The interval is made on the scale of log(A / (1 - A)), which has no ends, and brought back. "
           "So it stays within 0 and 1 and reaches further towards 0.5. --method logit takes it for ROC "
           "areas with DeLong's variance, --method boyd for average precision with that of a share of "
           "the positives. An area of exactly 1 has none.",
       .example = "AUC 0.99 with a standard error of 0.008. The plain interval is 0.9743 to 1.0057, which "
                  "cannot be. On the logit scale the standard error is 0.008 / (0.99 * 0.01) = 0.8081, and "
                  "the interval is 0.9531 to 0.9979.",
       .interpretation = "Near 1 there is more room below than above.",
       .command = "printf 'y_true,score\\n1,0.9\\n1,0.4\\n0,0.5\\n0,0.1\\n' | assay roc --no-curve --method "
                  "logit",
       .see_also = {"delong_wilson", "roc_auc", "average_precision"},
       .reference = "Pepe 2003, The Statistical Evaluation of Medical Tests, ch. 5; Boyd, Eng & Page 2013, "
                    "ECML:451"},
      {.name = "mover_wilson",
       .aliases = {"mover", "mover_interval", "newcombe", "newcombe_interval"},
       .question = "How is the interval of a difference, or of a point on a curve, made?",
       .answer = "Two shares are off, each with its own Wilson interval. The distances from each share to "
                 "its ends are added as the sides of a right angle: the root of the sum of their squares. "
                 "This is MOVER, the method of variance estimates recovery. assay uses it for ks, the equal "
                 "error rate, and precision or recall at a given level.",
       .example = "56 of 70 and 48 of 80 differ by 0.8 - 0.6 = 0.2. Their intervals are 0.6918 to 0.8770 and "
                  "0.4905 to 0.7004. The lower end is 0.2 - sqrt((0.8 - 0.6918)^2 + (0.7004 - 0.6)^2) = "
                  "0.0524, the upper 0.2 + sqrt((0.8770 - 0.8)^2 + (0.6 - 0.4905)^2) = 0.3339.",
       .interpretation = "Errors of two numbers add up, but seldom in full.",
       .command = "printf 'y_true,score\\n1,0.9\\n1,0.4\\n0,0.5\\n0,0.1\\n' | assay roc --no-curve --metrics "
                  "ks",
       .see_also = {"wilson", "ks", "equal_error_rate", "confidence_interval"},
       .reference = "Newcombe 1998, Stat Med 17:873 (method 10); Zou & Donner 2008, Stat Med 27:1693"},
      {.name = "hall",
       .aliases = {"normal", "hall_interval", "skewness_correction", "normal_interval"},
       .question = "How is the interval of log loss or the Brier score made?",
       .answer = "These are means over rows, and a few rows often lose most. The plain interval, the mean "
                 "plus and minus 1.96 standard errors (--method normal), then ends too low. Hall's corrects "
                 "for the skewness: it reaches further up than down. Student's t is used, and a quarter of a "
                 "row is added that is as wrong as the mean row is right.",
       .example =
           "Nine rows lose 0.1 and one loses 2: the mean is (9 * 0.1 + 2) / 10 = 0.29, and its "
           "standard error 0.19. The plain interval would go below zero, 0.29 - 1.96 * 0.19 = -0.0824, "
           "which no loss does.",
       .interpretation = "Large losses are rare, so the next rows may bring more of them.",
       .command =
           "printf 'y_true,score\\n1,0.9\\n1,0.4\\n0,0.5\\n0,0.1\\n' | assay report --metrics log_loss",
       .see_also = {"log_loss", "brier_score", "confidence_interval"},
       .reference = "Hall 1992, JRSS B 54:221; Johnson 1978, JASA 73:536"},
  };
}

std::vector<Concept> of_inverted_tests() {
  return {
      {.name = "inversion",
       .aliases = {"test_inversion", "inverted_test"},
       .question = "How is the interval of the calibration error made?",
       .answer =
           "Chance alone makes a calibration error: a perfectly calibrated model shows one, too, and more of "
           "it "
           "with fewer rows. So assay asks which true errors would make the observed one no surprise. It "
           "draws noise 2,000 times around errors of each size, and keeps the sizes for which the observed "
           "error lies among the middle 95% of draws. The interval reaches down to 0 where chance explains "
           "all of it.",
       .example = "100 rows in bins of 10, all at a score of 0.5, of which 4 to 6 in each are positive: the "
                  "observed error is up to 0.1, and noise alone brings 0.12 on average (a bin's share is off "
                  "by 0.8 * sqrt(0.5 * 0.5 / 10) = 0.1265).",
       .interpretation = "An error that chance explains may be none at all.",
       .command = "assay explain ece",
       .see_also = {"ece", "confidence_interval", "calibration"},
       .reference = "Casella & Berger 2002, Statistical Inference, ch. 9.2"},
  };
}

}  // namespace

std::vector<Concept> concepts_of_intervals() {
  std::vector<Concept> all = of_intervals_of_shares();
  for (auto more : {of_drawn_tables, of_intervals_of_scores, of_inverted_tests})
    for (Concept& one : more()) all.push_back(std::move(one));
  return all;
}

}  // namespace assay::families
