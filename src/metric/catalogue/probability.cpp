// Metrics of scores taken as probabilities.
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Metric> probability() {
  return {
      {.name = "log_loss",
       .symbol = "LL",
       .aliases = {"cross_entropy", "logarithmic_loss"},
       .definition = MetricOfScores{.mean_of = [](const ProbabilityLosses& losses) -> const MeanLoss& {
         return losses.log_loss;
       }},
       .computed = "the mean over rows of -ln(score of the true class)",
       .question = "How surprised is the model by the true labels, on average (in nats per row)?",
       .undefined_when = "scores are not probabilities",
       .range = {0, infinity},
       .better = Better::lower,
       .ignores = "thresholds and decisions: it sees only the probability given to the true class",
       .use_when = "probabilities are used as such, and a confident error must hurt",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: -(ln 0.35 + ln 0.8 + ln 0.9 + ln "
                  "0.6) / 4 = 1.8892 / 4 = 0.4723.",
       .in_other_tools =
           "scikit-learn: log_loss, which clips scores so that the worst costs 36 a row where assay "
           "says infinite (--clip bounds it here); yardstick: mn_log_loss, which clips too; ROCR: "
           "'mxe'; elsewhere in bits, which are 1.44 to the nat",
       .interpretation = "Average log loss is {}; always predicting 0.5 scores 0.69.",
       .reference = "Good 1952, JRSS B 14:107"},
      {.name = "brier_score",
       .symbol = "BS",
       .aliases = {"brier", "brier_score_loss"},
       .definition = MetricOfScores{.mean_of = [](const ProbabilityLosses& losses) -> const MeanLoss& {
         return losses.brier;
       }},
       .computed = "the mean over rows of (score - truth)^2, truth being 1 or 0: from 0 to 1; of several "
                   "classes their sum, "
                   "from 0 to 2",
       .question = "How far are the scores from the truth, on average, squared?",
       .undefined_when = "scores are not probabilities",
       .range = {0, 2},
       .better = Better::lower,
       .ignores = "thresholds and decisions. A confident error costs at most 1 (2 with several classes), "
                  "where log_loss has no bound.",
       .use_when = "probabilities are used as such, and you want a bounded, readable penalty",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: (0.65^2 + 0.2^2 + 0.1^2 + 0.4^2) / 4 "
                  "= 0.6325 / 4 = 0.1581.",
       .in_other_tools = "scikit-learn: brier_score_loss, since 1.7 of several classes too, where "
                         "scale_by_half=True halves "
                         "it; yardstick: brier_class, half as "
                         "much for several "
                         "classes; Brier himself summed over both classes, which gives twice as much for two",
       .interpretation = "The squared distance from score to truth is {} on average, where 0 is perfect.",
       .reference = "Brier 1950, Mon Weather Rev 78:1"},
  };
}

}  // namespace assay::families
