// From the input options to predictions.
#include "cli/load.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "cli/progress.hpp"
#include "cli/reading.hpp"

namespace assay::cli {

namespace {

// What a pass over the rows gathers.
struct PredictionTally {
  std::optional<ConfusionTally> pairs;  // of labels, when there are predicted ones
  std::optional<ScoreTally> scores;     // against the threshold, and as probabilities
  std::optional<RankingTally> ranking;

  void add(std::span<const Record> rows) {
    if (pairs) pairs->add(rows);
    if (scores) scores->add(rows);
    if (ranking) ranking->add(rows);
  }
  void merge(const PredictionTally& later) {
    if (pairs) pairs->merge(*later.pairs);
    if (scores) scores->merge(*later.scores);
    if (ranking) ranking->merge(*later.ranking);
  }
  [[nodiscard]] const std::vector<std::string>& labels() const {
    return (pairs ? pairs->labels() : scores ? scores->labels() : ranking->labels()).texts();
  }
};

class Loader {
 public:
  Loader(const InputOptions& options, const Needs& needs)
      : options_(options),
        needs_(needs),
        file_(options.file.value_or("-"), options.dialect),
        name_(file_.source().name()) {}

  Loaded load() {
    columns_ = choose_columns(file_.header(), options_.columns, name_);
    choose_scores();
    read();
    const std::vector<std::string>& texts = tally_.labels();
    if (texts.empty()) throw data_error(name_ + ": all weights are 0", "there is nothing to measure");
    refuse_carriage_returns(texts);
    classes_ = classes_with_partner(texts);
    positive_ = positive_class(classes_.names, options_.positive, name_);
    if (!positive_) check_more_than_two();
    fill_predictions();
    describe();
    return std::move(loaded_);
  }

 private:
  // Whether predictions are labels, or scores against a threshold, or only scores are looked at.
  void choose_scores() {
    if (!needs_.matrix) {
      if (!columns_.score)
        throw data_error(name_ + ": no column is recognised as a score",
                         "name it with --score; the columns are: " + listed(file_.header()));
      columns_.predicted.reset();
      return;
    }
    const bool score_was_chosen = options_.columns.score && !options_.columns.predicted && !needs_.scores();
    if (options_.threshold || score_was_chosen) use_scores_only();
    if (columns_.predicted && !needs_.scores()) columns_.score.reset();
  }

  // With a threshold, predictions are scores against it, whatever column of predictions there may be.
  void use_scores_only() {
    if (!columns_.score)
      throw data_error(name_ + ": --threshold needs a column of scores",
                       "name it with --score; the columns are: " + listed(file_.header()));
    if (options_.columns.predicted)
      throw usage_error("--pred and --threshold both say what is predicted", "give one of them");
    columns_.predicted.reset();
  }

  void read() {
    if (columns_.predicted) tally_.pairs.emplace();
    if (columns_.score && (needs_.losses || (needs_.matrix && !columns_.predicted)))
      tally_.scores.emplace(ScoreRule{.threshold = options_.threshold.value_or(0.5),
                                      .clip = options_.clip,
                                      .positive = options_.positive});
    if (columns_.score && needs_.ranking) tally_.ranking.emplace(options_.positive);
    Progress progress(file_.source().size(), !options_.quiet);
    counts_ = read_into(tally_, file_, columns_,
                        {.missing = options_.missing,
                         .threads = options_.threads,
                         .progress = [&](std::size_t bytes) { progress.update(bytes); }});
  }

  // What CR CR LF at the end of a line leaves in its last cell.
  void refuse_carriage_returns(const std::vector<std::string>& texts) const {
    for (const std::string& text : texts)
      if (text.ends_with('\r'))
        throw data_error(name_ + ": label " + in_quotes(text) + " ends in a carriage return",
                         "remove those: tr -d '\\r' < FILE | assay ...");
  }

  // A single class of a known pair ("1") gets its partner ("0"), without rows.
  [[nodiscard]] Classes classes_with_partner(std::vector<std::string> texts) const {
    Classes classes = classes_of(texts, options_.labels);
    if (classes.names.size() != 1) return classes;
    const auto partner = known_partner(classes.names[0]);
    if (!partner)
      throw data_error(fmt::format("{}: there is one label only, {}", name_, in_quotes(classes.names[0])),
                       "name both classes with --labels, and the positive one with --positive");
    texts.push_back(*partner);
    return classes_of(texts, options_.labels);
  }

  void check_more_than_two() {
    if (!tally_.pairs)
      throw data_error(fmt::format("{}: a score needs two labels, and column {} has {}: {}", name_,
                                   in_quotes(file_.header()[columns_.truth]), classes_.names.size(),
                                   listed(classes_.names)),
                       "name a column of predicted labels with --pred");
    if (!columns_.score) return;
    if (options_.columns.score)
      throw data_error(
          name_ + ": --score needs two labels, and there are " + std::to_string(classes_.names.size()),
          "leave --score out");
    loaded_.warnings.push_back(
        {"score_not_used", fmt::format("column {} was not used: scores need two labels",
                                       in_quotes(file_.header()[*columns_.score]))});
    tally_.scores.reset();
    tally_.ranking.reset();
    columns_.score.reset();
  }

  void fill_predictions() {
    Predictions& predictions = loaded_.predictions;
    predictions = {.matrix = matrix(),
                   .positive = positive_,
                   .ordered = classes_.ordered,
                   .selected = classes_.selected};
    if (!std::isfinite(predictions.matrix.total()))
      throw data_error(name_ + ": the sum of the weights is too large a number",
                       "divide all weights by the same number");
    if (tally_.pairs) check_predictions_are_labels();
    if (tally_.scores && needs_.losses) fill_losses();
    if (tally_.ranking) {
      tally_.ranking->ranking().sort(options_.threads);
      predictions.ranking.emplace(std::move(tally_.ranking->ranking()));
    }
  }

