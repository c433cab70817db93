// Metrics of scores taken as probabilities.
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Metric> probability() {
  return {
      {.name = "log_loss",
       .symbol = "LL",
       .aliases = {"cross_entropy", "logarithmic_loss"},
       .definition =
           LossOfScores([](const ProbabilityLosses& losses) -> const MeanLoss& { return losses.log_loss; }),
       .question =
           "How surprising is the truth to the scores, in nats a row, confident errors weighing most?",
       .undefined_when = "scores are not probabilities",
       .range = {0, infinity},
       .better = Better::lower,
       .reference = "Good 1952, JRSS B 14:107"},
      {.name = "brier_score",
       .symbol = "BS",
       .aliases = {"brier", "brier_score_loss"},
       .definition =
           LossOfScores([](const ProbabilityLosses& losses) -> const MeanLoss& { return losses.brier; }),
       .question = "How far are the scores from the truth, as a mean squared distance?",
       .undefined_when = "scores are not probabilities",
       .range = {0, 1},
       .better = Better::lower,
       .reference = "Brier 1950, Mon Weather Rev 78:1"},
  };
}

}  // namespace assay::families
