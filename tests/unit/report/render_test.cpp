// Series, choices and tables in every format.
#include "assay/report/render.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace assay;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const double nan = std::nan("");

Report report_of(std::vector<Part> parts, std::optional<double> confidence = std::nullopt) {
  return {.command = "roc", .confidence = confidence, .parts = std::move(parts), .signature = "assay"};
}

// The parts alone, with a blank line before, where the input would be, and the signature after them.
std::string text_of(std::vector<Part> parts, std::size_t width = 0) {
  return "\n" + render_text(report_of(std::move(parts)), {.width = width});
}
std::string markdown_of(std::vector<Part> parts) {
  return "\n" + render_markdown(report_of(std::move(parts)));
}
std::string csv_of(std::vector<Part> parts) { return render_csv(report_of(std::move(parts))); }

// JSON without blanks and newlines, which no text in these tests has.
std::string json_of(std::vector<Part> parts) {
  std::string json = render_json(report_of(std::move(parts)));
  std::erase_if(json, [](char c) { return c == ' ' || c == '\n'; });
  return json;
}

Series curve(std::string name = "", std::string name_header = "") {
  return {.key = "curve",
          .name = std::move(name),
          .name_header = std::move(name_header),
          .columns = {{"fpr", {0, 0.5, 1}}, {"tpr", {0, nan, 1}}, {"threshold", {infinity, 0.1, -infinity}}}};
}

Series listed_thresholds() {
  return {.key = "thresholds",
          .columns = {{"threshold", {0.75, 0.123456789}, true},
                      {"tp", {1, 20}, true},
                      {"precision", {1, nan}},
                      {"ratio", {infinity, 0.5}}},
          .listed = true};
}

ValueList choice() {
  return {.key = "metrics",
          .values = {{"f1", {0.5}}, {"lr_plus", {Value::infinite("FP = 0")}}},
          .choice = Choice{.goal = "highest f1 where recall >= 0.9", .threshold = 0.123456789}};
}

Table table_of_classes(bool with_intervals) {
  const Value none_called = Value::undefined("TP + FP = 0: no row was predicted positive");
  return {.key = "classes",
          .row_header = "class",
          .columns = {"precision", "lr_plus", "f1", "rows"},
          .rows = {{"a",
                    {Estimate{0.5, Interval{0.25, 0.75, IntervalMethod::wilson}}, Estimate{2}, Estimate{1},
                     Count{3}}},
                   {"b",
                    {Estimate{none_called}, Estimate{Value::infinite("FP = 0")}, Estimate{none_called},
                     Count{2.5, true}}}},
          .with_intervals = with_intervals};
}

const std::string values_heading = "group,label,metric,value,low,high,method,reason\n";

}  // namespace

TEST_CASE("CSV of a report that has series is these alone: NaN is an empty cell, infinity is inf") {
  CHECK(csv_of({ValueList{.key = "values", .values = {{"auc", {0.5}}}}, curve()}) ==
        "fpr,tpr,threshold\n0,0,inf\n0.5,,0.1\n1,1,-inf\n");
  CHECK(csv_of({ValueList{.key = "values", .values = {{"auc", {0.5}}}}}) ==
        values_heading + "values,,auc,0.5,,,,\n");
}

TEST_CASE("CSV of several series has one heading, and the name of each in its rows") {
  const Series first{.key = "curve", .name = "a,b.csv", .name_header = "file", .columns = {{"x", {0, 1}}}};
  const Series second{.key = "curve", .name = "=c.csv", .name_header = "file", .columns = {{"x", {0.25}}}};
  const Series empty{.key = "curve", .name = "d", .name_header = "file", .columns = {{"x", {}}}};
  CHECK(csv_of({first, empty, second}) == "file,x\n\"a,b.csv\",0\n\"a,b.csv\",1\n'=c.csv,0.25\n");
  CHECK(csv_of({empty}) == "file,x\n");
}

TEST_CASE("JSON has an array for each column of a series: NaN and infinity are null") {
  CHECK_THAT(json_of({curve()}), contains(R"("curve":{"fpr":[0,0.5,1],"tpr":[0,null,1],)"
                                          R"("threshold":[null,0.1,null]},)"));
}

TEST_CASE("JSON has an object for each of several series") {
  const Series one{.key = "curve", .name = "a", .columns = {{"x", {0}}}};
  const Series other{.key = "curve", .name = "\"b\"", .columns = {{"x", {}}}};
  CHECK_THAT(json_of({one, other}), contains(R"("curve":{"a":{"x":[0]},"\"b\"":{"x":[]}},)"));
}

TEST_CASE("text and markdown show a series that is listed, and no other") {
  CHECK(text_of({curve()}) == text_of(std::vector<Part>{}));
  CHECK(markdown_of({curve()}) == markdown_of({}));
  CHECK(text_of({listed_thresholds()}) ==
        "\n"
        "  threshold  tp  precision   ratio\n"
        "       0.75   1     1.0000     inf\n"
        "0.123456789  20        n/a  0.5000\n");
  CHECK_THAT(markdown_of({listed_thresholds()}), contains("\n| threshold | tp | precision | ratio |\n"
                                                          "|:--|--:|--:|--:|\n"
                                                          "| 0.75 | 1 | 1.0000 | inf |\n"
                                                          "| 0.123456789 | 20 | n/a | 0.5000 |\n"));
}

