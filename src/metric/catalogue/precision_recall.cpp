// Metrics of precision and recall over all thresholds.
#include "assay/curve/bracket.hpp"
#include "metric/catalogue/class_averages.hpp"
#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

Estimate with_interval(const Value& area, const CachedRanking& summary, const ScorePlan& plan) {
  Estimate estimate{area};
  if (plan.intervals.wanted && area.defined() && summary.precision_spread())
    estimate.interval =
        precision_recall_interval(area.number(), *summary.precision_spread(), plan.intervals.precision_recall,
                                  plan.intervals.confidence());
  return estimate;
}

}  // namespace

std::vector<Metric> precision_recall() {
  return {
      {.name = "average_precision",
       .symbol = "AP",
       .aliases = {"average_precision_score"},
       .definition = MetricOfScores{.of_two =
                                        [](const ScoredSample& scores, const ScorePlan& plan) {
                                          const CachedRanking& summary = *scores.ranking;
                                          return with_interval(summary.precision_recall().average_precision,
                                                               summary, plan);
                                        },
                                    .of_classes =
                                        [](const ScoredClasses& scores, const ScorePlan& plan) {
                                          return mean_average_precision(scores, plan, ClassWeights::equal);
                                        },
                                    .of_average = mean_average_precision,
                                    .bracket = average_precision_bracket,
                                    .influences = precision_influences,
                                    .over_classes = OverClasses::equal},
       .computed = "the sum over thresholds, from the highest, of precision times the growth of recall",
       .question = "How precise are the positive predictions, averaged over the positives in rank order?",
       .undefined_when = "no row is truly positive",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "negatives that score below every positive. Guessing gives the prevalence, so files of "
                  "different prevalence do not compare.",
       .use_when = "positives are rare and you compare rankings",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: precision is 1 / 1 at the first "
                  "positive and 2 / 3 at the second: 0.5 * 1 + 0.5 * 2 / 3 = 0.8333.",
       .in_other_tools =
           "scikit-learn: average_precision_score, 0 without positives where assay says undefined; "
           "yardstick: average_precision; torchmetrics: AveragePrecision",
       .interpretation = "Averaged over the positives in rank order, precision is {%}.",
       .reference = "Boyd, Eng & Page 2013, ECML PKDD, LNCS 8190:451"},
      {.name = "pr_auc",
       .symbol = "AUPRC",
       .aliases = {"auprc", "aucpr", "area_under_precision_recall"},
       .definition = MetricOfScores{.of_two =
                                        [](const ScoredSample& scores, const ScorePlan& plan) {
                                          return with_interval(scores.ranking->precision_recall_area(),
                                                               *scores.ranking, plan);
                                        },
                                    .of_average = mean_pr_auc},
       .computed = "the integral of precision over recall, with TP and FP growing evenly between thresholds",
       .question = "How large is the area under the precision-recall curve, correctly interpolated?",
       .undefined_when = "no row is truly positive",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "negatives that score below every positive. Guessing gives the prevalence, so files of "
                  "different prevalence do not compare.",
       .use_when = "as for average_precision, but scores are fine-grained enough that the points between "
                   "thresholds can be used",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: precision is 1 up to a recall of "
                  "0.5. There a negative brings TP = 1, FP = 1, and precision rises from 1 / 2 to 2 / 3 as "
                  "TP grows to 2: 0.5 * 1 + (1 - ln(3 / 2)) / 2 = 0.7973.",
       .in_other_tools =
           "R's PRROC: pr.curve, auc.integral; scikit-learn: auc of precision_recall_curve, "
           "and yardstick: pr_auc, join the points by straight lines, which is too high; PyCM's AUPR "
           "is of labels, (precision + recall) / 2",
       .interpretation = "Averaged over all levels of recall, precision is {%}.",
       .reference = "Davis & Goadrich 2006, ICML; Keilwagen et al. 2014, PLoS ONE 9:e92209"},
  };
}

}  // namespace assay::families
