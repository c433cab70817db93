// What the intervals promise.
#include "goal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "figures.hpp"

namespace coverage {

namespace {

struct Excuse {
  std::string_view metric;
  bool of_several;  // only over several classes
  std::string_view reason;
};

constexpr std::string_view no_method = "no interval of its average is known";
constexpr std::string_view unbounded = "an average of ratios has no interval";
constexpr std::string_view few_errors = "Wilson's end is short at 4 to 6 errors";

// Metrics that are not held to the goal yet.
constexpr std::array excuses{Excuse{"ks", true, no_method},
                             Excuse{"equal_error_rate", true, no_method},
                             Excuse{"partial_auc(0.1)", true, no_method},
                             Excuse{"partial_auc_standardised(0.1)", true, no_method},
                             Excuse{"recall_at_precision(0.9)", true, no_method},
                             Excuse{"precision_at_recall(0.9)", true, no_method},
                             Excuse{"fpr_at_recall(0.95)", true, no_method},
                             Excuse{"precision_at_k(10)", true, no_method},
                             Excuse{"recall_at_k(10)", true, no_method},
                             Excuse{"lift_at(0.1)", true, no_method},
                             Excuse{"lr_plus", true, unbounded},
                             Excuse{"lr_minus", true, unbounded},
                             Excuse{"dor", true, unbounded},
                             Excuse{"prevalence_threshold", true, "rare classes pull its average"},
                             Excuse{"ece_classwise", true, no_method},
                             Excuse{"ece", false, "a few positives in a bin scatter askew"},
                             Excuse{"npv", false, few_errors},
                             Excuse{"false_omission_rate", false, few_errors}};

// Of one class against the rest: no interval of their average is known.
constexpr std::array<std::string_view, 16> of_calibration{"brier_skill",
                                                          "log_loss_skill",
                                                          "cox_snell_r2",
                                                          "nagelkerke_r2",
                                                          "tjur_r2",
                                                          "miscalibration",
                                                          "discrimination",
                                                          "uncertainty",
                                                          "ece",
                                                          "max_calibration_error",
                                                          "ece_debiased",
                                                          "ece_expected",
                                                          "calibration_intercept",
                                                          "calibration_slope",
                                                          "observed_to_expected",
                                                          "calibration_in_the_large"};

// Read off few rows: their intervals step from row to row, and at the ends of the curve reach to 0 or 1.
constexpr std::array<std::string_view, 6> of_few_rows{
    "recall_at_precision(0.9)", "precision_at_recall(0.9)",      "fpr_at_recall(0.95)",
    "precision_at_k(10)",       "partial_auc_standardised(0.1)", "partial_auc(0.1)"};

bool may_cover_more(const Cell& cell) {
  return cell.is_constant() ||
         std::find(of_few_rows.begin(), of_few_rows.end(), cell.metric) != of_few_rows.end();
}

bool is_of_several(const Cell& cell) {
  return cell.target == "macro" || cell.target == "weighted" ||
         (cell.target == "overall" && cell.setting.find("class_scores") == 0);
}

constexpr double lowest = .935, highest = .985, lowest_of_sparse = .9, most_wrong_gates = .035;

// Three standard errors of a share of so many samples.
double allowance(double share, double samples) { return 3 * std::sqrt(share * (1 - share) / samples); }

// What a share is, where it is off by more than chance allows.
std::string below(std::string_view what, double share, double goal, double samples) {
  if (share >= goal - allowance(goal, samples)) return {};
  return std::string(what) + ' ' + shown(share, 3) + ", goal at least " + shown(goal) + "; ";
}

std::string above(std::string_view what, double share, double goal, double samples) {
  if (share <= goal + allowance(goal, samples)) return {};
  return std::string(what) + ' ' + shown(share, 3) + ", goal at most " + shown(goal) + "; ";
}

}  // namespace

std::string miss_of(const Cell& cell) {
  const double samples = cell.counts.samples - cell.counts.undefined;
  if (samples < 1) return {};
  std::string misses = below("covers", cell.coverage(), cell.promised ? lowest : lowest_of_sparse, samples);
  if (cell.promised && !may_cover_more(cell)) misses += above("covers", cell.coverage(), highest, samples);
  misses += above("gate passes", cell.share(cell.counts.passed), most_wrong_gates, samples);
  misses += above("gate fails", cell.share(cell.counts.failed), most_wrong_gates, samples);
  return misses;
}

std::string_view excuse_of(const Cell& cell) {
  const bool averaged = cell.target == "macro" || cell.target == "weighted";
  if (averaged &&
      std::find(of_calibration.begin(), of_calibration.end(), cell.metric) != of_calibration.end())
    return no_method;
  const auto* const found = std::find_if(excuses.begin(), excuses.end(), [&](const Excuse& one) {
    return one.metric == cell.metric && (!one.of_several || is_of_several(cell));
  });
  return found == excuses.end() ? std::string_view() : found->reason;
}

}  // namespace coverage
