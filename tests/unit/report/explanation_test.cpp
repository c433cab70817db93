// Reports of explain: which metrics and concepts are explained where, and what metrics come to.
#include "assay/report/build/explanation.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"

using namespace assay;

namespace {

Topic metric_topic(const std::string& name) { return bound_metric(name); }
Topic concept_topic(const std::string& name) { return find_concept(name); }

std::vector<BoundMetric> bound(const std::vector<std::string>& names) {
  std::vector<BoundMetric> metrics;
  for (const std::string& name : names) metrics.push_back(bound_metric(name));
  return metrics;
}

// All parts of one kind.
template <class Kind>
std::vector<Kind> parts_of(const Report& report) {
  std::vector<Kind> found;
  for (const Part& part : report.parts)
    if (const auto* one = std::get_if<Kind>(&part)) found.push_back(*one);
  return found;
}

std::vector<Text> sentences_in(const Report& report) {
  std::vector<Text> sentences = parts_of<Text>(report);
  std::erase_if(sentences, [](const Text& one) { return one.key != "aloud"; });
  return sentences;
}

// 70 of 100 rows are right: tp 40, fp 10, fn 20, tn 30.
InputSample hundred_rows(bool weighted = false) {
  InputSample loaded{
      .predictions = {.matrix = two_class_matrix({.tp = 40, .fp = 10, .fn = 20, .tn = 30}, {"no", "yes"}),
                      .positive = 1,
                      .selected = 2}};
  loaded.predictions.matrix.weighted = weighted;
  loaded.input.files = {"rows.csv"};
  loaded.warnings = {{"odd", "it is odd"}};
  return loaded;
}

// A row of each pair of true and predicted class, but none of a c taken for another.
InputSample three_classes() {
  return {.predictions = {.matrix = {.labels = {"a", "b", "c"}, .cells = {1, 1, 1, 1, 1, 1, 0, 0, 1}},
                          .selected = 3}};
}

}  // namespace

TEST_CASE("the catalogue lists each family of metrics, and then the concepts") {
  const auto lists = parts_of<Text>(catalogue_report());
  REQUIRE(lists.size() == metric_families().size() + 1);
  for (std::size_t i = 0; i < metric_families().size(); ++i) {
    CHECK(lists[i].title == metric_families()[i].title);
    CHECK(lists[i].rows.size() == metric_families()[i].metrics.size());
  }
  CHECK(lists.back().title == "Ideas");
  CHECK(lists.back().rows.size() == concepts().size());
}

TEST_CASE("metrics are explained side by side, where the first of them was asked for") {
  const Report report = explanation_report(std::vector{concept_topic("roc"), metric_topic("recall"),
                                                       concept_topic("pr_curve"), metric_topic("f1")});
  const auto found = parts_of<Text>(report);
  REQUIRE(found.size() == 3);
  CHECK(found[0].columns == std::vector<std::string>{"roc"});
  CHECK(found[1].columns == std::vector<std::string>{"recall", "f1"});
  CHECK(found[2].columns == std::vector<std::string>{"pr_curve"});
}

TEST_CASE("what is there again, or with another parameter, is explained once") {
  const Report report =
      explanation_report(std::vector{metric_topic("fbeta(2)"), metric_topic("fbeta(0.5)"),
                                     concept_topic("roc"), metric_topic("fbeta(2)"), concept_topic("roc")});
  const auto found = parts_of<Text>(report);
  REQUIRE(found.size() == 2);
  CHECK(found[0].columns == std::vector<std::string>{"fbeta"});
  CHECK(found[1].columns == std::vector<std::string>{"roc"});
}

TEST_CASE("values of some counts need no others, and a sentence has each that is defined") {
  Report report{.command = "explain"};
  add_values(report, {.tp = 6, .fp = 2, .fn = std::nan(""), .tn = std::nan("")}, bound({"precision"}),
             std::nullopt);
  const auto values = parts_of<ValueList>(report).at(0).values;
  REQUIRE(values.size() == 1);
  CHECK(values[0].estimate.value.number() == 0.75);  // 6 / 8
  CHECK(parts_of<Working>(report).at(0).derivations[0].name == "precision");
  const auto sentences = sentences_in(report);
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].rows.at(0).term == "precision");
  CHECK_THAT(sentences[0].rows[0].texts.at(0).text(4), contains("75%"));
  CHECK_THAT(report.signature, contains("| counts | undefined=null"));
}

TEST_CASE("0/0 has no sentence, unless a number stands for it") {
  Report none{.command = "explain"}, replaced = none;
  const TwoByTwo nothing_called{.tp = 0, .fp = 0, .fn = 5, .tn = 5};
  add_values(none, nothing_called, bound({"precision", "recall"}), std::nullopt);
  add_values(replaced, nothing_called, bound({"precision", "recall"}), 1);
  CHECK_FALSE(parts_of<ValueList>(none).at(0).values[0].estimate.value.defined());
  CHECK(sentences_in(none).size() == 1);
  CHECK(parts_of<ValueList>(replaced).at(0).values[0].estimate.value.number() == 1);
  CHECK(sentences_in(replaced).size() == 2);
  CHECK_THAT(replaced.signature, contains("undefined=1"));
}

TEST_CASE("values of an input come with intervals, its warnings and its rules") {
  Report report{.command = "explain"};
  add_values(report, hundred_rows(), bound({"accuracy", "recall"}), {});
  CHECK(report.confidence == 0.95);
  CHECK(report.inputs.at(0).files == std::vector<std::string>{"rows.csv"});
  CHECK(report.warnings.at(0).code == "odd");
  CHECK(report.rules);
  const auto values = parts_of<ValueList>(report).at(0).values;
  REQUIRE(values.size() == 2);
  CHECK(values[0].estimate.value.number() == Approx(0.7));  // 70 / 100
  // Wilson: (0.7 + 3.8415 / 200 -+ 1.96 sqrt(0.21 / 100 + 3.8415 / 40000)) / 1.038415
  CHECK(values[0].estimate.interval->low == Approx(0.60415).margin(5e-5));
  CHECK(values[0].estimate.interval->high == Approx(0.78105).margin(5e-5));
  CHECK(values[1].estimate.value.number() == Approx(2.0 / 3));  // 40 / 60
  CHECK(parts_of<Table>(report).empty());                       // a class is the positive one
  CHECK(sentences_in(report).size() == 2);
}

TEST_CASE("weighted rows have no confidence to tell of") {
  Report report{.command = "explain"};
  add_values(report, hundred_rows(true), bound({"accuracy"}), {});
  CHECK_FALSE(report.confidence);
  CHECK_FALSE(parts_of<ValueList>(report).at(0).values[0].estimate.interval);
}

TEST_CASE("of several classes a metric is shown class by class, with averages") {
  Report report{.command = "explain"};
  add_values(report, three_classes(), bound({"recall"}), {.intervals = {.wanted = false}});
  const auto tables = parts_of<Table>(report);
  REQUIRE(tables.size() == 2);
  REQUIRE(tables[0].rows.size() == 3);
  CHECK(tables[0].rows[2].label == "c");
  CHECK(std::get<Estimate>(tables[0].rows[0].cells[0]).value.number() == Approx(1.0 / 3));
  CHECK(std::get<Estimate>(tables[0].rows[2].cells[0]).value.number() == 1);
  CHECK(std::get<Estimate>(tables[1].rows[0].cells[0]).value.number() == Approx(5.0 / 9));  // macro
  CHECK_FALSE(report.confidence);
  CHECK(parts_of<Working>(report).size() == 4);  // a class each, and averages
}
