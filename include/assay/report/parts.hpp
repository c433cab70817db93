// The parts that reports are made of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "assay/bayes/bayes.hpp"
#include "assay/compare/comparison.hpp"
#include "assay/core/phrase.hpp"
#include "assay/core/value.hpp"
#include "assay/formula/working.hpp"
#include "assay/gate/judgement.hpp"
#include "assay/report/plots.hpp"

namespace assay {

struct NamedValue {
  std::string name;
  Estimate estimate;
  bool exact = false;  // shown with all digits: a threshold, which is for use
};

/// A threshold that was chosen.
struct Choice {
  std::string goal;  // "highest f1 where precision >= 0.9"
  Value threshold;
};

/// Named values, one below the other.
struct ValueList {
  std::string key;  // in JSON; empty where values stand in the report itself
  std::vector<NamedValue> values;
  std::string header = "metric";  // what a value is
  bool plain = false;             // JSON has defined values as numbers alone
  bool for_people = true;         // else a table shows them, and only JSON and CSV have this list
  std::optional<Choice> choice = std::nullopt;  // what brings these values
};

/// A number of rows, or the sum of their weights.
struct Count {
  double number;
  bool weighted = false;
};

using Cell = std::variant<Estimate, Count, std::string>;  // a text is from the data, or a word of ours

struct TableRow {
  std::string label;  // from the data, or a name of ours
  std::vector<Cell> cells;
};

/// Rows of values. Neighbouring tables with the same columns are shown as one.
struct Table {
  std::string key;         // in JSON
  std::string row_header;  // what a row is
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
  bool with_intervals = false;  // text and markdown show them too
  std::string transposed = {};  // what a column is, where text and markdown show columns as rows
  std::optional<std::size_t> bars = std::nullopt;  // column of shares that text draws as bars, too
  std::vector<std::string> exact_columns =
      {};  // columns shown with all digits: thresholds, which are for use
  std::vector<std::optional<std::size_t>> worst = {};  // row of each column
  std::vector<bool> marked = {};  // columns whose worst people see marked: it is so beyond chance
  std::vector<std::string> usual_columns = {};  // that people see unless they ask for all; empty for all
  std::size_t usual_rows = static_cast<std::size_t>(-1);  // and so many rows
};

/// A confusion matrix, truth in rows.
struct MatrixTable {
  std::vector<std::string> labels;
  std::vector<double> counts;  // row by row
  bool weighted = false;
  std::optional<std::size_t> positive = std::nullopt;  // of two classes: then the cells have names
  std::string normalized_by = {};                      // "truth", "pred", "all"; empty when it is not
  std::vector<Value> shares = {};                      // row by row, when normalised
  bool cells_only = false;                             // text shows only the cells that have names
};

/// Numbers derived, formula by formula.
struct Working {
  std::string key = "working";  // in JSON
  std::string label = {};       // what they are about, in JSON too; empty when there is no such
  std::string title = {};       // the same for people, where they need more words
  std::vector<Derivation> derivations = {};
};

/// Words: terms and what is said of them in one column or, side by side, in several. Without columns each row
/// is a paragraph, and its term, which may be empty, is what the paragraph is about.
struct Text {
  std::string key;                        // in JSON
  std::string title = {};                 // above it; empty when it needs none
  std::vector<std::string> columns = {};  // what is explained in each column
  struct Row {
    std::string term;
    std::vector<Phrase> texts;  // one a column
    bool is_command = false;    // to be copied: never broken into lines
  };
  std::vector<Row> rows = {};
  std::string code = {};       // what JSON has in place of a single paragraph: the one word it comes to
  bool one_line_each = false;  // a long text is cut where a terminal ends, not wrapped
};

/// A text of one paragraph.
[[nodiscard]] Text paragraph(std::string key, Phrase text, std::string about = {});

/// What was required, and how it went.
struct GateResult {
  std::string expression;  // "recall[fraud] >= 0.8"
  Estimate estimate;
  Comparison comparison;
  Judgement judgement;
  std::optional<double> baseline = std::nullopt;  // what the limit was reckoned from
};

/// All gates, and what they come to: undefined ones fail. That of all rows comes to the worst of itself and
/// of the slices.
struct Verdict {
  std::vector<GateResult> gates;
  Outcome outcome;
  bool inconclusive_may_pass = false;
};

/// Rows whose cells are of several kinds. JSON has an object for each row, CSV a line; people see fewer
/// words.
struct Records {
  using Cell =
      std::variant<std::monostate, double, std::string, std::vector<std::string>>;  // the first is null
  std::string key;                                                                  // in JSON
  std::vector<std::string> fields;
  std::vector<std::vector<Cell>> rows;  // a cell for each field
  /// For people: the last column is cut where there is no room for it.
  struct Column {
    std::string name;
    bool number = false;  // stands to the right
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> shown;
  std::string below = {};  // what is not shown; may be empty
  bool one_row = false;    // JSON has the row itself as an object, and nothing else has it
};

/// What is odd, in sentences, each with a code for programs and perhaps a line of the input.
struct Findings {
  struct Finding {
    std::string code;
    Phrase text;
    std::optional<std::size_t> line = std::nullopt;
  };
  std::string key;    // in JSON
  std::string title;  // for people
  std::string none;   // said where there are none
  std::vector<Finding> all;
};

/// A metric of all rows together, and over the folds in which it is defined.
struct FoldedMetric {
  std::string name;  // "f1", "f1[cat]", "macro_f1"
  Estimate pooled;
  Value mean = Value::undefined("it is undefined in every fold");
  Value sd = Value::undefined("it is undefined in every fold");  // with n - 1
  Value low = Value::undefined("it is undefined in every fold");
  Value high = Value::undefined("it is undefined in every fold");
  std::size_t defined = 0;         // in so many folds
  std::vector<Value> values = {};  // in each fold
};

/// Metrics by fold of a cross-validation: the rows with each value of a column.
struct Folds {
  struct Fold {
    std::string name;
    double rows;
  };
  std::string column;
  double rows;  // of all folds
  std::vector<Fold> folds = {};
  std::vector<FoldedMetric> metrics = {};
};

/// A model that is compared, and where its predictions are.
struct ComparedModel {
  std::string name;
  std::string place;  // the column, the pattern of columns, or the file
  bool is_file;
  std::string_view
      predictions;  // "labels"; "scores" that are cut; "class_scores", of which the highest counts
};

/// Models against a reference, metric by metric.
struct Comparisons {
  std::vector<ComparedModel> models;  // the reference first
  bool paired = true;                 // on the same rows
  std::vector<ModelComparison> all = {};
};

using Part = std::variant<ValueList, Table, MatrixTable, Series, Drawing, Working, Text, NaturalFrequencies,
                          Verdict, Records, Findings, Folds, Comparisons>;

/// What JSON calls it; "matrix", "plot", "gates" and the like of parts that have one name.
[[nodiscard]] std::string_view key_of(const Part& part);

}  // namespace assay
