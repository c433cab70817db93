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
                fmt::format("there are rows of one class only, {}: how it is told from others, and what a "
                            "baseline scores on them, cannot be said",
                            largest())};
      case Kind::empty_class:
        return {"empty_class",
                fmt::format("class {} has no rows: nothing that rests on them can be told", smallest())};
      case Kind::few_rows:
        return {"few_rows", fmt::format("class {} has {}: too few to know its recall, which is uncertain by "
                                        "up to {} points either way",
                                        smallest(), counted(analysis_.smallest_rows(), "row"),
                                        rounded(100 * uncertainty_of_smallest(analysis_), 0))};
      default:
        return {"weighted",
                "rows have weights: what needs counts of rows is left out (recall of the smallest class, "
                "resampling, the test of the accuracy, intervals)"};
    }
  }

  [[nodiscard]] Warning of_metric(Kind kind, const ComparedMetric& one) const {
    const Value& value = one.estimate.value;
    switch (kind) {
      case Kind::infinite_loss:
        return {"no_skill",
                {one.name, " is infinite, where ", doing(one), " scores ", one.baseline_value.number()}};
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
                {"roc_auc ", value.number(), " does not show how rare ", smallest(),
                 " is: average_precision is ", analysis_.find("average_precision")->estimate.value.number()}};
      case Kind::f1_of_largest:
        return {
            "f1_of_larger_class",
            {"f1 is of ", largest(), ", the larger class: calling every row so scores ",
             analysis_.score("most_frequent", "f1").number(), "; that of ", smallest(), " needs --positive"}};
      default:
        return of_accuracy(kind, value.number());
    }
  }

  [[nodiscard]] Warning of_accuracy(Kind kind, double value) const {
    const double rate = analysis_.score("most_frequent", "accuracy").number();
    const std::string guess = fmt::format("predicting {} for every row", largest());
    const char* code =
        analysis_.imbalance.severity == Severity::none ? "no_better_than_most_frequent" : "accuracy_paradox";
    if (kind == Kind::less_than_baseline)
      return {code, Phrase{"accuracy ", value, " is less than ", guess, " would score (", rate, ")"} +
                        lowest_recall()};
    if (kind == Kind::mostly_baseline)
      return {"accuracy_flatters",
              Phrase{"accuracy ", value, " is mostly what ", guess, " would score (", rate, ")"} +
                  lowest_recall()};
    const Phrase test = analysis_.p_value ? Phrase{" (p = ", *analysis_.p_value, ")"} : Phrase();
    return {code, Phrase{"accuracy ", value, " is not significantly above ", rate, ", which ", guess,
                         " would score"} +
                      test + lowest_recall()};
  }

  // What a baseline does, for a metric.
  [[nodiscard]] std::string doing(const ComparedMetric& one) const {
    const bool stated = one.better == Better::lower;  // the losses
    if (one.name == "average_precision" || one.name == "roc_auc") return "scores that tell nothing apart";
    if (one.baseline == "most_frequent") return fmt::format("predicting {} for every row", largest());
    if (one.baseline == "all_positive")
      return fmt::format("predicting {} for every row",
                         in_quotes(analysis_.counts.labels[*analysis_.positive]));
    if (one.baseline == "stratified")
      return stated ? "stating the shares of the classes for every row"
                    : "guessing by the shares of the classes";
    return stated ? "stating equal probabilities for every row" : "tossing a coin";
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
