// What is in a file of predictions, before anybody evaluates it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/core/phrase.hpp"
#include "assay/core/warning.hpp"
#include "assay/sample/plan.hpp"
#include "assay/sample/provenance.hpp"

namespace assay {

/// What the values of a column are.
enum class ColumnKind {
  empty,        // there are none
  label,        // few different ones, none of them a fraction
  probability,  // fractions from 0 to 1
  number,       // numbers, of which some are fractions
  whole,        // whole numbers, too many to be labels
  id,           // nearly all different texts or whole numbers
  mixed,        // numbers and texts, too many to be labels
  text
};

/// "label", "whole number" and so on.
[[nodiscard]] std::string_view name_of(ColumnKind kind);

struct ColumnFacts {
  std::string name;
  ColumnKind kind = ColumnKind::empty;
  std::size_t values = 0, missing = 0;  // cells that hold something, and others
  std::optional<std::size_t> distinct;  // different values; none where they are too many to count
  std::optional<double> low, high;      // of numbers
  std::vector<std::string> examples;    // the first different values, cut where they are long
  std::string role;                     // that it would play, "truth"; empty for none
};

/// Something odd about the file.
struct Oddity {
  std::string code;
  Phrase text;
  std::optional<std::size_t> line = std::nullopt;  // the first line where it is seen
};

struct Inspection {
  Provenance input;  // its rows, and the columns that play a role, as far as they can be told
  std::vector<ColumnFacts> columns;
  std::vector<Oddity> odd;
  std::vector<Warning> notes;
  /// Of the report: "report", FILE and the options that it needs, with words in capitals for what only the
  /// user knows. Empty where no command does it before the file is mended.
  std::vector<std::string> command;
};

/// Looks at all rows. Throws usage and i/o errors, and a data error for a file that is empty.
[[nodiscard]] Inspection inspect(const InputPlan& plan);

}  // namespace assay
