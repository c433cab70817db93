// Estimands as people write them.
#include "assay/evaluate/estimand_text.hpp"

#include <cctype>
#include <optional>
#include <string>
#include <utility>

#include "assay/core/syntax_error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"

namespace assay {

namespace {

bool is_name(std::string_view text) {
  return find_metric(text.substr(0, text.find('('))) != nullptr && !find_variable(text, Scope::two_by_two);
}

// It is taken class by class.
bool has_average(std::string_view name) {
  const Metric* metric = find_metric(name.substr(0, name.find('(')));
  if (metric == nullptr) return false;
  if (const auto* counts = std::get_if<CountFormula>(&metric->definition))
    return counts->whole_matrix.empty();
  return std::get<MetricOfScores>(metric->definition).of_two != nullptr;
}

// "macro_f1" and scikit-learn's "f1_macro" are macro and "f1". A whole name comes first
// ("roc_auc_ovr_weighted"), an alias does not: "macro_recall" is one of balanced_accuracy, which no --labels
// narrows.
std::optional<std::pair<Average, std::string_view>> averaged(std::string_view text) {
  if (const Metric* metric = find_metric(text); metric && metric->name == as_name(text)) return std::nullopt;
  for (const Average average : {Average::macro, Average::weighted, Average::micro}) {
    const std::string word(name_of(average));
    std::string_view rest = text;
    if (text.starts_with(word + '_')) {
      rest.remove_prefix(word.size() + 1);
    } else if (text.ends_with('_' + word)) {
      rest.remove_suffix(word.size() + 1);
    }
    const bool meant = is_name(rest) && (has_average(rest) || find_metric(text) == nullptr);
    if (rest.size() < text.size() && meant) return std::pair(average, rest);
  }
  return std::nullopt;
}

// Reads an estimand that is part of a text. Errors show the whole of it.
class EstimandParser {
 public:
  EstimandParser(std::string_view subject, std::string_view whole) : subject_(subject), whole_(whole) {}

  [[nodiscard]] Estimand estimand(std::string_view text) const {
    const std::size_t open = text.find('[');
    refuse_misplaced_bound(text.substr(0, open));
    refuse_second_comparison(text, open);
    Target target = Overall{};
    if (open != std::string_view::npos) {
      target = OfClass{label(text, open)};
      text = trimmed(text.substr(0, open));
    }
    if (const auto known = averaged(text)) {
      if (open != std::string_view::npos)
        throw error(open, "an average is over all classes", "leave out the class, or the average");
      target = Averaged{known->first};
      text = known->second;
    }
    Estimand result{.metric = metric_in(text), .target = std::move(target)};
    check(result, open);
    return result;
  }

 private:
  [[nodiscard]] SyntaxError error(std::size_t at, std::string why, std::string hint) const {
    return {subject_, whole_, at, std::move(why), std::move(hint)};
  }

  // "recall.low[a]", "recall.lo": numbers have digits behind the point.
  void refuse_misplaced_bound(std::string_view text) const {
    for (std::size_t at = 0; at + 1 < text.size(); ++at)
      if (text[at] == '.' && std::isalpha(static_cast<unsigned char>(text[at + 1])) != 0)
        throw error(at, "a bound is .low or .high, at the end", "for example 'recall[fraud].low >= 0.8'");
  }

  // "f1 > 0.5, mcc": labels may have signs, and nothing else.
  void refuse_second_comparison(std::string_view text, std::size_t open) const {
    const std::size_t close = text.rfind(']');
    const bool unclosed = open != std::string_view::npos && (close == std::string_view::npos || close < open);
    const std::size_t sign = text.find_first_of("<>=!", open == std::string_view::npos ? 0 : close);
    if (!unclosed && sign != std::string_view::npos)
      throw error(sign, subject_ == "gate" ? "a gate has one comparison" : "no comparison is expected",
                  "give each its own option");
  }

  [[nodiscard]] std::string label(std::string_view text, std::size_t open) const {
    constexpr const char* hint = "a class stands in brackets after the whole: '(5*FN + FP)[fraud] <= 200'";
    if (!text.ends_with(']')) {
      const std::size_t close = text.rfind(']');
      throw error(close == std::string_view::npos || close < open ? open : close + 1,
                  close == std::string_view::npos || close < open
                      ? "the bracket is not closed"
                      : "nothing may stand after the class but .low or .high",
                  hint);
    }
    const std::string_view label = text.substr(open + 1, text.size() - open - 2);
    if (const std::size_t close = label.find(']'); close < label.rfind('[') && label.rfind('[') != label.npos)
      throw error(open + 1 + text.substr(open + 1).find(']'),
                  "a gate is of one class, which stands at its end", hint);
    if (trimmed(label).empty()) throw error(open + 1, "the label of a class is expected", hint);
    return std::string(label);
  }

  // A metric of the catalogue, or a formula.
  [[nodiscard]] BoundMetric metric_in(std::string_view text) const {
    if (text.empty())
      throw error(0, "a metric or a formula is expected", "for example 'recall[fraud] >= 0.8'");
    if (is_name(text) && (text.find('(') == std::string_view::npos || text.find(')') == text.size() - 1))
      try {
        return bound_metric(text);
      } catch (const SyntaxError&) {
        throw;
      } catch (const Error& wrong) {  // about its parameter
        throw error(0, wrong.what(), wrong.diagnostics[0].hint);
      }
    const Formula own = formula_in(text);
    if (own.variables().empty())
      throw error(0, "this is a number, and no figure of the data",
                  "name a metric, or variables such as FP and FN");
    return {std::string(text), own};
  }

  [[nodiscard]] Formula formula_in(std::string_view text) const {
    try {
      return own_formula(text);
    } catch (const SyntaxError& wrong) {
      throw wrong.inside(subject_, whole_, static_cast<std::size_t>(text.data() - whole_.data()));
    }
  }

  void check(const Estimand& estimand, std::size_t open) const {
    if (estimand.metric.per_class() || std::holds_alternative<Overall>(estimand.target)) return;
    throw error(std::holds_alternative<OfClass>(estimand.target) ? open : 0,
                estimand.metric.name() + " is of all classes at once", "leave out the class, or the average");
  }

  std::string_view subject_, whole_;
};

}  // namespace

Estimand estimand_in(std::string_view text, std::string_view subject, std::string_view whole) {
  return EstimandParser(subject, whole).estimand(text);
}

const Metric* metric_named(std::string_view text) {
  std::string_view name = trimmed(text.substr(0, text.find('[')));
  if (const auto known = averaged(name)) name = known->second;
  return is_name(name) ? find_metric(name.substr(0, name.find('('))) : nullptr;
}

bool is_estimand(std::string_view text) { return metric_named(text) != nullptr; }

bool is_of_classes(std::string_view text) {
  return is_estimand(text) && (text.find('[') != std::string_view::npos || averaged(text));
}

}  // namespace assay
