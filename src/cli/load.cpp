// From the input options to predictions.
#include "cli/load.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/tally/sliced.hpp"
#include "cli/prediction_tally.hpp"
#include "cli/predictions.hpp"
#include "cli/progress.hpp"
#include "cli/reading.hpp"
#include "cli/roles.hpp"
#include "core/threads.hpp"

namespace assay::cli {

namespace {

// As classes of such names would stand; but each text is a value of its own.
std::vector<std::size_t> in_order(const std::vector<std::string>& values) {
  const bool numeric = std::all_of(values.begin(), values.end(),
                                   [](const std::string& value) { return number_from(value).has_value(); });
  const auto key = [&](std::size_t i) {
    return std::pair(numeric ? *number_from(values[i]) : 0.0, std::string_view(values[i]));
  };
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

class Loader {
 public:
  Loader(const InputOptions& options, const Needs& needs)
      : options_(options),
        needs_(needs),
        file_(options.file.value_or("-"), options.dialect),
        name_(file_.source().name()) {}

  Loaded load() {
    columns_ = choose_roles(file_.header(), options_, needs_, name_);
    truth_alone_ = columns_.predicted == columns_.truth;
    read();
    if (columns_.class_scores.empty()) {
      classes_of_labels();
    } else {
      classes_of_scores();
    }
    if (!needs_.matrix || needs_.truth_may_do) refuse_part_of_labels();
    fill_predictions();
    describe();
    return std::move(loaded_);
  }

 private:
  void read() {
    const PredictionTally empty = empty_tally();
    Progress progress(file_.source().size(), !options_.quiet);
    const ReadPlan plan{.missing = options_.missing,
                        .threads = options_.threads,
                        .progress = [&](std::size_t bytes) { progress.update(bytes); }};
    if (columns_.slice) {
      slices_.emplace(empty);
      counts_ = read_into(*slices_, file_, columns_, plan);
      tally_ = slices_->total();
    } else {
      tally_ = empty;
      counts_ = read_into(tally_, file_, columns_, plan);
    }
  }

  // A tally of each kind that is needed.
  [[nodiscard]] PredictionTally empty_tally() const {
    PredictionTally tally;
    if (columns_.predicted) tally.pairs.emplace();
    if (columns_.score && (needs_.losses || (needs_.matrix && !columns_.predicted)))
      tally.scores.emplace(ScoreRule{.threshold = options_.threshold.value_or(0.5),
                                     .clip = options_.clip,
                                     .positive = options_.positive});
    if (columns_.score && needs_.ranking) tally.ranking.emplace(options_.positive);
    if (!columns_.class_scores.empty()) {
      std::vector<std::string> names;
      for (const ClassColumn& one : columns_.class_scores) names.push_back(one.label);
      tally.class_scores.emplace(std::move(names), options_.clip, needs_.ranking);
    }
    return tally;
  }

  void classes_of_labels() {
    const std::vector<std::string>& texts = tally_.labels();
    if (texts.empty()) throw data_error(name_ + ": all weights are 0", "there is nothing to measure");
    refuse_carriage_returns(texts);
    classes_ = classes_with_partner(texts);
    const bool no_matter = truth_alone_ || (!needs_.positive && !columns_.score);
    const bool may_be_unknown = no_matter && !options_.positive && !known_positive(classes_.names);
    if (!may_be_unknown) positive_ = positive_class(classes_.names, options_.positive, name_);
    if (!positive_ && columns_.score) leave_scores_out();
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
    if (!partner && needs_.truth_may_do) return classes;
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

  // Of other than two classes.
  void leave_scores_out() {
    if (!tally_.pairs && !needs_.truth_may_do)
      throw data_error(fmt::format("{}: a score needs two labels, and column {} has {}: {}", name_,
                                   in_quotes(file_.header()[columns_.truth]), classes_.names.size(),
                                   listed(classes_.names)),
                       hint_for_more_classes());
    if (options_.columns.score)
      throw data_error(
          name_ + ": --score needs two labels, and there are " + std::to_string(classes_.names.size()),
          "leave --score out");
    loaded_.warnings.push_back(
        {"score_not_used", fmt::format("column {} was not used: scores need two labels",
                                       in_quotes(file_.header()[*columns_.score]))});
    truth_alone_ = truth_alone_ || !tally_.pairs;
    columns_.score.reset();
  }

  void fill_predictions() {
    const Reader reader{.needs = needs_, .file = file_, .positive = positive_, .threads = options_.threads};
    if (tally_.class_scores && !tally_.pairs) tied_predictions_ = tally_.class_scores->tied();
    const std::vector<std::string> texts = tally_.labels();  // before the tally is taken apart
    loaded_.predictions = predictions_of(tally_, classes_, reader);
    if (const double total = loaded_.predictions.matrix.total(); !(total < 1e100 && total > 1e-100))
      throw data_error(
          name_ + ": the sum of the weights is too " + (total < 1 ? "small" : "large") + " a number",
          "scale all weights by the same factor");
    if (tally_.pairs) check_predictions_are_labels();
    if (slices_) fill_slices(reader, texts);
  }

  void fill_slices(const Reader& reader, const std::vector<std::string>& texts) {
    const std::vector<std::size_t> order = in_order(slices_->values());
    loaded_.slices.resize(order.size());
    Reader on_one_thread = reader;
    on_one_thread.threads = 1;
    for_each_index(order.size(), options_.threads, [&](std::size_t i) {
      PredictionTally& tally = slices_->tallies()[order[i]];
      Slice& slice = loaded_.slices[i];
      slice.value = slices_->values()[order[i]];
      slice.rows = static_cast<double>(slices_->rows()[order[i]]);
      slice.predictions = predictions_of(tally, with_texts(classes_, texts, tally.labels()), on_one_thread);
      slice.predictions.matrix.weighted = loaded_.predictions.matrix.weighted;
    });
  }

  // A column of probabilities taken for predicted labels would make a class of each number.
  void check_predictions_are_labels() const {
    const ConfusionMatrix& matrix = loaded_.predictions.matrix;
    for (std::size_t k = 0; k < matrix.size(); ++k) {
      const auto number = number_from(matrix.labels[k]);
      if (number && !is_whole(*number) && matrix.truth_total(k) == 0)
        throw data_error(
            fmt::format("{}: column {} holds numbers such as {}, not labels", name_,
                        in_quotes(file_.header()[*columns_.predicted]), in_quotes(matrix.labels[k])),
            fmt::format("if they are scores: --score {}", printable(file_.header()[*columns_.predicted])));
    }
  }

  void describe() {
    loaded_.truth_alone = truth_alone_;
    const Reading reading{.options = options_,
                          .needs = needs_,
                          .header = file_.header(),
                          .columns = columns_,
                          .counts = counts_,
                          .tied_predictions = tied_predictions_,
                          .loaded = loaded_};
    loaded_.input = summary_of(reading);
    for (Warning& warning : warnings_of(reading)) loaded_.warnings.push_back(std::move(warning));
    loaded_.signature = signature_of(reading);
  }

  const InputOptions& options_;
  Needs needs_;
  CsvFile file_;
  std::string name_;
  Columns columns_;
  PredictionTally tally_;
  std::optional<Sliced<PredictionTally>> slices_;
  RowCounts counts_;
  Classes classes_;
  std::optional<std::size_t> positive_;
  bool truth_alone_ = false;  // there are no predictions, and none are needed
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
