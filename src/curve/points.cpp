// Points of a curve, and fewer of them.
#include "assay/curve/points.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <queue>
#include <tuple>
#include <utility>

namespace assay {

namespace {

// Points this near to each other, along both axes together, are left out at once: there may be millions.
constexpr double near = 1e-4;

// What leaving out points may change the area by, before its sign matters to which go next.
constexpr double tolerance = 2e-7;

double area_between(const CurvePoints& points, std::size_t a, std::size_t b) {
  return (points.x[b] - points.x[a]) * (points.y[a] + points.y[b]) / 2;
}

double area_below(const CurvePoints& points) {
  CompensatedSum area;
  for (std::size_t i = 1; i < points.size(); ++i) area.add(area_between(points, i - 1, i));
  return area.value();
}

// Leaves out one point after the other: always the one that changes the area least, but when the changes so
// far come to more than the tolerance, the one that makes up for them if its side has one.
class Thinner {
 public:
  /// `change`: of the area so far, by points that were left out before.
  Thinner(const CurvePoints& points, double change)
      : points_(points),
        before_(points.size()),
        after_(points.size()),
        version_(points.size()),
        change_(change) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      before_[i] = i - 1;
      after_[i] = i + 1;
    }
    for (std::size_t i = 0; i < points.size(); ++i) consider(i);
  }

  CurvePoints thinned(std::size_t limit) {
    for (std::size_t left = points_.size(); left > limit; --left) remove(next());
    CurvePoints few;
    for (std::size_t i = 0; i < points_.size(); i = after_[i])
      few.add(points_.x[i], points_.y[i], points_.threshold[i]);
    return few;
  }

 private:
  struct Candidate {
    double change;  // of the area, when this point goes
    std::size_t point;
    std::uint32_t version;  // of the point: its neighbours may have changed since
  };
  struct SmallestFirst {
    bool operator()(const Candidate& a, const Candidate& b) const {
      return std::tuple(std::abs(a.change), a.point) > std::tuple(std::abs(b.change), b.point);
    }
  };
  using Queue = std::priority_queue<Candidate, std::vector<Candidate>, SmallestFirst>;

  void consider(std::size_t point) {
    if (point == 0 || point + 1 >= points_.size()) return;
    const std::size_t a = before_[point], b = after_[point];
    const double change =
        area_between(points_, a, b) - area_between(points_, a, point) - area_between(points_, point, b);
    (change < 0 ? losses_ : gains_).push({change, point, ++version_[point]});
  }

  const Candidate* smallest(Queue& queue) {
    while (!queue.empty() && queue.top().version != version_[queue.top().point]) queue.pop();
    return queue.empty() ? nullptr : &queue.top();
  }

  Candidate next() {
    const Candidate* loss = smallest(losses_);
    const Candidate* gain = smallest(gains_);
    if (loss == nullptr || gain == nullptr) return loss != nullptr ? *loss : *gain;
    const bool loss_is_smaller = std::abs(loss->change) <= std::abs(gain->change);
    const auto& [smaller, other] = loss_is_smaller ? std::pair(*loss, *gain) : std::pair(*gain, *loss);
    const bool too_much = std::abs(change_ + smaller.change) > tolerance;
    return too_much && std::abs(change_ + other.change) < std::abs(change_ + smaller.change) ? other
                                                                                             : smaller;
  }

  void remove(const Candidate& candidate) {
    const std::size_t point = candidate.point, a = before_[point], b = after_[point];
    change_ += candidate.change;
    ++version_[point];
    after_[a] = b;
    before_[b] = a;
    consider(a);
    consider(b);
  }

  const CurvePoints& points_;
  std::vector<std::size_t> before_, after_;
  std::vector<std::uint32_t> version_;
  Queue losses_, gains_;  // points below, and above, the line through their neighbours: seen from the area
  double change_;
};

}  // namespace

void CurvePoints::add(double point_x, double point_y, double point_threshold) {
  x.push_back(point_x);
  y.push_back(point_y);
  threshold.push_back(point_threshold);
}

void PointCollector::add(double x, double y, double threshold) {
  ++kept_.of;
  if (last_) {
    area_.add((x - last_->x) * (last_->y + y) / 2);
    const bool leaves_the_last = kept_.size() == 0 || !limit_ || kept_.of <= *limit_ ||
                                 std::abs(x - kept_.x.back()) + std::abs(y - kept_.y.back()) > near;
    if (leaves_the_last) kept_.add(last_->x, last_->y, last_->threshold);
  }
  last_ = {x, y, threshold};
}

CurvePoints PointCollector::points() && {
  if (last_) kept_.add(last_->x, last_->y, last_->threshold);
  if (!limit_ || kept_.of <= *limit_) return std::move(kept_);
  const double change = area_below(kept_) - area_.value();
  CurvePoints few = kept_.size() > *limit_ ? Thinner(kept_, change).thinned(*limit_) : std::move(kept_);
  few.of = kept_.of;
  few.area_change = area_below(few) - area_.value();
  return few;
}

}  // namespace assay
