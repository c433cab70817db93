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
  explicit Finder(const Subject& subject) : subject_(subject) {}

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
  void say(const char* code, Phrase message) { warnings_.push_back({code, std::move(message)}); }

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
  [[nodiscard]] Phrase lowest_recall() const {
    const Estimate* lowest = lowest_recall_of();
    if (!lowest) return {};
    const auto k = static_cast<std::size_t>(lowest - subject_.recalls.data());
    return {"; recall of ", in_quotes(subject_.counts.labels[k]), " is ", lowest->value.number()};
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
      say(code,
          Phrase{"accuracy ", value, " is less than ", guess, " would score (", rate, ")"} + lowest_recall());
    } else if (subject_.p_value ? *subject_.p_value >= significant : value == rate) {
      const Phrase test = subject_.p_value ? Phrase{" (p = ", *subject_.p_value, ")"} : Phrase();
      say(code, Phrase{"accuracy ", value, " is not significantly above ", rate, ", which ", guess,
                       " would score"} +
                    test + lowest_recall());
    } else if (const Estimate* lowest = lowest_recall_of();
               lowest && lowest->value.number() < low_recall && accuracy.skill.defined() &&
               accuracy.skill.number() < half_of_skill && subject_.imbalance.severity != Severity::none) {
      say("accuracy_flatters",
          Phrase{"accuracy ", value, " is mostly what ", guess, " would score (", rate, ")"} +
              lowest_recall());
    }
  }

  void judge_skill(const Measured& one) {
    if (one.estimate.value.is_infinite())
      say("no_skill",
          {one.name, " is infinite, where ", doing(one), " scores ", one.baseline_value.number()});
    if (!one.skill.defined() || one.skill.number() >= little_skill) return;
    const bool none = one.skill.number() <= 0;
    say(none ? "no_skill" : "little_skill",
        {one.name, " ", one.estimate.value.number(), none ? " is no better than " : " is hardly better than ",
         doing(one), " (", one.baseline_value.number(), ")"});
  }

  // Where negatives abound, false positives hardly show in their rate.
  void judge_area() {
    const Measured* area = subject_.find("roc_auc");
    const Measured* precision = subject_.find("average_precision");
    if (!area || !precision || !subject_.positive || !area->skill.defined() || !precision->skill.defined())
      return;
    if (*subject_.positive != subject_.counts.smallest()) return;
    if (precision->skill.number() < 0 || area->skill.number() - precision->skill.number() <= apart) return;
    say("roc_auc_flatters", {"roc_auc ", area->estimate.value.number(), " does not show how rare ",
                             in_quotes(subject_.counts.labels[*subject_.positive]),
                             " is: average_precision is ", precision->estimate.value.number()});
  }

  void f1_of_the_larger() {
    if (subject_.imbalance.severity == Severity::none || !subject_.find("f1") || !subject_.positive) return;
    if (*subject_.positive != subject_.counts.largest() || smallest_rows() == 0) return;
    say("f1_of_larger_class",
        {"f1 is of ", in_quotes(subject_.largest()), ", the larger class: calling every row so scores ",
         subject_.score("most_frequent", "f1").number(), "; that of ", in_quotes(subject_.smallest()),
         " needs --positive"});
  }

  const Subject& subject_;
  std::vector<Warning> warnings_;
};

}  // namespace

std::vector<Warning> findings_on(const Subject& subject) {
  if (subject.baselines.empty()) return {};
  return Finder(subject).find();
}

}  // namespace assay::cli
