// Derivations as equations.
#pragma once

#include <string>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

/// "0.05", "10", "0.6667": as few digits as say it, and no more than `digits` decimals; of numbers below 1,
/// significant digits. What rounding left, as in 0.1 + 0.2, is not shown.
[[nodiscard]] std::string brief(double number, int digits);

/// What stands above the derivations; empty when nothing does.
[[nodiscard]] std::string title_of(const Working& working);

/// A derivation as the sides of its equation: formula, numbers, operands worked out, result. A side that says
/// nothing new is not there.
[[nodiscard]] std::vector<std::string> sides_of(const Derivation& derivation, int digits);

/// An equation with its numbers in full.
[[nodiscard]] std::string exact_text(const Phrase& phrase);

}  // namespace assay
