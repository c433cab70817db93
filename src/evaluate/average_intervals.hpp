// Intervals of averages over several classes, and of metrics of their whole matrix.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "evaluate/count_numbers.hpp"

namespace assay {

/// The jackknife's, see jackknife_intervals(). Those of averages have at each end at least what the method of
/// variance estimates recovery makes of the classes' own intervals (Zou & Donner 2008, Stat Med 27:1693;
/// Donner & Zou 2012, Stat Methods Med Res 21:347), which few rows or errors do not make too short: of shares
/// of rows Clopper and Pearson's (1934, Biometrika 26:404), of others by draws. What classes have in common,
/// as they share their errors, is the jackknife's. A metric that bends is off on average where rows are few,
/// which more classes do not mend: that end is moved by how far tables drawn from each class's are off on
/// average (the parametric bootstrap of bias: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch.
/// 10).
[[nodiscard]] std::vector<std::optional<Interval>> several_class_intervals(
    const Sample& predictions, const EvaluationPlan& plan, std::span<const CountEstimand> estimands);

}  // namespace assay
