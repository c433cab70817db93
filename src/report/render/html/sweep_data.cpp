// Numbers of a sweep as data for the script of a page.
#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "report/render/html/sweep.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

// Words of ours or from the data as a JSON string that cannot end the script around it.
std::string json_text(const std::string& text) {
  std::string json = "\"";
  for (const char c : printable(text)) {
    if (c == '"' || c == '\\') json += '\\';
    json += c == '<' ? "\\u003c" : std::string(1, c);
  }
  return json + '"';
}

// A column of the data: texts that hold no blanks, with blanks between them. Each as its tail, after a digit
// to the base 36 that says how much it has in common with the text before it: neighbours are alike.
template <class TextOf>
std::string column(const std::string& key, const Sweep& sweep, TextOf text_of) {
  constexpr std::string_view base_36 = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::string tails, before;
  for (const SweepPoint& point : sweep.points) {
    const std::string text = text_of(point);
    const auto apart = std::mismatch(text.begin(), text.end(), before.begin(), before.end()).first;
    const std::size_t common = std::min(base_36.size() - 1, static_cast<std::size_t>(apart - text.begin()));
    tails += (tails.empty() ? "" : " ") + std::string(1, base_36[common]) + text.substr(common);
    before = text;
  }
  return fmt::format("{}:\"{}\"", json_text(key), tails);
}

std::string bound_of(const Estimate& estimate, bool low, int digits) {
  if (!estimate.interval) return "-";
  const auto [low_end, high_end] = interval_ends(*estimate.interval, digits);
  return low ? low_end : high_end;
}

std::string metric_data(const Sweep& sweep, std::size_t metric, int digits) {
  const auto estimate = [=](const SweepPoint& point) -> const Estimate& { return point.estimates[metric]; };
  std::string why;
  for (const SweepPoint& point : sweep.points)
    if (why.empty()) why = estimate(point).value.reason();
  std::string data =
      column("value", sweep, [&](const SweepPoint& one) { return value_text(estimate(one).value, digits); });
  const bool intervals = std::any_of(sweep.points.begin(), sweep.points.end(), [&](const SweepPoint& one) {
    return estimate(one).interval.has_value();
  });
  if (intervals && sweep.metrics[metric] != "fpr")
    data +=
        "," +
        column("low", sweep, [&](const SweepPoint& one) { return bound_of(estimate(one), true, digits); }) +
        "," +
        column("high", sweep, [&](const SweepPoint& one) { return bound_of(estimate(one), false, digits); });
  return fmt::format("{}:{{{},\"why\":{}}}", json_text(sweep.metrics[metric]), data, json_text(why));
}

}  // namespace

std::string data_of(const Sweep& sweep, int digits) {
  const auto count = [&](double TwoByTwo::*cell) {
    return [&sweep, cell, digits](const SweepPoint& point) {
      return count_text(point.table.*cell, sweep.weighted, digits);
    };
  };
  std::string data =
      column("threshold", sweep, [](const SweepPoint& point) { return exact(point.threshold); });
  for (const auto& [name, cell] : {std::pair("tp", &TwoByTwo::tp), std::pair("fp", &TwoByTwo::fp),
                                   std::pair("fn", &TwoByTwo::fn), std::pair("tn", &TwoByTwo::tn)})
    data += ",\n" + column(name, sweep, count(cell));
  std::string metrics;
  for (std::size_t i = 0; i < sweep.metrics.size(); ++i)
    metrics += (i == 0 ? "" : ",\n") + metric_data(sweep, i, digits);
  return fmt::format("{{{},\n\"metrics\":{{{}}},\n\"start\":{},\"distance\":{},\"command\":{}}}", data,
                     metrics, sweep.start, sweep.distance, json_text(sweep.command));
}

}  // namespace assay
