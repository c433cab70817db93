// Points of a curve, and fewer of them.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "assay/tally/sum.hpp"

namespace assay {

/// Points of a curve, in its order, joined by straight lines. Rows that score at or above a point's threshold
/// are those that it calls positive.
struct CurvePoints {
  std::vector<double> x, y, threshold;
  std::size_t of = 0;      // how many points the whole curve has
  double area_change = 0;  // the area below these points less the area below all

  [[nodiscard]] std::size_t size() const { return x.size(); }
  void add(double point_x, double point_y, double point_threshold);
};

/// How many points to keep, at least 2; nothing for all of them.
using PointLimit = std::optional<std::size_t>;

/// Collects the points of a curve in the unit square while it is walked along.
class PointCollector {
 public:
  explicit PointCollector(const PointLimit& limit) : limit_(limit) {}

  /// x never goes down.
  void add(double x, double y, double threshold);

  /// As few of the points as the limit asks for, both ends among them: thinned in the manner of Visvalingam &
  /// Whyatt 1993 (Cartogr J 30:46) so that the area below them changes as little as may be.
  [[nodiscard]] CurvePoints points() &&;

 private:
  struct Point {
    double x, y, threshold;
  };

  PointLimit limit_;
  CurvePoints kept_;
  std::optional<Point> last_;  // of those added; not kept so far
  CompensatedSum area_;        // below all points added
};

}  // namespace assay
