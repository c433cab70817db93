// Parts of a report as markup.
#pragma once

#include <string>
#include <vector>

#include "assay/report/formats.hpp"
#include "assay/report/report.hpp"
#include "report/render/html/sheet.hpp"
#include "report/render/html/sweep.hpp"
#include "report/render/html/terms.hpp"

namespace assay {

/// Of a table of values, unless all are asked for.
inline constexpr std::size_t most_rows_of_page = 100;

/// Each kind of part as markup, without its heading. Text of the report is never markup.
class PartsOfPage {
 public:
  PartsOfPage(const Report& report, const Style& style) : report_(report), style_(style) {}

  std::string operator()(const ValueList& list);
  std::string operator()(const Table& table);
  std::string operator()(const MatrixTable& matrix);
  std::string operator()(const Series& series);
  std::string operator()(const Drawing& drawing);
  std::string operator()(const Working& working);
  std::string operator()(const Text& text);
  std::string operator()(const NaturalFrequencies& crowd);
  std::string operator()(const Verdict& verdict);
  std::string operator()(const Records& records);
  std::string operator()(const Findings& findings);
  std::string operator()(const Folds& folds);
  std::string operator()(const Comparisons& comparisons);
  std::string operator()(const Slices& slices);
  std::string operator()(const Sweep& sweep) { return markup_of(sweep, style_, terms_); }

  /// Of all metrics that were named so far.
  [[nodiscard]] std::string explanations() const { return terms_.explanations(); }

 private:
  std::string sheet(const Sheet& sheet);
  std::string gates_by_slice();

  const Report& report_;
  const Style& style_;
  Terms terms_;
};

/// What stands above a part: "Confusion matrix"; nothing above a sentence.
[[nodiscard]] std::string heading_of(const Part& part);

}  // namespace assay
