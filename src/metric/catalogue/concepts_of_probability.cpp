// Concepts of scores that are probabilities.
#include "assay/metric/concepts.hpp"
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Concept> concepts_of_probability() {
  return {
      {.name = "proper_scoring",
       .aliases = {"proper_scoring_rule", "proper_scoring_rules", "scoring_rule", "strictly_proper"},
       .question = "Which metrics reward a model for saying the probability that it believes?",
       .answer =
           "Proper scoring rules: log loss and Brier score. The expected loss is lowest where the score "
           "is the true probability, so that nothing is gained by saying more or less. Accuracy is not "
           "one: it only sees on which side of the threshold a score is. Nor is the expected "
           "calibration error: the prevalence as everybody's score has none, and says nothing.",
       .example =
           "Rain falls on 70% of such days. Saying 0.7 costs a Brier score of 0.7 * 0.09 + 0.3 * 0.49 = "
           "0.21, saying 0.9 costs 0.7 * 0.01 + 0.3 * 0.81 = 0.25, saying 0.5 costs 0.7 * 0.25 + 0.3 * "
           "0.25 = 0.25. Accuracy is 70% for 0.7, 0.9 and 0.51 alike.",
       .interpretation = "Under a proper scoring rule honesty is the best policy.",
       .command = "printf 'y_true,score,n\\n1,0.9,7\\n0,0.9,3\\n' | assay report --frequency n --metrics "
                  "log_loss,brier_score,accuracy",
       .see_also = {"log_loss", "brier_score", "calibration", "miscalibration"},
       .reference = "Gneiting & Raftery 2007, JASA 102:359"},
      {.name = "logistic_regression",
       .aliases = {"evaluate_logistic_regression", "logistic_regression_evaluation", "logit_model"},
       .question = "How would you evaluate a logistic regression model?",
       .answer =
           "On rows that it was not fitted to, and by three questions. Does it rank well? ROC AUC, or "
           "average "
           "precision where positives are rare. Are its probabilities right? The reliability diagram, "
           "calibration slope (below 1 where it is overfitted) and intercept, and log loss or Brier score "
           "against the prevalence alone. Are its decisions right, at the threshold in use? Precision and "
           "recall, or the cost. All with intervals. Pseudo-R2 are the skill of its log loss on another "
           "scale.",
       .example = "A model has log odds of -2 + 0.5 x. At x = 4 they are -2 + 0.5 * 4 = 0, a probability of "
                  "0.5. On new rows the calibration slope is 0.6: log odds of 2 should be 0.6 * 2 = 1.2, and "
                  "the score of 0.88 a probability of 0.77.",
       .interpretation =
           "Ask whether it ranks, whether its probabilities hold, and whether its decisions pay.",
       .command = "printf 'y_true,score\\n1,0.8\\n0,0.4\\n1,0.35\\n0,0.1\\n' | assay calibration --no-curve",
       .see_also = {"calibration", "calibration_slope", "log_loss", "roc_auc", "threshold", "overfitting"},
       .reference =
           "Steyerberg et al. 2010, Epidemiology 21:128; Harrell 2015, Regression Modeling Strategies"},
  };
}

}  // namespace assay::families
