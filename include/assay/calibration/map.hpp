// Maps from scores to probabilities that are better calibrated.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "assay/calibration/calibration.hpp"
#include "assay/core/value.hpp"

namespace assay {

/// How scores are recalibrated. l being the log odds of a score p, the log odds of the probability are:
/// temperature: a l, of one temperature 1 / a (Guo et al. 2017, ICML 34:1321); platt: a l + c (Platt 1999, of
/// log odds as Cox 1958 has it); beta: a ln p - b ln(1 - p) + c (Kull, Silva Filho & Flach 2017, AISTATS
/// 54:623). isotonic: isotonic regression, straight lines between its steps (Zadrozny & Elkan 2002, KDD
/// 8:694).
enum class MapMethod { temperature, platt, beta, isotonic };

inline constexpr std::array map_methods{MapMethod::temperature, MapMethod::platt, MapMethod::beta,
                                        MapMethod::isotonic};

[[nodiscard]] std::string_view name_of(MapMethod method);

class CalibrationMap {
 public:
  MapMethod method = MapMethod::platt;
  double clip = 0;                  // scores are moved into [clip, 1 - clip] for their logarithms
  double a = 1, b = 1, c = 0;       // but for isotonic
  std::vector<double> knots = {};   // scores, rising
  std::vector<double> values = {};  // their probabilities

  /// Of a score that is a probability.
  [[nodiscard]] double operator()(double score) const;
};

/// Fitted by the highest likelihood to groups with rising scores. Nothing where these are of one class.
[[nodiscard]] std::optional<CalibrationMap> fitted_map(MapMethod method,
                                                       std::span<const ProbabilityGroup> groups, double clip);

/// What scores come to.
struct Losses {
  Value log_loss = 0, brier_score = 0, ece = 0;
};

struct FoldPlan {
  std::size_t folds = 10;
  std::uint64_t seed = 1;
};

/// What the scores would come to if they were recalibrated: each row by a map that was fitted without its
/// part of a random division, of the rows of each score as evenly as can be. Undefined where the rows have
/// weights or are too few.
[[nodiscard]] Losses recalibrated(std::span<const ProbabilityGroup> groups, MapMethod method,
                                  const ProbabilityRule& rule, const FoldPlan& plan);

}  // namespace assay
