// Cells of a row, turned into a record, or into what is wrong with them.
#include "input/record_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "assay/core/text.hpp"
#include "input/cells.hpp"

namespace assay {

BadPlace ragged_row(RowPlace place, std::size_t found, std::size_t expected) {
  return {.place = place,
          .what = std::to_string(found) + (found == 1 ? " cell" : " cells") + " where the header has " +
                  std::to_string(expected),
          .hint = found > expected ? "quote cells that hold the delimiter"
                                   : "is the row cut short, or the delimiter another?"};
}

RecordReader::Row RecordReader::read(Record& record, std::span<double> class_scores) {
  const std::size_t bad_before = bad_.count;
  const std::size_t count = splitter_.split(cells_);
  if (count != cells_.size()) [[unlikely]] {
    refuse_line(count);
    return Row::bad;
  }
  if (rules_.missing == Missing::drop && lacks_value()) return Row::dropped;
  record.place.block = block_;
  record.place.line = splitter_.line();
  record.truth = label(rules_.columns.truth, "label");
  if (rules_.columns.predicted == rules_.columns.truth) {
    record.predicted = record.truth;
  } else if (rules_.columns.predicted) {
    record.predicted = label(*rules_.columns.predicted, "prediction");
  }
  if (is_header_again(record)) [[unlikely]]
    refuse(rules_.columns.truth, "the header stands here again",
           "were files joined? keep the first header only");
  if (rules_.columns.score) record.score = number(*rules_.columns.score, "score");
  if (rules_.columns.weight) record.weight = weight(*rules_.columns.weight);
  if (rules_.columns.slice) record.slice = label(*rules_.columns.slice, "value of --by");
  for (std::size_t k = 0; k < class_scores.size(); ++k)
    class_scores[k] = number(rules_.columns.class_scores[k].column, "score");
  record.class_scores = class_scores;
  return bad_.count == bad_before ? Row::good : Row::bad;
}

bool RecordReader::lacks_value() const {
  const auto lacks = [&](const std::optional<std::size_t>& column) {
    return column && is_missing(cells_[*column]);
  };
  return lacks(rules_.columns.truth) || lacks(rules_.columns.predicted) || lacks(rules_.columns.score) ||
         lacks(rules_.columns.weight) || lacks(rules_.columns.slice) ||
         std::any_of(rules_.columns.class_scores.begin(), rules_.columns.class_scores.end(),
                     [&](const ClassColumn& one) { return is_missing(cells_[one.column]); });
}

std::string_view RecordReader::label(std::size_t column, std::string_view role) {
  const std::string_view cell = cells_[column];
  if (is_missing(cell)) [[unlikely]]
    refuse_missing(column, role);
  return cell;
}

double RecordReader::number(std::size_t column, std::string_view role) {
  const double value = number_or_nan(cells_[column]);
  if (std::isnan(value)) [[unlikely]]
    refuse_number(column, role);
  return value;
}

double RecordReader::weight(std::size_t column) {
  const std::size_t bad_before = bad_.count;
  const double value = number(column, "weight");
  if (bad_.count == bad_before && !(value >= 0 && std::isfinite(value)))
    refuse(column, "weight " + in_quotes(cells_[column]) + " is not a finite number from 0 up",
           "a weight says how many rows this one stands for");
  return value;
}

void RecordReader::refuse(std::size_t column, std::string what, std::string hint) {
  bad_.add({.place = {block_, splitter_.line()},
            .column = splitter_.column_of(cells_[column]),
            .what = std::move(what),
            .hint = std::move(hint)});
}

void RecordReader::refuse_line(std::size_t cells) {
  bad_.add(ragged_row({block_, splitter_.line()}, cells, cells_.size()));
}

void RecordReader::refuse_number(std::size_t column, std::string_view role) {
  const std::string_view cell = cells_[column];
  if (is_missing(cell)) return refuse_missing(column, role);
  refuse(column, std::string(role) + " " + in_quotes(cell) + " is not a number",
         hint_for_number(cell, rules_.header[column]));
}

void RecordReader::refuse_missing(std::size_t column, std::string_view role) {
  const std::string_view cell = cells_[column];
  refuse(column,
         std::string(role) + (cell.empty() ? " is empty" : " " + in_quotes(cell) + " is a missing value"),
         "--missing drop leaves such rows out, and says how many");
}

}  // namespace assay
