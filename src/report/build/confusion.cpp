// Reports on the confusion matrix.
#include "assay/report/build/confusion.hpp"

#include "assay/report/build/slices.hpp"
#include "report/build/in_short.hpp"

namespace assay {

namespace {

std::string name_of(Normalize normalize) {
  switch (normalize) {
    case Normalize::truth:
      return "truth";
    case Normalize::pred:
      return "pred";
    case Normalize::all:
      return "all";
    default:
      return "";
  }
}

Value share_of(const ConfusionMatrix& matrix, std::size_t truth, std::size_t predicted, Normalize normalize) {
  const double total = normalize == Normalize::truth  ? matrix.truth_total(truth)
                       : normalize == Normalize::pred ? matrix.predicted_total(predicted)
                                                      : matrix.total();
  if (total == 0) return Value::undefined("there are no such rows");
  return matrix.at(truth, predicted) / total;
}

MatrixTable matrix_table(const Sample& predictions, Normalize normalize) {
  const ConfusionMatrix& matrix = predictions.matrix;
  MatrixTable table{.labels = matrix.labels,
                    .counts = matrix.cells,
                    .weighted = matrix.weighted,
                    .positive = predictions.positive,
                    .normalized_by = name_of(normalize)};
  if (normalize != Normalize::none)
    for (std::size_t truth = 0; truth < matrix.size(); ++truth)
      for (std::size_t predicted = 0; predicted < matrix.size(); ++predicted)
        table.shares.push_back(share_of(matrix, truth, predicted, normalize));
  return table;
}

}  // namespace

Report confusion_report(const InputSample& loaded, const ConfusionPlan& plan) {
  Report report{.command = "confusion", .inputs = {loaded.input}, .warnings = loaded.warnings};
  report.summary = matrix_in_short(loaded.predictions);
  report.parts.emplace_back(matrix_table(loaded.predictions, plan.normalize));
  report.signature = plan.signature;
  if (plan.normalize != Normalize::none) report.signature += " | normalize=" + name_of(plan.normalize);
  add_slices(report, plan.min_rows, loaded.slices, {}, [&](std::size_t i) {
    return SliceContent{.values = {}, .parts = {matrix_table(loaded.slices[i].predictions, plan.normalize)}};
  });
  return report;
}

}  // namespace assay
