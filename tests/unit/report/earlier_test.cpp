// Earlier reports: what was written is read back, and what is no report is refused.
#include "assay/report/earlier.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "assay/core/error.hpp"
#include "assay/report/render.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

using Place = std::vector<std::string>;

const std::vector<std::string> hostile{"fraud",
                                       "<=50K",
                                       "a]b",
                                       "two\nlines",
                                       "\x1b[31m",
                                       "\xff\xfe",
                                       "\xed\xa0x",
                                       "\"}]",
                                       "",
                                       " ",
                                       "value",
                                       "support",
                                       "metrics",
                                       "::error::x",
                                       "\\u0000",
                                       std::string("nul\0nul", 7),
                                       "\u202eevil",
                                       "macro",
                                       "a/b~c",
                                       "1",
                                       std::string(5000, 'x')};

// Numbers that a careless writer or reader would change.
const std::vector<double> numbers{0.1,
                                  1.0 / 3,
                                  0.9473684210526315,
                                  5e-324,
                                  1.7976931348623157e308,
                                  -0.25,
                                  0,
                                  1234567890123456e1,
                                  std::nextafter(1.0, 0),
                                  std::numeric_limits<double>::epsilon()};

double number_at(std::size_t i) { return numbers[i % numbers.size()]; }

Report report_of(std::vector<Part> parts) {
  const Provenance input{.files = {"rows.csv"},
                         .columns = {{"truth", "a | positive=x"}, {"score", "s"}},
                         .positive = "yes",
                         .labels = {"no", "yes"},
                         .threshold = 0.1,
                         .clip = 1e-15,
                         .missing = Missing::drop};
  return {.command = "report",
          .inputs = {input},
          .rules = EstimateRules{.zero_division = 0},
          .parts = std::move(parts)};
}

// A table of two metrics and a support, a row for each label.
Table table_of(const std::string& key, const std::vector<std::string>& labels) {
  Table table{.key = key, .row_header = "class", .columns = {"recall", "f1", "support"}, .rows = {}};
  for (std::size_t i = 0; i < labels.size(); ++i)
    table.rows.push_back({labels[i],
                          {Estimate{number_at(i), Interval{0, 1, IntervalMethod::wilson}},
                           Estimate{number_at(i + 1)}, Count{static_cast<double>(i)}}});
  return table;
}

BaselineReport read(const std::string& json) { return baseline_report(json, "old.json"); }

void check_number(const BaselineReport& report, const Place& place, double expected) {
  CAPTURE(place);
  const auto found = report.find(place);
  REQUIRE(found);
  REQUIRE(found->value.defined());
  CHECK(found->value.number() == expected);
  CHECK(std::signbit(found->value.number()) == std::signbit(expected));
}

void check_refused(const std::string& json, const std::string& why) {
  CAPTURE(json.substr(0, 200));
  try {
    static_cast<void>(read(json));
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::bad_data);
    CHECK_THAT(error.what(), Catch::Matchers::StartsWith("old.json "));
    CHECK_THAT(error.what(), contains(why));
    CHECK_FALSE(error.diagnostics[0].hint.empty());
  }
}

const std::string head = R"({"schema": "assay.report/1", "version": "0.2.0", "input": {"source": "rows"})";

}  // namespace

TEST_CASE("what a report said is read back, to the last bit") {
  ValueList values{.key = "metrics", .values = {}};
  for (std::size_t i = 0; i < numbers.size(); ++i)
    values.values.push_back({"m" + std::to_string(i), {number_at(i), Interval{-1, 1, IntervalMethod::log}}});
  const BaselineReport report = read(render_json(report_of({values})));
  CHECK(report.version == version());
  CHECK(report.zero_division == 0);
  CHECK(differences(report.input, report_of({}).inputs[0]).empty());
  CHECK(report.values.size() == numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i)
    check_number(report, {"metrics", "m" + std::to_string(i)}, number_at(i));
}

TEST_CASE("classes are found by their labels, whatever these are made of") {
  const BaselineReport report = read(
      render_json(report_of({table_of("classes", hostile), table_of("averages", {"macro", "weighted"})})));
  CHECK(report.values.size() == 2 * (hostile.size() + 2));
  for (std::size_t i = 0; i < hostile.size(); ++i) {
    check_number(report, {"classes", hostile[i], "recall"}, number_at(i));
    check_number(report, {"classes", hostile[i], "f1"}, number_at(i + 1));
    CHECK(report.names_at({"classes", hostile[i]}) == Place{"f1", "recall"});
  }
  check_number(report, {"averages", "macro", "f1"}, number_at(1));
  check_number(report, {"averages", "weighted", "recall"}, number_at(1));
  CHECK(report.names_at({"classes"}).size() == hostile.size());
  CHECK(report.names_at({"averages"}) == Place{"macro", "weighted"});
}

TEST_CASE("labels that differ in bytes that are no text are told apart") {
  const BaselineReport report =
      read(render_json(report_of({table_of("classes", {"\xff", "\xfe", "\xff\xff"})})));
  check_number(report, {"classes", "\xff", "recall"}, number_at(0));
  check_number(report, {"classes", "\xfe", "recall"}, number_at(1));
  check_number(report, {"classes", "\xff\xff", "recall"}, number_at(2));
}

TEST_CASE("what has no number keeps its reason") {
  const BaselineReport report = read(render_json(report_of(
      {ValueList{.key = "metrics",
                 .values = {{"precision", {Value::undefined("TP + FP = 0: no row was predicted positive")}},
                            {"lr_plus", {Value::infinite("FP = 0")}}}}})));
  const auto precision = report.find({"metrics", "precision"}), ratio = report.find({"metrics", "lr_plus"});
  REQUIRE(precision);
  CHECK_FALSE(precision->value.defined());
  CHECK(precision->value.reason() == "TP + FP = 0: no row was predicted positive");
  REQUIRE(ratio);
  CHECK_FALSE(ratio->value.defined());
  CHECK(ratio->value.reason() == "infinite: FP = 0");
}

