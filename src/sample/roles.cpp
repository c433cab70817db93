// Which columns are used, and as what.
#include "sample/roles.hpp"

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/sample/profile.hpp"
#include "assay/sample/sample.hpp"
#include "assay/tally/labels.hpp"
#include "sample/role_finder.hpp"

namespace assay {

namespace {

// Of two classes the positive one's column is the score; of more, each class has its own.
void settle_class_scores(ChosenColumns& chosen, const InputPlan& plan, const std::string& where) {
  Columns& columns = chosen.columns;
  const std::vector<ClassColumn> found = columns.class_scores;
  std::vector<std::string> names;
  for (const ClassColumn& one : found) names.push_back(one.label);
  const Classes classes = classes_of(names, plan.labels);
  check_all_have_scores(classes.names, names, where);
  for (std::size_t i = 0; i < found.size(); ++i) columns.class_scores[classes.of_text[i]] = found[i];
  const bool are_asked_for = plan.columns.has(role::class_scores);
  if (are_asked_for && plan.positive && found.size() > 2)
    throw usage_error("--scores treats each class one-vs-rest, so no class is positive",
                      "leave out --positive");
  const bool must_be_known = plan.positive || !plan.offers_class_scores;
  if (const auto positive = must_be_known ? positive_class(classes.names, plan.positive, where)
                                          : known_positive(classes.names)) {
    columns.set(role::score, columns.class_scores[*positive].column);
    columns.class_scores.clear();
    return;
  }
  if (plan.threshold)
    throw usage_error(
        "--threshold: scores for each class are not cut, the class that scores highest is "
        "predicted",
        "leave --threshold out, or name the score of one class with --score");
}

// With a threshold, predictions are scores against it, whatever column of predictions there may be; so they
// are when scores are named, and could serve nothing else.
void choose_what_predicts(Columns& columns, const std::vector<std::string>& header, const InputPlan& plan,
                          const Needs& needs, const std::string& where) {
  const bool scores_are_named = plan.columns.has(role::score) || plan.columns.has(role::class_scores);
  if (plan.threshold && !columns.has(role::score))
    throw data_error(where + ": --threshold needs a column of scores",
                     "name it with --score; the columns are: " + listed(header));
  if (!plan.threshold && (!scores_are_named || needs.scores_beside_predictions)) return;
  if (plan.columns.has(role::predicted))
    throw usage_error(std::string(plan.threshold                         ? "--pred and --threshold"
                                  : plan.columns.has(role::class_scores) ? "--pred and --scores"
                                                                         : "--pred and --score") +
                          " both say what is predicted",
                      "give one of them");
  columns.leave_out(role::predicted);
}

// What --score-is needs beside it.
void check_meaning(const Columns& columns, const InputPlan& plan, const std::string& where) {
  const std::string option = "--score-is " + std::string(name_of(*plan.score_is));
  if (!columns.has(role::score))
    throw data_error(where + ": " + option + " needs a column of scores", "name it with --score");
  if (plan.score_is == ScoreMeaning::confidence) {
    if (!columns.has(role::predicted))
      throw data_error(where + ": " + option + " needs the column of predicted labels",
                       "name it with --pred");
    if (plan.threshold)
      throw usage_error(option + " and --threshold both say what is predicted", "leave out --threshold");
  }
}

}  // namespace

std::string no_cut(const std::string& column, double low, double high) {
  return "column " + in_quotes(column) + " holds scores from " + rounded(low, 4) + " to " + rounded(high, 4) +
         ", which are no probabilities: they are not cut at 0.5";
}

void check_all_have_scores(const std::vector<std::string>& classes,
                           const std::vector<std::string>& with_scores, const std::string& where) {
  for (const std::string& name : classes)
    if (!find_class(with_scores, name))
      throw data_error(
          where + ": label " + in_quotes(name) + " has no column of scores" + did_you_mean(name, with_scores),
          "--scores names columns for: " + listed(with_scores));
}

ChosenColumns choose_roles(const std::vector<std::string>& header,
                           std::span<const std::vector<std::string>> rows, const InputPlan& plan,
                           const Needs& needs, const std::string& where) {
  if (plan.columns.has(role::class_scores) && plan.columns.has(role::score))
    throw usage_error("--scores names a score for each class: --score is for one",
                      "leave out one or the other");
  if (plan.columns.has(role::weight) && plan.columns.has(role::frequency))
    throw usage_error("--weight and --frequency both say how much a row counts", "give one of them");
  ChosenColumns chosen = RoleFinder(header, rows, plan, needs, where).find();
  Columns& columns = chosen.columns;
  if (!columns.class_scores.empty()) settle_class_scores(chosen, plan, where);
  if (plan.score_is) check_meaning(columns, plan, where);
  const bool of_predictions = plan.score_is == ScoreMeaning::confidence;
  if (!needs.matrix && !of_predictions && plan.columns.has(role::predicted))
    throw usage_error("--pred is used here only with --score-is confidence: the curve needs scores",
                      "leave it out");
  if (!needs.matrix && !of_predictions) columns.leave_out(role::predicted);
  const bool predicts =
      columns.has(role::predicted) || columns.has(role::score) || !columns.class_scores.empty();
  if (!predicts) columns.set(role::predicted, columns.at(role::truth));  // predictions are optional
  if (!needs.matrix || !predicts) return chosen;
  if (!of_predictions) choose_what_predicts(columns, header, plan, needs, where);
  if (!columns.has(role::predicted) && columns.has(role::score) && !threshold_of(plan))
    throw data_error(where + ": distances have no default threshold",
                     "choose one: --threshold X predicts positive up to a distance of X");
  if (columns.has(role::predicted) && !needs.scores()) {
    columns.leave_out(role::score);
    columns.class_scores.clear();
  }
  return chosen;
}

}  // namespace assay
