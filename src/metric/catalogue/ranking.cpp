// Metrics of the order of scores, whatever their scale.
#include "assay/curve/bracket.hpp"
#include "assay/curve/roc_spread.hpp"
#include "assay/stats/area.hpp"
#include "metric/catalogue/class_averages.hpp"
#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

constexpr std::string_view one_class = "no row is truly positive, or none truly negative";

Estimate roc_auc(const ScoredSample& scores, const ScorePlan& plan) {
  const Roc& roc = scores.ranking->roc();
  Estimate estimate{roc.auc};
  const bool plain = plan.intervals.areas != AucMethod::score;  // those need two rows of each class
  if (plan.intervals.wanted && roc.placements && (!plain || roc.auc_standard_error))
    estimate.interval =
        auc_interval(roc.auc.number(), *roc.placements, plan.intervals.areas, plan.intervals.confidence());
  return estimate;
}

Estimate gini(const ScoredSample& scores, const ScorePlan& plan) { return as_gini(roc_auc(scores, plan)); }

std::optional<Bracket> gini_bracket(const CachedRanking& scores) {
  const Bracket area = auc_bracket(scores).value();
  return Bracket{2 * area.low - 1, 2 * area.high - 1};
}

PartialEstimates up_to(const ScoredSample& scores, const ScorePlan& plan) {
  const IntervalPlan& intervals = plan.intervals;
  return partial_estimates(scores.ranking->ranking(),
                           {.kind = RocRegion::Kind::max_fpr, .limit = plan.argument.value()},
                           intervals.wanted ? std::optional(intervals.confidence()) : std::nullopt);
}

Estimate partial_auc(const ScoredSample& scores, const ScorePlan& plan) { return up_to(scores, plan).raw; }

Estimate partial_auc_standardised(const ScoredSample& scores, const ScorePlan& plan) {
  return up_to(scores, plan).standardised;
}

