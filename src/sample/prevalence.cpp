// A sample as it would be where the positive class is rarer, or more frequent.
#include "sample/prevalence.hpp"

#include <array>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "sample/predictions.hpp"

namespace assay {

namespace {

// By class.
using ClassWeights = std::array<double, 2>;

void weigh(ConfusionMatrix& matrix, const ClassWeights& weights) {
  for (std::size_t cell = 0; cell < matrix.cells.size(); ++cell) matrix.cells[cell] *= weights[cell / 2];
  matrix.weighted = true;
}

void weigh(Scatter& scatter, const ClassWeights& weights) {
  for (std::size_t cell = 0; cell < scatter.squares.size(); ++cell)
    scatter.squares[cell] *= weights[cell / 2] * weights[cell / 2];
  for (Scatter::Part& part : scatter.parts) part.weight *= weights[part.cell / 2];
}

// Rows of a ranking as batches for a tally of scores.
class Replay {
 public:
  Replay(ScoreTally& tally, std::span<const std::string> labels, std::size_t positive, bool clustered)
      : tally_(tally), labels_(labels), positive_(positive), clustered_(clustered) {}

  void add(double score, bool is_positive, double weight, std::uint64_t cluster) {
    truth_.emplace_back(labels_[is_positive ? positive_ : 1 - positive_]);
    scores_.push_back(score);
    weights_.push_back(weight);
    if (clustered_) clusters_.push_back(std::to_string(cluster));
    if (truth_.size() == at_a_time) hand_over();
  }
  void hand_over() {
    std::vector<Batch::Column> columns{{.role = &role::truth, .texts = truth_},
                                       {.role = &role::score, .numbers = scores_},
                                       {.role = &role::weight, .numbers = weights_}};
    const std::vector<std::string_view> clusters(clusters_.begin(), clusters_.end());
    if (clustered_) columns.push_back({.role = &role::cluster, .texts = clusters});
    const std::vector<std::uint32_t> lines(truth_.size());
    tally_.add({.rows = truth_.size(), .columns = columns, .lines = lines});
    truth_.clear();
    scores_.clear();
    weights_.clear();
    clusters_.clear();
  }

 private:
  static constexpr std::size_t at_a_time = 512;

  ScoreTally& tally_;
  std::span<const std::string> labels_;
  std::size_t positive_;
  bool clustered_;
  std::vector<std::string_view> truth_;
  std::vector<double> scores_, weights_;
  std::vector<std::string> clusters_;
};

// Of a ranking whose rows are weighed.
ProbabilityLosses losses_of(const Sample& sample, const InputPlan& plan) {
  const std::vector<std::string>& labels = sample.matrix.labels;
  const std::size_t positive = sample.positive.value();
  const Ranking& ranking = sample.ranking->ranking();
  ScoreTally tally({.threshold = threshold_of(plan).value_or(0),
                    .clip = plan.clip,
                    .positive = labels[positive],
                    .meaning = probability_rule(plan).meaning});
  Replay replay(tally, labels, positive, ranking.clustered());
  ranking.each_row([&](double score, bool is_positive, double weight, std::uint64_t cluster) {
    replay.add(score, is_positive, weight, cluster);
  });
  replay.hand_over();
  return tally.losses();
}

void weigh(CachedRanking& ranking, const ClassWeights& weights, std::size_t positive) {
  Ranking weighed = ranking.ranking();
  weighed.weigh(weights[positive], weights[1 - positive]);
  ranking = CachedRanking(std::move(weighed), ranking.probabilities());
}

void move(Sample& sample, const InputPlan& plan, const std::string& name) {
  const std::size_t positive = sample.positive.value();
  const double rows = sample.matrix.total(), positives = sample.matrix.truth_total(positive);
  if (positives == 0 || positives == rows)
    throw data_error(name + ": --at-prevalence needs rows of both classes, and there are none of " +
                         in_quotes(sample.matrix.labels[positives == 0 ? positive : 1 - positive]),
                     "what the model does with a class can be seen on rows of that class only");
  const double to = *plan.at_prevalence;
  ClassWeights weights{};
  weights[positive] = to * rows / positives;
  weights[1 - positive] = (1 - to) * rows / (rows - positives);
  sample.moved = {.from = positives / rows, .to = to, .counted = !sample.matrix.weighted};
  if (sample.scatter) weigh(*sample.scatter, weights);
  weigh(sample.matrix, weights);
  if (sample.ranking) weigh(*sample.ranking, weights, positive);
  for (auto& [role, ranking] : sample.other_rankings) weigh(ranking, weights, positive);
  if (!sample.losses || sample.losses->invalid_probability || !sample.ranking) return;
  sample.losses = losses_of(sample, plan);
}

}  // namespace

void move_to_prevalence(InputSample& loaded, const InputPlan& plan) {
  if (plan.bounded)
    throw usage_error("--at-prevalence weighs each score, and --bounded keeps bins of them",
                      "leave one of the two out");
  const std::string name = name_of_source(loaded.input);
  if (loaded.predictions.class_scores || !loaded.predictions.positive)
    throw usage_error("--at-prevalence needs two classes, of which one is the positive one",
                      loaded.predictions.matrix.size() == 2
                          ? "name it with --positive, and its scores with --score"
                          : "there are " + std::to_string(loaded.predictions.matrix.size()) + " classes");
  move(loaded.predictions, plan, name);
  for (Slice& slice : loaded.slices)
    move(slice.predictions, plan, name + ", slice " + in_quotes(slice.value));
  loaded.input.at_prevalence = plan.at_prevalence;
  const MovedPrevalence& moved = *loaded.predictions.moved;
  const auto percent = [](double share) {
    constexpr double digits = 1e4;
    const double percents = 100 * share;
    return exact(percents < 1 ? percents : std::round(percents * digits) / digits) + "%";
  };
  loaded.warnings.push_back({"at_prevalence", "rows are weighted by their class, as if " + percent(moved.to) +
                                                  " of them were positive; " + percent(moved.from) + " are"});
}

}  // namespace assay
