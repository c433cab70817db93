// Metrics of calibration by bins of scores.
#include "assay/curve/bracket.hpp"
#include "metric/catalogue/families.hpp"
#include "metric/catalogue/of_calibration.hpp"

namespace assay::families {

namespace {

// Without an interval: the errors of the classes depend on each other.
Estimate mean_of_classes(const ScoredClasses& scores, const ScorePlan&) {
  std::vector<Value> values;
  for (std::size_t k = 0; k < scores.ranking->labels().size(); ++k)
    values.push_back(calibrated::ece(scores.ranking->one_vs_rest(k).calibration(), {.wanted = false}).value);
  return {class_average(*scores.ranking, values, ClassWeights::equal)};
}

}  // namespace

std::vector<Metric> calibration_error() {
  return {
      {.name = "ece",
       .symbol = "ECE",
       .aliases = {"expected_calibration_error", "calibration_error"},
       .definition = of_calibration<calibrated::ece>(ece_bracket),
       .computed = "the mean over rows of |mean score - share of positives| in the row's bin, of 15 bins of "
                   "equal width, (a, b], with 0 in the first",
       .question = "How far are scores from the shares of positives that they promise, on average over bins?",
       .undefined_when = "there are no rows, or scores are not probabilities",
       .range = {0, 1},
       .better = Better::lower,
       .ignores =
           "errors that cancel within a bin, and how well the scores rank. Noise alone makes it larger "
           "than 0, the more so the fewer rows there are: compare it with ece_expected.",
       .use_when = "others report it; read it beside ece_expected, and log_loss or brier_score, which no "
                   "choice of bins changes",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4. 0.35 and 0.4 share a bin, of mean "
                  "0.375 and half positives; the others are alone: (0.1 + 2*0.125 + 0.2) / 4 = 0.1375.",
       .in_other_tools =
           "netcal: ECE, 10 bins; torchmetrics: BinaryCalibrationError, 15 bins with other sides; "
           "for several classes often of the top label's score alone, which is ece_top_label here; "
           "scikit-learn has the curve, calibration_curve, and no such number",
       .interpretation = "On average over rows, the score of a bin is off by {} from its share of positives.",
       .reference = "Naeini, Cooper & Hauskrecht 2015, AAAI 29:2901"},
      {.name = "max_calibration_error",
       .symbol = "MCE",
       .aliases = {"maximum_calibration_error"},
       .definition = of_calibration<calibrated::max_calibration_error>(),
       .computed = "the largest |mean score - share of positives| of the bins of ece",
       .question = "How far are scores from the share of positives that they promise, in the worst bin?",
       .undefined_when = "there are no rows, or scores are not probabilities",
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "how many rows the worst bin has: it is often one of two or three rows, and then noise",
       .use_when = "every bin has many rows, and one that is far off would be a danger",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: the bins are off by 0.1, 0.125 and "
                  "0.2, of which 1 - 0.8 = 0.2 is the largest.",
       .in_other_tools =
           "netcal: MCE; torchmetrics: BinaryCalibrationError(norm='max'); elsewhere bins of few "
           "rows are left out",
       .interpretation = "The bin that is furthest off misses its share of positives by {}.",
       .reference = "Naeini, Cooper & Hauskrecht 2015, AAAI 29:2901"},
      {.name = "ece_debiased",
       .symbol = "ECE_debiased",
       .aliases = {"debiased_ece"},
       .definition = of_calibration<calibrated::ece_debiased>(),
       .computed = "2 * ece - its mean where each bin's share of positives gets its noise once more (normal, "
                   "variance share (1 - share) / rows, of a bin with one row that of its score), at least 0",
       .question = "How large is the ece without what noise adds?",
       .undefined_when = "there are no rows, rows have weights or clusters, or scores are not probabilities",
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "errors that cancel within a bin, and how well the scores rank",
       .use_when = "you compare the ece of samples of different sizes",
       .example =
           "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: with noise once more the bins are off "
           "by 0.3025 on average: 2*0.1375 - 0.3025 = -0.0275, so 0.",
       .in_other_tools = "the Python package uncertainty-calibration: get_ece and get_calibration_error with "
                         "p=1, by random draws, and below 0 where noise explains all of the ece",
       .interpretation = "Without what noise adds, the ece is {}.",
       .reference = "Kumar, Liang & Ma 2019, NeurIPS 32, and their package, of which this is the mean"},
      {.name = "ece_expected",
       .symbol = "ECE_expected",
       .aliases = {"expected_ece"},
       .definition = of_calibration<calibrated::ece_expected>(),
       .computed = "the mean of the ece where each row is positive with the probability that its score says "
                   "(binomial in each bin); its interval holds the ece of 95% of such samples",
       .question =
           "How large would the ece of a perfectly calibrated model be, with these scores and so many "
           "rows?",
       .undefined_when = "there are no rows, rows have weights or clusters, or scores are not probabilities",
       .range = {0, 1},
       .better = Better::neither,
       .ignores = "the labels: it says what noise alone does, which is what ece is to be compared with",
       .use_when = "you read an ece: only above this one's interval it says that the model is not calibrated",
       .example = "Two rows score 0.1 and 0.8, each alone in its bin: (2*0.1*0.9 + 2*0.8*0.2) / 2 = 0.25, so "
                  "an ece of 0.25 says nothing.",
       .in_other_tools =
           "none has it by name; it is what Brocker & Smith's consistency bars are made of, and "
           "the null hypothesis of tests of the ece",
       .interpretation = "A perfectly calibrated model with these scores would show an ece of {} on average.",
       .reference = "Brocker & Smith 2007, Weather Forecast 22:651"},
      {.name = "ece_top_label",
       .symbol = "ECE_top",
       .aliases = {"top_label_ece", "confidence_ece"},
       .definition = of_top_label<calibrated::ece>(),
       .computed = "ece of the highest score of each row, against whether it is that of the true class",
       .question =
           "Of several classes: how far is the score of the predicted class from how often it is right?",
       .undefined_when = "there are no rows, or scores are not probabilities",
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "the scores of all classes but the highest. Noise alone makes it larger than 0.",
       .use_when = "only the predicted class and its score are used; ece_classwise sees all of them",
       .example =
           "Three rows score highest with 0.9, 0.85 and 0.6; the first two are right, the third is wrong: "
           "(|1.75 - 2| + 0.6) / 3 = 0.2833.",
       .in_other_tools = "torchmetrics: MulticlassCalibrationError; netcal: ECE of a matrix of scores; in "
                         "papers on neural networks plain 'ECE'",
       .interpretation =
           "On average, the score of the predicted class is off by {} from how often it is right.",
       .reference = "Guo, Pleiss, Sun & Weinberger 2017, ICML 34:1321"},
      {.name = "ece_classwise",
       .symbol = "ECE_class",
       .aliases = {"classwise_ece", "static_calibration_error"},
       .definition = MetricOfScores{.of_classes = mean_of_classes, .reads_losses = true},
       .computed = "the mean over classes of the ece of each class's score against the rest",
       .question = "Of several classes: how far are scores from what they promise, averaged over classes?",
       .undefined_when = "there are no rows, or scores are not probabilities",
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "which class is predicted; many classes with scores near 0 make it small",
       .use_when = "the scores of all classes are used, not the highest alone",
       .example = "Of three classes the ece are 0.02, 0.05 and 0.08: (0.02 + 0.05 + 0.08) / 3 = 0.05.",
       .in_other_tools = "assay's macro_ece; elsewhere 'classwise ECE' or 'static calibration error'",
       .interpretation = "Averaged over classes, scores are off by {} from what they promise.",
       .reference = "Kull et al. 2019, NeurIPS 32:12316"},
  };
}

}  // namespace assay::families
