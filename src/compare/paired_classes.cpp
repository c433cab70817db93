// Two models' scores for each class, on the same rows.
#include "compare/paired_classes.hpp"

#include "assay/tally/labels.hpp"

namespace assay {

PairedClasses::PairedClasses(const PairedSample& paired, std::size_t first, std::size_t second)
    : paired_(paired), models_{first, second}, truth_(paired.rows.size()), weights_(paired.classes().size()) {
  for (std::size_t row = 0; row < truth_.size(); ++row) {
    truth_[row] = paired.truth(row);
    weights_[truth_[row]] += paired.rows.weight(row);
  }
  for (std::size_t model = 0; model < models_.size(); ++model) {
    std::vector<std::string> names;
    for (const ClassColumn& one : paired.models[models_[model]].state.columns.class_scores)
      names.push_back(one.label);
    for (const std::string& name : paired.classes())
      columns_[model].push_back(find_class(names, name).value());
  }
}

RankedScores PairedClasses::ranked(std::size_t model, std::size_t k) const {
  const std::size_t column = columns_[model][k], at = models_[model];
  return {&paired_.models[at].sample.predictions.class_scores->one_vs_rest(column).ranking(),
          paired_.rows.models[at].class_scores[column].values()};
}

void PairedClasses::scores_of(std::size_t model, std::size_t row, std::vector<double>& scores) const {
  const std::vector<ScoreColumn>& all = paired_.rows.models[models_[model]].class_scores;
  scores.clear();
  for (const std::size_t column : columns_[model]) scores.push_back(all[column].values()[row]);
}

}  // namespace assay
