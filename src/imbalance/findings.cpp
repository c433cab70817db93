// Where a metric flatters on such classes, and what cannot be told.
#include "assay/imbalance/findings.hpp"

#include <algorithm>

namespace assay {

namespace {

constexpr double significant = 0.05;   // the usual level, one-sided
constexpr double slight_skill = 0.1;   // less is hardly better than baseline models
constexpr double half_of_skill = 0.5;  // less, and most of the figure is the baseline's
constexpr double low_recall = 0.5;
constexpr double apart = 0.3;  // skills of roc_auc and average_precision that differ more tell two stories
constexpr double too_few = 30;

using Kind = Finding::Kind;

class Finder {
 public:
  explicit Finder(const ImbalanceAnalysis& analysis) : analysis_(analysis) {}

  std::vector<Finding> find() {
    look_at_classes();
    if (analysis_.counts.weighted) add(Kind::weighted);
    if (const ComparedMetric* accuracy = analysis_.find("accuracy")) judge_accuracy(*accuracy);
    for (const ComparedMetric& one : analysis_.measured)
      if (one.name != "accuracy") judge_skill(one);
    judge_area();
    judge_f1();
    return std::move(findings_);
  }

 private:
  void add(Kind kind, const ComparedMetric* metric = nullptr) { findings_.push_back({kind, metric}); }
  [[nodiscard]] bool is_even() const { return analysis_.imbalance.severity == Severity::none; }

  void look_at_classes() {
    const std::vector<double>& counts = analysis_.counts.counts;
    const auto empty = static_cast<std::size_t>(std::count(counts.begin(), counts.end(), 0.0));
    const double rows = analysis_.smallest_rows();
    if (counts.size() - empty == 1) {
      add(Kind::one_class);
    } else if (rows == 0) {
      add(Kind::empty_class);
    } else if (rows < too_few && !analysis_.counts.weighted) {
      add(Kind::few_rows);
    }
  }

  void judge_accuracy(const ComparedMetric& accuracy) {
    if (!accuracy.estimate.value.defined() || analysis_.smallest_rows() == 0 || analysis_.counts.size() == 1)
      return;
    const double value = accuracy.estimate.value.number();
    const double rate = analysis_.score("most_frequent", "accuracy").number();
    if (value < rate) {
      add(Kind::less_than_baseline, &accuracy);
    } else if (analysis_.p_value ? *analysis_.p_value >= significant : value == rate) {
      add(Kind::no_better_than_baseline, &accuracy);
    } else if (const auto lowest = analysis_.lowest_recall();
               lowest && analysis_.recalls[*lowest].value.number() < low_recall && accuracy.skill.defined() &&
               accuracy.skill.number() < half_of_skill && !is_even()) {
      add(Kind::mostly_baseline, &accuracy);
    }
  }

  void judge_skill(const ComparedMetric& one) {
    if (one.estimate.value.is_infinite() && one.baseline_value.defined()) add(Kind::infinite_loss, &one);
    if (!one.skill.defined() || one.skill.number() >= slight_skill) return;
    add(one.skill.number() <= 0 ? Kind::no_skill : Kind::little_skill, &one);
  }

  // Where negatives abound, false positives hardly show in their rate.
  void judge_area() {
    const ComparedMetric* area = analysis_.find("roc_auc");
    const ComparedMetric* precision = analysis_.find("average_precision");
    if (!area || !precision || !area->skill.defined() || !precision->skill.defined()) return;
    if (!analysis_.positive || *analysis_.positive != analysis_.counts.smallest()) return;
    if (precision->skill.number() >= 0 && area->skill.number() - precision->skill.number() > apart)
      add(Kind::area_flatters, area);
  }

  void judge_f1() {
    const ComparedMetric* f1 = analysis_.find("f1");
    if (is_even() || !f1 || !analysis_.positive || analysis_.smallest_rows() == 0) return;
    if (*analysis_.positive == analysis_.counts.largest()) add(Kind::f1_of_largest, f1);
  }

  const ImbalanceAnalysis& analysis_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> findings(const ImbalanceAnalysis& analysis) {
  if (analysis.baselines.empty()) return {};
  return Finder(analysis).find();
}

double uncertainty_of_smallest(const ImbalanceAnalysis& analysis) {
  return recall_half_width(0.5, analysis.smallest_rows());
}

}  // namespace assay
