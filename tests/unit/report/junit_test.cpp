// JUnit's XML: what CI systems count, and that they can read it whatever the data holds.
#include <algorithm>
#include <map>
#include <sstream>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "catch.hpp"
#include "report/verdicts.hpp"

using namespace assay;

namespace {

// How often a text stands in another.
std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// Takes what stands at the beginning.
bool take(std::string_view& text, std::string_view part) {
  if (!text.starts_with(part)) return false;
  text.remove_prefix(part.size());
  return true;
}

bool take_name(std::string_view& text) {
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-");
  if (end == 0) return false;
  text.remove_prefix(end);
  return true;
}

// Text without < and with no & but in the entities that XML knows.
bool take_text(std::string_view& text, std::string_view until) {
  for (; !text.empty() && until.find(text[0]) == std::string_view::npos;) {
    if (text[0] == '<') return false;
    if (text[0] != '&') {
      text.remove_prefix(1);
    } else if (!take(text, "&amp;") && !take(text, "&lt;") && !take(text, "&gt;") && !take(text, "&quot;")) {
      return false;
    }
  }
  return !text.empty();
}

// An element with all it holds: of XML as much as these reports use.
bool take_element(std::string_view& text) {
  if (!take(text, "<")) return false;
  const std::string_view begin = text;
  if (!take_name(text)) return false;
  const std::string name(begin.substr(0, begin.size() - text.size()));
  while (take(text, " "))
    if (!take_name(text) || !take(text, "=\"") || !take_text(text, "\"") || !take(text, "\"")) return false;
  if (take(text, "/>")) return true;
  if (!take(text, ">")) return false;
  while (take_text(text, "<") && !text.starts_with("</"))
    if (!take_element(text)) return false;
  return take(text, "</" + name + ">");
}

void check_well_formed(const std::string& xml) {
  std::string_view rest = xml;
  CHECK(take(rest, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
  CHECK(take_element(rest));
  CHECK(rest == "\n");
  CHECK(valid_utf8(xml) == xml);
  for (const char c : xml) CHECK((c == '\n' || static_cast<unsigned char>(c) >= ' '));
  CHECK(xml.find("\xEF\xBF\xBE") == std::string::npos);  // U+FFFE, which XML forbids
}

std::string junit(const std::vector<GateResult>& gates, bool inconclusive_may_pass = false) {
  const std::string xml = render_junit(report_of(gates, inconclusive_may_pass));
  check_well_formed(xml);
  return xml;
}

std::string counts(int tests, int failures, int errors, int skipped) {
  std::ostringstream text;
  text << "tests=\"" << tests << "\" failures=\"" << failures << "\" errors=\"" << errors << "\" skipped=\""
       << skipped << "\"";
  return text.str();
}

}  // namespace

TEST_CASE("JUnit counts gates by outcome, in both of its sums") {
  const std::string strict = junit(one_of_each()), lenient = junit(one_of_each(), true);
  CHECK(count(strict, counts(5, 2, 1, 0)) == 2);
  CHECK(count(lenient, counts(5, 1, 1, 1)) == 2);
  CHECK(count(strict, "<testcase ") == 5);
  CHECK(count(strict, "<failure ") == 2);
  CHECK(count(strict, "<error ") == 1);
  CHECK(count(strict, "<skipped ") == 0);
  CHECK(count(lenient, "<failure ") == 1);
  CHECK(count(lenient, "<skipped message=\"why not\"/>") == 1);
  CHECK(count(junit({gate_result(Outcome::pass)}), counts(1, 0, 0, 0)) == 2);
}

TEST_CASE("JUnit says of a gate what it is and why it does not pass") {
  const std::string xml = junit(one_of_each());
  for (const char* part : {
           R"(<testsuite name="data/preds.csv" )",
           R"(<testcase classname="assay.preds" name="a &gt;= 0.5" time="0.000">)",
           R"(<failure type="fail" message="why not">why not</failure>)",
           R"(<failure type="inconclusive" message="why not">why not</failure>)",
           R"(<error type="undefined" message="why not">why not</error>)",
           "<system-out>value 0.75, interval 0.625 to 0.875 (wilson), limit 0.5, margin 0.25</system-out>",
           "<system-out>value undefined, limit 0.5</system-out>",
           R"(<property name="signature" value="assay 0.2.0 | truth=label"/>)",
       })
    CHECK_THAT(xml, contains(part));
}

TEST_CASE("JUnit has numbers in full, and the baseline") {
  GateResult gate = gate_result(Outcome::pass);
  gate.estimate.value = 2.0 / 3;
  gate.baseline = 0.1;
  CHECK_THAT(junit({gate}), contains("value 0.6666666666666666, "));
  CHECK_THAT(junit({gate}), contains(", baseline 0.1, margin 0.25"));
}

TEST_CASE("each gate has a name of its own in JUnit") {
  const std::string xml = junit({gate_result(Outcome::pass, "f1 > 0"), gate_result(Outcome::fail, "f1 > 0"),
                                 gate_result(Outcome::pass, "f1 > 0"), gate_result(Outcome::pass, "f1 > 1")});
  for (const char* name : {"f1 &gt; 0", "f1 &gt; 0 (2)", "f1 &gt; 0 (3)", "f1 &gt; 1"})
    CHECK(count(xml, " name=\"" + std::string(name) + "\"") == 1);
}

TEST_CASE("the class in JUnit is the file without folder, ending and dots") {
  for (const auto& [file, name] : std::map<std::string, std::string>{{"preds.csv", "preds"},
                                                                     {"a.b/v1.2.csv", "v1_2"},
                                                                     {"/x/preds", "preds"},
                                                                     {".csv", "_csv"},
                                                                     {"-", "stdin"},
                                                                     {"", "counts"}}) {
    CAPTURE(file);
    CHECK_THAT(render_junit(report_of(one_of_each(), false, file)),
               contains("classname=\"assay." + name + "\""));
  }
}

TEST_CASE("JUnit tells of a run that came to nothing") {
  const Report report{
      .command = "check",
      .failure = Error(ExitStatus::bad_data, {{"p.csv:7: 'x' < 1", "see <a>"}, {"more", "b"}}, 0)};
  const std::string xml = render_junit(report);
  check_well_formed(xml);
  CHECK(count(xml, counts(1, 0, 1, 0)) == 2);
  CHECK_THAT(xml, contains("<error type=\"exit status 3\" message=\"p.csv:7: 'x' &lt; 1\">"
                           "p.csv:7: 'x' &lt; 1\nhint: see &lt;a&gt;\nmore\nhint: b\n</error>"));
}

TEST_CASE("law: JUnit is well-formed whatever the data holds") {
  for (const std::string& text : hostile_texts)
    for (const Outcome outcome : {Outcome::pass, Outcome::fail, Outcome::inconclusive, Outcome::undefined})
      for (const bool lenient : {false, true}) {
        CAPTURE(printable(text), name_of(outcome));
        Report report = report_of({gate_result(outcome, "recall[" + text + "] > 0", text)}, lenient, text);
        report.inputs[0].columns = {{"truth", text}};
        report.inputs[0].positive = text;
        report.signature = text;
        const std::string xml = render_junit(report);
        check_well_formed(xml);
        CHECK(count(xml, "<testcase ") == 1);
        CHECK(count(xml, "<failure") + count(xml, "<error") + count(xml, "<skipped") <= 1);
      }
  for (const std::string& text : hostile_texts) {
    const Report report{.command = "check", .failure = Error(ExitStatus::io, text, text)};
    check_well_formed(render_junit(report));
  }
}

TEST_CASE("text for XML is escaped, and has no character that XML forbids") {
  CHECK(xml_text("a < b && c > \"d\" 'e'") == "a &lt; b &amp;&amp; c &gt; &quot;d&quot; 'e'");
  CHECK(xml_text("&amp;") == "&amp;amp;");
  CHECK(xml_text("]]>") == "]]&gt;");
  CHECK(xml_text(std::string_view("\0\x1b\n\x7f", 4)) == "\\x00\\x1b\\x0a\\x7f");
  CHECK(xml_text("\xEF\xBF\xBE\xEF\xBF\xBF") == "\\u{fffe}\\u{ffff}");
  CHECK(xml_text("caf\xC3\xA9\xFF") == "caf\xC3\xA9\\xff");
}
