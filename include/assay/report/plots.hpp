// Columns of numbers, and drawings of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "assay/core/phrase.hpp"

namespace assay {

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

}  // namespace assay
