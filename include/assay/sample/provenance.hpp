// Where a sample comes from: all of the input that decides its numbers.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assay/input/rows.hpp"
#include "assay/tally/label_rule.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// What was measured, and how it was read. Text from the data is as it was read: renderers escape it.
struct Provenance {
  enum class Source { rows, counts, class_counts, matrix };  // counts: of a two-by-two table

  Source source = Source::rows;
  std::vector<std::string> files;  // "-" for standard input; none when counts were given
  std::optional<std::string> truth_file = std::nullopt;  // that has the true labels
  std::optional<std::string> key = std::nullopt;  // with which its rows were paired, or by their position
  bool drop_unmatched = false;                    // of the rows
  std::vector<std::string> conditions = {};       // that rows had to meet
  double rows = 0;
  std::optional<double> weight = std::nullopt;         // the sum of the rows' weights, when they have some
  std::optional<std::size_t> clusters = std::nullopt;  // of the rows, when they belong to some
  std::size_t dropped = 0;                             // rows left out for a missing value
  std::vector<std::pair<std::string, std::string>> columns = {};  // role and name: {"truth", "label"}
  std::optional<std::string> positive = std::nullopt;
  LabelRule::Map map = {};               // labels that were read as others
  bool ignore_case = false;              // of labels
  std::vector<std::string> labels = {};  // classes that were asked for
  bool counted = true;                   // predictions were counted; else scores alone were looked at
  std::optional<double> threshold = std::nullopt;       // when predictions are scores against it
  std::optional<ScoreMeaning> score_is = std::nullopt;  // where it was said
  std::optional<double> at_prevalence = std::nullopt;   // to which rows were weighted by their class
  std::optional<double> bounded = std::nullopt;  // scores were kept in bins, one over this many at most
  double clip = 0;                               // of probabilities
  Missing missing = Missing::error;
  char delimiter = ',';                           // that the first lines showed
  bool header = true;                             // else columns are named by their numbers
  std::optional<ByteRange> range = std::nullopt;  // of the file, which alone was read
};

/// "preds.csv", "a.csv and 3 more files", "standard input", "counts": as it was read.
[[nodiscard]] std::string name_of_source(const Provenance& provenance);

/// "counts", "matrix", "rows".
[[nodiscard]] std::string_view name_of(Provenance::Source source);
/// "error", "drop".
[[nodiscard]] std::string_view name_of(Missing missing);

/// A threshold as rows are ranked, in the unit of the file's scores, or the other way: the signs of distances
/// differ.
[[nodiscard]] double threshold_in_file(const Provenance& provenance, double threshold);

/// A rule of the input that decides numbers: {"threshold", "0.5"}. Its text is as it was read.
struct Rule {
  std::string name;
  std::string text;
};

/// All of them, in the order of the signature.
[[nodiscard]] std::vector<Rule> rules_of(const Provenance& provenance);

/// A rule that differs; nothing where one of the two does not have it.
struct Difference {
  std::string name;
  std::optional<std::string> there, here;
};

/// Where two inputs were read by different rules. What predicts rows does not matter where predictions are
/// not counted here. Which files, which rows of them, which slices, which clusters and which delimiter they
/// have may differ; and which scores were read, where one of the two has none.
[[nodiscard]] std::vector<Difference> differences(const Provenance& there, const Provenance& here);

/// "truth=label | positive=1 | missing=error", printable.
[[nodiscard]] std::string signature_of(const Provenance& provenance);

}  // namespace assay
