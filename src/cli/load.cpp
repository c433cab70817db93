// From the input options to predictions.
#include "cli/load.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "cli/prediction_tally.hpp"
#include "cli/progress.hpp"
#include "cli/reading.hpp"
#include "cli/roles.hpp"

namespace assay::cli {

namespace {

class Loader {
 public:
  Loader(const InputOptions& options, const Needs& needs)
      : options_(options),
        needs_(needs),
        file_(options.file.value_or("-"), options.dialect),
        name_(file_.source().name()) {}

  Loaded load() {
    columns_ = choose_roles(file_.header(), options_, needs_, name_);
    read();
    if (columns_.class_scores.empty()) {
      classes_of_labels();
    } else {
      classes_of_scores();
    }
    if (!needs_.matrix) refuse_part_of_labels();
    fill_predictions();
    describe();
    return std::move(loaded_);
  }

 private:
  void read() {
    if (columns_.predicted) tally_.pairs.emplace();
    if (columns_.score && (needs_.losses || (needs_.matrix && !columns_.predicted)))
      tally_.scores.emplace(ScoreRule{.threshold = options_.threshold.value_or(0.5),
                                      .clip = options_.clip,
                                      .positive = options_.positive});
    if (columns_.score && needs_.ranking) tally_.ranking.emplace(options_.positive);
    if (!columns_.class_scores.empty()) {
      std::vector<std::string> names;
      for (const ClassColumn& one : columns_.class_scores) names.push_back(one.label);
      tally_.class_scores.emplace(std::move(names), options_.clip, needs_.ranking);
    }
    Progress progress(file_.source().size(), !options_.quiet);
    counts_ = read_into(tally_, file_, columns_,
                        {.missing = options_.missing,
                         .threads = options_.threads,
                         .progress = [&](std::size_t bytes) { progress.update(bytes); }});
  }

  void classes_of_labels() {
    const std::vector<std::string>& texts = tally_.labels();
    if (texts.empty()) throw data_error(name_ + ": all weights are 0", "there is nothing to measure");
    refuse_carriage_returns(texts);
    classes_ = classes_with_partner(texts);
    positive_ = positive_class(classes_.names, options_.positive, name_);
    if (!positive_) check_more_than_two();
  }

  // The classes that have scores, and no others.
  void classes_of_scores() {
    const std::vector<std::string>& names = tally_.class_scores->classes();
    std::vector<std::string> texts = tally_.labels();
    texts.insert(texts.end(), names.begin(), names.end());
    classes_ = classes_of(texts, options_.labels);
    check_all_have_scores(classes_.names, names, name_);
    if (tally_.class_scores->matrix().total() == 0)
      throw data_error(name_ + ": all weights are 0", "there is nothing to measure");
  }

  // Without averages --labels can only put classes in order.
  void refuse_part_of_labels() const {
    if (classes_.selected < classes_.names.size())
      throw data_error(name_ + ": --labels does not name " + in_quotes(classes_.names[classes_.selected]),
                       "name all classes: here they are only put in order");
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

  [[nodiscard]] std::string hint_for_more_classes() const {
    const std::string scores = "a column of scores for each class with --scores, such as 'p_*'";
    if (!options_.offers_class_scores) return "keep the rows of two labels only";
    return needs_.matrix ? "name a column of predicted labels with --pred, or " + scores : "name " + scores;
  }

  void check_more_than_two() {
    if (!tally_.pairs)
      throw data_error(fmt::format("{}: a score needs two labels, and column {} has {}: {}", name_,
                                   in_quotes(file_.header()[columns_.truth]), classes_.names.size(),
                                   listed(classes_.names)),
                       hint_for_more_classes());
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
    if (const double total = predictions.matrix.total(); !(total < 1e100 && total > 1e-100))
      throw data_error(
          name_ + ": the sum of the weights is too " + (total < 1 ? "small" : "large") + " a number",
          "scale all weights by the same factor");
    if (tally_.pairs) check_predictions_are_labels();
    if ((tally_.scores || tally_.class_scores) && needs_.losses) fill_losses();
    if (tally_.class_scores && !tally_.pairs) tied_predictions_ = tally_.class_scores->tied();
    if (tally_.class_scores && needs_.ranking)
      predictions.class_scores.emplace(*std::move(tally_.class_scores));
    if (tally_.ranking) {
      tally_.ranking->ranking().sort(options_.threads);
      predictions.ranking.emplace(std::move(tally_.ranking->ranking()));
    }
  }

  [[nodiscard]] ConfusionMatrix matrix() const {
    if (tally_.pairs) return tally_.pairs->matrix(classes_);
    if (tally_.scores) return tally_.scores->matrix(classes_, *positive_);
    if (tally_.class_scores) return tally_.class_scores->matrix();
    // Above every score nothing is called positive.
    const Ranking& ranking = tally_.ranking->ranking();
    const TwoByTwo table{.fn = ranking.positives(), .tn = ranking.negatives()};
    ConfusionMatrix matrix = two_class_matrix(table, classes_.names, *positive_);
    matrix.weighted = ranking.weighted();
    return matrix;
  }

  void fill_losses() {
    Predictions& predictions = loaded_.predictions;
    predictions.losses = tally_.scores ? tally_.scores->losses() : tally_.class_scores->losses();
    const auto& odd = predictions.losses->not_probability;
    if (!odd) return;
    const std::string place = fmt::format("{}:{}", name_, file_.line_of(odd->place));
    const std::string verb = odd->count > 2 ? "are" : "is";
    predictions.why_no_losses =
        odd->is_sum ? fmt::format("the scores at {} sum to {}, not 1", place, rounded(odd->score, 4))
                    : fmt::format("score {} ({}) is no probability", exact(odd->score), place);
    if (odd->count > 1)
      predictions.why_no_losses += fmt::format(", nor {} {}", odd->is_sum ? "do those of" : verb,
                                               counted(static_cast<double>(odd->count - 1), "other"));
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
    describe_input();
    const Reading reading{.options = options_,
                          .needs = needs_,
                          .header = file_.header(),
                          .columns = columns_,
                          .counts = counts_,
                          .classes = classes_,
                          .tied_predictions = tied_predictions_,
                          .loaded = loaded_};
    for (Warning& warning : warnings_of(reading)) loaded_.warnings.push_back(std::move(warning));
    loaded_.signature = signature_of(reading);
  }

  void describe_input() {
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
    if (!columns_.class_scores.empty()) input.columns.emplace_back("scores", *options_.columns.class_scores);
    column("weight", columns_.weight);
    if (positive_) input.positive = classes_.names[*positive_];
    if (!columns_.predicted && columns_.score && needs_.matrix)
      input.threshold = options_.threshold.value_or(0.5);
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
  std::size_t tied_predictions_ = 0;
  Loaded loaded_;
};

}  // namespace

Loaded load(const InputOptions& options, const Needs& needs) {
  if (options.counts.any()) return load_counts(options);
  if (!options.file && ::isatty(STDIN_FILENO) == 1)
    throw usage_error("no input", needs.matrix ? "name a CSV file, pipe one in, or give --tp --fp --fn --tn"
                                               : "name a CSV file, or pipe one in");
  return Loader(options, needs).load();
}

}  // namespace assay::cli
