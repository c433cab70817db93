// An earlier report, read back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/core/value.hpp"
#include "assay/metric/averages.hpp"
#include "assay/sample/provenance.hpp"

namespace assay {

/// Values by where they stand: "metrics" and a metric, or "classes" or "averages", a label, and a metric.
using PlacedValues = std::map<std::vector<std::string>, Estimate>;

/// What such a report says of a slice.
struct BaselineSlice {
  double rows = 0;
  PlacedValues values;
};

/// What a report of 'assay report --format json' says.
struct BaselineReport {
  std::string version;  // of the assay that made it
  Provenance input;
  ZeroDivision zero_division = std::nullopt;
  std::optional<double> confidence = std::nullopt;  // of its intervals
  PlacedValues values;
  std::map<std::string, BaselineSlice> slices = {};  // by their values, as JSON has them

  /// The value at a place, a text of which may hold data as it was read; nothing where there is none.
  [[nodiscard]] std::optional<Estimate> find(std::vector<std::string> place) const;

  /// The names of the metrics at a place ("metrics", or "classes" and a label), or of the labels there.
  [[nodiscard]] std::vector<std::string> names_at(std::vector<std::string> place) const;

  /// The same report of the rows of a slice alone; nothing where it has no such slice of so many rows.
  [[nodiscard]] std::optional<BaselineReport> of_slice(const std::string& value, double min_rows) const;
};

/// Reads a report. Throws a data error, beginning with `name`, about text that is no such report, or one of a
/// later version.
[[nodiscard]] BaselineReport baseline_report(std::string_view json, const std::string& name);

}  // namespace assay
