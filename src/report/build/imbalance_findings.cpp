// Findings of class imbalance in words.
#include <fmt/format.h>

#include "assay/core/text.hpp"
#include "assay/imbalance/findings.hpp"
#include "report/build/imbalance_parts.hpp"

namespace assay {

namespace {

class Words {
 public:
  explicit Words(const ImbalanceAnalysis& analysis) : analysis_(analysis) {}

  [[nodiscard]] Warning warning(const Finding& finding) const {
    return finding.metric ? of_metric(finding.kind, *finding.metric) : of_classes(finding.kind);
  }

 private:
  using Kind = Finding::Kind;

  [[nodiscard]] std::string smallest() const { return in_quotes(analysis_.smallest()); }
  [[nodiscard]] std::string largest() const { return in_quotes(analysis_.largest()); }

  [[nodiscard]] Warning of_classes(Kind kind) const {
    switch (kind) {
      case Kind::one_class:
        return {"one_class",
                fmt::format("all rows are of one class, {}: neither separation nor baselines can be measured",
                            largest())};
      case Kind::empty_class:
        return {"empty_class",
                fmt::format("class {} has no rows: nothing that needs them can be computed", smallest())};
      case Kind::few_rows:
        return {"few_rows",
                fmt::format("class {} has only {}: its recall is uncertain by up to {} points either way",
                            smallest(), counted(analysis_.smallest_rows(), "row"),
                            rounded(100 * uncertainty_of_smallest(analysis_), 0))};
      default:
        return {"weighted",
                "rows have weights, so everything that needs row counts is left out (recall of the smallest "
                "class, resampling, the no-information test, intervals)"};
    }
  }

  [[nodiscard]] Warning of_metric(Kind kind, const ComparedMetric& one) const {
    const Value& value = one.estimate.value;
    switch (kind) {
      case Kind::infinite_loss:
        return {"no_skill",
                {one.name, " is infinite, while ", doing(one), " scores ", one.baseline_value.number()}};
      case Kind::no_skill:
        return {"no_skill",
                {one.name, " ", value.number(), " is no better than ", doing(one), " (",
                 one.baseline_value.number(), ")"}};
      case Kind::little_skill:
        return {"little_skill",
                {one.name, " ", value.number(), " is hardly better than ", doing(one), " (",
                 one.baseline_value.number(), ")"}};
      case Kind::area_flatters:
        return {"roc_auc_flatters",
                {"roc_auc ", value.number(), " hides how rare ", smallest(), " is: average_precision is ",
                 analysis_.find("average_precision")->estimate.value.number()}};
      case Kind::f1_of_largest:
        return {"f1_of_larger_class",
                {"f1 is about ", largest(), ", the larger class: always predicting this scores ",
                 analysis_.score("most_frequent", "f1").number(), "; for the f1 of ", smallest(),
                 " use --positive"}};
      default:
        return of_accuracy(kind, value.number());
    }
  }

  [[nodiscard]] Warning of_accuracy(Kind kind, double value) const {
    const double rate = analysis_.score("most_frequent", "accuracy").number();
    const std::string guess = fmt::format("always predicting {}", largest());
    const char* code =
        analysis_.imbalance.severity == Severity::none ? "no_better_than_most_frequent" : "accuracy_paradox";
    if (kind == Kind::less_than_baseline)
      return {code, Phrase{"accuracy ", value, " is worse than ", guess, " (", rate, ")"} + lowest_recall()};
    if (kind == Kind::mostly_baseline)
      return {"accuracy_flatters", Phrase{"accuracy ", value, " is mostly due to class frequencies: ", guess,
                                          " scores (", rate, ")"} +
                                       lowest_recall()};
    if (value == rate) return {code, Phrase{"accuracy ", value, " is that of ", guess} + lowest_recall()};
    const Phrase test = analysis_.p_value ? Phrase{" (p = ", *analysis_.p_value, ")"} : Phrase();
    return {code,
            Phrase{"accuracy ", value, " is not significantly above ", rate, ", the accuracy of ", guess} +
                test + lowest_recall()};
  }

  // What a baseline does, for a metric.
  [[nodiscard]] std::string doing(const ComparedMetric& one) const {
    const bool stated = one.better == Better::lower;  // the losses
    if (one.name == "average_precision" || one.name == "roc_auc") return "constant scores";
    if (one.baseline == "most_frequent") return fmt::format("always predicting {}", largest());
    if (one.baseline == "all_positive")
      return fmt::format("always predicting {}", in_quotes(analysis_.counts.labels[*analysis_.positive]));
    if (one.baseline == "stratified")
      return stated ? "always predicting the class shares" : "guessing at random by class shares";
    return stated ? "always predicting equal probabilities" : "guessing at random";
  }

  [[nodiscard]] Phrase lowest_recall() const {
    const auto lowest = analysis_.lowest_recall();
    if (!lowest) return {};
    return {"; recall of ", in_quotes(analysis_.counts.labels[*lowest]), " is ",
            analysis_.recalls[*lowest].value.number()};
  }

  const ImbalanceAnalysis& analysis_;
};

}  // namespace

std::vector<Warning> findings_on(const ImbalanceAnalysis& analysis) {
  const Words words(analysis);
  std::vector<Warning> warnings;
  for (const Finding& one : findings(analysis)) warnings.push_back(words.warning(one));
  return warnings;
}

}  // namespace assay
