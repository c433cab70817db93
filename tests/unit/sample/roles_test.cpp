// Which column plays which role: by options, by names, and by what the first rows hold.
#include "sample/roles.hpp"

#include "assay/core/error.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

using Names = std::vector<std::string>;
using Rows = std::vector<Names>;

struct Asked {
  std::vector<std::pair<const Role*, std::string>> columns = {};
  std::optional<std::string> positive = std::nullopt;
};

const Needs all_needs{.scores_beside_predictions = true, .losses = true, .ranking = true};

ChosenColumns choose(const Names& header, const Rows& rows = {}, const Asked& asked = {},
                     const Needs& needs = all_needs) {
  InputPlan plan{.offers_class_scores = true, .positive = asked.positive};
  for (const auto& [role, column] : asked.columns) plan.columns.set(*role, column);
  return choose_roles(header, rows, plan, needs, "f");
}

// What the error says, with its hints and the options that would help.
std::string refusal(const Names& header, const Rows& rows = {}, const Asked& asked = {}) {
  try {
    static_cast<void>(choose(header, rows, asked));
  } catch (const Error& error) {
    std::string text;
    for (const Diagnostic& one : error.diagnostics) text += one.what + "; " + one.hint + "\n";
    for (const std::string& option : error.remedy) text += " " + option;
    return text;
  }
  return "";
}

}  // namespace

TEST_CASE("columns are recognised by the names that people use, however they are written") {
  for (const char* name :
       {"true", "y_true", "Y True", "true_label", "label", "Labels", "gold", "gt", "ground-truth",
        "reference", "target", "ACTUAL", "observed", "obs", "expected", "class", "y"})
    CHECK(choose({"x", name, "pred"}).columns.find(role::truth) == 1U);
  for (const char* name : {"y_pred", "yhat", "pred", "predict", "predicted", "Prediction", "predictions",
                           "predicted_label", "pred_label", ".pred_class", "hyp"})
    CHECK(choose({"label", name}).columns.find(role::predicted) == 1U);
  for (const char* name : {"score", "y_score", "y_prob", "y.proba", "prob", "Probability", "proba", "p", "p1",
                           "prob_1", "prob(1)", "probability_1", "pred_prob", "confidence"})
    CHECK(choose({"label", name}).columns.find(role::score) == 1U);
}

TEST_CASE("a plain name of the truth goes before a vague one") {
  const ChosenColumns chosen = choose({"label", "gold"}, {{"a", "a"}, {"b", "a"}, {"a", "b"}});
  CHECK(chosen.columns.find(role::truth) == 1U);
  CHECK(chosen.columns.find(role::predicted) == 0U);  // it holds the truth's labels
}

TEST_CASE("columns are named, or given by number") {
  const Columns columns =
      choose({"a", "b", "c", "2"}, {},
             {.columns = {{&role::truth, "c"}, {&role::predicted, "1"}, {&role::weight, "2"}}})
          .columns;
  CHECK(columns.at(role::truth) == 2);
  CHECK(columns.find(role::predicted) == 0U);
  CHECK(columns.find(role::weight) == 3U);  // a name wins over a number
  CHECK_FALSE(columns.has(role::score));
}

TEST_CASE("a column of fractions is a score, whatever it is called") {
  const ChosenColumns named = choose({"y_true", "y_pred"}, {{"1", "0.9"}, {"0", "0.2"}});
  CHECK(named.columns.find(role::score) == 1U);
  CHECK_FALSE(named.columns.has(role::predicted));
  const ChosenColumns left = choose({"y_true", "model"}, {{"1", "0.9"}, {"0", "0.2"}});
  CHECK(left.columns.find(role::score) == 1U);
  CHECK_THAT(left.notes.at(0).message.text(4), contains("column 'model' was taken as the score"));
}

TEST_CASE("columns that number the rows, and what has a role, are no candidates") {
  const Rows rows{{"0", "1", "0.9"}, {"1", "0", "0.2"}, {"2", "0", "0.4"}};
  CHECK(choose({"", "y_true", "m"}, rows).columns.find(role::score) == 2U);
  CHECK(choose({"row", "y_true", "m"}, rows).columns.find(role::score) == 2U);
  CHECK_THAT(refusal({"row", "y_true", "m"}, rows, {.columns = {{&role::weight, "m"}}}),
             contains("no column is recognised as a prediction or a score"));
}

TEST_CASE("a column of scores for each class is found where its name ends in the class and rows sum to 1") {
  const Rows rows{{"a", "0.7", "0.2", "0.1"}, {"b", "0.1", "0.8", "0.1"}, {"c", "0.2", "0.3", "0.5"}};
  const ChosenColumns chosen = choose({"truth", ".pred_a", ".pred_b", ".pred_c"}, rows);
  REQUIRE(chosen.columns.class_scores.size() == 3);
  CHECK(chosen.columns.class_scores[2].label == "c");
  CHECK(chosen.columns.classes_pattern == ".pred_*");
  CHECK(choose({"truth", "a", "b", "c"}, rows).columns.classes_pattern == "*");
  const Rows too_much{{"a", "0.7", "0.7", "0.1"}, {"b", "0.1", "0.8", "0.1"}, {"c", "0.2", "0.3", "0.5"}};
  CHECK_THAT(refusal({"truth", ".pred_a", ".pred_b", ".pred_c"}, too_much), contains("could be"));
}

