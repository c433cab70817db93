// How unevenly rows are spread over classes, what a model that knows nothing scores on them, and remedies.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"
#include "assay/metric/catalogue.hpp"

namespace assay {

/// Rows (or their weights) of each class. One class or more, and not all of them empty.
struct ClassCounts {
  std::vector<std::string> labels;
  std::vector<double> counts;
  bool weighted = false;

  [[nodiscard]] std::size_t size() const { return counts.size(); }
  [[nodiscard]] double total() const;
  [[nodiscard]] double share(std::size_t k) const { return counts[k] / total(); }
  /// The class with the fewest rows, and that with the most; of several the first.
  [[nodiscard]] std::size_t smallest() const;
  [[nodiscard]] std::size_t largest() const;
};

/// Of the true labels of a matrix.
[[nodiscard]] ClassCounts class_counts(const ConfusionMatrix& matrix);

/// How much smaller the smallest class is than the largest: its share of the rows of both, on the scale of
/// Google's "Machine Learning Crash Course", imbalanced data: mild from 20 to 40 %, moderate from 1 to 20 %,
/// extreme below 1 %.
enum class Severity { none, mild, moderate, extreme };

[[nodiscard]] std::string_view name_of(Severity severity);

struct Imbalance {
  Value ratio = 1;               // rows of the largest class over those of the smallest; 1 is balance
  Value evenness = 1;            // entropy over its highest value, ln K: Pielou 1966, J Theor Biol 13:131
  double effective_classes = 1;  // equally frequent classes of the same entropy: Hill 1973, Ecology 54:427
  double smaller_share = 0.5;    // what the severity is read off
  Severity severity = Severity::none;
};

/// Ratio and evenness are undefined, with the reason, where there is one class only.
[[nodiscard]] Imbalance imbalance(const ClassCounts& counts);

/// Half the width of the 95 % Wilson interval of a recall measured as `recall` on so many rows, above 0, of a
/// class.
[[nodiscard]] double recall_half_width(double recall, double rows);

/// The fewest rows of a class on which that half-width is at most `half_width`, which is above 1e-6.
[[nodiscard]] double rows_for_half_width(double recall, double half_width);

/// What a model that knows the shares of the classes, or less, expects to score.
struct Baseline {
  std::string_view name;  // "most_frequent", "stratified", "uniform", "all_positive"
  struct Score {
    std::string_view metric;  // a name of the catalogue, or "macro_f1": the plain mean over classes
    Value value;
  };
  std::vector<Score> scores;
};

/// What decides some of the scores.
struct BaselinePlan {
  std::optional<std::size_t> positive = std::nullopt;  // of two classes: else f1 and average_precision are of
                                                       // no class, and undefined
  bool of_every_class = false;  // two classes are measured as several are: each has a score, none is positive
};

/// By calculation, of infinitely many such guesses, named as scikit-learn's DummyClassifier names them.
/// most_frequent: calls every row the largest class, and is sure of it. stratified: calls rows at random,
/// each class as often as it occurs, and states these shares as probabilities, as scikit-learn's "prior"
/// does. uniform: the same with equal shares. all_positive, where the positive class of two is known and is
/// not the largest: calls every row positive, which of all that know nothing has the highest F1, 2p / (1 + p)
/// of p positives (Lipton, Elkan & Naryanaswamy 2014, ECML PKDD, LNCS 8725:225); scikit-learn's "constant".
/// F1 is of the expected table. Scores that rank nothing have an area of 1/2 and the average precision of the
/// class's share.
[[nodiscard]] std::vector<Baseline> baselines(const ClassCounts& counts, const BaselinePlan& plan);

/// How far a value is from its baseline on the way to the best possible: 1 is perfect, 0 no better than
/// the baseline. Undefined where the baseline is perfect, or has no finite value.
[[nodiscard]] Value skill(double value, const Value& baseline, Better better);

/// The probability of so many correct rows or more, of `rows`, from calling every row the largest class,
/// whose share is `rate`: one-sided exact binomial test against the no-information rate (as caret has it).
[[nodiscard]] double no_information_p_value(double correct, double rows, double rate);

/// What n / (K * n_k) gives a class, K being the classes that have rows: scikit-learn's
/// class_weight="balanced". Over all rows the weights add up to the rows.
[[nodiscard]] Value class_weight(const ClassCounts& counts, std::size_t k);

/// Rows to leave out, or to add, so that no class has more than `ratio` times the rows of the smallest.
struct Resampling {
  double ratio;
  Value drop = 0;  // from the larger classes, the smallest being kept
  Value add = 0;   // to the smaller classes, the largest being kept
  /// By what the odds of the smallest class, against all others, are multiplied. Only of two classes.
  std::optional<Value> odds_factor = std::nullopt;
};

/// Counts must be of rows, not weights.
[[nodiscard]] Resampling resampling(const ClassCounts& counts, double ratio);

/// The threshold on a probability that decides as 1/2 does once its odds are multiplied by `odds_factor`:
/// Elkan 2001, IJCAI 17:973.
[[nodiscard]] double equal_threshold(double odds_factor);

}  // namespace assay
