// An earlier report that figures must not fall behind.
#include "cli/check/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/files.hpp"

namespace assay::cli {

namespace {

// "threshold=0.5" by its key; "assay 0.1.0" and what else has none by its first word.
using Parts = std::map<std::string, std::string>;

// Of a signature, without metrics of the user's own and what is of intervals and slices.
Parts parts_of(std::string_view signature) {
  Parts parts;
  while (!signature.empty()) {
    const std::size_t end = std::min(signature.find(" | "), signature.size());
    const std::string part(signature.substr(0, end));
    signature.remove_prefix(std::min(end + 3, signature.size()));
    const std::string key = part.substr(0, part.find_first_of("= "));
    const std::size_t equals = part.find('=');
    const bool own_metric = equals != std::string::npos && equals > 0 && part[equals - 1] == ' ';
    const bool of_intervals = key == "intervals" || key == "replicates";
    const bool always_alike = key == "ties";
    const bool of_slices = key == "by" || key == "min_rows";
    if (!own_metric && !of_intervals && !of_slices && !always_alike) parts.insert_or_assign(key, part);
  }
  return parts;
}

bool is_of_scores(const std::string& key) { return key == "score" || key == "scores"; }

std::string shown(const Parts& parts, const std::string& key) {
  const auto found = parts.find(key);
  return found == parts.end() ? "no " + key : found->second;
}

// As the baseline writes it.
std::string label_in(const EarlierReport& baseline, const std::string& label) {
  const std::vector<std::string> labels = baseline.names_at({"classes"});
  const auto found = class_named(labels, label);
  return found ? labels[*found] : label;
}

std::string how_to_have(const std::string& metric) {
  return "make one that has: assay report FILE --metrics " + metric + " --format json";
}

}  // namespace

EarlierReport read_baseline(const std::string& path) {
  return earlier_report(text_of_file(path), printable(path));
}

void check_signature(const EarlierReport& baseline, const std::string& path, const std::string& signature) {
  const Parts then = parts_of(baseline.signature), now = parts_of(signature);
  Parts all = then;
  all.insert(now.begin(), now.end());
  std::vector<std::string> differences;
  for (const auto& [key, part] : all) {
    const bool in_one = !then.contains(key) || !now.contains(key);
    if (shown(then, key) != shown(now, key) && !(in_one && is_of_scores(key)))
      differences.push_back(shown(then, key) + " there, " + shown(now, key) + " here");
  }
  if (!differences.empty())
    throw data_error(fmt::format("{} has another signature: {}", printable(path),
                                 printable(fmt::format("{}", fmt::join(differences, "; ")))),
                     "figures compare where they were made alike: make the baseline again, with this assay "
                     "and the same options");
}

Value value_in(const EarlierReport& baseline, const std::string& path, const Estimand& estimand,
               const std::string& asked) {
  std::vector<std::string> place{"metrics"};
  const auto* one = std::get_if<OfClass>(&estimand.target);
  if (one) place = {"classes", label_in(baseline, one->label)};
  if (const auto* averaged = std::get_if<Averaged>(&estimand.target))
    place = {"averages", std::string(name_of(averaged->average))};
  const std::vector<std::string> above = place;
  const std::string& metric = estimand.metric.name();
  place.push_back(metric);
  auto value = baseline.find(place);
  if (!value && one && estimand.metric.of_scores())  // of the class that the score is one of
    value = baseline.find({"metrics", metric});
  if (value) return *std::move(value);
  const std::vector<std::string> known = baseline.names_at(above);
  throw data_error(fmt::format("{} has no {}", printable(path), printable(asked)),
                   !known.empty() ? "it has: " + listed(known, 40)
                   : one          ? "its classes are: " + listed(baseline.names_at({"classes"}))
                                  : how_to_have(metric));
}

}  // namespace assay::cli