TEST_CASE("of two classes the score is that of the positive one") {
  const Rows rows{{"no", "0.7", "0.3"}, {"yes", "0.1", "0.9"}};
  CHECK(choose({"truth", "P(no)", "P(yes)"}, rows).columns.find(role::score) == 2U);
  CHECK(choose({"truth", "P(no)", "P(yes)"}, rows, {.positive = "no"}).columns.find(role::score) == 1U);
  const Asked asked{.columns = {{&role::class_scores, "P(*)"}}};
  CHECK(choose({"truth", "P(no)", "P(yes)"}, rows, asked).columns.find(role::score) == 2U);
}

TEST_CASE("of two classes the positive one must be known where class scores are of no use") {
  const Names header{"truth", "p_ham", "p_spam"};
  const Rows rows{{"ham", "0.7", "0.3"}, {"spam", "0.1", "0.9"}};
  const auto choose_for_ranking = [&](const std::optional<std::string>& positive) {
    const InputPlan plan{.positive = positive};
    return choose_roles(header, rows, plan, {.matrix = false, .ranking = true}, "f").columns;
  };
  CHECK_THROWS_WITH(choose_for_ranking(std::nullopt),
                    contains("cannot tell whether 'ham' or 'spam' is the positive class"));
  CHECK_THROWS_WITH(choose_for_ranking("spma"), contains("did you mean 'spam'?"));
  CHECK(choose_for_ranking("spam").find(role::score) == 2U);
  CHECK_THROWS_WITH(choose(header, rows, {.positive = "spma"}), contains("no label 'spma'"));
}

TEST_CASE("a score that is named after a class says which is positive") {
  const Rows rows{{"ham", "0.2"}, {"spam", "0.9"}};
  CHECK(choose({"truth", "p_spam"}, rows).positive == "spam");
  CHECK_FALSE(choose({"truth", "p_spam"}, rows, {.positive = "ham"}).positive);
  CHECK_THAT(refusal({"truth", "prob_0"}, {{"0", "0.8"}, {"1", "0.3"}}),
             contains("seems to be the score of '0', and '1' is the positive class") &&
                 contains("--truth truth --score prob_0 --positive 0"));
}

TEST_CASE("beside predictions a score is taken only where they follow from it") {
  Rows rows, others;
  for (int i = 0; i < 12; ++i) {
    rows.push_back({"1", i < 6 ? "1" : "0", i < 6 ? "0.9" : "0.3"});
    others.push_back({"1", i < 6 ? "1" : "0", i % 2 == 0 ? "0.9" : "0.3"});
  }
  CHECK(choose({"label", "pred", "odd"}, rows).columns.find(role::score) == 2U);
  CHECK_FALSE(choose({"label", "pred", "odd"}, others).columns.has(role::score));
}

TEST_CASE("all roles that cannot be told are in one error, with the options that would tell them") {
  const Rows rows{{"1", "0", "0.9", "0.3"}, {"0", "1", "0.2", "0.4"}};
  const std::string text = refusal({"label", "class", "a", "b"}, rows);
  CHECK_THAT(text, contains("f: the true label could be 'label' or 'class'; choose one with --truth"));
  CHECK_THAT(text, contains("f: the score could be 'a' or 'b'; choose one with --score"));
  CHECK_THAT(text, contains("--truth TRUTH --score SCORE"));  // nothing speaks for one of them
  CHECK_THAT(refusal({"x", "z", "pred"}, {{"a", "b", "a"}, {"b", "a", "a"}, {"a", "a", "b"}}),
             contains("the true label could be 'x' or 'z'") && contains("--truth TRUTH --pred pred"));
}

TEST_CASE("what a command does not need is no reason to refuse") {
  const Rows rows{{"1", "0", "1", "0.3"}, {"0", "1", "1", "0.4"}};
  const Needs ranking{.matrix = false, .ranking = true};
  CHECK(choose({"label", "pred", "prediction", "score"}, rows, {}, ranking).columns.find(role::score) == 3U);
  CHECK(choose({"label", "pred", "score", "p"}, {{"1", "1", ".3", ".4"}, {"0", "1", ".4", ".5"}})
            .columns.find(role::predicted) == 1U);
}

TEST_CASE("numbers with fractions are no truth to classify") {
  CHECK_THAT(refusal({"price", "actual"}, {{"1", "3.5"}, {"2", "4.25"}}),
             contains("column 'actual' holds numbers such as 3.5, not labels"));
}

