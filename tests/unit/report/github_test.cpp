// The log of GitHub Actions: annotations, and that nothing else is a command.
#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "catch.hpp"
#include "report/verdicts.hpp"

using namespace assay;

namespace {

std::string github(const std::vector<GateResult>& gates, bool inconclusive_may_pass = false) {
  return render_github(report_of(gates, inconclusive_may_pass));
}

// Lines as a runner reads them: one that begins with "::", blanks aside, or has "##[" is a command.
std::vector<std::string> commands(const std::string& log) {
  std::vector<std::string> found;
  for (const std::string& line : split(log, '\n'))
    if (line.starts_with("::") || line.find("##[") != std::string::npos) found.push_back(line);
  return found;
}

// What a runner makes of the message of a command.
std::string message_of(const std::string& command) {
  std::string text = command.substr(command.find("::", 2) + 2);
  for (const auto& [escape, character] :
       {std::pair("%0D", "\r"), std::pair("%0A", "\n"), std::pair("%25", "%")})
    for (std::size_t at = 0; (at = text.find(escape, at)) != std::string::npos; ++at)
      text.replace(at, 3, character);
  return text;
}

std::vector<GateResult> many(std::size_t gates, Outcome outcome) {
  std::vector<GateResult> all;
  for (std::size_t i = 0; i < gates; ++i)
    all.push_back(gate_result(outcome, "f1 >= " + std::to_string(i), "of no use"));
  return all;
}

}  // namespace

TEST_CASE("each gate that does not pass is an annotation, and the rest are plain lines") {
  CHECK(github(one_of_each()) ==
        "pass: a >= 0.5: 0.7500 (0.6250 - 0.8750)\n"
        "pass: e >= 0.5: 0.7500 (0.6250 - 0.8750)\n"
        "::error title=assay%3A a gate fails::b >= 0.5: why not\n"
        "::error title=assay%3A a gate is inconclusive::c >= 0.5: why not\n"
        "::error title=assay%3A a gate is undefined::d >= 0.5: why not\n"
        "fail: 2 of 5 gates fail, and 1 is inconclusive\n");
}

TEST_CASE("what is inconclusive and may pass is a warning") {
  const std::vector<std::string> found = commands(github(one_of_each(), true));
  REQUIRE(found.size() == 3);
  CHECK(found[0] == "::error title=assay%3A a gate fails::b >= 0.5: why not");
  CHECK(found[1] == "::error title=assay%3A a gate is undefined::d >= 0.5: why not");
  CHECK(found[2] == "::warning title=assay%3A a gate is inconclusive::c >= 0.5: why not");
}

TEST_CASE("the last line says what it comes to") {
  const auto last_line = [](const std::string& log) {
    const std::size_t begin = log.rfind('\n', log.size() - 2) + 1;
    return log.substr(begin, log.size() - 1 - begin);
  };
  const GateResult pass = gate_result(Outcome::pass), fail = gate_result(Outcome::fail),
                   unclear = gate_result(Outcome::inconclusive), none = gate_result(Outcome::undefined);
  CHECK(last_line(github({pass})) == "pass: the gate passes");
  CHECK(last_line(github({fail})) == "fail: the gate fails");
  CHECK(last_line(github({none})) == "fail: the gate fails");
  CHECK(last_line(github({unclear})) == "inconclusive: too little data to decide");
  CHECK(last_line(github({unclear}, true)) == "inconclusive: too little data to decide, which is allowed");
  CHECK(last_line(github({pass, pass})) == "pass: both gates pass");
  CHECK(last_line(github({pass, fail, none})) == "fail: 2 of 3 gates fail");
  CHECK(last_line(github({pass, unclear}, true)) ==
        "inconclusive: 1 of 2 gates is inconclusive, which is allowed");
}

TEST_CASE("a percent sign, a colon and a comma reach the reader as they are") {
  const std::string log = github({gate_result(Outcome::fail, "recall[50%, a:b] >= 0.5", "why%0Anot")});
  CHECK_THAT(log, contains("::error title=assay%3A a gate fails::recall[50%25, a:b] >= 0.5: why%250Anot\n"));
  CHECK(message_of(commands(log)[0]) == "recall[50%, a:b] >= 0.5: why%0Anot");
}

TEST_CASE("there are at most ten annotations of a kind, the last for all further gates") {
  for (const std::size_t gates : {9U, 10U}) {
    const std::vector<std::string> found = commands(github(many(gates, Outcome::fail)));
    CHECK(found.size() == gates);
    for (const std::string& one : found) CHECK_THAT(one, contains("title=assay%3A a gate fails::"));
  }
  const std::vector<std::string> found = commands(github(many(25, Outcome::fail)));
  REQUIRE(found.size() == 10);
  CHECK(found[8] == "::error title=assay%3A a gate fails::f1 >= 8: of no use");
  CHECK(found[9].starts_with(
      "::error title=assay%3A further gates::f1 >= 9: of no use%0Af1 >= 10: of no use%0A"));
  const std::vector<std::string> lines = split(message_of(found[9]), '\n');
  REQUIRE(lines.size() == 16);
  CHECK(lines[15] == "f1 >= 24: of no use");
}

TEST_CASE("errors and warnings are ten each, and no gate is lost") {
  std::vector<GateResult> gates = many(13, Outcome::fail);
  for (const GateResult& one : many(12, Outcome::inconclusive)) gates.push_back(one);
  std::size_t errors = 0, warnings = 0, told = 0;
  for (const std::string& one : commands(github(gates, true))) {
    ++(one.starts_with("::error ") ? errors : warnings);
    told += split(message_of(one), '\n').size();
  }
  CHECK(errors == 10);
  CHECK(warnings == 10);
  CHECK(told == 25);
  CHECK(commands(github(gates)).size() == 10);  // all are errors
}

TEST_CASE("a message is no longer than GitHub shows") {
  const std::string log = github(many(1000, Outcome::fail));
  for (const std::string& one : commands(log)) CHECK(message_of(one).size() <= 4096);
  CHECK(commands(github({gate_result(Outcome::fail, std::string(100'000, 'x'))}))[0].size() < 4200);
}

TEST_CASE("a run that came to nothing is an annotation with the hint") {
  const Report report{
      .command = "check",
      .failure = Error(ExitStatus::bad_data, {{"p.csv:7: bad", "mend it, 100%"}, {"worse", ""}}, 0)};
  CHECK(render_github(report) ==
        "::error title=assay%3A no gate was tried::p.csv:7: bad%0Ahint: mend it, 100%25\n"
        "::error title=assay%3A no gate was tried::worse\n");
}

TEST_CASE("law: no text from the data is a command, or ends a line") {
  for (const std::string& text : hostile_texts)
    for (const Outcome outcome : {Outcome::pass, Outcome::fail, Outcome::inconclusive, Outcome::undefined}) {
      CAPTURE(printable(text), name_of(outcome));
      Report report = report_of({gate_result(outcome, text, text)});
      report.warnings = {{.code = "w", .message = text}};
      const std::string log = render_github(report);
      CHECK(valid_utf8(log) == log);
      for (const char c : log) CHECK((c == '\n' || static_cast<unsigned char>(c) >= ' '));
      CHECK(std::count(log.begin(), log.end(), '\n') == 3);  // the gate, the warning and the verdict
      const std::vector<std::string> found = commands(log);
      REQUIRE(found.size() == (outcome == Outcome::pass ? 0 : 1));
      if (!found.empty()) CHECK(message_of(found[0]) == printable(text + ": " + text));
    }
}
