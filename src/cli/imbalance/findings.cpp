// Where a figure flatters, and what cannot be told.
#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "cli/imbalance/parts.hpp"

namespace assay::cli {

namespace {

constexpr double significant = 0.05;   // the usual level, one-sided
constexpr double little_skill = 0.1;   // less is hardly better than knowing nothing
constexpr double half_of_skill = 0.5;  // less, and most of the figure is the baseline's
constexpr double low_recall = 0.5;
constexpr double apart = 0.3;  // skills of roc_auc and average_precision that differ more tell two stories
constexpr double few_rows = 30;

class Finder {
 public:
  Finder(const Subject& subject, int digits) : subject_(subject), digits_(digits) {}

  std::vector<Warning> find() {
    if (const auto& counts = subject_.counts.counts;
        counts.size() - static_cast<std::size_t>(std::count(counts.begin(), counts.end(), 0.0)) == 1) {
      say("one_class",
          fmt::format("there are rows of one class only, {}: how it is told from others, and what a baseline "
                      "scores on them, cannot be said",
                      in_quotes(subject_.largest())));
    } else {
      rare_class();
    }
    if (subject_.counts.weighted)
      say("weighted",
          "rows have weights: what needs counts of rows is left out (recall of the smallest class, "
          "resampling, the test of the accuracy, intervals)");
    if (const Measured* accuracy = subject_.find("accuracy")) judge_accuracy(*accuracy);
    for (const Measured& one : subject_.measured)
      if (one.name != "accuracy") judge_skill(one);
    judge_area();
    f1_of_the_larger();
    return std::move(warnings_);
  }

 private:
  void say(const char* code, std::string message) { warnings_.push_back({code, std::move(message)}); }

  [[nodiscard]] std::string number(double value) const { return rounded(value, digits_); }

  [[nodiscard]] double smallest_rows() const { return subject_.counts.counts[subject_.counts.smallest()]; }

  void rare_class() {
    const double rows = smallest_rows();
    if (rows == 0) {
      say("empty_class", fmt::format("class {} has no rows: nothing that rests on them can be told",
                                     in_quotes(subject_.smallest())));
    } else if (rows < few_rows && !subject_.counts.weighted) {
      say("few_rows",
          fmt::format(
              "class {} has {}: too few to know its recall, which is uncertain by up to {} points either way",
              in_quotes(subject_.smallest()), counted(rows, "row"),
              rounded(100 * recall_half_width(0.5, rows), 0)));
    }
  }

  // What a baseline does, for a metric.
  [[nodiscard]] std::string doing(const Measured& one) const {
    const bool stated = one.better == Better::lower;  // the losses
    if (one.name == "average_precision" || one.name == "roc_auc") return "scores that tell nothing apart";
    if (one.baseline == "most_frequent")
      return fmt::format("predicting {} for every row", in_quotes(subject_.largest()));
    if (one.baseline == "stratified")
      return stated ? "stating the shares of the classes for every row"
                    : "guessing by the shares of the classes";
    return stated ? "stating equal probabilities for every row" : "tossing a coin";
  }

  // The class of lowest recall, in words.
  [[nodiscard]] std::string lowest_recall() const {
    const Estimate* lowest = lowest_recall_of();
    if (!lowest) return "";
    const auto k = static_cast<std::size_t>(lowest - subject_.recalls.data());
    return fmt::format("; recall of {} is {}", in_quotes(subject_.counts.labels[k]),
                       number(lowest->value.number()));
  }
  [[nodiscard]] const Estimate* lowest_recall_of() const {
    const Estimate* lowest = nullptr;
    for (const Estimate& one : subject_.recalls)
      if (one.value.defined() && (!lowest || one.value.number() < lowest->value.number())) lowest = &one;
    return lowest;
  }

  void judge_accuracy(const Measured& accuracy) {
    if (!accuracy.estimate.value.defined() || smallest_rows() == 0 || subject_.counts.size() == 1) return;
    const double value = accuracy.estimate.value.number();
    const double rate = subject_.score("most_frequent", "accuracy").number();
    const std::string guess = fmt::format("predicting {} for every row", in_quotes(subject_.largest()));
    const char* code =
        subject_.imbalance.severity == Severity::none ? "no_better_than_most_frequent" : "accuracy_paradox";
    if (value < rate) {
      say(code, fmt::format("accuracy {} is less than {} would score ({}){}", number(value), guess,
                            number(rate), lowest_recall()));
    } else if (subject_.p_value ? *subject_.p_value >= significant : value == rate) {
      const std::string test = subject_.p_value ? fmt::format(" (p = {})", number(*subject_.p_value)) : "";
      say(code, fmt::format("accuracy {} is not significantly above {}, which {} would score{}{}",
                            number(value), number(rate), guess, test, lowest_recall()));
    } else if (const Estimate* lowest = lowest_recall_of();
               lowest && lowest->value.number() < low_recall && accuracy.skill.defined() &&
               accuracy.skill.number() < half_of_skill && subject_.imbalance.severity != Severity::none) {
      say("accuracy_flatters", fmt::format("accuracy {} is mostly what {} would score ({}){}", number(value),
                                           guess, number(rate), lowest_recall()));
    }
  }

  void judge_skill(const Measured& one) {
    if (one.estimate.value.is_infinite())
      say("no_skill", fmt::format("{} is infinite, where {} scores {}", one.name, doing(one),
                                  number(one.baseline_value.number())));
    if (!one.skill.defined() || one.skill.number() >= little_skill) return;
    const bool none = one.skill.number() <= 0;
    say(none ? "no_skill" : "little_skill",
        fmt::format("{} {} is {} better than {} ({})", one.name, number(one.estimate.value.number()),
                    none ? "no" : "hardly", doing(one), number(one.baseline_value.number())));
  }

  // Where negatives abound, false positives hardly show in their rate.
  void judge_area() {
    const Measured* area = subject_.find("roc_auc");
    const Measured* precision = subject_.find("average_precision");
    if (!area || !precision || !subject_.positive || !area->skill.defined() || !precision->skill.defined())
      return;
    if (*subject_.positive != subject_.counts.smallest()) return;
    if (precision->skill.number() < 0 || area->skill.number() - precision->skill.number() <= apart) return;
    say("roc_auc_flatters", fmt::format("roc_auc {} does not show how rare {} is: average_precision is {}",
                                        number(area->estimate.value.number()),
                                        in_quotes(subject_.counts.labels[*subject_.positive]),
                                        number(precision->estimate.value.number())));
  }

  void f1_of_the_larger() {
    if (subject_.imbalance.severity == Severity::none || !subject_.find("f1") || !subject_.positive) return;
    if (*subject_.positive != subject_.counts.largest() || smallest_rows() == 0) return;
    say("f1_of_larger_class",
        fmt::format(
            "f1 is of {}, the larger class: calling every row so scores {}; that of {} needs --positive",
            in_quotes(subject_.largest()), number(subject_.score("most_frequent", "f1").number()),
            in_quotes(subject_.smallest())));
  }

  const Subject& subject_;
  int digits_;
  std::vector<Warning> warnings_;
};

}  // namespace

std::vector<Warning> findings_on(const Subject& subject, int digits) {
  if (subject.baselines.empty()) return {};
  return Finder(subject, digits).find();
}

}  // namespace assay::cli
