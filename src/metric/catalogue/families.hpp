// The families of the catalogue, one file each.
#pragma once

#include <limits>
#include <vector>

#include "assay/metric/catalogue.hpp"
#include "assay/metric/concepts.hpp"
#include "assay/metric/deduction.hpp"

namespace assay::families {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<Metric> agreement();
std::vector<Metric> confusion();
std::vector<Metric> f_score();
std::vector<Metric> diagnostic();
std::vector<Metric> ranking();
std::vector<Metric> precision_recall();  // the last of them
std::vector<Metric> points_on_curves();
std::vector<Metric> probability();
std::vector<Metric> skill();
std::vector<Metric> calibration_error();
std::vector<Metric> recalibration();

std::vector<Quantity> quantities();

std::vector<Concept> concepts();
std::vector<Concept> concepts_of_bayes();
std::vector<Concept> concepts_of_choice();
std::vector<Concept> concepts_of_learning();
std::vector<Concept> concepts_of_intervals();
std::vector<Concept> concepts_of_comparison();
std::vector<Concept> concepts_of_probability();
std::vector<Concept> concepts_of_scale();

}  // namespace assay::families
