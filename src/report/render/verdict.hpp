// Words for gates that several renderers use.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

/// A heading, and a line for each gate: outcome, gate, value, interval where some gate has one, and margin,
/// with digits enough to see on which side of the limit each number lies.
[[nodiscard]] std::vector<std::vector<std::string>> gate_table(const Verdict& verdict, const Report& report,
                                                               int digits);

/// "recall[1] >= 0.95: 0.9176 is 0.0324 below 0.95".
[[nodiscard]] std::string gate_line(const GateResult& gate, int digits);

/// "fail: 1 of 3 gates does not hold".
[[nodiscard]] std::string verdict_line(const Verdict& verdict);

/// The report's verdict; null where it has none.
[[nodiscard]] const Verdict* verdict_of(const Report& report);

}  // namespace assay
