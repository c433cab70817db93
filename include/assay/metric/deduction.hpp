// Metrics worked out from other metrics, without counts: F1 from precision and recall.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/formula/formula.hpp"
#include "assay/metric/metric.hpp"

namespace assay {

/// A number beside the metrics of the catalogue: metrics follow from it, or it from them.
struct Quantity {
  std::string_view name;
  std::vector<std::string_view> aliases;
  std::vector<std::string_view> identities;  // over metrics; the first is its definition
  Range range;
  std::string_view interpretation;  // as a metric's
};

[[nodiscard]] std::span<const Quantity> quantities();

/// The quantity of that name or alias; null when there is none.
[[nodiscard]] const Quantity* find_quantity(std::string_view name);

/// An equation by which a metric or quantity follows from others: f1 = 2 * precision * recall / (precision +
/// recall).
struct Identity {
  std::string target;               // "f1", "fbeta(2)"
  std::string_view text;            // the right side
  std::optional<double> argument;   // of a metric with a parameter
  std::vector<std::string> leaves;  // metrics and quantities on the right side, each once
};

/// All of the catalogue; those of metrics with a parameter at its example.
[[nodiscard]] std::span<const Identity> identities();

/// The right side of an identity over counts, or nothing where a metric in it has no formula over counts.
[[nodiscard]] std::optional<Formula> over_counts(const Identity& identity);

/// "f1" of "F-measure", "fbeta(0.5)", "lift": the name under which metrics and quantities are deduced.
/// Nothing when it is neither. Throws a usage error about a wrong parameter.
[[nodiscard]] std::optional<std::string> deducible_name(std::string_view text);

/// The lowest and highest value of a metric or quantity.
[[nodiscard]] Range range_of(std::string_view deducible);

/// A metric or quantity whose value is given, and what that may have been rounded from.
struct KnownValue {
  std::string name;
  double value;
  double low, high;
};

/// What follows from values that are given.
class Deduction {
 public:
  /// Throws a usage error where no two-by-two table has these values, rounding allowed.
  explicit Deduction(std::vector<KnownValue> known);

  [[nodiscard]] const std::vector<KnownValue>& known() const { return known_; }
  [[nodiscard]] bool is_known(std::string_view name) const;

  /// How it follows, step by step, itself last; nothing where it does not follow.
  [[nodiscard]] std::vector<Derivation> steps(const std::string& name) const;

  /// All that follow and are not given, in the order of the catalogue.
  [[nodiscard]] std::vector<std::string> all() const;

  /// Sets of metrics that would each do to work it out, beside what is given: at most `most` of them, those
  /// that use the given ones first.
  [[nodiscard]] std::vector<std::vector<std::string>> missing(const std::string& name,
                                                              std::size_t most) const;

 private:
  [[nodiscard]] std::optional<Formula> formula(const std::string& name) const;
  void check_values() const;

  std::vector<KnownValue> known_;
  std::map<std::string, Formula, std::less<>> found_;
};

}  // namespace assay
