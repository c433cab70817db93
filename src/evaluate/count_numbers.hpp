// The numbers of metrics of counts, for one matrix after another.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "assay/evaluate/estimand.hpp"

namespace assay {

/// An estimand of counts, in the terms of one set of predictions: of a class's table, of the selected
/// classes' average, or, where it is neither, of the whole matrix.
struct CountEstimand {
  const BoundMetric* metric;
  const Formula* formula;
  std::optional<std::size_t> table = std::nullopt;
  std::optional<Average> average = std::nullopt;
};

/// Finds classes by name, of which there may be thousands.
class ClassPlaces {
 public:
  explicit ClassPlaces(const std::vector<std::string>& labels);
  [[nodiscard]] std::optional<std::size_t> find(const std::string& label) const;

 private:
  const std::vector<std::string>& labels_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

/// Nothing where the predictions cannot have it. `classes` are those of the predictions.
[[nodiscard]] std::optional<CountEstimand> count_estimand(const Estimand& estimand, const Sample& predictions,
                                                          const ClassPlaces& classes);

/// Gives the numbers of estimands for matrices of the same classes: what several share is taken once.
class CountNumbers {
 public:
  CountNumbers(const Sample& predictions, ZeroDivision zero_division,
               std::span<const CountEstimand> estimands);

  /// As many numbers as estimands; NaN or infinite where one is undefined.
  void operator()(const ConfusionMatrix& matrix, std::span<double> numbers);

 private:
  struct OfClasses {  // a formula that is taken class by class
    const Formula* formula;
    std::vector<bool> wanted;                                  // by class
    std::vector<double> numbers;                               // by class
    std::vector<std::pair<std::size_t, std::size_t>> classes;  // class, and place of its number
    std::vector<std::pair<Average, std::size_t>> averages;
  };
  OfClasses& of_classes(const Formula* formula);
  void take_classes(const ConfusionMatrix& matrix);

  bool ordered_;
  std::size_t classes_, selected_;
  ZeroDivision zero_division_;
  std::vector<OfClasses> of_classes_;
  std::vector<std::pair<const Formula*, std::size_t>> of_matrix_;  // formula, and place of its number
  std::vector<TwoByTwo> tables_;                                   // of the matrix at hand
};

}  // namespace assay
