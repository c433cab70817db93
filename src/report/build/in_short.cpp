// The answer of a report in a sentence, as a person would say it aloud.
#include "report/build/in_short.hpp"

#include <algorithm>
#include <cmath>

#include "assay/core/text.hpp"

namespace assay {

namespace {

Number spoken(double number) { return {number, Number::Shown::spoken}; }

// Rows, or the sum of their weights.
Number rows_of(double count) { return {count, Number::Shown::readable}; }

Phrase metric_in_brackets(const char* name, double value) { return {" (", name, " ", spoken(value), ")"}; }

Phrase false_alarms(double count) {
  if (count == 0) return "no false alarms";
  return {rows_of(count), count == 1 ? " false alarm" : " false alarms"};
}

// Of the classes that have rows.
Phrase lowest_recall(const ConfusionMatrix& matrix, std::size_t selected) {
  double lowest = 2;
  std::size_t of = 0;
  for (std::size_t k = 0; k < selected; ++k)
    if (const double rows = matrix.truth_total(k); rows > 0 && matrix.at(k, k) / rows < lowest) {
      lowest = matrix.at(k, k) / rows;
      of = k;
    }
  if (lowest >= 1) return {};
  return {"; lowest recall: ", spoken(lowest), ", of ", in_quotes(matrix.labels[of])};
}

Phrase classes_in_short(const ConfusionMatrix& matrix, std::size_t selected) {
  const double rows = matrix.total();
  if (rows == 0) return {};
  double correct = 0;
  for (std::size_t k = 0; k < matrix.size(); ++k) correct += matrix.at(k, k);
  return Phrase{"The model classifies ", rows_of(correct),  " of ",
                rows_of(rows),           " rows correctly", matrix.weighted ? " by weight" : ""} +
         metric_in_brackets("accuracy", correct / rows) + lowest_recall(matrix, selected);
}

// "Where 0.2% of rows are positive, 10000 rows bring 158 alerts, of which 18.4 are right (precision 0.116);
// 1.65 positives are missed (recall 0.918)".
Phrase moved_in_short(const TwoByTwo& table, double prevalence) {
  const double rows = table.tp + table.fp + table.fn + table.tn;
  const auto of_many = [&](double cells) {
    const double number = 1e4 * cells / rows;
    return spoken(number >= 100 ? std::round(number) : std::round(10 * number) / 10);
  };
  const double predicted = table.tp + table.fp;
  Phrase text{"Where ", Number(100 * prevalence, Number::Shown::readable),
              "% of rows are positive, 10000 rows bring ", of_many(predicted), " alerts"};
  if (predicted > 0)
    text += Phrase{", of which ", of_many(table.tp), " are right"} +
            metric_in_brackets("precision", table.tp / predicted);
  return text + Phrase{"; ", of_many(table.fn), " positives are missed"} +
         metric_in_brackets("recall", table.tp / (table.tp + table.fn));
}

}  // namespace

Phrase two_classes_in_short(const Sample& predictions, const TwoByTwo& table) {
  if (predictions.moved) return moved_in_short(table, predictions.moved->to);
  const double positives = table.tp + table.fn;
  const double predicted = table.tp + table.fp;
  const char* const of_weights = predictions.matrix.weighted ? " by weight" : "";
  if (positives == 0) return Phrase{"There are no positives; the model raises "} + false_alarms(table.fp);
  if (predicted == 0)
    return {"The model catches none of ", rows_of(positives), " positives", of_weights,
            ": it predicts no row positive"};
  return Phrase{"The model catches ", rows_of(table.tp), " of ",
                rows_of(positives),   " positives",      of_weights} +
         metric_in_brackets("recall", table.tp / positives) + " with " + false_alarms(table.fp) +
         metric_in_brackets("precision", table.tp / predicted);
}

Phrase matrix_in_short(const Sample& predictions) {
  const ConfusionMatrix& matrix = predictions.matrix;
  if (!predictions.positive) return classes_in_short(matrix, predictions.selected);
  return two_classes_in_short(predictions, one_vs_rest(matrix, *predictions.positive));
}

Phrase in_short(const Sample& predictions, const Results& results) {
  Phrase text = matrix_in_short(predictions);
  const Estimate* area = results.find("roc_auc");
  if (!text.empty() && area && area->value.defined()) text += {"; AUC ", spoken(area->value.number())};
  return text;
}

Phrase values_in_short(const std::vector<NamedValue>& values, double confidence) {
  constexpr std::size_t most = 3;
  if (values.size() > most) return {};
  Phrase text;
  for (const auto& [name, estimate, all_digits] : values) {
    if (!text.empty()) text += "; ";
    if (!estimate.value.defined()) {
      text +=
          {name, estimate.value.is_infinite() ? " is infinite: " : " is undefined: ", estimate.value.why()};
      continue;
    }
    text += {
        name, " ",
        all_digits ? Number(estimate.value.number(), Number::Shown::exact) : spoken(estimate.value.number())};
    if (const auto& interval = estimate.interval)
      text += {
          " (", exact(confidence * 100), "% interval ", spoken(interval->low), " to ", spoken(interval->high),
          ")"};
  }
  return text;
}

}  // namespace assay
