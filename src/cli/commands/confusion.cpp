// assay confusion: the confusion matrix.
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/input.hpp"
#include "cli/options/output.hpp"
#include "cli/slices.hpp"

namespace assay::cli {

namespace {

enum class Normalize { none, truth, pred, all };

struct ConfusionOptions {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> matrix;
  Normalize normalize = Normalize::none;
};

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

MatrixTable table_of(const ConfusionOptions& options, const Predictions& predictions) {
  const ConfusionMatrix& matrix = predictions.matrix;
  MatrixTable table{.labels = matrix.labels,
                    .counts = matrix.cells,
                    .weighted = matrix.weighted,
                    .positive = predictions.positive,
                    .normalized_by = name_of(options.normalize)};
  if (options.normalize != Normalize::none)
    for (std::size_t truth = 0; truth < matrix.size(); ++truth)
      for (std::size_t predicted = 0; predicted < matrix.size(); ++predicted)
        table.shares.push_back(share_of(matrix, truth, predicted, options.normalize));
  return table;
}

Report run(const ConfusionOptions& options) {
  const Loaded loaded =
      options.matrix ? read_matrix(*options.matrix, options.input) : load(options.input, {});
  Report report{.command = "confusion", .inputs = {loaded.input}, .warnings = loaded.warnings};
  report.parts.emplace_back(table_of(options, loaded.predictions));
  report.signature = report_signature(loaded.input);
  if (options.normalize != Normalize::none) report.signature += " | normalize=" + name_of(options.normalize);
  add_slices(report, options.input, loaded.slices, {}, [&](std::size_t i) {
    return SliceContent{.values = {}, .parts = {table_of(options, loaded.slices[i].predictions)}};
  });
  return report;
}

}  // namespace

Task declare_confusion(CLI::App& app) {
  const auto options = std::make_shared<ConfusionOptions>();
  add_input(app, options->input);
  add_slices(app, options->input);
  app.add_option("--matrix", options->matrix,
                 "Read a matrix instead: a header of predicted labels, a row for each true one")
      ->type_name("FILE")
      ->group("Matrix");
  add_choice<Normalize>(app, "--normalize", options->normalize,
                        {{"truth", Normalize::truth}, {"pred", Normalize::pred}, {"all", Normalize::all}},
                        "Show shares: of the rows of each true label, of each predicted label, or of all")
      ->type_name("truth|pred|all")
      ->group("Matrix");
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
