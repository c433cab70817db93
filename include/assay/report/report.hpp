// A report: the result of a command, as data.
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
#include "assay/core/error.hpp"
#include "assay/core/phrase.hpp"
#include "assay/core/value.hpp"
#include "assay/core/warning.hpp"
#include "assay/formula/working.hpp"
#include "assay/gate/judgement.hpp"
#include "assay/report/rules.hpp"
#include "assay/sample/provenance.hpp"

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
  std::string key;  // in JSON
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

/// A column of numbers; NaN where a value is undefined, infinite where there is no bound.
struct NumberColumn {
  std::string name;
  std::vector<double> numbers;
  bool exact = false;  // shown with all digits: counts, and thresholds, which are for use
};

/// A column of text.
struct TextColumn {
  std::string name;
  std::vector<std::string> texts;
};

/// Columns of equal length: the points of a curve, or thresholds and what they bring. JSON has an array for
/// each column, or an object for each row where they are `records`; CSV has a line for each row.
struct Series {
  std::string key;                      // in JSON
  std::string name = {};                // of this curve, where there are several; else empty
  std::string name_header = {};         // what such a name is, "file"
  std::vector<TextColumn> labels = {};  // before the numbers; from the data, or names of ours
  std::vector<NumberColumn> columns = {};
  bool listed = false;  // text and markdown list the rows; else a drawing stands for them
  std::optional<std::size_t> most_listed = std::nullopt;  // so many of them
  bool records = false;
  bool json_alone = false;  // CSV has another series, of other columns
};

/// A line of a drawing, through points; without any where a curve is undefined.
struct Line {
  std::string name;  // of the curve: a file, or a label from the data
  Phrase legend;     // "AUC 0.9966"
  std::vector<double> x, y;
};

/// Points of a drawing, each between a low and a high end that are NaN where there are none.
struct Whiskers {
  std::string name;
  Phrase legend = {};
  std::vector<double> x = {}, y = {}, low = {}, high = {};
};

/// A bar of a histogram.
struct Bar {
  double from, to, share;
};

/// Curves in the unit square.
struct Drawing {
  std::string title;
  std::string x_label;  // "false positive rate"
  std::string y_label;
  std::vector<Line> lines;
  std::optional<Line> chance = std::nullopt;  // what guessing would draw, or what is ideal
  Whiskers marks = {};                        // points
  Whiskers band = {};                         // an area
  std::vector<Bar> histogram = {};            // of x, below
  bool in_text = true;                        // text draws it where it can; else only a plot does
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
  std::string place;  // the column, or the file
  bool is_file;
  bool by_scores;  // predictions are scores that are cut
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

/// The rows with one value of a column, and what the report says of them.
struct SliceReport {
  std::string value;
  double rows = 0;
  bool judged = true;  // has rows enough to be called the worst, or for gates
  std::vector<Part> parts = {};
};

struct Slices {
  std::vector<SliceReport> all;
  Table summary;        // for people: a row for each; without columns the parts themselves are shown
  double min_rows = 0;  // that a slice must have to be judged
};

struct Report {
  std::string command;
  std::vector<Provenance> inputs = {};                // one, or the files that are compared
  std::optional<double> confidence = std::nullopt;    // of the intervals; none when there are none
  std::optional<EstimateRules> rules = std::nullopt;  // of a report with estimates
  Phrase summary = {};                                // the answer, as a person would say it aloud
  std::vector<Part> parts = {};
  std::size_t details = 0;              // so many parts, the last ones, stand below the notes
  std::vector<std::string> aside = {};  // keys of parts that people see only when they ask for them
  std::optional<Slices> slices = std::nullopt;
  std::vector<Warning> warnings = {};
  std::string signature = {};              // everything that decides the numbers, in one line
  std::string signature_with_points = {};  // the same with what decides series that are not listed
  std::optional<std::string> command_next = std::nullopt;  // to be run next; empty when none would do
  std::optional<double> answer = std::nullopt;             // the one number that was sought, for a pipe
  std::string why_no_answer = {};                          // where that is undefined
  bool holds = true;                            // what was asked for can be had; else the exit status is 1
  std::optional<Records> rows = std::nullopt;   // for a file of their own
  std::optional<Error> failure = std::nullopt;  // there is nothing to report but this
};

/// What follows the first part that is no sentence is details.
void mark_details(Report& report);

/// The value is the one number that was sought.
void set_answer(Report& report, const Value& value);

}  // namespace assay
