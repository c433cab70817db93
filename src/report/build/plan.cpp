// The report on how many rows it takes.
#include "assay/report/build/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/report/rules.hpp"

namespace assay {

namespace {

Number as_read(double number) { return {number, Number::Shown::readable}; }

// "2,820 rows, about 141 of them truly positive,".
std::string rows_in_words(const PlanAnswer& answer) {
  const Planned& planned = answer.planned;
  std::string words = with_commas(planned.rows.number()) + (planned.rows.number() == 1 ? " row" : " rows");
  if (planned.counted && answer.counted && !answer.counted->words.empty())
    words += fmt::format(", about {} of them {},", with_commas(*planned.counted), answer.counted->words);
  return words;
}

std::string confidence_in_words(const PlanReportPlan& plan) { return percent(plan.certainty.confidence); }

// "if recall is 0.9".
Phrase if_so(const PlanAnswer& answer) {
  if (!answer.expected) return {};
  return {", if " + printable(answer.metric) + " is ", as_read(*answer.expected)};
}

Phrase reached_in_words(const PlanAnswer& answer, const PlanReportPlan& plan) {
  const std::string rows = "With " + rows_in_words(answer);
  const std::string name = printable(answer.name);
  if (plan.goal == PlanGoal::width)
    return Phrase{rows + " the " + confidence_in_words(plan) + " interval of " + name + " is ",
                  as_read(*answer.reached), " wide"} +
           if_so(answer) + ".";
  const std::string chance = " with a probability of " + percent(*answer.reached);
  if (plan.goal == PlanGoal::gate)
    return Phrase(rows + " the gate '" + name + "' passes" + chance) + if_so(answer) + ".";
  return Phrase{rows + " show a difference of ", as_read(answer.wanted), " in " + name + chance + "."};
}

Phrase needed_in_words(const PlanAnswer& answer, const PlanReportPlan& plan) {
  if (answer.reached) return reached_in_words(answer, plan);
  const std::string name = printable(answer.name);
  const Value& rows = answer.planned.rows;
  if (!rows.defined() && !answer.planned.counted)
    return Phrase("No number of rows makes the gate '" + name + "' pass: " + rows.why() + ".");
  const std::string all = rows.defined() ? rows_in_words(answer)
                                         : with_commas(*answer.planned.counted) + " rows that are " +
                                               std::string(answer.counted->words);
  Phrase said;
  const std::string chance = " with a probability of " + percent(plan.certainty.power);
  if (plan.goal == PlanGoal::width) {
    said = Phrase{all + " give a " + confidence_in_words(plan) + " interval of " + name + " that is ",
                  as_read(answer.wanted), " wide"} +
           if_so(answer);
  } else if (plan.goal == PlanGoal::gate) {
    said = Phrase("With " + all + " the gate '" + name + "' passes" + chance) + if_so(answer);
  } else {
    said = Phrase{all + " show a difference of ", as_read(answer.wanted), " in " + name + chance};
  }
  return said + (rows.defined() ? "." : "; " + rows.why() + ".");
}

// The most that any of them needs.
Phrase all_in_words(const std::vector<PlanAnswer>& answers, const PlanReportPlan& plan) {
  if (answers.size() == 1) return needed_in_words(answers[0], plan);
  if (std::any_of(answers.begin(), answers.end(),
                  [](const PlanAnswer& answer) { return answer.reached || !answer.planned.rows.defined(); }))
    return {};
  const auto most =
      std::max_element(answers.begin(), answers.end(), [](const PlanAnswer& a, const PlanAnswer& b) {
        return a.planned.rows.number() < b.planned.rows.number();
      });
  return {fmt::format("{} rows are enough for all of them; {} needs the most.",
                      with_commas(most->planned.rows.number()), printable(most->name))};
}

Cell count_or_why(const Value& rows) {
  if (rows.defined()) return Count{rows.number()};
  return Estimate{rows};
}

// Rows of each class, as far as they are known: a share of one class alone counts its own.
std::array<Value, 2> classes_of(const PlanAnswer& answer) {
  const Value& rows = answer.planned.rows;
  const Value unknown = Value::undefined("the prevalence is not known");
  std::array<Value, 2> classes{unknown, unknown};
  if (rows.defined() && answer.prevalence) classes[0] = std::round(rows.number() * *answer.prevalence);
  const bool counts = answer.planned.counted.has_value();
  if (counts && answer.counted->name == "positives") classes[0] = *answer.planned.counted;
  if (counts && answer.counted->name == "negatives") classes[1] = *answer.planned.counted;
  for (const std::size_t one : {std::size_t{0}, std::size_t{1}})
    if (rows.defined() && classes[1 - one].defined() && !classes[one].defined())
      classes[one] = rows.number() - classes[1 - one].number();
  if (counts && answer.counted->name == "negatives" && rows.defined())
    classes[0] = rows.number() - *answer.planned.counted;
  return classes;
}

bool knows_classes(const PlanAnswer& answer) {
  const auto classes = classes_of(answer);
  return classes[0].defined() || classes[1].defined();
}

std::vector<Cell> cells_of(const PlanAnswer& answer, const PlanReportPlan& plan) {
  if (plan.goal == PlanGoal::width)
    return {Estimate{*answer.expected}, Estimate{answer.reached.value_or(answer.wanted)},
            count_or_why(answer.planned.rows)};
  const Estimate power{answer.reached.value_or(plan.certainty.power)};
  return {Estimate{plan.goal == PlanGoal::gate ? *answer.expected : answer.wanted}, power,
          count_or_why(answer.planned.rows)};
}

Table table_of(const std::vector<PlanAnswer>& answers, const PlanReportPlan& plan) {
  Table table{.key = "plans",
              .row_header = plan.goal == PlanGoal::gate ? "gate" : "metric",
              .columns = {},
              .rows = {}};
  table.columns = {plan.goal == PlanGoal::difference ? "difference" : "expected",
                   plan.goal == PlanGoal::width ? "width" : "power", "rows"};
  const bool by_class = std::any_of(answers.begin(), answers.end(), knows_classes);
  if (by_class) table.columns.insert(table.columns.end(), {"positives", "negatives"});
  for (const PlanAnswer& answer : answers) {
    std::vector<Cell> cells = cells_of(answer, plan);
    if (by_class)
      for (const Value& rows : classes_of(answer)) cells.push_back(count_or_why(rows));
    table.rows.push_back({answer.name, std::move(cells)});
  }
  return table;
}

std::string signature_of_plan(const PlanReportPlan& plan) {
  std::string text =
      plan.pilots.empty() ? fmt::format("assay {}", version()) : report_signature(plan.pilots[0]);
  text += " | plan";
  for (const std::string& rule : plan.rules) text += " | " + rule;
  text += " | confidence=" + exact(plan.certainty.confidence);
  if (plan.goal != PlanGoal::width) text += " | power=" + exact(plan.certainty.power);
  return text;
}

}  // namespace

Report plan_report(const std::vector<PlanAnswer>& answers, const PlanReportPlan& plan) {
  Report report{.command = "plan", .inputs = plan.pilots};
  report.confidence = plan.certainty.confidence;
  if (Phrase words = all_in_words(answers, plan); !words.empty())
    report.parts.emplace_back(paragraph("in_words", std::move(words)));
  report.parts.emplace_back(table_of(answers, plan));
  for (const PlanAnswer& answer : answers) {
    if (answer.planned.how.steps().empty()) continue;
    report.parts.emplace_back(Working{.label = answer.name, .derivations = answer.planned.how.steps()});
  }
  report.holds = std::all_of(answers.begin(), answers.end(), [](const PlanAnswer& answer) {
    return answer.planned.rows.defined() || answer.planned.counted;
  });
  if (answers.size() == 1)
    set_answer(report, answers[0].reached ? Value(*answers[0].reached) : answers[0].planned.rows);
  if (answers.size() > 1) report.aside = {"working"};
  report.signature = signature_of_plan(plan);
  mark_details(report);
  return report;
}

}  // namespace assay
