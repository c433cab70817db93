// Metrics of calibration by regression of the truth on the scores, and tests.
#include "metric/catalogue/families.hpp"
#include "metric/catalogue/of_calibration.hpp"

namespace assay::families {

namespace {

constexpr std::string_view of_odds =
    "a class has no rows, scores are all alike or separate the classes, or one of exactly 0 or 1 is wrong";
constexpr std::string_view of_rows = "there are no rows, or rows have weights or clusters";

std::vector<Metric> regressions() {
  return {
      {.name = "calibration_slope",
       .symbol = "calibration_slope",
       .aliases = {"cox_slope"},
       .definition = of_calibration<calibrated::slope>(),
       .computed = "b of the logistic regression logit(truth) = a + b * ln(score / (1 - score)), by maximum "
                   "likelihood",
       .question = "Are the scores too extreme (below 1) or too timid (above 1)?",
       .undefined_when = of_odds,
       .range = {-infinity, infinity},
       .better = Better::neither,
       .ignores = "whether scores are too high or too low on the whole, which calibration_in_the_large says",
       .use_when = "you ask how a model fails on new data: overfitted models have slopes below 1",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: log odds of -0.619 and 1.386, -2.197 "
                  "and -0.405; the fit is 0.946 + 1.891 * log odds.",
       .in_other_tools = "R's rms: val.prob, 'Slope'; R's CalibrationCurves; statsmodels: Logit of the truth "
                         "on the log odds",
       .interpretation = "The log odds of the truth rise {} times as fast as those of the scores, where 1 is "
                         "perfect.",
       .reference = "Cox 1958, Biometrika 45:562"},
      {.name = "calibration_intercept",
       .symbol = "calibration_intercept",
       .aliases = {"cox_intercept"},
       .definition = of_calibration<calibrated::intercept>(),
       .computed = "a of the same regression, with b free",
       .question = "What is the log odds of a row that scores 0.5, as the rows show it?",
       .undefined_when = of_odds,
       .range = {-infinity, infinity},
       .better = Better::neither,
       .ignores = "all but the middle: read it beside calibration_slope, or read calibration_in_the_large",
       .use_when = "you recalibrate by slope and intercept, and need both",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: the fit is 0.946 + 1.891 * log odds, "
                  "so 0.946.",
       .in_other_tools = "R's rms: val.prob, 'Intercept'; others give that name to the one with slope 1, "
                         "which is calibration_in_the_large here",
       .interpretation = "A row that scores 0.5 has log odds of {}, where 0 is perfect.",
       .reference = "Cox 1958, Biometrika 45:562"},
      {.name = "calibration_in_the_large",
       .symbol = "CITL",
       .aliases = {"mean_calibration"},
       .definition = of_calibration<calibrated::in_the_large>(),
       .computed = "a of the same regression, with b = 1",
       .question = "Are the scores too low (above 0) or too high (below 0) on the whole, in log odds?",
       .undefined_when = "a class has no rows, or a score of exactly 0 or 1 is wrong",
       .range = {-infinity, infinity},
       .better = Better::neither,
       .ignores = "whether the scores are too extreme or too timid, which calibration_slope says",
       .use_when = "the model comes from a population with another prevalence",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4, which sum to 1.65 where 2 are "
                  "positive: with 0.477 added to their log odds they sum to 2.",
       .in_other_tools = "R's CalibrationCurves: 'Calibration intercept'; statsmodels: GLM with the log odds "
                         "as offset",
       .interpretation = "On the whole {} is to be added to the log odds of the scores, where 0 is perfect.",
       .reference = "Cox 1958, Biometrika 45:562"},
      {.name = "observed_to_expected",
       .symbol = "O:E",
       .aliases = {"oe_ratio", "observed_expected_ratio"},
       .definition = of_calibration<calibrated::observed_to_expected>(),
       .computed = "P / (sum of all scores)",
       .question = "How many positives are there for each that the scores promise?",
       .undefined_when = "there are no rows, or all scores are 0",
       .range = {0, infinity},
       .better = Better::neither,
       .ignores = "which rows the positives are: scores may be wrong everywhere and sum up well",
       .use_when = "you ask whether a risk is over- or underestimated in total",
       .example =
           "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: 2 / (0.35 + 0.8 + 0.1 + 0.4) = 1.2121.",
       .in_other_tools = "R's metamisc: oecalc; as E:O elsewhere, which is its inverse",
       .interpretation = "There are {} positives for each that the scores promise.",
       .reference = "Debray et al. 2017, BMJ 356:i6460"},
  };
}

std::vector<Metric> tests() {
  return {
      {.name = "spiegelhalter_z",
       .symbol = "S:z",
       .aliases = {"spiegelhalters_z"},
       .definition = of_test<calibrated::spiegelhalter_z>(),
       .computed = "sum of (truth - score) (1 - 2 score) / sqrt(sum of (1 - 2 score)^2 score (1 - score))",
       .question = "By how many standard errors is the Brier score off from what these scores promise?",
       .undefined_when = "there are no rows, rows have weights or clusters, or every score is 0, 0.5 or 1",
       .range = {-infinity, infinity},
       .better = Better::neither,
       .ignores = "errors that cancel. It is a test: with many rows it finds errors too small to matter.",
       .use_when = "you ask whether chance explains what calibration is off by, without bins",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: (-0.1*0.8 + 0.65*0.3 - 0.4*0.2 - "
                  "0.2*0.6) / sqrt(0.0576 + 0.020475 + 0.0096 + 0.0576) = -0.223.",
       .in_other_tools = "R's rms: val.prob, 'S:z'; R's rms val.surv has another of that name",
       .interpretation = "The Brier score is {} standard errors above what these scores promise.",
       .reference = "Spiegelhalter 1986, Stat Med 5:421"},
      {.name = "spiegelhalter_p",
       .symbol = "S:p",
       .aliases = {},
       .definition = of_test<calibrated::spiegelhalter_p>(),
       .computed = "the probability of a normal variate beyond spiegelhalter_z, on both sides",
       .question = "How often would chance alone bring a spiegelhalter_z so far from 0?",
       .undefined_when = "spiegelhalter_z is",
       .range = {0, 1},
       .better = Better::neither,
       .ignores = "how large the error is: a tiny one is found in many rows, a large one missed in few",
       .use_when = "you ask whether chance explains what calibration is off by, without bins",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: z is -0.223, and p 0.8235.",
       .in_other_tools = "R's rms: val.prob, 'S:p'",
       .interpretation =
           "Chance alone brings such a deviation in {%} of samples, where the scores are right.",
       .reference = "Spiegelhalter 1986, Stat Med 5:421"},
      {.name = "hosmer_lemeshow",
       .symbol = "HL",
       .aliases = {"hosmer_lemeshow_chi_squared"},
       .definition = of_test<calibrated::hosmer_lemeshow>(),
       .computed =
           "the sum over ten bins of equally many rows, ties together, of (positives - sum of scores)^2 "
           "/ (sum of scores * (1 - mean score))",
       .question = "How far are positives from what the scores promise, in tenths of the rows?",
       .undefined_when = of_rows,
       .range = {0, infinity},
       .better = Better::neither,
       .ignores = "errors within a tenth. With few rows it finds nothing, with many everything.",
       .use_when =
           "others ask for it; spiegelhalter_z needs no bins, and ece with ece_expected says how much",
       .example =
           "Positives score 0.35 and 0.8, negatives 0.1 and 0.4, each in a bin of its own: 0.01/0.09 + "
           "0.4225/0.2275 + 0.16/0.24 + 0.04/0.16 = 2.885.",
       .in_other_tools =
           "R's ResourceSelection: hoslem.test, with 8 degrees of freedom where this has as many "
           "as bins, as the scores are not fitted to these rows; other tools split ties",
       .interpretation = "The chi-squared statistic of ten bins is {}.",
       .reference = "Hosmer & Lemeshow 1980, Commun Stat A 9:1043"},
      {.name = "hosmer_lemeshow_p",
       .symbol = "HL:p",
       .aliases = {},
       .definition = of_test<calibrated::hosmer_lemeshow_p>(),
       .computed = "the probability of a chi-squared variate above hosmer_lemeshow, with as many degrees of "
                   "freedom as there are bins: the scores are taken as not fitted to these rows",
       .question = "How often would chance alone bring so large a hosmer_lemeshow?",
       .undefined_when = of_rows,
       .range = {0, 1},
       .better = Better::neither,
       .ignores = "how large the error is: a tiny one is found in many rows, a large one missed in few",
       .use_when = "others ask for it",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: 2.885 with 4 bins gives 0.577.",
       .in_other_tools = "R's ResourceSelection: hoslem.test, with 8 degrees of freedom",
       .interpretation =
           "Chance alone brings such a statistic in {%} of samples, where the scores are right.",
       .reference = "Hosmer & Lemeshow 1980, Commun Stat A 9:1043"},
  };
}

}  // namespace

std::vector<Metric> recalibration() {
  std::vector<Metric> metrics = regressions();
  for (Metric& metric : tests()) metrics.push_back(std::move(metric));
  return metrics;
}

}  // namespace assay::families