  [[nodiscard]] ConfusionMatrix matrix() const {
    if (tally_.pairs) return tally_.pairs->matrix(classes_);
    if (tally_.scores) return tally_.scores->matrix(classes_, *positive_);
    // Above every score nothing is called positive.
    const Ranking& ranking = tally_.ranking->ranking();
    ConfusionMatrix matrix{
        .labels = classes_.names, .cells = std::vector<double>(4), .weighted = ranking.weighted()};
    matrix.at(*positive_, 1 - *positive_) = ranking.positives();
    matrix.at(1 - *positive_, 1 - *positive_) = ranking.negatives();
    return matrix;
  }

  void fill_losses() {
    Predictions& predictions = loaded_.predictions;
    predictions.losses = tally_.scores->losses();
    if (const auto& odd = predictions.losses->not_probability)
      predictions.why_no_losses = fmt::format(
          "score {} ({}:{}) is no probability{}", exact(odd->score), name_, file_.line_of(odd->place),
          odd->count > 1 ? fmt::format(", nor {} {}", odd->count == 2 ? "is" : "are",
                                       counted(static_cast<double>(odd->count - 1), "other"))
                         : "");
  }

  // A column of probabilities taken for predicted labels would make a class of each number.
  void check_predictions_are_labels() const {
    const ConfusionMatrix& matrix = loaded_.predictions.matrix;
    for (std::size_t k = 0; k < matrix.size(); ++k) {
      const auto number = number_from(matrix.labels[k]);
      if (number && *number != std::floor(*number) && matrix.truth_total(k) == 0)
        throw data_error(
            fmt::format("{}: column {} holds numbers such as {}, not labels", name_,
                        in_quotes(file_.header()[*columns_.predicted]), in_quotes(matrix.labels[k])),
            fmt::format("if they are scores: --score {}", printable(file_.header()[*columns_.predicted])));
    }
  }

  void describe() {
    InputSummary& input = loaded_.input;
    input = {.file = options_.file.value_or("-"),
             .rows = static_cast<double>(counts_.rows),
             .dropped = counts_.dropped};
    if (loaded_.predictions.matrix.weighted) input.weight = loaded_.predictions.matrix.total();
    const auto column = [&](const std::string& role, std::optional<std::size_t> at) {
      if (at) input.columns.emplace_back(role, file_.header()[*at]);
    };
    column("truth", columns_.truth);
    column("pred", columns_.predicted);
    column("score", columns_.score);
    column("weight", columns_.weight);
    if (positive_) input.positive = classes_.names[*positive_];
    if (!columns_.predicted && needs_.matrix) input.threshold = options_.threshold.value_or(0.5);
    const Reading reading{.options = options_,
                          .header = file_.header(),
                          .columns = columns_,
                          .counts = counts_,
                          .classes = classes_,
                          .loaded = loaded_};
    const std::vector<Warning> warnings = warnings_of(reading);
    loaded_.warnings.insert(loaded_.warnings.end(), warnings.begin(), warnings.end());
    loaded_.signature = signature_of(reading);
  }

  const InputOptions& options_;
  Needs needs_;
  CsvFile file_;
  std::string name_;
  Columns columns_;
  PredictionTally tally_;
  RowCounts counts_;
  Classes classes_;
  std::optional<std::size_t> positive_;
  Loaded loaded_;
};

Loaded load_counts(const InputOptions& options) {
  const CountOptions& counts = options.counts;
  if (options.file)
    throw usage_error("a file and counts are both given", "give FILE, or --tp --fp --fn --tn");
  if (!counts.tp || !counts.fp || !counts.fn || !counts.tn)
    throw usage_error("--tp --fp --fn --tn go together", "give all four; a count that is none is 0");
  refuse_row_options(options, "--tp --fp --fn --tn");
  if (options.positive || !options.labels.empty())
    throw usage_error("counts say which class is positive", "leave out --positive and --labels");
  const TwoByTwo table{.tp = *counts.tp, .fp = *counts.fp, .fn = *counts.fn, .tn = *counts.tn};
  Loaded loaded{
      .predictions = {.matrix = two_class_matrix(table, "negative", "positive"),
                      .positive = 1,
                      .selected = 2},
      .input = {.file = "", .rows = table.tp + table.fp + table.fn + table.tn, .positive = "positive"},
      .warnings = {},
      .signature = "counts"};
  if (loaded.input.rows > largest_count)
    throw usage_error("the counts add up to more than 2^53", "larger counts are not exact");
  if (loaded.input.rows == 0) throw usage_error("all four counts are 0", "there is nothing to measure");
  return loaded;
}

}  // namespace

void refuse_row_options(const InputOptions& options, const std::string& instead) {
  const ColumnChoice& columns = options.columns;
  if (columns.truth || columns.predicted || columns.score || columns.weight || options.threshold)
    throw usage_error(instead + " has no columns to choose, nor scores",
                      "leave out --truth --pred --score --weight --threshold");
}

Loaded load(const InputOptions& options, const Needs& needs) {
  if (options.counts.any()) return load_counts(options);
  if (!options.file && ::isatty(STDIN_FILENO) == 1)
    throw usage_error("no input", "name a CSV file, pipe one in, or give --tp --fp --fn --tn");
  return Loader(options, needs).load();
}

}  // namespace assay::cli
