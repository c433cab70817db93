// Metrics of the order of scores that are read off curves at a point.
#include "assay/curve/at_level.hpp"
#include "assay/curve/bracket.hpp"
#include "assay/curve/roc_spread.hpp"
#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

constexpr std::string_view no_curve = "no row is truly positive, or none truly negative";
constexpr std::string_view no_positive = "no row is truly positive";

Estimate ks(const ScoredSample& scores, const ScorePlan& plan) {
  const Roc& roc = scores.ranking->roc();
  Estimate estimate{roc.ks};
  if (!plan.intervals.wanted) return estimate;
  if (const auto spread = ks_spread(scores.ranking->ranking(), roc, plan.intervals.bootstrap.seed))
    estimate.interval = distance_interval(roc.ks.number(), *spread, plan.intervals.confidence());
  return estimate;
}

Estimate equal_error_rate(const ScoredSample& scores, const ScorePlan& plan) {
  const Roc& roc = scores.ranking->roc();
  Estimate estimate{roc.equal_error_rate};
  if (!plan.intervals.wanted) return estimate;
  const double confidence = plan.intervals.confidence();
  const auto points = equal_error_points(scores.ranking->ranking(), roc, confidence);
  if (!points.empty()) estimate.interval = level_interval(points, confidence);
  return estimate;
}

using RateFinder = Estimate (*)(const Ranking&, double level, double confidence);

template <RateFinder find>
Estimate at_level(const ScoredSample& scores, const ScorePlan& plan) {
  Estimate estimate = find(scores.ranking->ranking(), plan.argument.value(), plan.intervals.confidence());
  if (!plan.intervals.wanted) estimate.interval.reset();
  return estimate;
}

// Precision over prevalence is recall over the share of rows.
Estimate lift_at(const ScoredSample& scores, const ScorePlan& plan) {
  const double share = plan.argument.value();
  const Ranking& ranking = scores.ranking->ranking();
  ScorePlan of_recall = plan;
  of_recall.argument = share * (ranking.positives() + ranking.negatives());
  Estimate estimate = at_level<recall_at_k>(scores, of_recall);
  if (estimate.value.defined()) estimate.value = estimate.value.number() / share;
  if (auto& interval = estimate.interval) {
    interval->low /= share;
    interval->high /= share;
  }
  return estimate;
}

}  // namespace

