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
       .reference = "van Rijsbergen 1979, Information Retrieval, ch. 7"},
      {.name = "jaccard",
       .symbol = "JAC",
       .aliases = {"iou", "intersection_over_union", "critical_success_index", "threat_score"},
       .definition = CountFormula{"TP / (TP + FP + FN)"},
       .question = "Of the rows that are positive, really or by prediction, what share is both?",
       .undefined_when = "no row is positive, really or by prediction",
       .range = {0, 1},
       .better = Better::higher,
       .reference = "Jaccard 1912, New Phytol 11:37"},
      {.name = "fowlkes_mallows",
       .symbol = "FM",
       .aliases = {"fowlkes_mallows_index"},
       .definition = CountFormula{"sqrt(precision * recall)"},
       .question = "What is the geometric mean of precision and recall?",
       .undefined_when = "",
       .range = {0, 1},
       .better = Better::higher,
       .reference = "Fowlkes & Mallows 1983, JASA 78:553"},
  };
}

}  // namespace assay::families
