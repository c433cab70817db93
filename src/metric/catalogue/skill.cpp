// Scores as probabilities, against what the prevalence alone would say, and the parts of the Brier score.
#include "metric/catalogue/families.hpp"
#include "metric/catalogue/of_calibration.hpp"

namespace assay::families {

namespace {

constexpr std::string_view one_class_only = "no row is truly positive, or none truly negative";
constexpr std::string_view infinite_loss = "a class has no rows, or log loss is infinite";

std::vector<Metric> skills() {
  return {
      {.name = "brier_skill",
       .symbol = "BSS",
       .aliases = {"brier_skill_score", "skill_score", "scaled_brier"},
       .definition = of_calibration<calibrated::brier_skill>(),
       .computed = "1 - brier_score / (prevalence * (1 - prevalence))",
       .identities = {"1 - brier_score / (prevalence * (1 - prevalence))"},
       .question =
           "How much of the Brier score of the prevalence, as everybody's score, does the model save?",
       .undefined_when = one_class_only,
       .range = {-infinity, 1},
       .better = Better::higher,
       .ignores = "thresholds and decisions; 0 is what the prevalence as everybody's score has, and below it "
                  "the scores do harm",
       .use_when = "you compare Brier scores of samples with different prevalences",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: 1 - 0.158125 / (0.5 * 0.5) = 0.3675.",
       .in_other_tools =
           "scikit-learn: d2_brier_score since 1.8; R's rms: lrm and val.prob have 'Brier' alone; "
           "in meteorology: BSS against climatology",
       .interpretation = "The scores save {} of the Brier score that the prevalence alone would have.",
       .reference = "Brier & Allen 1951, Compendium of Meteorology 841"},
      {.name = "log_loss_skill",
       .symbol = "LLS",
       .aliases = {"mcfadden_r2", "d2_log_loss", "mcfadden"},
       .definition = of_calibration<calibrated::log_loss_skill>(),
       .computed = "1 - log_loss / (that of the prevalence as everybody's score), McFadden's pseudo-R2",
       .question = "How much of the log loss of the prevalence, as everybody's score, does the model save?",
       .undefined_when = infinite_loss,
       .range = {-infinity, 1},
       .better = Better::higher,
       .ignores = "thresholds and decisions; 0 is what the prevalence as everybody's score has",
       .use_when = "you evaluate a logistic regression, or compare log losses of different prevalences",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: 1 - 0.472288 / 0.693147 = 0.3186.",
       .in_other_tools = "scikit-learn: d2_log_loss_score; R's pscl: pR2, 'McFadden', of the rows that the "
                         "model was fitted to",
       .interpretation = "The scores save {} of the log loss that the prevalence alone would have.",
       .reference = "McFadden 1974, Frontiers in Econometrics, ch. 4"},
      {.name = "cox_snell_r2",
       .symbol = "R2_CS",
       .aliases = {"cox_snell"},
       .definition = of_calibration<calibrated::cox_snell_r2>(),
       .computed = "1 - exp(2 * (log_loss - that of the prevalence as everybody's score))",
       .question = "How large is R2 of the scores, as it follows from the likelihood?",
       .undefined_when = infinite_loss,
       .range = {-infinity, 1},
       .better = Better::higher,
       .ignores = "that it cannot reach 1: nagelkerke_r2 is divided by what it can reach",
       .use_when = "you plan the sample size of a model, which is where it is needed; else log_loss_skill",
       .example =
           "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: 2 * (0.472288 - 0.693147) = -0.4417, and "
           "1 - e^-0.4417 is 0.3571.",
       .in_other_tools = "R's pscl: pR2, 'r2ML'; R's rms: lrm, of the rows that the model was fitted to",
       .interpretation = "R2 as it follows from the likelihood is {}.",
       .reference = "Cox & Snell 1989, Analysis of Binary Data, 2nd ed."},
      {.name = "nagelkerke_r2",
       .symbol = "R2_N",
       .aliases = {"nagelkerke", "cragg_uhler_r2"},
       .definition = of_calibration<calibrated::nagelkerke_r2>(),
       .computed = "cox_snell_r2 / (what it is where log loss is 0)",
       .question = "How large is R2 of the scores, on a scale that ends at 1?",
       .undefined_when = infinite_loss,
       .range = {-infinity, 1},
       .better = Better::higher,
       .ignores = "thresholds and decisions; 0 is what the prevalence as everybody's score has",
       .use_when = "your field reports it, as medicine does; log_loss_skill says the same more plainly",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: 0.3571 / 0.75 = 0.4761.",
       .in_other_tools = "R's rms: val.prob and lrm, 'R2'; R's pscl: pR2, 'r2CU'",
       .interpretation = "R2 as it follows from the likelihood, scaled to end at 1, is {}.",
       .reference = "Nagelkerke 1991, Biometrika 78:691"},
      {.name = "tjur_r2",
       .symbol = "R2_T",
       .aliases = {"tjur", "coefficient_of_discrimination", "discrimination_slope"},
       .definition = of_calibration<calibrated::tjur_r2>(),
       .computed = "mean score of positives - mean score of negatives",
       .question = "How far apart are the mean scores of positives and negatives?",
       .undefined_when = one_class_only,
       .range = {-1, 1},
       .better = Better::higher,
       .ignores = "calibration: more extreme scores raise it, right or wrong",
       .use_when =
           "you want a plain number for how far scores tell the classes apart, and they are calibrated",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: (0.35 + 0.8) / 2 - (0.1 + 0.4) / 2 = "
                  "0.325.",
       .in_other_tools = "R's performance: r2_tjur; in medicine: discrimination slope",
       .interpretation = "Positives score {} higher than negatives on average.",
       .reference = "Tjur 2009, Am Stat 63:366"},
  };
}

std::vector<Metric> parts_of_brier() {
  return {
      {.name = "miscalibration",
       .symbol = "MCB",
       .aliases = {"corp_miscalibration"},
       .definition = of_calibration<calibrated::miscalibration>(),
       .computed = "brier_score - that of the scores recalibrated by isotonic regression on the same rows",
       .question = "How much of the Brier score would recalibration save at most?",
       .undefined_when = "there are no rows, or scores are not probabilities",
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "how well the scores rank, which discrimination says. It is above 0 by noise alone, as the "
                  "recalibration follows the rows at hand.",
       .use_when = "you ask what part of the Brier score calibration is to blame for, without bins",
       .example =
           "Positives score 0.35 and 0.8, negatives 0.1 and 0.4; isotonic regression gives 0, 0.5, 0.5 "
           "and 1 in the order of scores: 0.158125 - 0.125 = 0.033125.",
       .in_other_tools =
           "R's reliabilitydiag: 'miscalibration'; Python's model-diagnostics: decompose, of the "
           "Brier score",
       .interpretation = "Recalibration would save {} of the Brier score at most.",
       .reference = "Dimitriadis, Gneiting & Jordan 2021, PNAS 118:e2016191118"},
      {.name = "discrimination",
       .symbol = "DSC",
       .aliases = {"corp_discrimination"},
       .definition = of_calibration<calibrated::discrimination>(),
       .computed = "uncertainty - brier_score of the scores recalibrated by isotonic regression",
       .question = "How much of the uncertainty do the scores resolve, once they are recalibrated?",
       .undefined_when = "there are no rows, or scores are not probabilities",
       .range = {0, 0.25},
       .better = Better::higher,
       .ignores = "calibration: any rising transformation of the scores has the same",
       .use_when = "you ask what the order of the scores is worth, in the unit of the Brier score",
       .example =
           "Positives score 0.35 and 0.8, negatives 0.1 and 0.4; recalibrated, 0, 0.5, 0.5 and 1: 0.25 "
           "- 0.125 = 0.125.",
       .in_other_tools = "R's reliabilitydiag: 'discrimination'; Murphy's resolution is the same of bins",
       .interpretation = "Once recalibrated, the scores resolve {} of the Brier score of the prevalence.",
       .reference = "Dimitriadis, Gneiting & Jordan 2021, PNAS 118:e2016191118"},
      {.name = "uncertainty",
       .symbol = "UNC",
       .aliases = {"corp_uncertainty"},
       .definition = of_calibration<calibrated::uncertainty>(),
       .computed = "prevalence * (1 - prevalence): the Brier score of the prevalence as everybody's score",
       .question = "How uncertain is the truth, before any score is known?",
       .undefined_when = "there are no rows, or scores are not probabilities",
       .range = {0, 0.25},
       .better = Better::neither,
       .ignores = "the scores: brier_score = miscalibration - discrimination + uncertainty",
       .use_when = "you split the Brier score: this part is the data's and no model's",
       .example = "Of four rows two are positive: 0.5 * (1 - 0.5) = 0.25.",
       .in_other_tools = "R's reliabilitydiag: 'uncertainty'",
       .interpretation = "The prevalence as everybody's score has a Brier score of {}.",
       .reference = "Murphy 1973, J Appl Meteorol 12:595"},
  };
}

}  // namespace

std::vector<Metric> skill() {
  std::vector<Metric> metrics = skills();
  for (Metric& metric : parts_of_brier()) metrics.push_back(std::move(metric));
  return metrics;
}

}  // namespace assay::families
