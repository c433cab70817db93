// The report that would follow an inspection, and how it would be asked for.
#include "inspect/report_step.hpp"

#include <algorithm>
#include <string_view>

#include "assay/core/text.hpp"
#include "sample/named_columns.hpp"

namespace assay {

namespace {

constexpr int most_tries = 4;

// TRUTH of --truth or of --truth-file: for the user to replace.
bool is_placeholder(std::string_view option, const std::string& value,
                    const std::vector<std::string>& header) {
  return option.starts_with("--") && !value.empty() && option.substr(2).starts_with(lower(value)) &&
         value != lower(value) && std::find(header.begin(), header.end(), value) == header.end();
}

const Role* role_of(std::string_view option) {
  if (option == role::class_scores.option) return &role::class_scores;
  for (const Role* one : role::of_one_column)
    if (option == one->option) return one;
  return nullptr;
}

// False for what a plan has no place for.
bool set_option(InputPlan& plan, const std::string& option, const std::string& value) {
  if (const Role* const role = role_of(option)) {
    plan.columns.set(*role, value);
    return true;
  }
  if (option == "--positive") {
    plan.positive = value;
    return true;
  }
  if (option != "--score-is") return false;
  for (const ScoreMeaning one : score_meanings)
    if (value == name_of(one)) plan.score_is = one;
  return plan.score_is.has_value();
}

// Roles that a remedy names, where it leaves others open.
void take_named_roles(ReportStep& step, const RowFile& file) {
  const NamedColumns columns(file.header(), file.name());
  for (const Role* one : role::of_one_column)
    if (const std::string* const name = step.plan.columns.find(*one))
      step.chosen.columns.set(*one, columns.position(*name, *one));
}

void check_asked(const RowFile& file, const InputPlan& plan) {
  const NamedColumns columns(file.header(), file.name());
  for (const Role* one : role::of_one_column)
    if (const std::string* const name = plan.columns.find(*one))
      static_cast<void>(columns.position(*name, *one));
  if (const std::string* const pattern = plan.columns.find(role::class_scores))
    static_cast<void>(columns.of_classes(*pattern, {}));
}

std::string delimiter_word(char delimiter) {
  return delimiter == '\t' ? "tab" : delimiter == ' ' ? "space" : std::string(1, delimiter);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

// The options of a plan, as words.
class Options {
 public:
  void add(std::string_view option, const std::string& value) {
    if (value.starts_with('-')) {  // else it would be taken for an option
      words_.push_back(std::string(option) + "=" + value);
    } else {
      words_.insert(words_.end(), {std::string(option), value});
    }
  }
  void add(std::string_view flag) { words_.emplace_back(flag); }

  void add_columns(const ColumnChoice& columns) {
    for (const Role* one : role::of_one_column)
      if (const std::string* const name = columns.find(*one)) add(one->option, *name);
    if (const std::string* const pattern = columns.find(role::class_scores))
      add(role::class_scores.option, *pattern);
  }

  void add_classes(const InputPlan& plan) {
    std::vector<std::string> map;
    for (const auto& [label, read] : plan.map) map.push_back(label + "=" + read);
    if (plan.positive) add("--positive", *plan.positive);
    if (!plan.labels.empty()) add("--labels", joined(plan.labels));
    if (!map.empty()) add("--map", joined(map));
    if (plan.ignore_case) add("--ignore-case");
    if (plan.threshold)
      add("--threshold",
          plan.threshold_is_percent ? exact(*plan.threshold * 100) + "%" : exact(*plan.threshold));
    if (plan.score_is) add("--score-is", std::string(name_of(*plan.score_is)));
  }

  void add_reading(const InputPlan& plan) {
    if (!plan.dialect.recognise) add("--delimiter", delimiter_word(plan.dialect.delimiter));
    if (!plan.dialect.header) add("--no-header");
    if (plan.dialect.range) add("--range", text_of(*plan.dialect.range));
    if (plan.missing == Missing::drop) add("--missing", "drop");
    for (const std::string& condition : plan.conditions) add("--filter", condition);
  }

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::string> words_;
};

}  // namespace

Needs needs_of_report() { return {.matrix = true, .losses = true, .ranking = true, .positive = false}; }

bool heed(ReportStep& step, const Error& error, const std::vector<std::string>& header) {
  step.open.insert(step.open.end(), error.diagnostics.begin(), error.diagnostics.end());
  step.refused = error.remedy.empty();
  bool all_are_set = !step.refused;
  for (std::size_t i = 0; i < error.remedy.size(); ++i) {
    const std::string& option = error.remedy[i];
    if (option == "--ignore-case") {
      step.plan.ignore_case = true;
    } else if (option == "--no-header") {  // this file is open, and its header read
      step.plan.dialect.header = all_are_set = false;
    } else if (i + 1 < error.remedy.size()) {
      const std::string& value = error.remedy[++i];
      if (!is_placeholder(option, value, header) && set_option(step.plan, option, value)) continue;
      if (option == "--matrix") step.plan.files.clear();  // the matrix is read instead
      step.words.insert(step.words.end(), {option, value});
      all_are_set = false;
    }
  }
  return all_are_set;
}

void choose(ReportStep& step, const RowFile& file, std::span<const std::vector<std::string>> rows) {
  for (int i = 0; i < most_tries; ++i) {
    try {
      if (step.plan.columns.empty()) refuse_matrix(file.header(), rows, step.plan, file.name());
      step.chosen = choose_roles(file.header(), rows, step.plan, needs_of_report(), file.name());
      step.settled = true;
      return;
    } catch (const Error& error) {
      if (error.status == ExitStatus::usage && step.open.empty()) throw;
      step.settled = false;
      if (!heed(step, error, file.header())) break;
    }
  }
  if (step.plan.dialect.header == file.dialect().header) take_named_roles(step, file);
}

ReportStep report_step(const RowFile& file, std::span<const std::vector<std::string>> rows,
                       const InputPlan& plan) {
  check_asked(file, plan);
  ReportStep step{.plan = plan};
  choose(step, file, rows);
  return step;
}

std::vector<std::string> command_of(const ReportStep& step) {
  if (step.refused) return {};
  std::vector<std::string> words{"report"};
  words.insert(words.end(), step.plan.files.begin(), step.plan.files.end());
  Options options;
  options.add_columns(step.plan.columns);
  options.add_classes(step.plan);
  options.add_reading(step.plan);
  words.insert(words.end(), options.words().begin(), options.words().end());
  words.insert(words.end(), step.words.begin(), step.words.end());
  return words;
}

}  // namespace assay
