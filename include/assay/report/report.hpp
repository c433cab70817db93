// A report: the result of a command, as data.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/core/phrase.hpp"
#include "assay/core/warning.hpp"
#include "assay/report/parts.hpp"
#include "assay/report/rules.hpp"
#include "assay/report/sweep.hpp"
#include "assay/sample/provenance.hpp"

namespace assay {

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

/// A file that an option asks for besides the report itself.
struct OwnFile {
  std::string option, path, text;
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
  std::vector<OwnFile> files = {};              // that were asked for besides
  std::optional<Sweep> sweep = std::nullopt;    // of pages alone
  std::vector<Drawing> pictures = {};           // likewise
  std::optional<Error> failure = std::nullopt;  // there is nothing to report but this
};

/// What follows the first part that is no sentence is details.
void mark_details(Report& report);

/// The value is the one number that was sought.
void set_answer(Report& report, const Value& value);

}  // namespace assay
