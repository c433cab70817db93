// Concepts of what a result says: base rates, odds, and one result after another.
#include "assay/metric/concepts.hpp"
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Concept> concepts_of_bayes() {
  return {
      {.name = "bayes",
       .aliases = {"bayes_theorem", "bayes_rule", "bayesian_update", "posterior", "posterior_probability"},
       .question = "Given a positive result, how likely is it to be true?",
       .answer = "It depends on how probable that was before. The posterior is prior * sensitivity, divided "
                 "by prior * sensitivity + (1 - prior) * false positive rate: of all positive results, the "
                 "part that is "
                 "right. It is the precision that the test would have where the prevalence is the prior.",
       .example =
           "A flu test finds 60% of those who are ill, and is positive for 50% of the others. At a prior of "
           "5%: 0.05 * 0.6 = 0.03, 0.95 * 0.5 = 0.475, and 0.03 / (0.03 + 0.475) = 0.0594. The result "
           "says next to nothing.",
       .interpretation = "Evidence moves the odds from where they were; it does not set them.",
       .command = "assay bayes --prior 5% --sensitivity 60% --fpr 50%",
       .see_also = {"likelihood_ratio", "natural_frequencies", "base_rate_fallacy", "precision"},
       .reference = "Bayes 1763, Phil Trans 53:370"},
      {.name = "base_rate_fallacy",
       .aliases = {"base_rate_neglect", "false_positive_paradox", "prosecutors_fallacy"},
       .question = "Why are most alarms of a test that is 99% right false?",
       .answer = "Because it is asked about something rare. Few are ill, so 99% of them are few; many are "
                 "well, so 1% of them are many. The fallacy is to take the share of the ill who test "
                 "positive for the share of the positive who are ill. In court it is the prosecutor's: that "
                 "few innocents would match the evidence does not mean that few who match are innocent.",
       .example = "Of 100,000 people 500 use a drug. The test finds 495 of them, and wrongly accuses 1% of "
                  "the other 99,500, which is 995. Of 1,490 accused 495 are users: 0.3322.",
       .interpretation = "A test that is right 99 times in 100 may be wrong in most of its alarms.",
       .command = "assay bayes --prior 0.5% --sensitivity 99% --fpr 1%",
       .see_also = {"bayes", "natural_frequencies", "prevalence", "precision", "class_imbalance"},
       .reference = "Bar-Hillel 1980, Acta Psychol 44:211; Thompson & Schumann 1987, Law Hum Behav 11:167"},
      {.name = "natural_frequencies",
       .aliases = {"natural_frequency", "frequency_tree"},
       .question = "How can a posterior be worked out without a formula?",
       .answer =
           "Imagine 10,000 people and count: so many are ill, of these so many test positive; so many are "
           "well, of these so many test positive too. Then look at the positive ones only. Counts carry the "
           "base rate with them, and far more people get these right than percentages.",
       .example = "Mammography: 1% have breast cancer, 90% of those test positive, and so do 9% of the "
                  "others. Of 10,000 women 100 are ill, and 90 of these test positive; of the 9,900 others "
                  "891 do. Of 981 positive ones 90 are ill: 0.0917, about one in eleven.",
       .interpretation = "Do not multiply percentages: count people.",
       .command = "assay bayes --prior 1% --sensitivity 90% --fpr 9%",
       .see_also = {"bayes", "base_rate_fallacy"},
       .reference = "Gigerenzer & Hoffrage 1995, Psychol Rev 102:684; Gigerenzer et al. 2007, Psychol Sci "
                    "Public Interest 8:53"},
      {.name = "likelihood_ratio",
       .aliases = {"likelihood_ratios", "lr", "bayes_factor"},
       .question = "How strong is a result as evidence, whatever the prevalence?",
       .answer = "A result multiplies the odds of being positive by its likelihood ratio: how much more "
                 "often positives have this result than negatives do. For a positive call that is recall / "
                 "fpr, for a negative one fnr / specificity. A ratio of 1 says nothing. With the sensitivity "
                 "and specificity taken as known, it is the Bayes factor of the result.",
       .example = "A model finds 10 of 25 eights and raises 3 false alarms among 1,623 others: the ratio is "
                  "(10 / 25) / (3 / 1623) = "
                  "216.4. At a prevalence of 0.1% the odds are 1 / 999. They become 216.4 / 999 = "
                  "0.2166, a probability of 0.2166 / 1.2166 = 0.178.",
       .interpretation = "Odds before, times the likelihood ratio, are odds after.",
       .command = "assay bayes --tp 10 --fp 3 --fn 15 --tn 1620 --prior 0.1%",
       .see_also = {"lr_plus", "lr_minus", "dor", "bayes", "sensitivity_vs_specificity"},
       .reference = "Deeks & Altman 2004, BMJ 329:168"},
      {.name = "conditional_independence",
       .aliases = {"independent_tests", "repeated_tests", "naive_bayes_assumption"},
       .question = "May the likelihood ratios of two results simply be multiplied?",
       .answer = "Only if the results are independent among the positives, and among the negatives: if a "
                 "second false alarm is no more likely after a first one. Tests that err for the same reason "
                 "are not, such as one test done twice. Then the second result says less than the product "
                 "claims, in the worst case nothing. Naive Bayes takes independence for granted.",
       .example = "Mammography with a prior of 1%, sensitivity 90% and false positive rate 9%: the ratio is "
                  "10. Odds 1 / 99 become 10 / 99 after one positive, a probability of 0.0917, and 100 / 99 "
                  "after a second that is independent, 0.5025. If it merely repeats the first, the "
                  "probability stays 0.0917.",
       .interpretation = "Asking the same witness twice does not make two witnesses.",
       .command = "assay bayes --prior 1% --sensitivity 90% --fpr 9% --results +,+",
       .see_also = {"likelihood_ratio", "bayes", "natural_frequencies", "naive_bayes"},
       .reference = "Vacek 1985, Biometrics 41:959; Domingos & Pazzani 1997, Mach Learn 29:103"},
      {.name = "sensitivity_vs_specificity",
       .aliases = {"sensitivity_and_specificity", "recall_vs_specificity", "snnout", "sppin"},
       .question = "Which of the two does a test need to rule something in, or out?",
       .answer = "Sensitivity is the share found among the positives, specificity the share correctly "
                 "rejected among "
                 "the negatives. A very sensitive test rules out when it is negative (SnNOut), a very "
                 "specific one rules in when it is positive (SpPIn). The rule fails where the other of the "
                 "two is poor: likelihood ratios look at both.",
       .example = "At a prior of 20%, with sensitivity 99% and specificity 60%. After a negative result 0.2 "
                  "* 0.01 / (0.2 * 0.01 + 0.8 * 0.6) = 0.0041: ruled out. After a positive one 0.2 * 0.99 / "
                  "(0.2 * 0.99 + 0.8 * 0.4) = 0.3822: not ruled in.",
       .interpretation = "Sensitive and negative rules out; specific and positive rules in.",
       .command = "assay bayes --prior 20% --sensitivity 99% --fpr 40%",
       .see_also = {"recall", "specificity", "likelihood_ratio", "informedness"},
       .reference = "Altman & Bland 1994, BMJ 308:1552; Pewsner et al. 2004, BMJ 329:209"},
      {.name = "naive_bayes",
       .aliases = {"naive_bayes_classifier", "spam_filter", "laplace_smoothing", "laplace", "smoothing"},
       .question = "How does a naive Bayes classifier decide?",
       .answer =
           "For each class it multiplies the prior by the likelihood of each word, or other feature, as "
           "if these were independent within the class, and takes the class with the largest product. "
           "Likelihoods are counted: the share of the class's documents that have the word. A word "
           "that a class never had makes its product 0 whatever else is there, so 1 is added to each "
           "count (Laplace smoothing). The probabilities come out too extreme, because words are not "
           "independent; the choice of the class is often right all the same.",
       .example = "6 of 60 good mails and 20 of 40 spam mails have 'free': likelihoods 6 / 60 = 0.1 and 20 / "
                  "40 = 0.5. Of a mail with it: spam 0.4 * 0.5 = 0.2, good 0.6 * 0.1 = 0.06, and spam has "
                  "0.2 / (0.2 + 0.06) = 0.7692. With smoothing the likelihoods are (6 + 1) / (60 + 2) = "
                  "0.1129 and (20 + 1) / (40 + 2) = 0.5.",
       .interpretation = "Multiply the evidence as if it were independent, and add 1 to each count.",
       .command = "printf 'class,documents,free,meeting\\nham,60,6,30\\nspam,40,20,2\\n' | assay bayes "
                  "--evidence free",
       .see_also = {"bayes", "conditional_independence", "likelihood", "calibration"},
       .reference = "Domingos & Pazzani 1997, Mach Learn 29:103; McCallum & Nigam 1998, AAAI workshop"},
      {.name = "monty_hall",
       .aliases = {"monty_hall_problem", "three_doors"},
       .question = "Why does it pay to switch doors?",
       .answer = "The host knows where the prize is, and always opens another door without it. If your door "
                 "is right, he may open either of the two others; if it is wrong, only one. So what you saw "
                 "has a likelihood of 1/2 if the prize is behind your door, and of 1 if it is behind the one "
                 "that he left. Had he opened a door at random and found it empty, both would be 1/2, and "
                 "switching would not matter.",
       .example = "You take door 1, he opens door 3. Priors are 1/3 each, likelihoods 1/2, 1 and 0. Sum: 1/3 "
                  "* 1/2 + 1/3 * 1 + 1/3 * 0 = 0.5. Door 1: 1/3 * 1/2 / 0.5 = 0.3333. Door 2: 1/3 * 1 / 0.5 "
                  "= 0.6667.",
       .interpretation = "How evidence came about is part of the evidence.",
       .command =
           "printf 'hypothesis,prior,opens_3\\ndoor_1,1/3,1/2\\ndoor_2,1/3,1\\ndoor_3,1/3,0\\n' | assay "
           "bayes",
       .see_also = {"bayes", "likelihood", "base_rate_fallacy"},
       .reference = "Selvin 1975, Am Stat 29:67"},
  };
}

}  // namespace assay::families
