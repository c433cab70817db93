// Means of precision and recall, and overlaps: metrics that true negatives do not touch.
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Metric> f_score() {
  return {
      {.name = "f1",
       .symbol = "F1",
       .aliases = {"f_measure", "f_score", "f1_score", "dice", "sorensen_dice"},
       .definition = CountFormula{"2*TP / (2*TP + FP + FN)"},
       .question = "How good are precision and recall together (their harmonic mean)?",
       .undefined_when = "no row is positive, really or by prediction",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "true negatives, however many there are. That is right where positives are the rare class "
                  "of interest: the many rows rightly left alone would drown the few that were sought.",
       .in_other_tools = "scikit-learn: f1_score, 0 with a warning at 0/0; caret: 'F1', NA where no row is "
                         "predicted positive, and F_meas, NaN where precision and recall are both 0, while "
                         "assay says 0; yardstick: f_meas; PyCM: F1; "
                         "torchmetrics: F1Score; for images: Dice",
       .interpretation =
           "The harmonic mean of precision and recall, which leans to the worse of the two, is {}.",
       .reference = "van Rijsbergen 1979, Information Retrieval, ch. 7"},
      {.name = "fbeta",
       .symbol = "Fb",
       .aliases = {"fbeta_score"},
       .definition = CountFormula{"(1 + beta^2) * TP / ((1 + beta^2) * TP + beta^2 * FN + FP)"},
       .parameter = Parameter{"beta", 2},
       .question = "How good are precision and recall together when recall counts beta times as much?",
       .undefined_when = "no row is positive, really or by prediction",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "true negatives, as f1 does. A beta above 1 makes a miss dearer than a false alarm, one "
                  "below 1 cheaper.",
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
       .question = "Of the rows that are positive, really or by prediction, what share is both?",
       .undefined_when = "no row is positive, really or by prediction",
       .range = {0, 1},
       .better = Better::higher,
       .ignores = "true negatives, as f1 does. It orders results as f1 does, too, being f1 / (2 - f1).",
       .in_other_tools =
           "scikit-learn: jaccard_score; PyCM: J; torchmetrics: JaccardIndex; for images: IoU; in "
           "weather forecasting: threat score",
       .interpretation = "Of the rows that are positive, really or by prediction, {%} are both.",
       .reference = "Jaccard 1912, New Phytol 11:37"},
      {.name = "fowlkes_mallows",
       .symbol = "FM",
       .aliases = {"fowlkes_mallows_index"},
       .definition = CountFormula{"sqrt(precision * recall)"},
       .question = "What is the geometric mean of precision and recall?",
       .undefined_when = "",
       .range = {0, 1},
       .better = Better::higher,
       .ignores =
           "true negatives, as f1 does. It is milder than f1 where precision and recall lie far apart.",
       .in_other_tools =
           "PyCM: G; scikit-learn's fowlkes_mallows_score is another number: it counts pairs of "
           "rows, to compare clusterings",
       .interpretation = "The geometric mean of precision and recall is {}.",
       .reference = "Fowlkes & Mallows 1983, JASA 78:553"},
  };
}

}  // namespace assay::families
