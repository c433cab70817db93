// Models of different rows must have scores for the same classes.
#include "report/build/same_classes.hpp"

#include <algorithm>

#include "assay/models/models.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

namespace {

bool scores_classes(const NamedSample& model) {
  const auto& columns = model.sample.input.columns;
  return std::any_of(columns.begin(), columns.end(),
                     [](const auto& one) { return one.first == role::class_scores.name; });
}

}  // namespace

void check_same_classes(const NamedSample& first, const NamedSample& other) {
  const Sample &a = first.sample.predictions, &b = other.sample.predictions;
  const auto difference = [](const Sample& has, const Sample& lacks) {
    return std::find_if(has.matrix.labels.begin(), has.matrix.labels.end(),
                        [&](const std::string& name) { return !find_class(lacks.matrix.labels, name); });
  };
  if (const auto only = difference(a, b); scores_classes(other) && only != a.matrix.labels.end())
    throw no_column_for(other.file, *only);
  if (const auto only = difference(b, a); scores_classes(first) && only != b.matrix.labels.end())
    throw no_column_for(first.file, *only);
}

}  // namespace assay
