// A number, or the reason why there is none.
#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace assay {

/// A number, or the reason why there is none. 0/0 is never 0, -1 or NaN: it is undefined, and says why.
/// A defined value is finite.
class [[nodiscard]] Value {
 public:
  Value(double number) {  // implicit: a number is a value
    if (std::isfinite(number)) {
      number_ = number;
    } else {
      why_ = "the numbers are too far apart to be divided";
      infinite_ = std::isinf(number);
    }
  }
  static Value undefined(std::string why) { return Value(std::move(why), false); }
  /// Grows beyond every number, such as a likelihood ratio whose denominator is 0.
  static Value infinite(std::string why) { return Value(std::move(why), true); }

  [[nodiscard]] bool defined() const { return number_.has_value(); }
  [[nodiscard]] bool is_infinite() const { return infinite_; }
  [[nodiscard]] double number() const { return number_.value(); }
  /// Why there is no number, "FP = 0"; empty for a defined value.
  [[nodiscard]] const std::string& why() const { return why_; }
  /// The same, saying of an infinite value that it is one: "infinite: FP = 0".
  [[nodiscard]] std::string reason() const { return (infinite_ ? "infinite: " : "") + why_; }

 private:
  Value(std::string why, bool infinite) : why_(std::move(why)), infinite_(infinite) {}
  std::optional<double> number_;
  std::string why_;
  bool infinite_ = false;
};

/// What made an interval.
enum class IntervalMethod {
  wilson,
  modified_wilson,
  exact,
  log,
  normal,
  hall,
  delong,
  delong_wilson,
  logit,
  jackknife_wilson,
  mover_wilson,
  cluster_jackknife,
  percentile,
  dirichlet,
  tango,
  newcombe,
  paired_jackknife,
  paired_t,
  bootstrap,
  inversion
};

/// "wilson", "dirichlet".
[[nodiscard]] std::string_view name_of(IntervalMethod method);

/// The names of all methods.
[[nodiscard]] std::span<const std::string_view> interval_methods();

/// Where the true value plausibly lies.
struct Interval {
  double low;
  double high;
  IntervalMethod method;
};

/// What stands between the ends of an interval where people read it: a dash would hide a minus.
[[nodiscard]] constexpr std::string_view between_ends(const Interval& interval) {
  return interval.low < 0 ? " to " : " - ";
}

/// What a number can be; the ends may be infinite.
struct Range {
  double low;
  double high;
};

/// k rows of n.
struct Proportion {
  double k;
  double n;
};

/// What a value can be where not all that decides it is known.
struct Bracket {
  double low;
  double high;
};

/// A value and, where one can be had, its interval.
struct [[nodiscard]] Estimate {
  Value value;
  std::optional<Interval> interval = std::nullopt;
  std::optional<Bracket> bracket = std::nullopt;  // none where the value is exact
};

}  // namespace assay
