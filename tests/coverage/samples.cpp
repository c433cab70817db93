// Samples as the program has them.
#include "samples.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace coverage {

namespace {

std::vector<std::string> labels_of(std::size_t classes) {
  std::vector<std::string> labels;
  for (std::size_t k = 0; k < classes; ++k) labels.push_back(std::to_string(k));
  return labels;
}

// Rows as a reader hands them over.
struct Columns {
  std::vector<std::string_view> truth;
  std::vector<std::string> predicted = {}, clusters = {};
  std::vector<std::vector<double>> numbers;
  std::vector<std::uint32_t> lines;

  // Their roles are those of `numbers`.
  [[nodiscard]] std::vector<assay::Batch::Column> columns(std::span<const assay::Role* const> roles) const {
    std::vector<assay::Batch::Column> all{{.role = &assay::role::truth, .texts = truth}};
    for (std::size_t i = 0; i < numbers.size(); ++i) all.push_back({.role = roles[i], .numbers = numbers[i]});
    return all;
  }

  void add_cluster(const std::optional<std::size_t>& cluster) {
    if (cluster) clusters.push_back(std::to_string(*cluster));
  }
};

template <class Tally>
void add(Tally& tally, const Columns& rows, std::span<const assay::Role* const> roles) {
  std::vector<assay::Batch::Column> columns = rows.columns(roles);
  const std::vector<std::string_view> predicted(rows.predicted.begin(), rows.predicted.end());
  const std::vector<std::string_view> clusters(rows.clusters.begin(), rows.clusters.end());
  if (!predicted.empty()) columns.push_back({.role = &assay::role::predicted, .texts = predicted});
  if (!clusters.empty()) columns.push_back({.role = &assay::role::cluster, .texts = clusters});
  tally.add({.rows = rows.truth.size(), .columns = columns, .lines = rows.lines});
}

}  // namespace

assay::Sample count_sample(std::size_t classes, std::vector<double> cells) {
  assay::Sample sample{.matrix = {.labels = labels_of(classes), .cells = std::move(cells)},
                       .ordered = true,
                       .selected = classes};
  if (classes == 2) sample.positive = 1;
  return sample;
}

assay::Sample ranked_sample(std::span<const ScoredRow> rows) {
  assay::Ranking ranking;
  std::vector<double> cells(4);
  for (const ScoredRow& row : rows) {
    ranking.add(row.score, row.positive, row.weight);
    cells[(row.positive ? 2 : 0) + (row.score >= 0 ? 1 : 0)] += row.weight;
  }
  ranking.sort();
  assay::Sample sample = count_sample(2, std::move(cells));
  sample.matrix.weighted = ranking.weighted();
  sample.ranking.emplace(std::move(ranking));
  return sample;
}

assay::Sample probability_sample(std::span<const ScoredRow> rows) {
  const std::vector<std::string> labels = labels_of(2);
  Columns columns{.truth = {}, .numbers = std::vector<std::vector<double>>(2), .lines = {}};
  for (const ScoredRow& row : rows) {
    columns.truth.emplace_back(labels[row.positive ? 1 : 0]);
    columns.numbers[0].push_back(row.score);
    columns.numbers[1].push_back(row.weight);
    columns.lines.push_back(0);
  }
  assay::ScoreTally tally({.positive = "1"});
  add(tally, columns, std::vector{&assay::role::score, &assay::role::weight});
  assay::Sample sample = ranked_sample(rows);
  sample.matrix = tally.matrix(assay::classes_of(tally.labels().texts(), labels), 1);
  sample.losses = tally.losses();
  return sample;
}

assay::Sample scattered_sample(std::span<const ScatteredRow> rows) {
  const std::vector<std::string> labels = labels_of(2);
  Columns columns{.truth = {}, .numbers = std::vector<std::vector<double>>(2), .lines = {}};
  for (const ScatteredRow& row : rows) {
    columns.truth.emplace_back(labels[row.positive ? 1 : 0]);
    columns.numbers[0].push_back(row.score);
    columns.numbers[1].push_back(row.weight);
    columns.lines.push_back(0);
    columns.add_cluster(row.cluster);
  }
  const std::vector roles{&assay::role::score, &assay::role::weight};
  assay::ScoreTally tally({.positive = "1"});
  add(tally, columns, roles);
  assay::RankingTally ranking("1");
  add(ranking, columns, roles);
  ranking.ranking().sort();
  const assay::Classes classes = assay::classes_of(tally.labels().texts(), labels);
  assay::Sample sample = count_sample(2, {});
  sample.matrix = tally.matrix(classes, 1);
  sample.scatter = tally.scatter(classes, 1);
  sample.losses = tally.losses();
  sample.clusters = ranking.ranking().clusters();
  sample.ranking.emplace(std::move(ranking.ranking()));
  return sample;
}

assay::Sample labelled_sample(std::span<const LabelledRow> rows, std::size_t classes) {
  const std::vector<std::string> labels = labels_of(classes);
  Columns columns{.truth = {}, .numbers = std::vector<std::vector<double>>(1), .lines = {}};
  for (const LabelledRow& row : rows) {
    columns.truth.emplace_back(labels[row.truth]);
    columns.predicted.push_back(labels[row.predicted]);
    columns.numbers[0].push_back(row.weight);
    columns.lines.push_back(0);
    columns.add_cluster(row.cluster);
  }
  assay::LabelPairs tally;
  add(tally, columns, std::vector{&assay::role::weight});
  const assay::Classes of_labels = assay::classes_of(tally.labels().texts(), labels);
  assay::Sample sample = count_sample(classes, {});
  sample.matrix = tally.matrix(of_labels);
  sample.scatter = tally.scatter(of_labels);
  if (sample.scatter && sample.scatter->clustered()) sample.clusters = sample.scatter->clusters();
  return sample;
}

assay::Sample class_score_sample(std::span<const ClassRow> rows, std::size_t classes) {
  const std::vector<std::string> labels = labels_of(classes);
  Columns columns{.truth = {}, .numbers = std::vector<std::vector<double>>(classes + 1), .lines = {}};
  for (const ClassRow& row : rows) {
    columns.truth.emplace_back(labels[row.truth]);
    for (std::size_t k = 0; k < classes; ++k) columns.numbers[k].push_back(row.probabilities[k]);
    columns.numbers[classes].push_back(row.weight);
    columns.lines.push_back(0);
  }
  assay::ClassScoreTally tally(labels, 0);
  std::vector<const assay::Role*> roles(classes, &assay::role::class_scores);
  roles.push_back(&assay::role::weight);
  add(tally, columns, roles);
  assay::Sample sample = count_sample(classes, {});
  sample.matrix = tally.matrix();
  sample.losses = tally.losses();
  sample.class_scores.emplace(std::move(tally));
  return sample;
}

}  // namespace coverage
