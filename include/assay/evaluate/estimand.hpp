// What is to be estimated: a metric, of all rows, of one class, or averaged over classes.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/metric/averages.hpp"
#include "assay/metric/bound_metric.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// Of the positive class where one is known and the metric is of one class; else of all classes at once.
struct Overall {
  auto operator<=>(const Overall&) const = default;
};

/// Of one class against the rest.
struct OfClass {
  std::string label;
  auto operator<=>(const OfClass&) const = default;  // NOLINT: not a null pointer
};

/// Of the classes that averages go over.
struct Averaged {
  Average average;
  auto operator<=>(const Averaged&) const = default;  // NOLINT: not a null pointer
};

using Target = std::variant<Overall, OfClass, Averaged>;

struct Estimand {
  BoundMetric metric;
  Target target = Overall{};
};

/// As gates write it: "f1", "f1[cat]", "macro_f1".
[[nodiscard]] std::string name_of(const Estimand& estimand);

/// They are of the same, however they are spelled.
[[nodiscard]] bool same(const Estimand& a, const Estimand& b);

/// The class of that name, or of the name without the blanks around it.
[[nodiscard]] std::optional<std::size_t> class_named(std::span<const std::string> labels,
                                                     const std::string& name);

/// The class whose two-by-two table an estimand is of: its own, or the positive one. Nothing where it is of
/// all classes.
[[nodiscard]] std::optional<std::size_t> table_of(const Estimand& estimand, const Sample& predictions);

/// The averages that predictions have: micro is one only where classes are left out, as over all classes it
/// is accuracy.
[[nodiscard]] std::vector<Average> averages_of(const Sample& predictions);

/// Those of the metrics that the predictions can have of all rows: metrics of counts, then those of scores.
[[nodiscard]] std::vector<Estimand> of_all_rows(std::span<const BoundMetric> metrics,
                                                const Sample& predictions);

/// Those that they can have class by class, in the same order.
[[nodiscard]] std::vector<BoundMetric> class_metrics(std::span<const BoundMetric> metrics,
                                                     const Sample& predictions);

/// The same of each class that is selected, and averaged.
[[nodiscard]] std::vector<Estimand> of_each_class(std::span<const BoundMetric> metrics,
                                                  const Sample& predictions);

/// Why predictions do not have the scores that a metric needs, and what to do about it.
[[nodiscard]] std::optional<Error> why_no_scores(const BoundMetric& metric, const Sample& predictions);

/// Why the predictions cannot have an estimate, which is called `text`: it is of a class that is not there or
/// not selected, of scores where there are none, or of one class where there are several.
[[nodiscard]] std::optional<Error> why_not(const Estimand& estimand, const std::string& text,
                                           const Sample& predictions);

}  // namespace assay
