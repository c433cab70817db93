// The table of formats: what each says of itself is so.
#include "assay/report/formats.hpp"

#include <set>
#include <string>

#include "catch.hpp"

using namespace assay;

namespace {

// Five digits, a note, and a verdict for the formats that need one.
Report noted() {
  const Verdict verdict{.gates = {{.expression = "f1 >= 0.5",
                                   .estimate = {0.54321},
                                   .comparison = {Comparison::Sign::at_least, 0.5},
                                   .judgement = {.outcome = Outcome::pass, .margin = 0.04321, .reason = {}}}},
                        .outcome = Outcome::pass};
  return {.command = "check", .parts = {verdict}, .warnings = {{"odd", "it is odd"}}, .signature = "assay"};
}

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a format is found by its name, and the first is text") {
  CHECK(formats().front().name == "text");
  CHECK(find_format("yaml") == nullptr);
  std::set<std::string_view> names;
  for (const Format& format : formats()) {
    INFO(format.name);
    CHECK(names.insert(format.name).second);
    CHECK(find_format(format.name) == &format);
  }
}

TEST_CASE("a format in full has all digits, however many are asked for") {
  for (const Format& format : formats()) {
    INFO(format.name);
    const std::string few = format.render(noted(), {.digits = 2}),
                      many = format.render(noted(), {.digits = 9});
    if (format.all_digits) CHECK(few == many);
    if (format.all_digits) CHECK(holds(few, "0.54321"));
  }
}

TEST_CASE("notes can be left out of all formats but JSON, which is for programs") {
  for (const Format& format : formats()) {
    INFO(format.name);
    CHECK(holds(format.render(noted(), {.numbers_alone = true}), "it is odd") == (format.name == "json"));
  }
}

TEST_CASE("what is only of points that people do not see is not said to them") {
  Report report = noted();
  report.warnings[0].of_points = true;
  report.signature_with_points = "assay | points=7";
  for (const Format& format : formats()) {
    if (format.of_gates || !format.words) continue;
    INFO(format.name);
    CHECK(holds(format.render(report, {}), "it is odd") == (format.name == "json"));
    CHECK(holds(format.render(report, {}), "points=7") == (format.name == "json"));
  }
}

TEST_CASE("text leaves out a drawing of more lines than there are letters, and says so") {
  Drawing drawing{.title = "ROC curve", .x_label = "x", .y_label = "y", .lines = {}};
  drawing.lines.resize(27, {.name = "a", .legend = "AUC 1", .x = {0, 1}, .y = {0, 1}});
  const Format& text = *find_format("text");
  CHECK(text.render({.command = "roc", .parts = {drawing}}, {}) ==
        "\nnote: 27 curves are too many to draw in letters; --plot draws them\n");
  CHECK(text.render({.command = "roc", .parts = {drawing}}, {.numbers_alone = true}).empty());
}
