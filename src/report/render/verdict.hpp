// Words for gates that several renderers use.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

/// A heading, and a line for each gate: outcome, gate, value, interval where some gate has one, margin,
/// and the interval's method, with digits enough to see on which side of the limit each number lies.
[[nodiscard]] std::vector<std::vector<std::string>> gate_table(const Verdict& verdict, const Report& report,
                                                               int digits);

/// "recall[1] >= 0.95: 0.9176 is 0.0324 below 0.95".
[[nodiscard]] std::string gate_line(const GateResult& gate, int digits);

/// "fail: 1 of 3 gates fails", "fail: in all rows, both gates pass; by region: 2 of 12 slices fail". Of a
/// report that has a verdict, as all below.
[[nodiscard]] std::string verdict_line(const Report& report);

/// The verdict of all rows, or of a slice; null where there is none.
[[nodiscard]] const Verdict* verdict_of(const Report& report);
[[nodiscard]] const Verdict* verdict_of(const SliceReport& slice);

/// A gate as it was judged in a slice.
struct SliceGate {
  const SliceReport* slice;
  const GateResult* gate;
};

/// Of a report with slices, the gates that do not pass in one: those that fail, are undefined, and are
/// inconclusive; among these gate by gate, the smallest margin first. They are the report's own.
[[nodiscard]] std::vector<SliceGate> not_passed(const Report& report);

/// The gate with its slice in its name: "recall >= 0.8 in region 'north'".
[[nodiscard]] GateResult named_by_slice(const Report& report, const SliceGate& one);

/// Some ten gates in slices, the same number of each gate: those with the smallest margins.
[[nodiscard]] std::vector<SliceGate> closest_to_limits(const Report& report);

/// A heading, and a line for each of not_passed(): outcome, gate, slice, rows, value, interval where some
/// gate has one, and reason. Where all pass, those closest to their limits, with their margins.
[[nodiscard]] std::vector<std::vector<std::string>> slice_gate_table(const Report& report, int digits);

/// Slices that were judged, those of them that pass, and those that were not: they have too few rows, or no
/// baseline for drops where nothing else is asked.
struct SliceCount {
  std::ptrdiff_t judged = 0, passed = 0, few_rows = 0, no_baseline = 0;
};
[[nodiscard]] SliceCount count_of_slices(const Slices& slices);

/// "by region: 3 of 12 slices fail; 2 with under 30 rows (--min-rows) are not judged".
[[nodiscard]] std::string slices_line(const Report& report);

/// The same above slice_gate_table(), and whether that leaves some out.
[[nodiscard]] std::string slices_heading(const Report& report);

}  // namespace assay