std::vector<Metric> points_on_curves() {
  return {
      {.name = "ks",
       .symbol = "KS",
       .aliases = {"kolmogorov_smirnov", "ks_statistic"},
       .definition = MetricOfScores{.of_two = ks, .bracket = ks_bracket},
       .computed = "the largest of |recall - fpr| over all thresholds",
       .question =
           "How far apart are the true and false positive rates at the threshold that separates them most?",
       .undefined_when = no_curve,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "every threshold but one, and direction: a reversed ranking has the same ks",
       .use_when =
           "your field reports it, as credit scoring does, or you want the threshold that separates best",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: at 0.35, recall is 1 and fpr 0.5; at "
                  "0.8, 0.5 and 0. The largest distance is 0.5.",
       .in_other_tools =
           "not in scikit-learn: the largest distance of tpr and fpr in roc_curve; SciPy: ks_2samp "
           "of the scores of positives and negatives; R: ks.test of the same",
       .interpretation =
           "At the threshold that separates them most, the true and false positive rates differ by {}.",
       .reference = "Smirnov 1948, Ann Math Stat 19:279"},
      {.name = "equal_error_rate",
       .symbol = "EER",
       .aliases = {"crossover_error_rate"},
       .definition = MetricOfScores{.of_two = equal_error_rate, .bracket = equal_error_bracket},
       .computed = "fpr at the point of the ROC curve where fpr = fnr, on a straight line between thresholds",
       .question = "What is the error rate where false positives and false negatives are equally frequent?",
       .undefined_when = no_curve,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "prevalence and the cost of errors: nobody may want to use this threshold",
       .use_when = "your field reports it, as biometrics does",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: at the threshold 0.4, one of two "
                  "negatives is a false alarm and one of two positives is missed: 0.5 each.",
       .in_other_tools =
           "not in scikit-learn: where the two rates of det_curve meet; torchmetrics: BinaryEER, "
           "the mean of the two rates where they are nearest, while assay interpolates",
       .interpretation = "At the threshold where false positives and false negatives are equally frequent, "
                         "{%} of each class is misclassified.",
       .reference = "Jain, Flynn & Ross 2008, Handbook of Biometrics, ch. 1"},
      {.name = "recall_at_precision",
       .symbol = "R@P",
       .aliases = {"recall_at_fixed_precision"},
       .definition = MetricOfScores{.of_two = at_level<recall_at_precision>},
       .parameter = Parameter{.name = "precision", .example = 0.9, .highest = 1},
       .computed =
           "the highest recall of all thresholds whose precision is at least the limit; 0 where none has it",
       .question = "What share of the positives can be found at this precision?",
       .undefined_when = no_positive,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "every threshold but one, and precision beyond the limit. Thresholds that few rows reach "
                  "may have the precision by chance.",
       .use_when = "precision is a promise that you must keep",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: a precision of 0.9 is only kept at "
                  "0.8, where 1 of 2 positives is found: 0.5.",
       .in_other_tools = "torchmetrics: BinaryRecallAtFixedPrecision; TensorFlow: RecallAtPrecision, of 200 "
                         "thresholds by default; scikit-learn: the largest recall in precision_recall_curve "
                         "where precision >= 0.9. All give 0 where no threshold has the precision.",
       .interpretation = "While precision is at least the limit, {%} of the positives can be found.",
       .reference = "Eban et al. 2017, AISTATS, PMLR 54:832"},
      {.name = "precision_at_recall",
       .symbol = "P@R",
       .aliases = {"precision_at_fixed_recall"},
       .definition = MetricOfScores{.of_two = at_level<precision_at_recall>},
       .parameter = Parameter{.name = "recall", .example = 0.9, .highest = 1},
       .computed = "the highest precision of all thresholds whose recall is at least the limit",
       .question = "What precision is possible at this recall?",
       .undefined_when = no_positive,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "every threshold but one, and recall beyond the limit. It depends on the prevalence.",
       .use_when = "recall is a promise that you must keep",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: a recall of 0.9 needs the threshold "
                  "0.35, where 2 of 3 rows are positive: 0.6667.",
       .in_other_tools =
           "torchmetrics: BinaryPrecisionAtFixedRecall; TensorFlow: PrecisionAtRecall, of 200 thresholds by "
           "default; scikit-learn: the largest precision in precision_recall_curve where recall >= 0.9",
       .interpretation = "While recall is at least the limit, precision can be {%}.",
       .reference = "Eban et al. 2017, AISTATS, PMLR 54:832"},
      {.name = "fpr_at_recall",
       .symbol = "FPR@R",
       .aliases = {"fpr_at_tpr", "fpr_at_sensitivity"},
       .definition = MetricOfScores{.of_two = at_level<fpr_at_recall>},
       .parameter = Parameter{.name = "recall", .example = 0.95, .highest = 1},
       .computed = "the lowest false positive rate of all thresholds whose recall is at least the limit",
       .question = "What share of the negatives is predicted positive at this recall?",
       .undefined_when = no_curve,
       .range = {0, 1},
       .better = Better::lower,
       .ignores = "every threshold but one, and prevalence: where positives are rare, most positive "
                  "predictions may still be false at a low rate",
       .use_when = "recall is a promise and you want its price in false alarms; also to detect unfamiliar "
                   "inputs (FPR95)",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: a recall of 0.95 needs the threshold "
                  "0.35, where 1 of 2 negatives is above it: 0.5.",
       .in_other_tools =
           "FPR95 in papers on outliers is fpr_at_recall(0.95); torchmetrics: 1 - "
           "BinarySpecificityAtSensitivity; TensorFlow: 1 - SpecificityAtSensitivity; scikit-learn: the "
           "smallest fpr in roc_curve(drop_intermediate=False) where tpr >= 0.95",
       .interpretation = "When recall is at least the limit, {%} of the negatives are predicted positive.",
       .reference = "Liang, Li & Srikant 2018, ICLR, arXiv:1706.02690"},
      {.name = "precision_at_k",
       .symbol = "P@K",
       .aliases = {"precision_at_top_k"},
       .definition = MetricOfScores{.of_two = at_level<precision_at_k>},
       .parameter = Parameter{.name = "k", .example = 10, .whole = true},
       .computed = "TP / k among the k rows that score highest; of rows that tie for the last places, as "
                   "many positives as a random order brings there on average",
       .question = "Of the k rows that score highest, what share is truly positive?",
       .undefined_when = "there are fewer than k rows",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "the order within the k rows, and all rows behind them. Files of different size or "
                  "prevalence do not compare.",
       .use_when = "somebody looks at the first k only",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: of the 2 highest, 0.8 and 0.4, one "
                  "is positive: 1 / 2 = 0.5.",
       .in_other_tools =
           "torchmetrics: RetrievalPrecision(top_k=10), the mean over queries, where ties are in the order "
           "of the sort; ranx and trec_eval: P_10, the mean over queries. With weights, k is of their sum.",
       .interpretation = "Of the rows that score highest, {%} are truly positive.",
       .reference = "Manning, Raghavan & Schuetze 2008, Introduction to Information Retrieval, ch. 8.4"},
      {.name = "recall_at_k",
       .symbol = "R@K",
       .aliases = {"recall_at_top_k"},
       .definition = MetricOfScores{.of_two = at_level<recall_at_k>},
       .parameter = Parameter{.name = "k", .example = 10, .whole = true},
       .computed = "TP / P among the k rows that score highest; of rows that tie for the last places, as "
                   "many positives as a random order brings there on average",
       .question = "Of all positive rows, what share is among the k that score highest?",
       .undefined_when = "no row is truly positive, or there are fewer than k rows",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "the order within the k rows, and all rows behind them. It cannot exceed k / P.",
       .use_when = "somebody looks at the first k only and every miss counts",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: the 2 highest, 0.8 and 0.4, hold 1 "
                  "of 2 positives: 0.5.",
       .in_other_tools = "torchmetrics: RetrievalRecall(top_k=10), the mean over queries, where ties are in "
                         "the order of the sort; ranx and trec_eval: recall_10, the mean over queries",
       .interpretation = "Among the rows that score highest are {%} of all positives.",
       .reference = "Manning, Raghavan & Schuetze 2008, Introduction to Information Retrieval, ch. 8.4"},
      {.name = "lift_at",
       .symbol = "LIFT@",
       .aliases = {"lift_at_share", "cumulative_lift"},
       .definition = MetricOfScores{.of_two = lift_at},
       .parameter = Parameter{.name = "share", .example = 0.1, .highest = 1},
       .computed = "precision among the share of rows that score highest, over prevalence; a last row that "
                   "the share cuts counts in part, ties as in precision_at_k",
       .question = "How many times as frequent are positives among this share of rows, the highest scores, "
                   "as among all?",
       .undefined_when = no_positive,
       .range = {0, infinity},
       .better = Better::higher,
       .ignores = "the order within that share, and all rows behind it. It cannot exceed 1 / share, or 1 / "
                  "prevalence.",
       .use_when = "you contact or inspect a fixed share, as in marketing or audits",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: the highest quarter is one row, and "
                  "it is positive: 1 / 0.5 = 2.",
       .in_other_tools =
           "yardstick: lift_curve, one value for each distinct score; scikit-plot: plot_lift_curve; not in "
           "scikit-learn. The lift of a table, precision / prevalence, is of predicted labels.",
       .interpretation =
           "Among the rows that score highest, positives are {} times as frequent as among all.",
       .reference = "Piatetsky-Shapiro & Masand 1999, KDD:185"},
  };
}

}  // namespace assay::families
