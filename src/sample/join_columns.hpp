// How true labels in a file of their own are paired with predictions.
#pragma once

#include "assay/sample/plan.hpp"
#include "assay/table/row_table.hpp"

namespace assay {

/// Reads the plan's file of true labels, and adds its columns to the table: the true labels, and weights,
/// clusters and values of slices that only that file has. Returns the plan for the table with them. Throws
/// usage, data and i/o errors; one that names what could pair the rows when nothing is asked.
[[nodiscard]] InputPlan with_truth_file(RowTable& table, const InputPlan& plan);

}  // namespace assay
