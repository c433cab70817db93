// From what was tallied to predictions.
#include "cli/predictions.hpp"

#include <fmt/format.h>

#include "assay/core/text.hpp"

namespace assay::cli {

namespace {

ConfusionMatrix matrix_of(const PredictionTally& tally, const Classes& classes,
                          std::optional<std::size_t> positive) {
  if (tally.pairs) return tally.pairs->matrix(classes);
  if (tally.scores && !positive) return tally.scores->truth_matrix(classes);
  if (tally.scores) return tally.scores->matrix(classes, *positive);
  if (tally.class_scores) return tally.class_scores->matrix();
  // Above every score nothing is called positive.
  const Ranking& ranking = tally.ranking->ranking();
  const TwoByTwo table{.fn = ranking.positives(), .tn = ranking.negatives()};
  ConfusionMatrix matrix = two_class_matrix(table, classes.names, positive.value());
  matrix.weighted = ranking.weighted();
  return matrix;
}

std::string why_no_losses(const NotProbability& odd, const CsvFile& file) {
  const std::string place = fmt::format("{}:{}", file.source().name(), file.line_of(odd.place));
  std::string why = odd.is_sum
                        ? fmt::format("the scores at {} sum to {}, not 1", place, rounded(odd.score, 4))
                        : fmt::format("score {} ({}) is no probability", exact(odd.score), place);
  if (odd.count == 1) return why;
  const std::string verb = odd.is_sum ? "do those of" : odd.count > 2 ? "are" : "is";
  return why + fmt::format(", nor {} {}", verb, counted(static_cast<double>(odd.count - 1), "other"));
}

}  // namespace

Predictions predictions_of(PredictionTally& tally, const Classes& classes, const Reader& reader) {
  Predictions predictions{.matrix = matrix_of(tally, classes, reader.positive),
                          .positive = reader.positive,
                          .ordered = classes.ordered,
                          .selected = classes.selected};
  if (tally.class_scores || (tally.scores && reader.positive)) {
    if (reader.needs.losses) {
      predictions.losses = tally.scores ? tally.scores->losses() : tally.class_scores->losses();
      if (const auto& odd = predictions.losses->not_probability)
        predictions.why_no_losses = why_no_losses(*odd, reader.file);
    }
  }
  if (tally.class_scores && reader.needs.ranking)
    predictions.class_scores.emplace(*std::move(tally.class_scores));
  if (tally.ranking && reader.positive) {
    tally.ranking->ranking().sort(reader.threads);
    predictions.ranking.emplace(std::move(tally.ranking->ranking()));
  }
  return predictions;
}

}  // namespace assay::cli
