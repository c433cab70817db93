// Which column plays which role.
#include "assay/sample/columns.hpp"

#include "assay/core/error.hpp"
#include "catch.hpp"

using namespace assay;

namespace {
using Names = std::vector<std::string>;

Columns choose(const Names& header, const ColumnChoice& choice = {}) {
  return choose_columns(header, choice, "f");
}

ColumnChoice asked(const std::vector<std::pair<const Role*, std::string>>& columns) {
  ColumnChoice choice;
  for (const auto& [role, column] : columns) choice.set(*role, column);
  return choice;
}
}  // namespace

TEST_CASE("columns are recognised by the names that people use") {
  for (const char* name : {"y_true", "label", "labels", "truth", "target", "actual", "class", "Label"})
    CHECK(choose({"x", name, "pred"}).find(role::truth) == 1U);
  for (const char* name : {"y_pred", "pred", "prediction", "predictions", "predicted"})
    CHECK(choose({"label", name}).find(role::predicted) == 1U);
  for (const char* name : {"y_score", "score", "scores", "prob", "probability", "proba", "p"})
    CHECK(choose({"label", name}).find(role::score) == 1U);
}

TEST_CASE("columns are named, or given by number") {
  const Columns columns = choose({"a", "b", "c", "2"},
                                 asked({{&role::truth, "c"}, {&role::predicted, "1"}, {&role::weight, "2"}}));
  CHECK(columns.at(role::truth) == 2);
  CHECK(columns.find(role::predicted) == 0U);
  CHECK(columns.find(role::weight) == 3U);  // a name wins over a number
  CHECK_FALSE(columns.has(role::score));
}

TEST_CASE("none, or two, for a role is an error that lists the columns and the option to give") {
  CHECK_THROWS_WITH(choose({"x", "pred"}), contains("no column is recognised as the true label"));
  CHECK_THROWS_WITH(choose({"label", "target", "pred"}), contains("could both be the true label"));
  CHECK_THROWS_WITH(choose({"label", "label", "pred"}, asked({{&role::truth, "label"}})),
                    contains("there 2 times"));
  CHECK_THROWS_WITH(choose({"label", "pred"}, asked({{&role::truth, "lable"}})),
                    contains("did you mean 'label'?"));
  CHECK_THROWS_WITH(choose({"label", "pred"}, asked({{&role::truth, "3"}})), contains("no column number 3"));
  CHECK_THROWS_WITH(choose({"label", "pred"}, asked({{&role::predicted, "label"}})),
                    contains("both the true label and the prediction"));
  try {
    static_cast<void>(choose({"label;pred"}));
    FAIL("it chose");
  } catch (const Error& error) {
    CHECK(error.diagnostics[0].hint ==
          "name it with --truth; there is one column, 'label;pred'; is the delimiter another? try -d ';'");
  }
}

TEST_CASE("columns of class scores are named by a pattern, or one by one") {
  const std::vector<std::string> header{"p_true", "p_ant", "p_bee", "p_cat", "p_w", "p_"};
  const auto named = [&](const std::string& choice, const std::optional<std::string>& weight = "p_w") {
    ColumnChoice columns = asked({{&role::truth, "p_true"}, {&role::class_scores, choice}});
    if (weight) columns.set(role::weight, *weight);
    std::string names;
    for (const ClassColumn& one : choose(header, columns).class_scores)
      names += one.label + "=" + std::to_string(one.column) + " ";
    return names;
  };
  CHECK(named("p_*") == "ant=1 bee=2 cat=3 ");  // neither the truth nor the weight is a class
  CHECK(named("p_*", std::nullopt) == "ant=1 bee=2 cat=3 w=4 ");
  CHECK(named("cat=p_cat,ant=2,bee=3") == "cat=3 ant=1 bee=2 ");
  CHECK(named("ant=p_ant,bee=p_bee") == "ant=1 bee=2 ");
  CHECK_THROWS_WITH(named("q_*"), contains("names 0 columns, and needs two or more"));
  CHECK_THROWS_WITH(named("ant=p_ant"), contains("names 1 column,"));
  CHECK_THROWS_WITH(named("p_*_*"), contains("cannot be 'p_*_*'"));
  CHECK_THROWS_WITH(named("ant=p_ant,p_bee"), contains("cannot be"));
  CHECK_THROWS_WITH(named("ant=p_ant,ant=p_bee,cat=p_cat"), contains("class 'ant'"));
  CHECK_THROWS_WITH(named("ant=p_ant,bee=p_ant,cat=p_cat"), contains("class 'bee' a column that is taken"));
  CHECK_THROWS_WITH(named("ant=p_ant,bee=p_true,cat=p_cat"), contains("class 'bee' a column that is taken"));
  CHECK_THROWS_WITH(named("ant=p_ant,bee=p_bee,cat=p_ct"), contains("no column"));
}
