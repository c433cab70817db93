// Which column plays which role.
#include "assay/input/columns.hpp"

#include "assay/core/error.hpp"
#include "catch.hpp"

using namespace assay;

namespace {
using Names = std::vector<std::string>;

Columns choose(const Names& header, const ColumnChoice& choice = {}) {
  return choose_columns(header, choice, "f");
}
}  // namespace

TEST_CASE("columns are recognised by the names that people use") {
  for (const char* name : {"y_true", "label", "labels", "truth", "target", "actual", "class", "Label"})
    CHECK(choose({"x", name, "pred"}).truth == 1);
  for (const char* name : {"y_pred", "pred", "prediction", "predictions", "predicted"})
    CHECK(choose({"label", name}).predicted == 1U);
  for (const char* name : {"y_score", "score", "scores", "prob", "probability", "proba", "p"})
    CHECK(choose({"label", name}).score == 1U);
}

TEST_CASE("columns are named, or given by number") {
  const Columns columns = choose({"a", "b", "c", "2"}, {.truth = "c", .predicted = "1", .weight = "2"});
  CHECK(columns.truth == 2);
  CHECK(columns.predicted == 0U);
  CHECK(columns.weight == 3U);  // a name wins over a number
  CHECK_FALSE(columns.score.has_value());
}

TEST_CASE("none, or two, for a role is an error that lists the columns and the option to give") {
  CHECK_THROWS_WITH(choose({"x", "pred"}), contains("no column is recognised as the true label"));
  CHECK_THROWS_WITH(choose({"label", "target", "pred"}), contains("could both be the true label"));
  CHECK_THROWS_WITH(choose({"label", "label", "pred"}, {.truth = "label"}), contains("there 2 times"));
  CHECK_THROWS_WITH(choose({"label", "pred"}, {.truth = "lable"}), contains("did you mean 'label'?"));
  CHECK_THROWS_WITH(choose({"label", "pred"}, {.truth = "3"}), contains("no column number 3"));
  CHECK_THROWS_WITH(choose({"label", "pred"}, {.predicted = "label"}),
                    contains("both the true label and the prediction"));
  try {
    static_cast<void>(choose({"label;pred"}));
    FAIL("it chose");
  } catch (const Error& error) {
    CHECK(error.complaints[0].hint ==
          "name it with --truth; there is one column, 'label;pred'; is the delimiter another? try -d ';'");
  }
}

TEST_CASE("columns of class scores are named by a pattern, or one by one") {
  const std::vector<std::string> header{"p_true", "p_ant", "p_bee", "p_cat", "p_w", "p_"};
  const auto named = [&](const std::string& choice, const std::optional<std::string>& weight = "p_w") {
    const ColumnChoice asked{.truth = "p_true", .weight = weight, .class_scores = choice};
    std::string names;
    for (const ClassColumn& one : choose(header, asked).class_scores)
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
