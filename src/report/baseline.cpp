// An earlier report that figures must not fall behind.
#include "assay/report/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

// "threshold=0.5", "counts", "assay 0.2.0", or "no threshold".
std::string shown(const std::string& name, const std::optional<std::string>& text) {
  if (!text) return "no " + name;
  if (text->empty()) return name;
  return name + (name == "assay" ? " " : "=") + *text;
}

void add_difference(std::vector<Difference>& all, std::string name, std::string there, std::string here) {
  if (there != here) all.push_back({std::move(name), std::move(there), std::move(here)});
}

std::string undefined_text(ZeroDivision zero_division) {
  return zero_division ? exact(*zero_division) : "null";
}

// As the baseline writes it.
std::string label_in(const BaselineReport& baseline, const std::string& label) {
  const std::vector<std::string> labels = baseline.names_at({"classes"});
  const auto found = class_named(labels, label);
  return found ? labels[*found] : label;
}

// Of its metrics in the baseline.
std::vector<std::string> place_of(const BaselineReport& baseline, const Target& target) {
  if (const auto* one = std::get_if<OfClass>(&target)) return {"classes", label_in(baseline, one->label)};
  if (const auto* averaged = std::get_if<Averaged>(&target))
    return {"averages", std::string(name_of(averaged->average))};
  return {"metrics"};
}

std::vector<std::string> slice_columns(const Provenance& input) {
  std::vector<std::string> columns;
  for (const auto& [role, column] : input.columns)
    if (role == role::slice.name) columns.push_back(valid_utf8(column));
  return columns;
}

std::string how_to_have(const std::string& metric) {
  return "make one that has: assay report FILE --metrics " + metric + " --format json";
}

}  // namespace

void check_alike(const BaselineReport& baseline, const std::string& path, const Provenance& input,
                 ZeroDivision zero_division) {
  std::vector<Difference> found = differences(baseline.input, input);
  add_difference(found, "assay", baseline.version, std::string(version()));
  add_difference(found, "undefined", undefined_text(baseline.zero_division), undefined_text(zero_division));
  if (found.empty()) return;
  std::sort(found.begin(), found.end(),
            [](const Difference& a, const Difference& b) { return a.name < b.name; });
  std::vector<std::string> texts;
  for (const Difference& one : found)
    texts.push_back(shown(one.name, one.there) + " there, " + shown(one.name, one.here) + " here");
  throw data_error(fmt::format("{} has another signature: {}", printable(path),
                               printable(fmt::format("{}", fmt::join(texts, "; ")))),
                   "figures compare where they were made alike: make the baseline again, with this assay "
                   "and the same options");
}

bool sliced_alike(const Provenance& there, const Provenance& here) {
  const std::vector<std::string> columns = slice_columns(there);
  return !columns.empty() && columns == slice_columns(here);
}

std::optional<Estimate> estimate_in(const BaselineReport& baseline, const Estimand& estimand) {
  std::vector<std::string> place = place_of(baseline, estimand.target);
  const std::string& metric = estimand.metric.name();
  place.push_back(metric);
  auto value = baseline.find(std::move(place));
  const bool of_class = std::holds_alternative<OfClass>(estimand.target);
  if (!value && of_class && estimand.metric.of_scores())  // of the class that the score is one of
    value = baseline.find({"metrics", metric});
  return value;
}

Estimate estimate_in(const BaselineReport& baseline, const std::string& path, const Estimand& estimand,
                     const std::string& asked) {
  if (auto value = estimate_in(baseline, estimand)) return *std::move(value);
  const bool one = std::holds_alternative<OfClass>(estimand.target);
  const std::vector<std::string> known = baseline.names_at(place_of(baseline, estimand.target));
  throw data_error(fmt::format("{} has no {}", printable(path), printable(asked)),
                   !known.empty() ? "it has: " + listed(known, 40)
                   : one          ? "its classes are: " + listed(baseline.names_at({"classes"}))
                                  : how_to_have(estimand.metric.name()));
}

}  // namespace assay
