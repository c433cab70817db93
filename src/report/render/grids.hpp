// Parts of reports as grids of text.
#pragma once

#include <span>

#include "assay/report/report.hpp"
#include "report/render/grid.hpp"

namespace assay {

[[nodiscard]] Grid grid_of(const ValueList& list, const Report& report, int digits);
[[nodiscard]] Grid grid_of(const Series& series, int digits);
[[nodiscard]] Grid grid_of(const Verdict& verdict, const Report& report, int digits);
[[nodiscard]] Grid grid_of(const Folds& folds, const Report& report, int digits);
[[nodiscard]] Grid grid_of(const ModelComparison& one, const Report& report, int digits);

/// Tables of the same columns, one below the other.
[[nodiscard]] Grid grid_of(std::span<const Table* const> tables, int digits, bool utf8);

/// The gates that do not pass in slices, of which there are some.
[[nodiscard]] Grid grid_of_slice_gates(const Report& report, int digits);

/// The last column is cut where all are wider than `width`.
[[nodiscard]] Grid grid_of(const Records& records, std::size_t width);

/// The cells, truth in rows.
[[nodiscard]] Grid grid_of(const MatrixTable& matrix, int digits);

/// The cells of two classes by their names.
[[nodiscard]] Grid grid_of_names(const MatrixTable& matrix, int digits);

}  // namespace assay
