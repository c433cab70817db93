// Means of precision and recall, and overlaps: metrics that true negatives do not touch.
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Metric> f_score() {
  return {
      {.name = "f1",
       .symbol = "F1",
       .aliases = {"f_measure", "f_score", "f1_score", "dice", "sorensen_dice"},
       .definition = CountFormula{"2*TP / (2*TP + FP + FN)"},
       .identities = {"2 * precision * recall / (precision + recall)", "2 * jaccard / (1 + jaccard)"},
       .question = "What is the harmonic mean of precision and recall?",
       .undefined_when = "no row is positive in truth or prediction",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "true negatives, however many there are. That is right where positives are the rare class "
                  "of interest: many easy negatives would hide how well the few positives are found.",
       .use_when = "the positive class is rare and of interest, true negatives are easy, and a miss and a "
                   "false alarm matter about equally",
       .in_other_tools = "scikit-learn: f1_score, 0 with a warning at 0/0; caret: 'F1', NA where no row is "
                         "predicted positive, and F_meas, NaN where precision and recall are both 0, while "
                         "assay says 0; yardstick: f_meas; PyCM: F1; "
                         "torchmetrics: F1Score; for images: Dice",
       .interpretation =
           "The harmonic mean of precision and recall is {}; it is close to the lower of the two.",
       .reference = "van Rijsbergen 1979, Information Retrieval, ch. 7"},
      {.name = "fbeta",
       .symbol = "Fb",
       .aliases = {"fbeta_score"},
       .definition = CountFormula{"(1 + beta^2) * TP / ((1 + beta^2) * TP + beta^2 * FN + FP)"},
       .parameter = Parameter{"beta", 2},
       .identities = {"(1 + beta^2) * precision * recall / (beta^2 * precision + recall)"},
       .question = "What is the harmonic mean of precision and recall when recall counts beta times as much?",
       .undefined_when = "no row is positive in truth or prediction",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "true negatives, as f1 does. With beta above 1, a miss costs more than a false alarm; "
                  "below 1, less.",
       .use_when = "as for f1, but misses matter more (beta above 1, often 2) or false alarms do (below 1, "
                   "often 0.5)",
       .in_other_tools =
           "scikit-learn: fbeta_score(beta=2); caret: F_meas(beta = 2); yardstick: f_meas(beta = "
           "2); PyCM: F2, F0.5, F_beta; torchmetrics: FBetaScore",
       .interpretation =
           "The harmonic mean of precision and recall, weighted between the two by beta, is {}.",
       .reference = "van Rijsbergen 1979, Information Retrieval, ch. 7"},
      {.name = "jaccard",
       .symbol = "JAC",
       .aliases = {"jaccard_index", "iou", "intersection_over_union", "critical_success_index",
                   "threat_score"},
       .definition = CountFormula{"TP / (TP + FP + FN)"},
       .identities = {"f1 / (2 - f1)", "precision * recall / (precision + recall - precision * recall)"},
       .question = "Of the rows that are positive in truth or prediction, what share is positive in both?",
       .undefined_when = "no row is positive in truth or prediction",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "true negatives, as f1 does. It ranks models as f1 does: jaccard = f1 / (2 - f1).",
       .use_when = "you compare regions or sets, as in image segmentation; elsewhere f1 is better known and "
                   "ranks the same",
       .in_other_tools =
           "scikit-learn: jaccard_score; PyCM: J; torchmetrics: JaccardIndex; for images: IoU; in "
           "weather forecasting: threat score",
       .interpretation = "Of the rows that are positive in truth or prediction, {%} are positive in both.",
       .reference = "Jaccard 1912, New Phytol 11:37"},
      {.name = "fowlkes_mallows",
       .symbol = "FM",
       .aliases = {"fowlkes_mallows_index"},
       .definition = CountFormula{"sqrt(precision * recall)"},
       .question = "What is the geometric mean of precision and recall?",
       .undefined_when = "",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "true negatives, as f1 does. It is higher than f1 where precision and recall differ.",
       .use_when =
           "you would use f1 and want one very low rate to weigh a little less; f1 is far better known",
       .in_other_tools =
           "PyCM: G; scikit-learn's fowlkes_mallows_score is another number: it counts pairs of "
           "rows, to compare clusterings",
       .interpretation = "The geometric mean of precision and recall is {}.",
       .reference = "Fowlkes & Mallows 1983, JASA 78:553"},
  };
}

}  // namespace assay::families
