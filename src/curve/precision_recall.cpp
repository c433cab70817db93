// The precision-recall curve.
#include "assay/curve/precision_recall.hpp"

#include <algorithm>
#include <cmath>

#include "assay/tally/sum.hpp"

namespace assay {

namespace {

// The integral of the precision over true positives, from `tp` by `more_tp`, while false positives grow from
// `fp` by `more_fp` in proportion.
double area_of_piece(double tp, double more_tp, double fp, double more_fp) {
  const double growth = 1 + more_fp / more_tp;  // of all rows called positive, for each true one
  const double called = tp + fp, more_called = more_tp + more_fp;
  const double offset = called - growth * tp;  // called = growth * tp + offset all along
  if (offset == 0) return more_tp / growth;
  return (more_tp - offset / growth * std::log1p(more_called / called)) / growth;
}

}  // namespace

PrecisionRecall precision_recall(const Ranking& ranking) {
  const double p = ranking.positives(), n = ranking.negatives();
  if (p == 0) {
    const Value why = Value::undefined("P = 0: no row really is positive");
    return {.average_precision = why, .area = why, .prevalence = n == 0 ? why : Value(0)};
  }
  double tp = 0, fp = 0;
  Sum steps, area;
  ranking.descend([&](double, auto positives, auto negatives) {
    const auto more_tp = static_cast<double>(positives), more_fp = static_cast<double>(negatives);
    if (more_tp > 0) {
      steps.add(more_tp * (tp + more_tp) / (tp + more_tp + fp + more_fp));
      area.add(area_of_piece(tp, more_tp, fp, more_fp));
    }
    tp += more_tp;
    fp += more_fp;
  });
  const auto share = [p](const Sum& sum) { return std::min(1.0, sum.value() / p); };  // sums are rounded
  return {.average_precision = share(steps), .area = share(area), .prevalence = p / (p + n)};
}

CurvePoints precision_recall_points(const Ranking& ranking, const PointLimit& limit) {
  const double p = ranking.positives();
  if (p == 0) return {};
  double tp = 0, fp = 0;
  PointCollector points(limit);
  ranking.descend([&](double score, auto positives, auto negatives) {
    tp += static_cast<double>(positives);
    fp += static_cast<double>(negatives);
    points.add(std::min(1.0, tp / p), tp / (tp + fp), score);
  });
  return std::move(points).points();
}

}  // namespace assay