TEST_CASE("a choice in text and markdown is the values that it brings") {
  CHECK(text_of({choice()}) ==
        "\n"
        "metric    value    reason\n"
        "f1       0.5000\n"
        "lr_plus     inf    infinite: FP = 0\n");
  CHECK_THAT(markdown_of({choice()}), contains("\n| metric | value | reason |\n|:--|--:|--:|\n"
                                               "| f1 | 0.5000 |  |\n"
                                               "| lr\\_plus | inf | infinite: FP = 0 |\n"));
}

TEST_CASE("a choice in JSON and CSV has the threshold beside its values") {
  CHECK_THAT(json_of({choice()}),
             contains(R"("best":{"goal":"highestf1whererecall>=0.9","threshold":0.123456789,"metrics":)"
                      R"({"f1":{"value":0.5},"lr_plus":{"value":null,"reason":"infinite:FP=0"}}},)"));
  CHECK(csv_of({choice()}) == values_heading +
                                  "best,highest f1 where recall >= 0.9,threshold,0.123456789,,,,\n"
                                  "best,highest f1 where recall >= 0.9,f1,0.5,,,,\n"
                                  "best,highest f1 where recall >= 0.9,lr_plus,,,,,infinite: FP = 0\n");
}

TEST_CASE("a choice without a threshold says why") {
  const ValueList none{
      .key = "metrics",
      .values = {},
      .choice = Choice{.goal = "lowest cost", .threshold = Value::infinite("it calls no row positive")}};
  CHECK_THAT(json_of({none}), contains(R"("best":{"goal":"lowestcost","threshold":null,)"
                                       R"("reason":"infinite:itcallsnorowpositive","metrics":{}})"));
  CHECK(csv_of({none}) ==
        values_heading + "best,lowest cost,threshold,,,,,infinite: it calls no row positive\n");
}

TEST_CASE("a table shows intervals where it has them, and the reasons of a row that are the same as one") {
  CHECK(text_of({table_of_classes(true)}) ==
        "\n"
        "class                 precision  lr_plus      f1    rows\n"
        "a      0.5000 (0.2500 - 0.7500)   2.0000  1.0000       3\n"
        "b                           n/a      inf     n/a  2.5000\n"
        "n/a: precision, f1 of 'b': TP + FP = 0: no row was predicted positive\n"
        "inf: lr_plus of 'b': FP = 0\n");
  CHECK_THAT(text_of({table_of_classes(false)}), contains("a         0.5000   2.0000  1.0000       3\n"));
}

TEST_CASE("a table in markdown, CSV and JSON") {
  CHECK_THAT(markdown_of({table_of_classes(true)}),
             contains("\n| class | precision | lr\\_plus | f1 | rows |\n|:--|--:|--:|--:|--:|\n"
                      "| a | 0.5000 (0.2500 - 0.7500) | 2.0000 | 1.0000 | 3 |\n"
                      "| b | n/a | inf | n/a | 2.5000 |\n"
                      "\nn/a: precision, f1 of 'b': TP + FP = 0: no row was predicted positive\n"
                      "\ninf: lr\\_plus of 'b': FP = 0\n"));
  CHECK_THAT(csv_of({table_of_classes(false)}),
             contains("classes,a,precision,0.5,0.25,0.75,wilson,\n"
                      "classes,a,lr_plus,2,,,,\nclasses,a,f1,1,,,,\nclasses,a,rows,3,,,,\n"
                      "classes,b,precision,,,,,TP + FP = 0: no row was predicted positive\n"
                      "classes,b,lr_plus,,,,,infinite: FP = 0\n"));
  CHECK_THAT(json_of({table_of_classes(false)}),
             contains(R"("classes":{"a":{"precision":{"value":0.5,"low":0.25,"high":0.75,"method":"wilson"},)"
                      R"("lr_plus":{"value":2.0},"f1":{"value":1.0},"rows":3},"b":)"));
}

TEST_CASE("a table too wide is continued below, and neighbours of the same columns share a heading") {
  CHECK(text_of({table_of_classes(false), table_of_classes(false)}, 26)
            .starts_with("\n"
                         "class  precision  lr_plus\n"
                         "a         0.5000   2.0000\n"
                         "b            n/a      inf\n"
                         "\n"
                         "a         0.5000   2.0000\n"
                         "b            n/a      inf\n"
                         "\n"
                         "class      f1    rows\n"));
}

TEST_CASE("text from the data is escaped in every format") {
  Table table = table_of_classes(false);
  table.rows[0].label = "<\x1b[2J|\xff>\u202e";
  CHECK_THAT(text_of({table}), contains("\n<\\x1b[2J|\\xff>\\u{202e} "));
  CHECK_THAT(markdown_of({table}), contains("| &lt;\\\\x1b\\[2J\\|\\\\xff&gt;\\\\u{202e} |"));
  CHECK_THAT(csv_of({table}), contains("classes,<\\x1b[2J|\\xff>\\u{202e},f1,1,,,,\n"));
  CHECK_THAT(json_of({table}), contains("{\"<\\u001b[2J|\uFFFDxff>\\u202e\":{"));
}
