// Concepts of tables that do not fit one machine.
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Concept> concepts_of_scale() {
  return {
      {.name = "map_reduce",
       .aliases = {"mapreduce", "partial_state", "shards", "shard", "distributed", "tree_reduce"},
       .question = "How is a metric measured whose rows lie on several machines?",
       .answer =
           "Each machine tallies its rows, and only the tallies travel: sums that can be added in any order. "
           "Counts "
           "of a confusion matrix, and sums of log loss and Brier score, merge exactly and take a few bytes "
           "however "
           "many rows there are; all metrics of counts follow from them. ROC AUC, average precision, "
           "calibration errors and a best threshold need the order of all scores: their state has each "
           "score, up to 8 bytes a row; with --bounded 1e-6 it has bins of scores, a few megabytes, and the "
           "figures come with a bracket that holds the exact value. Never average the metrics of shards: "
           "only counts and sums add up.",
       .example = "Recall of one shard is 40 / 50 = 0.8, of another 190 / 200 = 0.95. Of both it is (40 + "
                  "190) / (50 "
                  "+ 200) = 0.92; the mean of the two, (0.8 + 0.95) / 2 = 0.875, is not it.",
       .interpretation = "Merge what was counted, not what was computed from it.",
       .command = "(printf 'y_true,y_pred\\n1,1\\n1,0\\n' | assay confusion --shard a --partial -; printf "
                  "'y_true,y_pred\\n0,0\\n1,1\\n' | assay confusion --shard b --partial -) | assay confusion "
                  "--from-state -",
       .see_also = {"confusion_matrix", "roc_auc", "log_loss"},
       .reference = "Dean & Ghemawat 2004, OSDI:137"}};
}

}  // namespace assay::families
