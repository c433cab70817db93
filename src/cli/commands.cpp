// The table of commands.
#include <array>

#include "cli/command.hpp"

namespace assay::cli {

std::span<const Command> commands() {
  static constexpr std::array<Command, 2> table{{
      {"report", "Precision, recall, F1 and more by class and overall, with intervals", declare_report},
      {"confusion", "The confusion matrix", declare_confusion},
  }};
  return table;
}

}  // namespace assay::cli
