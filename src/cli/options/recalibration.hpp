// Options of maps that calibrate scores.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/calibration/map.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

struct RecalibrationOptions {
  std::optional<MapMethod> method;            // of the map that is fitted
  bool prior = false;                         // instead: of the prevalence that the scores are moved to
  std::optional<std::string> save;            // the file that it goes to
  std::optional<std::string> apply, rewrite;  // a file with a map, and the one that gets its scores
};

/// Adds --recalibrate, --save-map, --apply-map and --rewrite. A map that is read is added to `read`.
void add_recalibration(CLI::App& app, RecalibrationOptions& options, std::vector<std::string>& read);

/// A map is asked for.
[[nodiscard]] inline bool make_map(const RecalibrationOptions& options) {
  return options.method || options.prior;
}

/// Throws a usage error where one needs another that is not there, or goes with none.
void check(const RecalibrationOptions& options);

}  // namespace assay::cli
