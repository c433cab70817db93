// What decides a state, each listed once, for writing, reading and comparing.
#pragma once

#include <array>

#include "assay/sample/plan.hpp"

namespace assay {

/// Roles of columns that a state may have.
inline std::vector<const Role*> roles_of_states() {
  std::vector<const Role*> roles;
  for (const Role* role : role::of_one_column)
    if (role != &role::correct) roles.push_back(role);
  return roles;
}

/// Calls visit(name, value) for each option that decides how rows are read.
template <class Plan, class Visit>
void each_option(Plan& plan, Visit visit) {
  visit("--filter", plan.conditions);
  visit("--positive", plan.positive);
  visit("--map", plan.map);
  visit("--ignore-case", plan.ignore_case);
  visit("--labels", plan.labels);
  visit("--threshold", plan.threshold);
  visit("--threshold in percent", plan.threshold_is_percent);
  visit("--score-is", plan.score_is);
  visit("--bounded", plan.bounded);
  visit("--clip", plan.clip);
  visit("--bins", plan.bins.count);
  visit("--bins mass", plan.bins.equal_mass);
  visit("--delimiter", plan.dialect.delimiter);
  visit("--delimiter detected", plan.dialect.recognise);
  visit("a header", plan.dialect.header);
  visit("--growing", plan.dialect.growing);
  visit("--missing", plan.missing);
}

/// The same for what is tallied.
template <class SomeNeeds, class Visit>
void each_need(SomeNeeds& needs, Visit visit) {
  visit("predictions", needs.matrix);
  visit("scores beside predictions", needs.scores_beside_predictions);
  visit("losses", needs.losses);
  visit("the order of scores", needs.ranking);
  visit("a positive class", needs.positive);
  visit("truth alone", needs.predictions_optional);
}

}  // namespace assay
