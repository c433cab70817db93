// The tally of thresholded scores and their losses as probabilities.
#include "assay/tally/scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "tally/logarithm.hpp"

namespace assay {

namespace {

// NaN where a score of that meaning is none.
double probability_of(double score, ScoreMeaning meaning) {
  switch (meaning) {
    case ScoreMeaning::percent:
      return score / 100;
    case ScoreMeaning::logit:
      return 1 / (1 + std::exp(-score));
    case ScoreMeaning::distance:
      return std::numeric_limits<double>::quiet_NaN();
    default:
      return score;
  }
}

}  // namespace

std::string_view name_of(ScoreMeaning meaning) {
  constexpr std::array<std::string_view, 5> names{"probability", "percent", "logit", "confidence",
                                                  "distance"};
  return names[static_cast<std::size_t>(meaning)];
}

std::optional<double> usual_threshold(ScoreMeaning meaning) {
  switch (meaning) {
    case ScoreMeaning::percent:
      return 50;
    case ScoreMeaning::logit:
      return 0;
    case ScoreMeaning::distance:
      return std::nullopt;
    default:
      return 0.5;
  }
}

void merge(std::optional<InvalidProbability>& earlier, const std::optional<InvalidProbability>& later) {
  if (!earlier) {
    earlier = later;
  } else if (later) {
    const std::size_t count = earlier->count + later->count;
    if (std::tie(later->place.block, later->place.line) < std::tie(earlier->place.block, earlier->place.line))
      earlier = later;  // slices are merged in an order of their own
    earlier->count = count;
  }
}

void save(const std::optional<InvalidProbability>& invalid, StateWriter& out) {
  const InvalidProbability one = invalid.value_or(InvalidProbability{});
  out.whole(one.count);
  out.whole(std::uint64_t{one.place.block} << 32 | one.place.line);
  out.real(one.score);
  out.whole(one.is_sum ? 1 : 0);
}

void load(std::optional<InvalidProbability>& invalid, StateReader& in) {
  InvalidProbability one{.count = in.whole()};
  const std::uint64_t place = in.whole();
  one.place = {static_cast<std::uint32_t>(place >> 32), static_cast<std::uint32_t>(place)};
  one.score = in.real();
  one.is_sum = in.flag();
  if (one.count > 0) invalid = one;
}

MeanLoss mean_loss(double sum, double rows, const Moments& spread, bool weighted) {
  MeanLoss loss{.mean = sum / rows, .rows = rows};
  if (weighted) return loss;
  loss.standard_error = spread.standard_error();
  loss.skewness = spread.skewness();
  return loss;
}

// Rows at a time: few enough for plain sums, many enough for taking their logarithms together.
struct ScoreTally::Chunk {
  static constexpr std::size_t most = 512;

