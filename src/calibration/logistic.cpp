// Logistic regression on the log odds of scores.
#include "calibration/logistic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assay/core/text.hpp"
#include "calibration/newton.hpp"

namespace assay {

namespace {

// Rows by their log odds, and those whose score is exactly 0 or 1.
struct LogitRows {
  std::vector<AlikeRows<2>> line;   // with an intercept, and a slope
  std::vector<AlikeRows<1>> level;  // with an intercept alone: the slope is 1
  std::vector<std::size_t> places;  // of each, from the lowest group
  double surely_right = 0, surely_wrong = 0;
};

LogitRows logit_rows(std::span<const RowsAlike> groups, double clip) {
  LogitRows rows;
  std::size_t place = groups.size();
  for (const RowsAlike& group : groups) {
    --place;
    const double p = std::clamp(group.score(), clip, 1 - clip);
    if (p == 0 || p == 1) {
      rows.surely_right += p == 1 ? group.positives : group.negatives;
      rows.surely_wrong += p == 1 ? group.negatives : group.positives;
      continue;
    }
    const double logit = std::log(p) - std::log1p(-p);
    rows.places.push_back(place);
    rows.line.push_back({.features = {1, logit}, .positives = group.positives, .negatives = group.negatives});
    rows.level.push_back(
        {.features = {1}, .offset = logit, .positives = group.positives, .negatives = group.negatives});
  }
  return rows;
}

template <std::size_t K>
Likelihood<K> likelihood(const std::vector<AlikeRows<K>>& rows, const Coefficients<K>& at) {
  Likelihood<K> sum(at);
  for (const AlikeRows<K>& alike : rows) sum.add(alike);
  return sum;
}

// What is left of labels, of a row of each cell, and what of it a coefficient follows. Over rows, each is
// left out of what it is measured against (HC3: MacKinnon & White 1985, J Econom 29:305).
template <std::size_t K>
double scattered_error_of(std::size_t i, const GroupScatter& scatter, const Likelihood<K>& top,
                          const std::vector<AlikeRows<K>>& rows, const Coefficients<K>& at,
                          const std::vector<std::size_t>& places) {
  const std::vector<double>& squares = scatter.cells.squares;
  CellInfluences of{.influences = std::vector<double>(squares.size()),
                    .weights = std::vector<double>(squares.size())};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const double p = 1 / (1 + std::exp(-odds_of(rows[row], at)));
    const double change = top.change(i, rows[row].features);
    const auto fill = [&](std::size_t cell, double weight, double left) {
      if (weight == 0) return;
      const double leverage = top.leverage(squares[cell] / weight * p * (1 - p), rows[row].features);
      of.weights[cell] = weight;
      of.influences[cell] = change * left / (scatter.cells.clustered() ? 1 : 1 - leverage);
    };
    fill(2 * places[row], rows[row].positives, 1 - p);
    fill(2 * places[row] + 1, rows[row].negatives, -p);
  }
  return scattered_error(scatter, std::move(of));
}

// Which does not rest on a slope of 1.
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

// Why the slope is not a number, though there are rows of both classes.
std::optional<Value> no_slope(const std::vector<AlikeRows<1>>& rows) {
  Ends positives, negatives;
  for (const AlikeRows<1>& alike : rows) {
    if (alike.positives > 0) positives.add(alike.offset);
    if (alike.negatives > 0) negatives.add(alike.offset);
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

// Why there is nothing to fit.
std::optional<Value> no_fit(const LogitRows& rows) {
  if (rows.surely_wrong > 0)
    return Value::undefined("scores of exactly 0 or 1 are wrong in " + counted(rows.surely_wrong, "row") +
                            "; --clip bounds them");
  double positives = 0, negatives = 0;
  for (const AlikeRows<1>& alike : rows.level) {
    positives += alike.positives;
    negatives += alike.negatives;
  }
  if (positives > 0 && negatives > 0) return std::nullopt;
  if (rows.surely_right > 0)
    return Value::undefined("all rows that score neither 0 nor 1 are of one class, or there are none");
  return Value::undefined(positives > 0   ? "N = 0: no row is truly negative"
                          : negatives > 0 ? "P = 0: no row is truly positive"
                                          : "n = 0: there are no rows");
}

void fit_line(Recalibration& found, const LogitRows& rows, const std::optional<GroupScatter>& scatter) {
  const Coefficients<2> line = fitted(rows.line, Coefficients<2>{0, 1});
  if (rows.surely_right > 0 && line[1] <= 0) {
    found.slope.value = found.intercept.value =
        Value::undefined("scores of exactly 0 or 1 are right, and the others fall where they should rise");
    return;
  }
  const Likelihood<2> there = likelihood(rows.line, line);
  const auto error = [&](std::size_t i) {
    return scatter ? scattered_error_of(i, *scatter, there, rows.line, line, rows.places)
                   : there.standard_error(i);
  };
  found.intercept = {line[0], error(0)};
  found.slope = {line[1], error(1)};
}

}  // namespace

Recalibration recalibration(std::span<const RowsAlike> groups, double clip,
                            const std::optional<GroupScatter>& scatter) {
  const LogitRows rows = logit_rows(groups, clip);
  if (const auto why = no_fit(rows)) return {{*why}, {*why}, {*why}};
  Recalibration found;
  const Coefficients<1> level = fitted(rows.level, Coefficients<1>{0});
  const Likelihood<1> top = likelihood(rows.level, level);
  found.in_the_large = {level[0], scatter
                                      ? scattered_error_of(0, *scatter, top, rows.level, level, rows.places)
                                      : robust_error(top)};
  if (const auto why = no_slope(rows.level)) {
    found.slope.value = *why;
    found.intercept.value = Value::undefined(why->why());
  } else {
    fit_line(found, rows, scatter);
  }
  return found;
}

}  // namespace assay
