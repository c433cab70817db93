// What every report says of itself.
#include "assay/report/report.hpp"

#include <limits>

namespace assay {

std::string_view version() { return ASSAY_VERSION; }

namespace {

std::string_view key_of(const MatrixTable&) { return "matrix"; }
std::string_view key_of(const Drawing&) { return "plot"; }
std::string_view key_of(const NaturalFrequencies&) { return "natural_frequencies"; }
std::string_view key_of(const Verdict&) { return "gates"; }
std::string_view key_of(const Folds&) { return "folds"; }
std::string_view key_of(const Comparisons&) { return "comparisons"; }
template <class T>
std::string_view key_of(const T& part) {
  return part.key;
}

}  // namespace

std::string_view key_of(const Part& part) {
  return std::visit([](const auto& one) { return key_of(one); }, part);
}

void set_answer(Report& report, const Value& value) {
  if (value.defined()) report.answer = value.number();
  if (value.is_infinite()) report.answer = std::numeric_limits<double>::infinity();
  report.why_no_answer = value.reason();
}

void mark_details(Report& report) {
  std::size_t answers = 0;
  while (answers < report.parts.size() && std::holds_alternative<Text>(report.parts[answers])) ++answers;
  if (answers < report.parts.size()) report.details = report.parts.size() - answers - 1;
}

Text paragraph(std::string key, Phrase text, std::string about) {
  return {.key = std::move(key), .rows = {{std::move(about), {std::move(text)}}}};
}

}  // namespace assay
