// Gates: what is required of a model's figures.
#include "assay/gate/gate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "assay/core/figure.hpp"
#include "assay/core/syntax_error.hpp"
#include "assay/core/text.hpp"
#include "assay/evaluate/estimand_text.hpp"

namespace assay {

namespace {

// Without the blanks and line ends around it, which files of other formats leave.
std::string_view stripped(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = std::min(text.find_first_not_of(blanks), text.size());
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

// ".low" or ".high" at the end of `left`, which is shortened by it.
Bound take_bound(std::string_view& left) {
  for (const auto& [suffix, bound] :
       {std::pair<std::string_view, Bound>{".low", Bound::low}, {".high", Bound::high}})
    if (left.ends_with(suffix)) {
      left = trimmed(left.substr(0, left.size() - suffix.size()));
      return bound;
    }
  return Bound::none;
}

// A limit beyond the range is a slip: 95 for 95%.
void refuse_limit_out_of_range(const BoundMetric& metric, double limit, std::string_view whole) {
  const auto [low, high] = metric.range();
  if (!metric.metric() || (limit >= low && limit <= high)) return;
  const std::size_t at = whole.find_first_not_of(" \t", whole.find_last_of("<>=") + 1);
  const bool percent = high == 1 && limit >= 2 && limit <= 100 && is_whole(limit);
  throw SyntaxError(
      "gate", whole, at,
      metric.name() + " is never " + (limit > high ? "above " + exact(high) : "below " + exact(low)),
      percent ? "is " + exact(limit) + "% meant?" : "give a limit that it can reach");
}

}  // namespace

Gate gate(std::string_view text) {
  const std::string_view whole = stripped(text);
  auto [left, comparison] = parse_comparison(whole, "gate");
  const Bound bound = take_bound(left);
  Estimand estimand = estimand_in(left, "gate", whole);
  refuse_limit_out_of_range(estimand.metric, comparison.limit, whole);
  return {.text = std::string(whole),
          .asked = std::string(left),
          .estimand = std::move(estimand),
          .bound = bound,
          .comparison = comparison};
}

MaxDrop max_drop(std::string_view text) {
  constexpr std::string_view subject = "drop";
  constexpr const char* hint = "a metric and the most that it may lose: --max-drop 'f1 0.01'";
  const std::string_view whole = stripped(text);
  const std::size_t blank = whole.find_last_of(" \t");
  if (blank == std::string_view::npos)
    throw SyntaxError(subject, whole, whole.size(), "a blank and a number are expected", hint);
  const auto amount = figure_from(whole.substr(blank + 1));
  if (!amount || amount->value < 0)
    throw SyntaxError(subject, whole, blank + 1, "a number from 0 up is expected", hint);
  std::string_view of = trimmed(whole.substr(0, blank));
  if (take_bound(of) != Bound::none)
    throw SyntaxError(subject, whole, of.size(), "a drop is of the value, not of a bound", hint);
  Estimand estimand = estimand_in(of, subject, whole);
  const BoundMetric& metric = estimand.metric;
  if (metric.better() == Better::neither)
    throw SyntaxError(subject, whole, 0,
                      "a drop needs a metric with a direction, and " + printable(of) + " has none",
                      "name a metric for which higher or lower is better, such as f1 or fpr");
  const auto [low, high] = metric.range();
  if (amount->value >= high - low)
    throw SyntaxError(subject, whole, blank + 1, "no value of " + metric.name() + " could drop by so much",
                      amount->value <= 100 && high - low <= 2 && is_whole(amount->value)
                          ? "is " + exact(amount->value) + "% meant?"
                          : hint);
  return {.text = std::string(whole),
          .asked = std::string(of),
          .estimand = std::move(estimand),
          .amount = amount->value};
}

std::optional<MaxDrop> change_gate(std::string_view text) {
  constexpr std::string_view subject = "gate", of_new = "new.", less_old = " - old.";
  constexpr const char* hint = "write it as new.f1 - old.f1 >= 0";
  const std::string_view whole = stripped(text);
  if (!whole.starts_with(of_new) && !whole.starts_with("old.")) return std::nullopt;
  const auto [left, comparison] = parse_comparison(whole, subject);
  const std::size_t less = left.find(less_old);
  if (!left.starts_with(of_new) || less == std::string_view::npos)
    throw SyntaxError(subject, whole, 0, "a change is the new value less the old one", hint);
  const std::string_view now = trimmed(left.substr(of_new.size(), less - of_new.size()));
  const std::string_view before = trimmed(left.substr(less + less_old.size()));
  Estimand estimand = estimand_in(now, subject, whole);
  if (!same(estimand, estimand_in(before, subject, whole)))
    throw SyntaxError(subject, whole, less + 3, "a change is of one metric, and these are two", hint);
  return MaxDrop{.text = std::string(whole),
                 .asked = std::string(now),
                 .estimand = std::move(estimand),
                 .change = comparison};
}

std::optional<FlipsGate> flips_gate(std::string_view text) {
  constexpr std::string_view subject = "gate", prefix = "flips.";
  const std::string_view whole = stripped(text);
  if (!whole.starts_with(prefix)) return std::nullopt;
  const auto [left, comparison] = parse_comparison(whole, subject);
  FlipsGate gate{.text = std::string(whole), .comparison = comparison};
  std::string_view kind = left.substr(prefix.size());
  if (const std::size_t open = kind.find('['); open != std::string_view::npos && kind.ends_with(']')) {
    gate.label = std::string(kind.substr(open + 1, kind.size() - open - 2));
    kind = trimmed(kind.substr(0, open));
  }
  if (kind != "wrong" && kind != "right")
    throw SyntaxError(subject, whole, prefix.size(), "rows flip to wrong or to right",
                      "flips.wrong <= 1%: rows that only the baseline gets right");
  if (comparison.limit < 0 || comparison.limit > 1)
    throw SyntaxError(subject, whole, left.size(), "flips are a share of the rows, from 0 to 1",
                      "write 1% or 0.01");
  gate.to_wrong = kind == "wrong";
  return gate;
}

Gate gate_of(const MaxDrop& drop, double baseline) {
  const bool higher = drop.estimand.metric.better() == Better::higher;
  const Comparison::Sign sign = higher ? Comparison::Sign::at_least : Comparison::Sign::at_most;
  // What subtracting may have rounded away is forgiven: a drop of the very amount is allowed.
  const double rounding =
      drop.amount > 0 ? std::numeric_limits<double>::epsilon() * std::max(std::abs(baseline), drop.amount)
                      : 0;
  const double allowed = drop.amount + rounding;
  return {.text = drop.asked + ' ' + std::string(symbol_of(sign)) + " baseline" +
                  (drop.amount > 0 ? (higher ? " - " : " + ") + exact(drop.amount) : ""),
          .asked = drop.asked,
          .estimand = drop.estimand,
          .bound = Bound::none,
          .comparison = {sign, higher ? baseline - allowed : baseline + allowed}};
}

Gate gate_of_change(const MaxDrop& drop) {
  if (drop.change)
    return {.text = drop.text,
            .asked = drop.asked,
            .estimand = drop.estimand,
            .bound = Bound::none,
            .comparison = *drop.change};
  const bool higher = drop.estimand.metric.better() == Better::higher;
  const Comparison comparison{higher ? Comparison::Sign::at_least : Comparison::Sign::at_most,
                              higher ? 0.0 - drop.amount : drop.amount};
  return {.text = drop.asked + " - baseline " + std::string(symbol_of(comparison.sign)) + ' ' +
                  exact(comparison.limit),
          .asked = drop.asked,
          .estimand = drop.estimand,
          .bound = Bound::none,
          .comparison = comparison};
}

}  // namespace assay
