// The table of commands.
#include <array>

#include "cli/command.hpp"

namespace assay::cli {

std::span<const Command> commands() {
  static constexpr std::array<Command, 11> table{{
      {"inspect", "What a file holds, what is odd about it, and the command to run", declare_inspect},
      {"report", "Precision, recall, F1 and more by class and overall, with intervals", declare_report},
      {"confusion", "The confusion matrix", declare_confusion},
      {"roc", "The ROC curve, the area under it with its interval, and more", declare_roc},
      {"pr", "The precision-recall curve, average precision and the area", declare_pr},
      {"threshold", "What thresholds of a score bring, and which one is best", declare_threshold},
      {"bayes", "What a test's result makes of a probability, and what would", declare_bayes},
      {"solve", "The whole counts behind reported figures, or the proof that there are none", declare_solve},
      {"imbalance", "How unevenly rows are spread over classes, what that does to figures, and remedies",
       declare_imbalance},
      {"check", "Gates that a model's figures must pass, for CI jobs", declare_check},
      {"explain", "What a metric or an idea means, and the working with your numbers", declare_explain},
  }};
  return table;
}

}  // namespace assay::cli
