// Interval arithmetic: what a formula can come to over many two-by-two tables at once.
#pragma once

#include <array>
#include <limits>

namespace assay {

/// Numbers from low to high. Empty (NaN) where there are none: a formula that has no number at any table.
struct Bounds {
  double low;
  double high;

  [[nodiscard]] bool empty() const { return !(low <= high); }
  [[nodiscard]] static Bounds none() {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    return {nothing, nothing};
  }
};

/// Tables of whole counts whose cells TP, FP, FN, TN lie each in its bounds, and the number of rows in its
/// own.
struct TableBox {
  std::array<Bounds, 4> cells;
  Bounds rows;
};

}  // namespace assay
