// Models of different rows must have scores for the same classes.
#include "cli/same_classes.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"

namespace assay::cli {

namespace {

bool has_class_scores(const NamedSample& model) {
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
  const auto refuse = [](const NamedSample& lacks, const std::string& label) {
    throw data_error(printable(lacks.file) + ": label " + in_quotes(label) +
                         ", which another model has, has no column of scores",
                     "models are compared over the same classes: add the column, with 0 where the model "
                     "cannot predict the class");
  };
  if (const auto only = difference(a, b); has_class_scores(other) && only != a.matrix.labels.end())
    refuse(other, *only);
  if (const auto only = difference(b, a); has_class_scores(first) && only != b.matrix.labels.end())
    refuse(first, *only);
}

}  // namespace assay::cli
