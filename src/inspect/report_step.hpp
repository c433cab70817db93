// The report that would follow an inspection, and how it would be asked for.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/input/rows.hpp"
#include "assay/sample/plan.hpp"
#include "sample/roles.hpp"

namespace assay {

/// The user's plan with what else it takes, found step by step as a report would refuse.
struct ReportStep {
  InputPlan plan;
  ChosenColumns chosen = {};            // as far as columns can be told
  bool settled = false;                 // which columns are used is known
  std::vector<std::string> words = {};  // further options, some with words for the user to replace
  std::vector<Diagnostic> open = {};    // what a report with the user's plan would not take
  bool refused = false;                 // and no option is known to help
};

/// Roles as `report` gives them. Throws usage errors, and a data error for a column asked for that is not
/// there.
[[nodiscard]] ReportStep report_step(const RowFile& file, std::span<const std::vector<std::string>> rows,
                                     const InputPlan& plan);

/// What `assay report` needs to know of rows.
[[nodiscard]] Needs needs_of_report();

/// Adds what an error suggests. True where the report can be tried again.
[[nodiscard]] bool heed(ReportStep& step, const Error& error, const std::vector<std::string>& header);

/// Chooses roles anew by the plan of the step.
void choose(ReportStep& step, const RowFile& file, std::span<const std::vector<std::string>> rows);

/// "report", FILE and options; empty for one that is refused.
[[nodiscard]] std::vector<std::string> command_of(const ReportStep& step);

}  // namespace assay
