// What would come of a report on a file whose columns hold this.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assay/input/rows.hpp"
#include "assay/sample/sample.hpp"
#include "sample/roles.hpp"

namespace assay {

/// The different labels of a file, and the ends of its scores.
struct Digest {
  std::string name;  // of the file, for messages; printable
  std::vector<std::string> header;
  Dialect dialect;
  std::size_t rows = 0;
  std::vector<std::string> truth, predicted = {};
  std::optional<std::pair<double, double>> scores = std::nullopt;  // the lowest and the highest
};

/// The input and the notes that a report on the whole file would have, or the data error that would end it:
/// labels and scores are settled as `sample` settles them. All numbers but those of rows mean nothing.
[[nodiscard]] InputSample rehearsed(const Digest& digest, const ChosenColumns& chosen, const InputPlan& plan,
                                    Needs needs);

}  // namespace assay
