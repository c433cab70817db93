// Words that several renderers use.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

/// One of the four cells of a matrix of two classes.
struct NamedCell {
  std::string_view key;   // "fp"
  std::string_view name;  // "false positives (Type I errors)"
  double count;
};

/// Needs a positive class.
[[nodiscard]] std::array<NamedCell, 4> named_cells(const MatrixTable& matrix);

/// Not for people: values that a table shows, a matrix in brief whose cells have no names (they see the
/// tables), a series that is not listed or empty, a drawing of nothing.
[[nodiscard]] bool is_hidden(const Part& part);

/// The input's name for people.
[[nodiscard]] std::string source_name(const Provenance& input);

/// "228 rows; truth 'label', score 'score' >= 0.5; positive '1'", with data escaped.
[[nodiscard]] std::string summary(const Provenance& input);

/// A count as people write it: whole, or with the given digits for sums of weights.
[[nodiscard]] std::string count_text(double count, bool weighted, int digits);

/// "n/a" or the number; "inf" when infinite.
[[nodiscard]] std::string value_text(const Value& value, int digits);

/// "0.8396" and "0.9595"; both as "0.8396 - 0.9595".
[[nodiscard]] std::pair<std::string, std::string> interval_ends(const Interval& interval, int digits);
[[nodiscard]] std::string interval_text(const Interval& interval, int digits);

/// Values as lines: name, value, interval, and its method or the reason why there is no value.
[[nodiscard]] std::vector<std::vector<std::string>> value_rows(const std::vector<NamedValue>& values,
                                                               int digits);

/// The heading of value_rows; columns are named only where some row has something in them.
[[nodiscard]] std::vector<std::string> value_heading(const Report& report, const ValueList& list,
                                                     const std::vector<std::vector<std::string>>& rows);

/// "pooled: all 1,000 rows together; mean, sd and range: over the 5 folds of 'fold' (200 rows each)".
[[nodiscard]] std::string folds_line(const Folds& folds);

/// A heading, and a line for each metric: name, pooled value, its interval where some metric has one, mean,
/// standard deviation, lowest and highest value, and in how many folds it is defined.
[[nodiscard]] std::vector<std::vector<std::string>> fold_table(const Folds& folds, const Report& report,
                                                               int digits);

/// The notes of values that are undefined: of all rows, and of single folds.
[[nodiscard]] std::vector<std::string> reasons(const Folds& folds);

/// "model: new; reference: old"; empty where the table says it.
[[nodiscard]] std::string comparison_line(const Comparisons& comparisons, const ModelComparison& one);

/// A heading, and a line for each metric: its name, both values, the change with its interval, p and what it
/// shows.
[[nodiscard]] std::vector<std::vector<std::string>> comparison_table(const ModelComparison& one,
                                                                     const Report& report, int digits);

/// The notes of metrics that are undefined, or have no interval.
[[nodiscard]] std::vector<std::string> reasons(const ModelComparison& one);

/// The table with rows and columns as people see them: turned on its side where it asks for that.
[[nodiscard]] Table as_shown(const Table& table);

/// Cells of a row of the table, without its label; "*" before the worst of a column.
[[nodiscard]] std::vector<std::string> row_texts(const Table& table, const TableRow& row, int digits);

/// Some cell of the table is marked, and what that means.
[[nodiscard]] bool marks_worst(const Table& table);
inline constexpr std::string_view worst_note = "* worse than all rows together by more than chance explains";

/// The names of the columns of a series that is listed, and its rows.
[[nodiscard]] std::vector<std::string> series_heading(const Series& series);
[[nodiscard]] std::vector<std::vector<std::string>> series_rows(const Series& series, int digits);

/// A row whose texts are all empty.
[[nodiscard]] bool says_nothing(const Text::Row& row);

/// The texts of a row for people.
[[nodiscard]] std::vector<std::string> texts_of(const Text::Row& row, int digits);

/// With its line behind it.
[[nodiscard]] std::string finding_text(const Findings::Finding& finding, int digits);

/// "f1: The harmonic mean is 0.8.", or the text alone.
[[nodiscard]] std::string paragraph_text(const Text::Row& paragraph, int digits);

/// What a group of people is, in a tree: "10,000 people", "500 have it", "300 test positive"; each with how
/// deep it stands.
struct TreeLine {
  std::size_t depth;
  bool last;  // of its siblings
  std::string text;
};
[[nodiscard]] std::vector<TreeLine> lines_of_tree(const NaturalFrequencies& crowd);

/// The notes of a table's undefined values: "n/a: precision, f1 of 'b': TP + FP = 0: no row was called
/// positive".
[[nodiscard]] std::vector<std::string> reasons(const Table& table);

/// The same of tables that stand together. Averages are undefined where a class is: that is said once.
[[nodiscard]] std::vector<std::string> reasons(std::span<const Table* const> tables);

/// Cells of a matrix as they are shown, row by row: counts, or shares when it is normalised.
[[nodiscard]] std::vector<std::string> matrix_texts(const MatrixTable& matrix, int digits);

}  // namespace assay
