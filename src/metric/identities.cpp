// The identities of the catalogue: which metric follows from which others.
#include <algorithm>
#include <iterator>

#include "assay/core/error.hpp"
#include "assay/core/syntax_error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/metric/deduction.hpp"
#include "metric/catalogue/families.hpp"
#include "metric/identities.hpp"

namespace assay {

std::span<const Quantity> quantities() {
  static const std::vector<Quantity> all = families::quantities();
  return all;
}

const Quantity* find_quantity(std::string_view name) {
  const std::string sought = as_name(name);
  for (const Quantity& one : quantities())
    if (one.name == sought || std::find(one.aliases.begin(), one.aliases.end(), sought) != one.aliases.end())
      return &one;
  return nullptr;
}

Formula identity_formula(const Identity& identity, const std::function<Formula(std::string_view)>& leaf) {
  const auto of_leaf = [&](std::string_view name, std::optional<double> argument) -> std::optional<Formula> {
    if (argument || !(find_metric(name) || find_quantity(name))) return std::nullopt;
    return leaf(name);
  };
  Vocabulary words{.scope = Scope::metrics, .metric = of_leaf};
  if (identity.argument) {
    words.parameter = find_metric(identity.target.substr(0, identity.target.find('(')))->parameter->name;
    words.argument = *identity.argument;
  }
  return Formula::parse(identity.text, words);
}

namespace {

// With its leaves; nothing for a formula that names counts.
std::optional<Identity> identity_of(std::string target, std::string_view text,
                                    std::optional<double> argument) {
  Identity identity{.target = std::move(target), .text = text, .argument = argument, .leaves = {}};
  std::vector<std::string>& leaves = identity.leaves;
  try {
    static_cast<void>(identity_formula(identity, [&](std::string_view name) {
      if (std::find(leaves.begin(), leaves.end(), name) == leaves.end()) leaves.emplace_back(name);
      return Formula::parse("1", {.scope = Scope::metrics});
    }));
  } catch (const SyntaxError&) {
    return std::nullopt;
  }
  return identity;
}

}  // namespace

std::vector<Identity> identities_of(const Metric& metric, std::optional<double> argument) {
  const std::string target =
      std::string(metric.name) + (argument ? "(" + exact(*argument) + ")" : std::string());
  std::vector<std::string_view> texts;
  if (const auto* counts = std::get_if<CountFormula>(&metric.definition)) texts.push_back(counts->two_by_two);
  texts.insert(texts.end(), metric.identities.begin(), metric.identities.end());
  std::vector<Identity> found;
  for (const std::string_view text : texts)
    if (auto identity = identity_of(target, text, argument)) found.push_back(*std::move(identity));
  return found;
}

std::span<const Identity> identities() {
  static const std::vector<Identity> all = [] {
    std::vector<Identity> joined;
    for (const Metric& metric : catalogue()) {
      const auto example = metric.parameter ? std::optional(metric.parameter->example) : std::nullopt;
      std::ranges::move(identities_of(metric, example), std::back_inserter(joined));
    }
    for (const Quantity& quantity : quantities())
      for (const std::string_view text : quantity.identities)
        if (auto identity = identity_of(std::string(quantity.name), text, std::nullopt))
          joined.push_back(*std::move(identity));
    return joined;
  }();
  return all;
}

namespace {

// Of a metric, or of the definition of a quantity.
std::optional<Formula> counted(std::string_view name) {
  if (const Quantity* quantity = find_quantity(name)) {
    const auto definition = identity_of(std::string(name), quantity->identities.front(), std::nullopt);
    return definition ? over_counts(*definition) : std::nullopt;
  }
  const BoundMetric metric = bound_metric(name);
  return metric.formula() ? std::optional(*metric.formula()) : std::nullopt;
}

}  // namespace

std::optional<Formula> over_counts(const Identity& identity) {
  for (const std::string& leaf : identity.leaves)
    if (!counted(leaf)) return std::nullopt;
  return identity_formula(identity, [](std::string_view name) { return *counted(name); });
}

std::optional<std::string> deducible_name(std::string_view text) {
  if (const Quantity* quantity = find_quantity(text)) return std::string(quantity->name);
  const std::string_view bare = text.substr(0, text.find('('));
  const Metric* metric = find_metric(bare);
  if (!metric) return std::nullopt;
  if (metric->parameter && bare == text)
    return std::string(metric->name) + "(" + exact(metric->parameter->example) + ")";
  return bound_metric(text).name();
}

Range range_of(std::string_view deducible) {
  if (const Quantity* quantity = find_quantity(deducible)) return quantity->range;
  return find_metric(deducible.substr(0, deducible.find('(')))->range;
}

}  // namespace assay
