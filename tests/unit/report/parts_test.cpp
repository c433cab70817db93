// Working, texts, crowds and records in every format.
#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// Neither inputs nor signature: the parts alone.
Report report_of(std::vector<Part> parts) { return {.command = "bayes", .parts = std::move(parts)}; }

std::string text_of(std::vector<Part> parts, bool utf8 = false) {
  return render_text(report_of(std::move(parts)), {.utf8 = utf8, .width = 60});
}
std::string markdown_of(std::vector<Part> parts) { return render_markdown(report_of(std::move(parts))); }
std::string csv_of(std::vector<Part> parts) { return render_csv(report_of(std::move(parts))); }

// JSON without newlines and the blanks that indent it.
std::string json_of(std::vector<Part> parts) {
  std::string json;
  for (const std::string& line : split(render_json(report_of(std::move(parts))), '\n')) json += line;
  return json;
}

const std::string no_values = "group,label,metric,value,low,high,method,reason\n";

Working working() {
  return {.derivations = {{.name = "precision",
                           .formula = "TP / (TP + FP)",
                           .with_numbers = {2., " / (", 2., " + ", 1., ")"},
                           .simplified = {2., " / ", 3.},
                           .value = 2.0 / 3},
                          {.name = "lr_plus",
                           .formula = "recall / fpr",
                           .with_numbers = {1., " / ", 0.},
                           .simplified = {},
                           .value = Value::infinite("FP = 0")}}};
}

NaturalFrequencies crowd() {
  return {
      .population = 10'000, .affected = 500, .true_positives = 300, .false_positives = 4750, .exact = true};
}

Text one_column() {
  return {.key = "recall",
          .title = "recall, of rates",
          .columns = {"recall"},
          .rows = {{"Question", {"What share was found?"}}, {"See also", {"fnr"}}, {"Silent", {""}}}};
}

Text two_columns() {
  return {.key = "explained",
          .columns = {"recall", "fpr"},
          .rows = {{"range", {"0 to 1", "0 to 1"}}, {"better", {"higher", ""}}}};
}

Series records() {
  return {.key = "solutions",
          .labels = {{"hypothesis", {"flu", "cold"}}},
          .columns = {{"n", {20, 40}, true}, {"posterior", {.25, 2.0 / 3}}},
          .listed = true,
          .records = true};
}

}  // namespace

TEST_CASE("a report of nothing, without inputs and signature") {
  CHECK(text_of(std::vector<Part>{}) == "");
  CHECK(markdown_of({}) == "");
  CHECK(csv_of({}) == no_values);
  CHECK(json_of({}) ==
        R"({"schema": "assay.bayes/1","version": ")" + std::string(version()) + R"(","warnings": []})");
}

TEST_CASE("a report without a signature ends after its warnings, and starts with its first part") {
  Report report = report_of({paragraph("in_words", "It is so.")});
  report.warnings = {{.code = "odd", .message = "it is odd", .count = 2}};
  CHECK(render_text(report, {}) == "It is so.\n\nnote: it is odd\n");
  CHECK(render_markdown(report) == "It is so.\n\nNote: it is odd\n");
}

TEST_CASE("working: a line for each number in text and markdown, an object in JSON, nothing in CSV") {
  CHECK(text_of({working()}) ==
        "precision = TP / (TP + FP) = 2 / (2 + 1) = 2 / 3 = 0.6667\n"
        "lr_plus = recall / fpr = 1 / 0 = infinite: FP = 0\n");
  CHECK(markdown_of({working()}) ==
        "- precision = TP / (TP + FP) = 2 / (2 + 1) = 2 / 3 = 0.6667\n"
        "- lr\\_plus = recall / fpr = 1 / 0 = infinite: FP = 0\n");
  CHECK(csv_of({working()}) == no_values);
  CHECK_THAT(
      json_of({working()}),
      contains(R"x("working": {"precision": {"formula": "TP / (TP + FP)","with_numbers": "2 / (2 + 1)",)x"
               R"x("simplified": "2 / 3","value": 0.6666666666666666},"lr_plus": {"formula": )x"
               R"x("recall / fpr","with_numbers": "1 / 0","value": null,"reason": "infinite: FP = 0"}})x"));
}

