// An option that a command does not have, and what was probably meant.
#include "cli/unknown_option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"

namespace assay::cli {

namespace {

// What people type for options that are called otherwise, or have that name in another tool.
constexpr std::pair<std::string_view, std::string_view> other_words[] = {
    {"--where", "--require"},      {"--where", "--filter"},        {"--gate", "--require"},
    {"--fail-under", "--require"}, {"--only", "--filter"},         {"--query", "--filter"},
    {"--group-by", "--by"},        {"--groupby", "--by"},          {"--slice", "--by"},
    {"--sep", "--delimiter"},      {"--separator", "--delimiter"}, {"--cutoff", "--threshold"},
    {"--pos-label", "--positive"}, {"--y-true", "--truth"},        {"--y-pred", "--pred"},
    {"--y-score", "--score"},      {"--label", "--truth"},         {"--target", "--truth"},
    {"--prediction", "--pred"},    {"--prob", "--score"},          {"--probability", "--score"},
    {"--ci", "--confidence"},      {"--json", "--format json"},    {"--csv", "--format csv"},
    {"--out", "--output"}};

// "--tpr" is named after a metric.
const Metric* metric_of(std::string_view word) {
  const std::size_t letters = word.find_first_not_of('-');
  return letters == std::string_view::npos ? nullptr : find_metric(word.substr(letters));
}

// Options of the command that do what an option of another name is thought to do.
std::vector<std::string> meant_by(const std::string& word, std::span<const std::string> known) {
  std::vector<std::string> meant;
  const auto add = [&](const std::string& option) {
    if (std::find(known.begin(), known.end(), option.substr(0, option.find(' '))) != known.end() &&
        std::find(meant.begin(), meant.end(), option) == meant.end())
      meant.push_back(option);
  };
  for (const auto& [other, option] : other_words)
    if (word == other) add(std::string(option));
  if (const Metric* metric = metric_of(word)) {
    const auto as_option = [](std::string name) {
      std::replace(name.begin(), name.end(), '_', '-');
      return "--" + name;
    };
    add(as_option(std::string(metric->name)));
    for (const std::string_view alias : metric->aliases) add(as_option(std::string(alias)));
  }
  return meant;
}

std::string by_metrics(const std::string& word, std::span<const std::string> known) {
  const Metric* metric = metric_of(word);
  const auto has = [&](const char* option) {
    return std::find(known.begin(), known.end(), option) != known.end();
  };
  if (metric == nullptr) return "";
  const std::string name(metric->name);
  const std::string of = "it is the metric " + name + ": ";
  if (has("--require") && has("--max-drop")) return of + "--require '" + name + " >= 0.8'";
  return has("--metrics") ? of + "--metrics " + name : "";
}

}  // namespace

Error unknown_option(const std::string& word, std::span<const std::string> known, const std::string& hint) {
  const std::string what = "no option " + in_quotes(word);
  if (const std::vector<std::string> meant = meant_by(word, known); !meant.empty())
    return usage_error(what + "; did you mean " + fmt::format("{}", fmt::join(meant, " or ")) + "?", hint);
  if (const std::string metric = by_metrics(word, known); !metric.empty()) return usage_error(what, metric);
  if (word == "--by" && std::find(known.begin(), known.end(), "--filter") != known.end())
    return usage_error(what,
                       "metrics of each group: assay report FILE --by COL; or one group at a time: --filter");
  return usage_error(what + did_you_mean(word, known), hint);
}

}  // namespace assay::cli
