// Words for models that are compared.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "assay/core/text.hpp"
#include "report/render/differences.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

// As many decimals as show two digits of the larger end, and no fewer than three.
int decimals_of(const MetricComparison& one) {
  double largest = std::abs(one.difference.number());
  if (one.interval) largest = std::max({largest, std::abs(one.interval->low), std::abs(one.interval->high)});
  constexpr int least = 3, most = 9;
  if (largest == 0) return least;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(largest))), least, most);
}

std::string change_text(const MetricComparison& one) {
  if (!one.difference.defined()) return "n/a";
  const double number = one.difference.number();
  return fmt::format("{}{:.{}f}", number > 0 ? "+" : "", number, decimals_of(one));
}

std::string change_interval_text(const MetricComparison& one) {
  if (!one.interval || !one.difference.defined()) return "";
  const int decimals = decimals_of(one);
  return fmt::format("{:.{}f} to {:.{}f}", one.interval->low, decimals, one.interval->high, decimals);
}

std::string p_text(const MetricComparison& one) {
  if (!one.p) return "";
  constexpr double least = 0.001;
  const double p = one.corrected_p.value_or(*one.p);
  return p < least ? "<0.001" : fmt::format("{:.3f}", p);
}

// Long names would leave no room: the line above says which is which.
bool are_short(const ModelComparison& one) {
  constexpr std::size_t longest = 10;
  return display_width(printable(one.model)) <= longest && display_width(printable(one.reference)) <= longest;
}

}  // namespace

std::string change_words(const MetricComparison& one) {
  const std::string interval = change_interval_text(one);
  return change_text(one) + (interval.empty() ? "" : " (" + interval + ")");
}

std::string comparison_line(const Comparisons& comparisons, const ModelComparison& one) {
  if (comparisons.all.size() == 1 && are_short(one)) return "";
  return "model: " + printable(one.model) + "; reference: " + printable(one.reference);
}

std::vector<std::vector<std::string>> comparison_table(const ModelComparison& one, const Report& report,
                                                       int digits) {
  std::vector<std::vector<std::string>> rows{{"metric", "reference", "model", "change"}};
  if (are_short(one)) rows[0] = {"metric", printable(one.reference), printable(one.model), "change"};
  if (report.confidence) {
    rows[0].push_back(fmt::format("{:.10g}% interval", *report.confidence * 100));
    rows[0].emplace_back("p");
    rows[0].emplace_back();
  }
  for (const MetricComparison& metric : one.metrics) {
    rows.push_back({printable(metric.name), value_text(metric.reference, digits),
                    value_text(metric.value, digits), change_text(metric)});
    if (!report.confidence) continue;
    rows.back().push_back(change_interval_text(metric));
    rows.back().push_back(p_text(metric));
    rows.back().emplace_back(name_of(metric.standing));
  }
  return rows;
}

std::vector<std::string> reasons(const ModelComparison& one) {
  std::map<std::string, std::vector<std::string>> names;
  for (const MetricComparison& metric : one.metrics) {
    if (!metric.difference.defined()) names["n/a: {}: " + metric.difference.reason()].push_back(metric.name);
    if (!metric.why_no_interval.empty())
      names["no interval: {}: " + metric.why_no_interval].push_back(metric.name);
  }
  std::vector<std::string> lines;
  for (const auto& [text, metrics] : names) {
    std::string all;
    for (const std::string& name : metrics) all += (all.empty() ? "" : ", ") + printable(name);
    lines.push_back(std::string(text).replace(text.find("{}"), 2, all));
  }
  return lines;
}

}  // namespace assay