  std::array<double, most> probability;  // that was given to the truth
  std::array<double, most> weight;
  std::size_t size = 0;
  std::array<double, most> squared;  // distance from the truth, of rows whose logarithm is infinite too
  std::size_t squares = 0;
  std::array<double, loss_count> sums{};
};

void ScoreTally::add(const Batch& rows) {
  const auto truth = rows.texts(role::truth);
  const auto scores = rows.numbers(role::score);
  const Weights weights = rows.weights();
  for (std::size_t begin = 0; begin < rows.rows; begin += Chunk::most) {
    Chunk chunk;
    for (std::size_t i = begin; i < std::min(begin + Chunk::most, rows.rows); ++i) {
      const double score = scores[i], weight = weights[i];
      if (weight == 0) continue;
      Label& label = label_of(truth[i]);
      label.sides[score >= rule_.threshold].add(weight);
      weighted_ |= weight != 1;
      low_ = std::min(low_, score);
      high_ = std::max(high_, score);
      const double probability =
          rule_.meaning == ScoreMeaning::probability ? score : probability_of(score, rule_.meaning);
      if (probability >= 0 && probability <= 1) {
        add_losses(probability, weight, label.outcome, chunk);
      } else {
        if (!invalid_probability_)
          invalid_probability_ = InvalidProbability{.place = rows.place(i), .score = score};
        ++invalid_probability_->count;
      }
    }
    end(chunk);
  }
}

ScoreTally::Label& ScoreTally::new_label(std::string_view text) {
  return by_label_.emplace_back(Label{.outcome = is_positive(text, rule_.positive) ? 1.0 : 0.0, .sides = {}});
}

void ScoreTally::add_losses(double score, double weight, double outcome, Chunk& chunk) {
  const double squared = (outcome - score) * (outcome - score);
  chunk.sums[brier] += weight * squared;
  chunk.squared[chunk.squares++] = squared;
  const double clipped = std::clamp(score, rule_.clip, 1 - rule_.clip);
  const double probability = std::abs(1 - outcome - clipped);
  if (probability == 0) {
    ++infinite_rows_;
    return;
  }
  chunk.probability[chunk.size] = probability;
  chunk.weight[chunk.size++] = weight;
}

// Adds the log losses of a chunk, and then all its sums to those of the tally.
void ScoreTally::end(Chunk& chunk) {
  const auto logarithms = std::span(chunk.probability).first(chunk.size);
  take_logarithms(logarithms);
  for (std::size_t i = 0; i < chunk.size; ++i) {
    logarithms[i] = -logarithms[i];
    chunk.sums[log_loss] += chunk.weight[i] * logarithms[i];
  }
  for (std::size_t i = 0; i < loss_count; ++i) losses_[i].add(chunk.sums[i]);
  spreads_[log_loss].add(logarithms);
  spreads_[brier].add(std::span(chunk.squared).first(chunk.squares));
}

void ScoreTally::merge(const ScoreTally& later) {
  for (std::size_t i = 0; i < later.by_label_.size(); ++i) {
    Label& label = label_of(later.labels_.texts()[i]);
    for (const std::size_t side : {below, at_or_above})
      label.sides[side].merge(later.by_label_[i].sides[side]);
  }
  for (std::size_t i = 0; i < loss_count; ++i) {
    losses_[i].merge(later.losses_[i]);
    spreads_[i].merge(later.spreads_[i]);
  }
  infinite_rows_ += later.infinite_rows_;
  assay::merge(invalid_probability_, later.invalid_probability_);
  weighted_ = weighted_ || later.weighted_;
  low_ = std::min(low_, later.low_);
  high_ = std::max(high_, later.high_);
}

void ScoreTally::save(StateWriter& out) const {
  labels_.save(out);
  for (const Label& label : by_label_)
    for (const WeightedCount& side : label.sides) side.save(out);
  for (const CompensatedSum& sum : losses_) sum.save(out);
  for (const Moments& spread : spreads_) spread.save(out);
  out.whole(infinite_rows_);
  assay::save(invalid_probability_, out);
  out.whole(weighted_ ? 1 : 0);
  out.real(low_);
  out.real(high_);
}

void ScoreTally::load(StateReader& in) {
  Labels labels;
  labels.load(in);
  for (const std::string& text : labels.texts())
    for (WeightedCount& side : label_of(text).sides) side.load(in);
  for (CompensatedSum& sum : losses_) sum.load(in);
  for (Moments& spread : spreads_) spread.load(in);
  infinite_rows_ = in.whole();
  assay::load(invalid_probability_, in);
  weighted_ = in.flag();
  low_ = in.real();
  high_ = in.real();
}

ConfusionMatrix ScoreTally::matrix(const Classes& classes, std::size_t positive) const {
  std::vector<WeightedCount> cells(4);
  for (std::size_t i = 0; i < by_label_.size(); ++i) {
    cells[2 * classes.of_text[i] + positive].merge(by_label_[i].sides[at_or_above]);
    cells[2 * classes.of_text[i] + (1 - positive)].merge(by_label_[i].sides[below]);
  }
  ConfusionMatrix matrix{.labels = classes.names, .cells = {}, .weighted = weighted_};
  for (const WeightedCount& cell : cells) matrix.cells.push_back(cell.value());
  return matrix;
}

ConfusionMatrix ScoreTally::truth_matrix(const Classes& classes) const {
  const std::size_t size = classes.names.size();
  std::vector<WeightedCount> totals(size);
  for (std::size_t i = 0; i < by_label_.size(); ++i)
    for (const WeightedCount& side : by_label_[i].sides) totals[classes.of_text[i]].merge(side);
  ConfusionMatrix matrix{
      .labels = classes.names, .cells = std::vector<double>(size * size), .weighted = weighted_};
  for (std::size_t k = 0; k < size; ++k) matrix.at(k, k) = totals[k].value();
  return matrix;
}

std::optional<std::pair<double, double>> ScoreTally::range() const {
  return low_ <= high_ ? std::optional(std::pair(low_, high_)) : std::nullopt;
}

ProbabilityLosses ScoreTally::losses() const {
  WeightedCount weights;
  for (const Label& label : by_label_)
    for (const WeightedCount& side : label.sides) weights.merge(side);
  const double weight = weights.value();
  const auto mean = [&](Loss loss) {
    return mean_loss(losses_[loss].value(), weight, spreads_[loss], weighted_);
  };
  ProbabilityLosses losses{.log_loss = mean(log_loss),
                           .brier = mean(brier),
                           .infinite_rows = infinite_rows_,
                           .invalid_probability = invalid_probability_};
  losses.log_loss.highest = std::numeric_limits<double>::infinity();
  if (infinite_rows_ > 0) losses.log_loss = {.mean = std::numeric_limits<double>::infinity()};
  return losses;
}

}  // namespace assay
