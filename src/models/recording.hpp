// From a table to recorded rows.
#pragma once

#include <vector>

#include "assay/models/models.hpp"
#include "assay/sample/state.hpp"

namespace assay {

/// Rows of a table, and for each model of it how they are to be tallied.
struct Recording {
  RecordedRows rows;
  std::vector<State> states;  // without tallies
  std::vector<InputPlan> plans;
  std::vector<Needs> needs;
  std::function<FileLine(RowPlace)> place_of;
};

/// Reads a table whose models are these columns; without any the table is of one model, whose columns are
/// found as in a report.
[[nodiscard]] Recording record(const InputPlan& plan, std::span<const ModelSource> columns,
                               const Needs& needs, bool keep_keys);

/// Rows of another file for the same model rows: puts them in the order of `first`, and adds the model.
/// Throws a data error where a row has no partner, or another true label.
void add_model(Recording& first, Recording other, const InputPlan& plan);

}  // namespace assay
