// The table of commands.
#include <array>

#include "cli/command.hpp"

namespace assay::cli {

std::span<const Command> commands() {
  static constexpr std::array<Command, 12> table{{
      {"inspect", "What a file holds, what is odd about it, and the command to run", declare_inspect},
      {"report", "Precision, recall, F1 and more by class and overall, with intervals", declare_report},
      {"confusion", "The confusion matrix", declare_confusion},
      {"roc", "The ROC curve, the area under it with its interval, and more", declare_roc},
      {"pr", "The precision-recall curve, average precision and the area", declare_pr},
      {"threshold", "Compare score thresholds and choose one", declare_threshold},
      {"bayes", "Update a probability with test results (Bayes' theorem)", declare_bayes},
      {"solve", "Find the confusion matrices behind published metrics, or show that none exist",
       declare_solve},
      {"imbalance", "Measure class imbalance, its effect on metrics, and what to do about it",
       declare_imbalance},
      {"check", "Fail a CI job when metrics miss their limits", declare_check},
      {"explain", "What a metric or an idea means, and the working with your numbers", declare_explain},
      {"completion", "Print the completion script for bash, zsh or fish", declare_completion},
  }};
  return table;
}

}  // namespace assay::cli
