// The report on how many rows it takes.
#pragma once

#include <string>
#include <vector>

#include "assay/plan/answer.hpp"
#include "assay/report/report.hpp"

namespace assay {

struct PlanReportPlan {
  PlanGoal goal = PlanGoal::width;
  Certainty certainty = {};
  std::vector<std::string> rules = {};  // what was given, for the signature: "recall=0.9"
  std::vector<Provenance> pilots = {};
};

/// A table of the answers, their working, and what they say in words. There is at least one.
[[nodiscard]] Report plan_report(const std::vector<PlanAnswer>& answers, const PlanReportPlan& plan);

}  // namespace assay