TEST_CASE("what is not there is not found") {
  const BaselineReport report = read(render_json(report_of({table_of("classes", {"a"})})));
  CHECK_FALSE(report.find({"classes", "a", "precision"}));
  CHECK_FALSE(report.find({"classes", "a", "support"}));  // a count is no metric
  CHECK_FALSE(report.find({"classes", "b", "recall"}));
  CHECK_FALSE(report.find({"classes", "a"}));
  CHECK_FALSE(report.find({"metrics", "recall"}));
  CHECK_FALSE(report.find({}));
  CHECK(report.names_at({"classes", "b"}).empty());
  CHECK(report.names_at({"metrics"}).empty());
  CHECK(report.names_at({}) == Place{"classes"});
}

TEST_CASE("text that is not JSON is refused at its byte") {
  check_refused("", "is not JSON: at byte 1");
  check_refused("{", "is not JSON: at byte 2");
  check_refused("metric,value\n", "is not JSON: at byte 1");
  check_refused(head + "} {}", "is not JSON: at byte " + std::to_string(head.size() + 3));
  check_refused(head + ",}", "is not JSON");
  check_refused(head + R"(, "metrics": {"f1": {"value": NaN}}})", "is not JSON");
  check_refused(head + ", \"x\": \"\xff\"}", "is not JSON");
  check_refused(head.substr(0, head.size() - 4), "is not JSON");
}

TEST_CASE("JSON that is no report is refused, and one of another kind or version by its name") {
  for (const char* json : {"null", "1", "[]", "{}", "\"assay.report/1\"", R"({"schema": 1})",
                           R"({"schema": ""})", R"({"schema": null})", R"(["schema", "assay.report/1"])"})
    check_refused(json, "is not a report of assay: it has no \"schema\"");
  check_refused(R"({"schema": "assay.check/1"})", "has the schema 'assay.check/1'");
  check_refused(R"({"schema": "other"})", "has the schema 'other'");
  check_refused(R"({"schema": "assay.report/2"})", "has the later schema 'assay.report/2'");
  for (const char* version : {"", "0", "x", "-1", "nan", "1 "})
    check_refused(R"({"schema": "assay.report/)" + std::string(version) + "\"}", "has the unknown schema");
  check_refused(R"({"schema": "\u001b]0;x\u0007"})", "'\\x1b]0;x\\x07'");
}

TEST_CASE("a report that does not say how it was made is refused") {
  const std::string schema = R"({"schema": "assay.report/1")";
  for (const char* version : {"", R"(, "version": "")", R"(, "version": null)", R"(, "version": [1])"})
    check_refused(schema + version + "}", "has no \"version\"");
  for (const char* input : {"", R"(, "input": null)", R"(, "input": {})", R"(, "input": {"source": 1})"})
    check_refused(schema + R"(, "version": "0.2.0")" + input + "}", "does not say how its input was read");
}

TEST_CASE("parts that are not as reports have them hold no values") {
  for (const char* parts :
       {"", R"(, "metrics": null)", R"(, "metrics": [])", R"(, "metrics": 0.5)",
        R"(, "metrics": {"f1": 0.5})", R"(, "metrics": {"f1": null})", R"(, "metrics": {"f1": []})",
        R"(, "metrics": {"f1": {"low": 0.5}})", R"(, "metrics": {"f1": {"f1": {"value": 0.5}}})",
        R"(, "classes": {"a": 0.5})", R"(, "classes": {"a": {}})",
        R"(, "classes": {"a": {"f1": {"f1": {"value": 0.5}}}})", R"(, "matrix": {"a": {"value": 0.5}})"}) {
    CAPTURE(parts);
    CHECK(read(head + parts + "}").values.empty());
  }
}

TEST_CASE("slices are read back, and what is none is passed over") {
  const BaselineReport report = read(
      head + R"(, "slices": {"a": {"rows": 40, "metrics": {"f1": {"value": 0.5}}}, "b\u0001": {}, "c": 1}})");
  CHECK(report.values.empty());
  CHECK(report.slices.size() == 2);
  check_number(report.of_slice("a", 40).value(), {"metrics", "f1"}, 0.5);
  CHECK_FALSE(report.of_slice("a", 41));
  CHECK(report.of_slice("b\x01", 0));
  CHECK_FALSE(report.of_slice("c", 0));
  CHECK(read(head + R"(, "slices": [1]})").slices.empty());
}

TEST_CASE("keys that are new are passed over") {
  const BaselineReport report =
      read(head + R"(, "news": {"value": 1}, "metrics": {"f1": {"value": 0.5, "news": [{}]}, "news": {}}})");
  CHECK(report.values.size() == 1);
  check_number(report, {"metrics", "f1"}, 0.5);
}

TEST_CASE("a million brackets are no report, and do no harm") {
  const std::string open(1'000'000, '['), close(1'000'000, ']');
  check_refused(open, "is not JSON: at byte 1000001");
  check_refused(open + close, "it has no \"schema\"");
  std::string objects;
  for (int i = 0; i < 300'000; ++i) objects += R"({"metrics":)";
  check_refused(objects, "is not JSON");
  CHECK(read(head + R"(, "metrics": )" + open + close + "}").values.empty());
  CHECK(read(head + R"(, "classes": {"a": {"f1": )" + objects + "1" + std::string(300'000, '}') + "}}}")
            .values.empty());
}
