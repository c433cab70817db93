// Which metrics to report for such data, and which not on their own.
#include <fmt/format.h>

#include "assay/core/text.hpp"
#include "report/build/imbalance_parts.hpp"

namespace assay {

namespace {

class Adviser {
 public:
  explicit Adviser(const ImbalanceAnalysis& analysis) : analysis_(analysis) {}

  std::vector<Part> advise() {
    if (analysis_.imbalance.severity == Severity::none) {
      quote("accuracy", {"the classes are about equally frequent: always predicting ", large(), " scores ",
                         score("most_frequent", "accuracy")});
    } else {
      avoid("accuracy", {"always predicting ", large(), " scores ", score("most_frequent", "accuracy")});
    }
    quote("mcc", "it uses all four cells: guessing scores 0 at any class ratio");
    if (analysis_.counts.size() == 2) {
      two_classes();
    } else {
      several_classes();
    }
    if (analysis_.has_ranking)
      quote("log_loss", {"compare it with ", score("stratified", "log_loss"),
                         ", the score of always predicting the class shares"});
    std::vector<Part> parts;
    parts.emplace_back(std::move(quote_));
    if (!avoid_.rows.empty()) parts.emplace_back(std::move(avoid_));
    return parts;
  }

 private:
  void quote(const char* metric, Phrase why) { quote_.rows.push_back({metric, {std::move(why)}}); }
  void avoid(const char* metric, Phrase why) { avoid_.rows.push_back({metric, {std::move(why)}}); }

  [[nodiscard]] std::string small() const { return in_quotes(analysis_.smallest()); }
  [[nodiscard]] std::string large() const { return in_quotes(analysis_.largest()); }
  [[nodiscard]] Phrase::Piece score(const char* baseline, const char* metric) const {
    const Value& value = analysis_.score(baseline, metric);
    if (!value.defined()) return "n/a";
    return value.number();
  }

  void two_classes() {
    const std::size_t smallest = analysis_.counts.smallest();
    const double rate = analysis_.counts.share(smallest);
    const bool even = analysis_.imbalance.severity == Severity::none;
    if (even) return quote("f1", "precision and recall of the positive class in one number");
    quote("recall", {"of ", small(), ": the share of its ", rows(smallest), " that is found"});
    quote("precision",
          {"of ", small(), ": the share of these predictions that is right; guessing scores ", rate});
    if (analysis_.positive == analysis_.counts.largest())
      avoid("f1",
            {"it is about ", large(), ": always predicting this scores ", score("most_frequent", "f1")});
    quote("average_precision",
          {"of scores with ", small(), " as the positive class: guessing scores ", rate});
    if (analysis_.imbalance.severity != Severity::mild)
      avoid("roc_auc",
            fmt::format("with {} of {}, even many false alarms barely move the false positive rate",
                        rows(analysis_.counts.largest()), large()));
  }

  void several_classes() {
    quote("balanced_accuracy",
          {"the mean recall over classes: guessing scores ", score("most_frequent", "balanced_accuracy")});
    quote("macro_f1", {"each class counts the same: guessing at random by class shares scores ",
                       score("stratified", "macro_f1")});
    if (analysis_.imbalance.severity != Severity::none)
      avoid("weighted_f1",
            fmt::format("averages weighted by support are dominated by {} and say little about {}", large(),
                        small()));
  }

  [[nodiscard]] std::string rows(std::size_t k) const {
    const double count = analysis_.counts.counts[k];
    return analysis_.counts.weighted ? "weight of " + exact(count) : counted(count, "row");
  }

  const ImbalanceAnalysis& analysis_;
  Text quote_{.key = "advice", .title = "report these", .columns = {"quote"}};
  Text avoid_{.key = "advice", .title = "do not report on their own", .columns = {"not_alone"}};
};

}  // namespace

std::vector<Part> advice_on(const ImbalanceAnalysis& analysis) {
  if (analysis.baselines.empty() || analysis.counts.size() == 1) return {};
  if (analysis.counts.share(analysis.counts.smallest()) == 0) return {};  // where weights vanish, too
  return Adviser(analysis).advise();
}

}  // namespace assay
