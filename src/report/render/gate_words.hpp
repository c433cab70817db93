// Words that gates of all rows and of slices share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

/// With digits enough to see on which side of the limit it lies.
[[nodiscard]] std::string value_of(const GateResult& gate, int digits);
/// The same; empty where there is none.
[[nodiscard]] std::string interval_of(const GateResult& gate, int digits);

/// A column of intervals is shown: some gate has one.
[[nodiscard]] bool have_intervals(const Report& report, const std::vector<const GateResult*>& gates);
[[nodiscard]] std::string interval_heading(const Report& report);

/// How gates or slices went: what is undefined fails.
struct OutcomeCount {
  std::ptrdiff_t all = 0, passed = 0, unclear = 0;

  void add(Outcome outcome);
  /// "1 of 3 gates fails", "both gates pass".
  [[nodiscard]] std::string told(std::string_view noun) const;
};

}  // namespace assay
