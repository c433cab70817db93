// Laws of reading gates: over the catalogue, and over random text.
#include "assay/gate/gate.hpp"
#include "assay/metric/catalogue.hpp"

#include <cmath>
#include <random>

#include "assay/core/syntax_error.hpp"
#include "assay/core/text.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// A metric by its name, and its parameter where it has one.
std::string full_name(const Metric& metric, std::string_view name) {
  return std::string(name) + (metric.parameter ? "(" + exact(metric.parameter->example) + ")" : "");
}

// Reads a text; one that is refused must be so at a place within it, with a hint.
template <class Read>
bool reads(Read read, const std::string& text) {
  CAPTURE(printable(text));
  try {
    static_cast<void>(read(text));
    return true;
  } catch (const SyntaxError& error) {
    CHECK(error.position <= text.size());
    CHECK_FALSE(error.diagnostics[0].hint.empty());
    return false;
  }
}

}  // namespace

TEST_CASE("law: every name of the catalogue is that metric, and no average of another but for two aliases") {
  for (const Metric& metric : catalogue()) {
    std::vector<std::string_view> names = metric.aliases;
    names.push_back(metric.name);
    for (const std::string_view name : names) {
      CAPTURE(name);
      const Estimand found = gate(full_name(metric, name) + " >= 0.05").estimand;
      if (name == "macro_recall" || name == "roc_auc_macro") {  // which --labels narrows
        CHECK(found.target == Target(Averaged{Average::macro}));
        continue;
      }
      CHECK(found.metric.metric() == &metric);
      CHECK(found.metric.name() == full_name(metric, metric.name));
      CHECK(found.target == Target(Overall{}));
    }
  }
}

TEST_CASE("law: what may not drop may stay as it is or get better, as each metric says what that is") {
  for (const Metric& metric : catalogue()) {
    const std::string text = full_name(metric, metric.name) + " 0";
    CAPTURE(text);
    if (metric.better == Better::neither) {
      CHECK_THROWS_WITH(max_drop(text), contains("has none"));
      continue;
    }
    const MaxDrop drop = max_drop(text);
    for (const double before : {0.0, 0.1, 1.0 / 3, 0.9473684210526315, 1.0, 17.3}) {
      const Comparison limit = gate_of(drop, before).comparison;
      const bool higher = metric.better == Better::higher;
      CHECK(judge({before}, limit, {}).outcome == Outcome::pass);
      CHECK(judge({before}, limit, {}).margin == 0);
      CHECK(limit.holds(std::nextafter(before, higher ? 1e9 : -1e9)));
      CHECK_FALSE(limit.holds(higher ? before - 1e-12 : before + 1e-12));
    }
  }
}

TEST_CASE("law: whatever stands behind a metric is read or refused at a place within the text") {
  const std::vector<std::string> parts{
      "f1",      "recall", "fbeta",  "macro_", "_macro",   "micro_", "(",  ")",     "[",   "]",
      "a",       "<=50K",  "2",      ".low",   ".high",    " ",      "\t", ">=",    "<",   "=",
      "!",       "0.5",    "%",      "1/2",    "5*",       "FN",     "+",  "/",     "-",   "sqrt",
      "\xff",    "^",      "'",      "\n",     "\xC3\xA9", "n",      "",   "1e999", "inf", "accuracy",
      "roc_auc", ",",      "\x1b[m", "::",     "##",       "1e-5",   "e",  "."};
  std::mt19937_64 random(1);
  int gates = 0, drops = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text = i % 2 == 0 ? "f1" : "recall[a";
    for (std::size_t left = random() % 6; left > 0; --left) text += parts[random() % parts.size()];
    const bool is_gate = reads(gate, i % 3 == 0 ? text : text + " >= 0.5");
    const bool is_drop = reads(max_drop, i % 3 == 0 ? text : text + " 0.5");
    gates += is_gate ? 1 : 0;
    drops += is_drop ? 1 : 0;
  }
  CHECK(gates > 100);  // else it would not say much
  CHECK(drops > 100);
}

TEST_CASE("law: a gate's own text reads as the same gate") {
  for (const char* text : {" f1 >= 0.9", "recall[ a ].low > 5% ", "\tmacro_f1<1/2", "5*FN + FP<=200",
                           "fbeta(2)_weighted .high < 1", "(FP + FN)[a]b] >= 1"}) {
    const Gate once = gate(text), twice = gate(once.text);
    CHECK(twice.text == once.text);
    CHECK(twice.asked == once.asked);
    CHECK(twice.estimand.target == once.estimand.target);
    CHECK(same(twice.estimand, once.estimand));
    CHECK(twice.bound == once.bound);
    CHECK(twice.comparison.limit == once.comparison.limit);
    CHECK(gate(once.asked + " >= 1").estimand.metric.name() == once.estimand.metric.name());
  }
}
