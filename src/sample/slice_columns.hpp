// The columns whose values make slices.
#pragma once

#include <string>
#include <vector>

#include "assay/sample/plan.hpp"
#include "assay/table/row_table.hpp"

namespace assay {

/// The names that --by asks for: those between commas, where no column has the whole name. Empty where it
/// asks for none.
[[nodiscard]] std::vector<std::string> slice_parts(const InputPlan& plan,
                                                   const std::vector<std::string>& header);

/// Adds to the table what --by asks for and is no column of it: several of them in one, or the name of the
/// file. Throws a data error for a column that is not there.
void add_slice_columns(RowTable& table, const InputPlan& plan);

}  // namespace assay
