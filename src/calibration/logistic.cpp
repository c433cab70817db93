// Logistic regression on the log odds of scores.
#include "calibration/logistic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "assay/core/text.hpp"
#include "calibration/newton.hpp"

namespace assay {

namespace {

constexpr double most_groups = 10000, widest_group = 0.02;

using Line = Coefficients<2>;   // intercept and slope
using Level = Coefficients<1>;  // the intercept, where the slope is 1

AlikeRows<2> on_line(const LogitGroup& group) {
  return {.features = {1, group.logit}, .positives = group.positives, .negatives = group.negatives};
}

AlikeRows<1> on_level(const LogitGroup& group) {
  return {.features = {1}, .offset = group.logit, .positives = group.positives, .negatives = group.negatives};
}

struct BothFits {
  BothFits(const std::vector<LogitGroup>& groups, bool has_line) : has_line(has_line) {
    std::vector<AlikeRows<2>> of_line;
    std::vector<AlikeRows<1>> of_level;
    for (const LogitGroup& group : groups) {
      of_line.push_back(on_line(group));
      of_level.push_back(on_level(group));
    }
    if (has_line) line = fitted(of_line, Line{0, 1});
    level = fitted(of_level, Level{0});
  }

  bool has_line;  // else its likelihood has no highest point
  Line line{0, 1};
  Level level{};
};

// A step over all rows leaves an error of the square of its size. Gives the likelihoods of all rows where the
// fits end.
std::pair<Likelihood<2>, Likelihood<1>> settle(BothFits& fits, const LogitGroups& groups,
                                               const EachLogit& each) {
  constexpr int most_passes = 20;
  constexpr double small = 1e-6;
  for (int pass = 0;; ++pass) {
    std::pair at{Likelihood<2>(fits.line), Likelihood<1>(fits.level)};
    const auto add = [&](const LogitGroup& group) {
      at.first.add(on_line(group));
      at.second.add(on_level(group));
    };
    if (groups.exact()) {
      for (const LogitGroup& group : groups.groups()) add(group);
      return at;
    }
    each(add);
    const Line line = fits.has_line ? at.first.step() : Line{};
    const Level level = at.second.step();
    for (std::size_t i = 0; i < line.size(); ++i) fits.line[i] += line[i];
    fits.level[0] += level[0];
    if (std::max(size_of(line), size_of(level)) < small || pass == most_passes) return at;
  }
}

// Which does not rest on a slope of 1 (Huber 1967, Proc 5th Berkeley Symp 1:221).
double robust_error(const Likelihood<1>& level) {
  const double error = level.standard_error(0);
  return error * error * std::sqrt(level.squares());
}

struct Ends {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
  void add(double logit) {
    low = std::min(low, logit);
    high = std::max(high, logit);
  }
};

Recalibration without_value(const Value& value) { return {{value}, {value}, {value}}; }

// Why the slope is not a number, though there are rows of both classes.
std::optional<Value> no_slope(const std::vector<LogitGroup>& groups) {
  Ends positives, negatives;
  for (const LogitGroup& group : groups) {
    if (group.positives > 0) positives.add(group.logit);
    if (group.negatives > 0) negatives.add(group.logit);
  }
  if (std::min(positives.low, negatives.low) == std::max(positives.high, negatives.high))
    return Value::undefined("all scores are alike");
  if (negatives.high <= positives.low)
    return Value::infinite("no negative scores above a positive: the classes are separated");
  if (positives.high <= negatives.low)
    return Value::undefined(
        "no positive scores above a negative: the classes are separated the wrong way round");
  return std::nullopt;
}

}  // namespace

void LogitGroups::add(const ScoreChunk& chunk) {
  for (std::size_t i = 0; i < chunk.size; ++i) {
    const double logit = chunk.logit[i], rows = chunk.positives[i] + chunk.negatives[i];
    if (std::isinf(logit)) {
      surely_right_ += logit > 0 ? chunk.positives[i] : chunk.negatives[i];
      surely_wrong_ += logit > 0 ? chunk.negatives[i] : chunk.positives[i];
      continue;
    }
    const double in_last = groups_.empty() ? rows_ : groups_.back().positives + groups_.back().negatives;
    if (groups_.empty() ||
        (logit != begin_ && (in_last * most_groups >= rows_ || begin_ - logit > widest_group))) {
      groups_.push_back({.logit = logit, .positives = chunk.positives[i], .negatives = chunk.negatives[i]});
      begin_ = logit;
      continue;
    }
    LogitGroup& group = groups_.back();
    exact_ = exact_ && logit == begin_;
    group.logit += (logit - group.logit) * rows / (in_last + rows);
    group.positives += chunk.positives[i];
    group.negatives += chunk.negatives[i];
  }
}

Recalibration recalibration(const LogitGroups& groups, const EachLogit& each) {
  if (groups.surely_wrong() > 0)
    return without_value(Value::undefined("scores of exactly 0 or 1 are wrong in " +
                                          counted(groups.surely_wrong(), "row") + "; --clip bounds them"));
  double positives = 0, negatives = 0;
  for (const LogitGroup& group : groups.groups()) {
    positives += group.positives;
    negatives += group.negatives;
  }
  if (positives == 0 || negatives == 0)
    return without_value(Value::undefined(
        groups.surely_right() > 0 ? "all rows that score neither 0 nor 1 are of one class, or there are none"
        : positives > 0           ? "N = 0: no row is truly negative"
        : negatives > 0           ? "P = 0: no row is truly positive"
                                  : "n = 0: there are no rows"));
  const auto why = no_slope(groups.groups());
  BothFits fits(groups.groups(), !why);
  const auto [of_line, of_level] = settle(fits, groups, each);
  Recalibration found{.in_the_large = {fits.level[0], robust_error(of_level)}};
  if (why) {
    found.slope.value = *why;
    found.intercept.value = Value::undefined(why->why());
  } else if (groups.surely_right() > 0 && fits.line[1] <= 0) {
    found.slope.value = found.intercept.value =
        Value::undefined("scores of exactly 0 or 1 are right, and the others fall where they should rise");
  } else {
    found.intercept = {fits.line[0], of_line.standard_error(0)};
    found.slope = {fits.line[1], of_line.standard_error(1)};
  }
  return found;
}

}  // namespace assay