TEST_CASE("workings of several classes stand under their labels") {
  Working a = working(), b = working();
  a.label = "ant", b.label = "bee";
  a.derivations.pop_back(), b.derivations.pop_back();
  CHECK(text_of({a, b}).starts_with("ant\nprecision = "));
  CHECK_THAT(text_of({a, b}), contains("\n\nbee\nprecision = "));
  CHECK_THAT(markdown_of({a, b}), contains("**ant**\n\n- precision = "));
  CHECK_THAT(json_of({a, b}), contains(R"("working": {"ant": {"precision": {)"));
  CHECK_THAT(json_of({a, b}), contains(R"("bee": {"precision": {)"));
}

TEST_CASE("a title is for people, and a label for programs") {
  Working titled = working();
  titled.label = "ant", titled.title = "of the ant";
  CHECK(text_of({titled}).starts_with("of the ant\n"));
  CHECK(markdown_of({titled}).starts_with("**of the ant**\n\n"));
  CHECK_THAT(json_of({titled}), contains(R"("working": {"ant": {)"));
}

TEST_CASE("paragraphs: text, with what they are about before it") {
  const Text plain = paragraph("in_words", "A posterior of 5.94%.");
  const Text about = paragraph("aloud", "The mean is 0.8.", "f1");
  CHECK(text_of({plain, about}) == "A posterior of 5.94%.\n\nf1: The mean is 0.8.\n");
  CHECK(markdown_of({plain, about}) == "A posterior of 5.94%.\n\nf1: The mean is 0.8.\n");
  CHECK(csv_of({plain, about}) == no_values);
  CHECK_THAT(json_of({plain, about}),
             contains(R"("in_words": "A posterior of 5.94%.","aloud": {"f1": "The mean is 0.8."})"));
}

TEST_CASE("a text of one column") {
  CHECK(text_of({one_column()}) == "recall, of rates\nQuestion  What share was found?\nSee also  fnr\n");
  CHECK_THAT(markdown_of({one_column()}), contains("|  | recall |\n|:--|:--|\n"
                                                   "| Question | What share was found? |\n"
                                                   "| See also | fnr |\n"));
  CHECK(csv_of({one_column()}) == no_values);
  CHECK_THAT(json_of({one_column()}),
             contains(R"("recall": {"recall": {"question": "What share was found?","see_also": "fnr"}})"));
}

TEST_CASE("a text of several columns") {
  CHECK(text_of({two_columns()}) ==
        "        recall                     fpr\n"
        "\n"
        "range   0 to 1                     0 to 1\n"
        "\n"
        "better  higher\n");
  CHECK_THAT(markdown_of({two_columns()}), contains("|  | recall | fpr |\n|:--|:--|:--|\n"
                                                    "| range | 0 to 1 | 0 to 1 |\n"
                                                    "| better | higher |  |\n"));
  CHECK_THAT(json_of({two_columns()}), contains(R"("explained": {"recall": {"range": "0 to 1",)"
                                                R"("better": "higher"},"fpr": {"range": "0 to 1"}})"));
}

TEST_CASE("a crowd of cases") {
  CHECK_THAT(text_of({crowd()}),
             contains("10,000 cases\n|-- 500 have the condition\n|   |-- 300 test positive\n"));
  CHECK_THAT(text_of({crowd()}, true), contains("│   └── 200 test negative\n└── 9,500 do not\n"));
  CHECK(markdown_of({crowd()}) ==
        "- 10,000 cases\n  - 500 have the condition\n    - 300 test positive\n    - 200 test negative\n"
        "  - 9,500 do not\n    - 4,750 test positive\n    - 4,750 test negative\n");
  CHECK(csv_of({crowd()}) == no_values);
  CHECK_THAT(json_of({crowd()}),
             contains(R"("natural_frequencies": {"population": 10000,"affected": 500,"unaffected": 9500,)"
                      R"("true_positives": 300,"false_negatives": 200,"false_positives": 4750,)"
                      R"("true_negatives": 4750,"exact": true})"));
}

TEST_CASE("records with labels: labels to the left, and an object for each row") {
  CHECK(text_of({records()}) ==
        "hypothesis   n  posterior\n"
        "flu         20     0.2500\n"
        "cold        40     0.6667\n");
  CHECK(markdown_of({records()}) ==
        "| hypothesis | n | posterior |\n|:--|--:|--:|\n"
        "| flu | 20 | 0.2500 |\n| cold | 40 | 0.6667 |\n");
  CHECK(csv_of({records()}) == "hypothesis,n,posterior\nflu,20,0.25\ncold,40,0.6666666666666666\n");
  CHECK_THAT(json_of({records()}),
             contains(R"("solutions": [{"hypothesis": "flu","n": 20,"posterior": 0.25},)"
                      R"({"hypothesis": "cold","n": 40,"posterior": 0.6666666666666666}])"));
}