std::vector<Metric> of_roc_curves() {
  return {
      {.name = "roc_auc",
       .symbol = "AUC",
       .aliases = {"auroc", "roc_auc_score", "c_statistic", "concordance"},
       .definition = MetricOfScores{.of_two = roc_auc,
                                    .of_classes = hand_till,
                                    .of_average = mean_roc_auc,
                                    .bracket = auc_bracket,
                                    .influences = auc_influences,
                                    .over_classes = OverClasses::pairs},
       .computed =
           "U / (P * N), where U counts the pairs of a positive and a negative row in which the positive "
           "scores higher, and half of those that tie; of several classes the mean over all pairs of them",
       .identities = {"(gini + 1) / 2"},
       .question = "How often does a positive row score higher than a negative one (ties count half)?",
       .undefined_when = one_class,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "threshold, prevalence and scale: only the order of scores matters. Where positives are "
                  "rare it may be high while most positive predictions are wrong.",
       .use_when =
           "you compare how well models rank, before a threshold is chosen, and positives are not very rare",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: of 2 * 2 = 4 pairs, 3 are in the "
                  "right order: 3 / 4 = 0.75.",
       .in_other_tools =
           "scikit-learn: roc_auc_score, for several classes with multi_class='ovo'; pROC: auc, which turns "
           "the scores round when positives seem to score lower, unless told direction = '<'; yardstick: "
           "roc_auc; torchmetrics: AUROC; PyCM's AUC is of labels, (recall + specificity) / 2",
       .interpretation = "A random positive row scores higher than a random negative one {%} of the time "
                         "(ties count half).",
       .reference = "Hanley & McNeil 1982, Radiology 143:29"},
      {.name = "gini",
       .symbol = "G",
       .aliases = {"gini_coefficient", "somers_d", "accuracy_ratio"},
       .definition = MetricOfScores{.of_two = gini, .of_average = mean_gini, .bracket = gini_bracket},
       .computed = "2 * roc_auc - 1",
       .identities = {"2 * roc_auc - 1"},
       .question = "How far is the area under the ROC curve beyond guessing, on a scale from -1 to 1?",
       .undefined_when = one_class,
       .range = {-1, 1},
       .better = Better::higher,
       .ignores = "what roc_auc ignores: threshold, prevalence and scale",
       .use_when = "your field reports it, as credit scoring does; it says what roc_auc says",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: 2 * 0.75 - 1 = 0.5.",
       .in_other_tools =
           "not in scikit-learn: 2 * roc_auc_score - 1; yardstick: gain_capture; R's Hmisc: somers2, 'Dxy'; "
           "in credit scoring: accuracy ratio. The Gini impurity of decision trees is another matter.",
       .interpretation =
           "A random positive row scores higher than a random negative one more often than lower, by {}.",
       .reference = "Somers 1962, Am Sociol Rev 27:799"},
      {.name = "roc_auc_ovr",
       .symbol = "AUC-OVR",
       .aliases = {"roc_auc_macro", "auc_ovr"},
       .definition = MetricOfScores{.of_classes =
                                        [](const ScoredClasses& scores, const ScorePlan& plan) {
                                          return mean_roc_auc(scores, plan, ClassWeights::equal);
                                        },
                                    .influences = auc_influences,
                                    .over_classes = OverClasses::equal},
       .computed = "the mean over the classes of the roc_auc of each against the others",
       .question =
           "How well does each class's score separate its rows from all others, averaged over classes?",
       .undefined_when = "a class has no rows",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "how common each class is: one of five rows counts as much as one of five thousand",
       .use_when = "there are several classes, and a small one matters as much as a large one",
       .example =
           "Three classes have areas of 0.9, 0.8 and 0.7 against the others: (0.9 + 0.8 + 0.7) / 3 = 0.8.",
       .in_other_tools =
           "scikit-learn: roc_auc_score(multi_class='ovr'), which wants the scores of a row to add up to 1; "
           "yardstick: roc_auc(estimator = 'macro'), roc_aunu; torchmetrics: MulticlassAUROC, by default",
       .interpretation =
           "On average over classes, a row of the class scores higher for it than another row {%} of "
           "the time.",
       .reference = "Fawcett 2006, Pattern Recognit Lett 27:861"},
      {.name = "roc_auc_ovr_weighted",
       .symbol = "AUC-OVR-W",
       .aliases = {"auc_ovr_weighted"},
       .definition = MetricOfScores{.of_classes =
                                        [](const ScoredClasses& scores, const ScorePlan& plan) {
                                          return mean_roc_auc(scores, plan, ClassWeights::support);
                                        },
                                    .influences = auc_influences,
                                    .over_classes = OverClasses::support},
       .computed = "the mean over the classes of the roc_auc of each against the others, weighted by its "
                   "rows in truth",
       .question =
           "How well does each class's score separate its rows from all others, weighted by class size?",
       .undefined_when = "all rows are of one class",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "rare classes, nearly: each counts by its rows",
       .use_when = "there are several classes, and each row matters the same",
       .example =
           "Areas of 0.9 (60 rows), 0.8 (30) and 0.7 (10): (60 * 0.9 + 30 * 0.8 + 10 * 0.7) / 100 = 0.85.",
       .in_other_tools =
           "scikit-learn: roc_auc_score(multi_class='ovr', average='weighted'); yardstick: roc_auc(estimator "
           "= 'macro_weighted'), roc_aunp; torchmetrics: MulticlassAUROC(average='weighted')",
       .interpretation =
           "On average over classes by size, a row of the class scores higher for it than another row "
           "{%} of the time.",
       .reference = "Provost & Domingos 2001, NYU Stern CeDER IS-00-04"},
      {.name = "top_k_accuracy",
       .symbol = "TOP-K",
       .aliases = {"top_k_accuracy_score", "hits_at_k"},
       .definition = MetricOfScores{.of_classes = top_k_accuracy, .counts_top = true},
       .parameter = Parameter{.name = "k", .example = 2, .highest = max_classes, .whole = true},
       .computed = "rows whose true class is among the k highest of their scores, over n",
       .question = "In what share of rows is the true class among the k that score highest?",
       .undefined_when = "",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "in which of the k places the true class stands, and how sure the scores are",
       .use_when = "the reader sees a list of k suggestions, as in search or image labelling",
       .example =
           "Of 10 rows, 7 have the true class first and 2 have it second: with k = 2, (7 + 2) / 10 = 0.9.",
       .in_other_tools =
           "scikit-learn: top_k_accuracy_score(k=2), which breaks ties by the order of classes, "
           "while assay counts a tie as the lower place; torchmetrics: Accuracy(top_k=2)",
       .interpretation = "In {%} of rows the true class is among the k that score highest.",
       .reference = "Russakovsky et al. 2015, Int J Comput Vis 115:211"},
      {.name = "partial_auc",
       .symbol = "pAUC",
       .aliases = {"partial_roc_auc"},
       .definition = MetricOfScores{.of_two = partial_auc},
       .parameter = Parameter{.name = "max_fpr", .example = 0.1, .highest = 1, .ends_range = true},
       .computed = "the integral of recall over fpr, from 0 to max_fpr",
       .question = "How large is the area under the ROC curve up to this false positive rate?",
       .undefined_when = one_class,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "all thresholds whose false positive rate is above the limit. Values for different limits "
                  "do not compare.",
       .use_when = "only low false positive rates are usable, as in screening",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: recall is 0.5 while fpr is 0. Up to "
                  "an fpr of 0.1 the area is 0.5 * 0.1 = 0.05.",
       .in_other_tools =
           "pROC: auc(partial.auc = c(1, 0.9)), where the limits are of specificity; scikit-learn: "
           "only standardised",
       .interpretation =
           "Up to the limit of the false positive rate, the area under the ROC curve is {}, where the "
           "limit itself is perfect.",
       .reference = "McClish 1989, Med Decis Making 9:190"},
      {.name = "partial_auc_standardised",
       .symbol = "spAUC",
       .aliases = {"partial_auc_standardized"},
       .definition = MetricOfScores{.of_two = partial_auc_standardised},
       .parameter = Parameter{.name = "max_fpr", .example = 0.1, .highest = 1},
       .computed = "(1 + (partial_auc - max_fpr^2 / 2) / (max_fpr - max_fpr^2 / 2)) / 2",
       .question = "The same area, scaled so that guessing is 0.5 and a perfect ranking 1?",
       .undefined_when = one_class,
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "all thresholds whose false positive rate is above the limit",
       .use_when = "as for partial_auc, but comparable between limits",
       .example = "Positives score 0.35 and 0.8, negatives 0.1 and 0.4: partial_auc(0.1) is 0.05. Guessing "
                  "has 0.005 and a perfect ranking 0.1: (1 + (0.05 - 0.005) / (0.1 - 0.005)) / 2 = 0.7368.",
       .in_other_tools = "scikit-learn: roc_auc_score(max_fpr=0.1); pROC: auc(partial.auc = c(1, 0.9), "
                         "partial.auc.correct = TRUE); torchmetrics: BinaryAUROC(max_fpr=0.1)",
       .interpretation =
           "Up to the limit of the false positive rate, the ranking is worth {}, where 0.5 is guessing "
           "and 1 is perfect.",
       .reference = "McClish 1989, Med Decis Making 9:190"},
  };
}

}  // namespace

std::vector<Metric> ranking() {
  std::vector<Metric> family = of_roc_curves();
  for (Metric& metric : precision_recall()) family.push_back(std::move(metric));
  return family;
}

}  // namespace assay::families