TEST_CASE("names that are wrong are an error that lists the columns and the option to give") {
  CHECK_THAT(refusal({"label", "label", "pred"}, {}, {.columns = {{&role::truth, "label"}}}),
             contains("there 2 times"));
  CHECK_THAT(refusal({"label", "pred"}, {}, {.columns = {{&role::truth, "lable"}}}),
             contains("did you mean 'label'?"));
  CHECK_THAT(refusal({"label", "pred"}, {}, {.columns = {{&role::truth, "3"}}}),
             contains("no column number 3"));
  CHECK_THAT(
      refusal({"label", "pred"}, {}, {.columns = {{&role::truth, "label"}, {&role::predicted, "label"}}}),
      contains("both the true label and the prediction"));
  CHECK_THAT(refusal({"label;pred"}), contains("if the delimiter is not a comma, give it with -d ';'"));
}

TEST_CASE("columns of class scores are named by a pattern, or one by one") {
  const Names header{"p_true", "p_ant", "p_bee", "p_cat", "p_w", "p_"};
  const auto named = [&](const std::string& pattern, const std::optional<std::string>& weight = "p_w") {
    Asked asked{.columns = {{&role::truth, "p_true"}, {&role::class_scores, pattern}}};
    if (weight) asked.columns.emplace_back(&role::weight, *weight);
    std::string names;
    for (const ClassColumn& one : choose(header, {}, asked).columns.class_scores)
      names += one.label + "=" + std::to_string(one.column) + " ";
    return names;
  };
  CHECK(named("p_*") == "ant=1 bee=2 cat=3 ");  // neither the truth nor the weight is a class
  CHECK(named("p_*", std::nullopt) == "ant=1 bee=2 cat=3 w=4 ");
  CHECK(named("cat=p_cat,ant=2,bee=3") == "ant=1 bee=2 cat=3 ");
  CHECK_THROWS_WITH(named("q_*"), contains("names 0 columns, and needs two or more"));
  CHECK_THROWS_WITH(named("ant=p_ant"), contains("names 1 column,"));
  CHECK_THROWS_WITH(named("p_*_*"), contains("cannot be 'p_*_*'"));
  CHECK_THROWS_WITH(named("ant=p_ant,p_bee"), contains("cannot be"));
  CHECK_THROWS_WITH(named("ant=p_ant,ant=p_bee,cat=p_cat"), contains("class 'ant'"));
  CHECK_THROWS_WITH(named("ant=p_ant,bee=p_ant,cat=p_cat"), contains("class 'bee' a column that is taken"));
  CHECK_THROWS_WITH(named("ant=p_ant,bee=p_true,cat=p_cat"), contains("class 'bee' a column that is taken"));
  CHECK_THROWS_WITH(named("ant=p_ant,bee=p_bee,cat=p_ct"), contains("no column"));
}

TEST_CASE("a truth without a usual name is told by the labels that it shares with the predictions") {
  const Rows rows{{"1", "a", "a"}, {"2", "b", "a"}, {"2", "a", "b"}};
  CHECK(choose({"repeat", "species", "pred"}, rows).columns.find(role::truth) == 1U);
}

TEST_CASE("a truth without a usual name is told by the names of class scores, and by its two labels") {
  const Rows scores{{"no", "0.7", "0.3"}, {"yes", "0.1", "0.9"}, {"no", "0.6", "0.4"}};
  CHECK(choose({"churn", "churn_no_score", "churn_yes_score"}, scores).columns.find(role::truth) == 0U);
  const Rows one{{"0", "0.7"}, {"1", "0.1"}, {"0", "0.6"}};
  CHECK(choose({"died", "phat"}, one).columns.find(role::score) == 1U);
}

TEST_CASE("scores that contradict the predictions, or are no probabilities, are an error with the remedy") {
  const Rows sure{{"1", "1", "0.9"}, {"0", "0", "0.8"}, {"1", "0", "0.6"}};
  CHECK_THAT(refusal({"label", "pred", "score"}, sure),
             contains("no score in column 'score' is below 0.5") && contains("--score-is confidence"));
  CHECK(refusal({"label", "pred", "score"}, {{"1", "1", "0.9"}, {"0", "0", ""}})
            .empty());  // one label has no score
  const Rows far{{"1", "1", "0.1"}, {"0", "0", "0.8"}, {"1", "0", "0.6"}};
  CHECK_THAT(refusal({"label", "pred", "score"}, far),
             contains("rows that are predicted '1' have lower scores") && contains("--score-is distance"));
  const auto refusal_of_scores = [](const char* low, const char* high) {
    return refusal({"label", "score"}, {{"0", low}, {"1", high}, {"1", "0.5"}});
  };
  CHECK_THAT(refusal_of_scores("3.5", "97"),
             contains("holds scores from 0.5000 to 97.0000") && contains("--score-is percent"));
  CHECK_THAT(refusal_of_scores("-3.5", "7"), contains("--score-is logit"));
  CHECK_THAT(refusal_of_scores("-0.5", "0.7"), contains("--threshold THRESHOLD"));
}
