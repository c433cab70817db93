// What follows from metrics that are given.
#include "assay/metric/deduction.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"
#include "metric/identities.hpp"

namespace assay {

namespace {

using Found = std::map<std::string, Formula, std::less<>>;

const Variables& no_variables() {
  static const Variables none = [] {
    Variables all;
    all.fill(undefined_number);
    return all;
  }();
  return none;
}

double number_of(const Formula& formula) { return formula.evaluate(no_variables()); }

Formula constant(const std::string& name, double number) {
  return Formula::parse(exact(number), {.scope = Scope::metrics}).named(name, "");
}

bool all_found(const Identity& identity, const Found& found) {
  return std::all_of(identity.leaves.begin(), identity.leaves.end(),
                     [&](const std::string& leaf) { return found.contains(leaf); });
}

Formula applied(const Identity& identity, const Found& found) {
  return identity_formula(identity, [&](std::string_view name) { return found.find(name)->second; })
      .named(identity.target, "");
}

// Of identities that reach the same, the one that needs the fewest steps from what is given, and of those the
// first. 0/0 and x/0 are tried by another.
Found closure(const std::vector<KnownValue>& known) {
  Found found;
  for (const KnownValue& one : known) found.emplace(one.name, constant(one.name, one.value));
  for (;;) {
    Found next;
    for (const Identity& identity : identities()) {
      if (found.contains(identity.target) || next.contains(identity.target) || !all_found(identity, found))
        continue;
      Formula formula = applied(identity, found);
      if (std::isfinite(number_of(formula))) next.emplace(identity.target, std::move(formula));
    }
    if (next.empty()) return found;
    found.merge(next);
  }
}

// The identities of one that may have a parameter other than the catalogue's example.
std::vector<Identity> identities_to(const std::string& name) {
  std::vector<Identity> to;
  for (const Identity& identity : identities())
    if (identity.target == name) to.push_back(identity);
  const std::size_t open = name.find('(');
  if (to.empty() && open != std::string::npos)
    to = identities_of(*find_metric(name.substr(0, open)),
                       number_from(name.substr(open + 1, name.size() - open - 2)));
  return to;
}

// The lowest and highest number that a metric can come to when each known value is anywhere between what it
// may have been rounded from, tried at the ends.
Bounds at_ends(const std::vector<KnownValue>& known, const std::string& name) {
  constexpr double slack = 1e-9;  // of values that are exact
  constexpr std::size_t most_ends = 6;
  Bounds bounds = Bounds::none();
  const std::size_t varied = std::min(known.size(), most_ends);
  for (std::size_t ends = 0; ends < std::size_t{1} << varied; ++ends) {
    std::vector<KnownValue> moved = known;
    for (std::size_t i = 0; i < varied; ++i)
      moved[i].value = (ends >> i & 1) != 0 ? known[i].high + slack : known[i].low - slack;
    const Found found = closure(moved);
    const auto at = found.find(name);
    if (at == found.end()) continue;
    const double number = number_of(at->second);
    bounds = bounds.empty() ? Bounds{number, number}
                            : Bounds{std::min(bounds.low, number), std::max(bounds.high, number)};
  }
  return bounds;
}

bool overlap(const Bounds& bounds, double low, double high) {
  constexpr double slack = 1e-9;
  return bounds.empty() || (bounds.high >= low - slack && bounds.low <= high + slack);
}

std::string names_and_values(const std::vector<KnownValue>& known) {
  std::vector<std::string> texts;
  for (const KnownValue& one : known) texts.push_back(one.name + " = " + exact(one.value));
  return listed(texts, texts.size());
}

bool outside(double number, const Range& range) {
  constexpr double slack = 1e-9;
  return number < range.low - slack || number > range.high + slack;
}

}  // namespace

Deduction::Deduction(std::vector<KnownValue> known) : known_(std::move(known)), found_(closure(known_)) {
  check_values();
}

bool Deduction::is_known(std::string_view name) const {
  return std::any_of(known_.begin(), known_.end(), [&](const KnownValue& one) { return one.name == name; });
}

// Each given value against what the others make it, and each other one against its range.
void Deduction::check_values() const {
  const auto fail = [&](const std::string& name, double number) {
    throw usage_error(
        "no table has " + names_and_values(known_) + ": " + name + " would be " + rounded(number, 4),
        "check the values, or leave one out");
  };
  for (const KnownValue& one : known_) {
    std::vector<KnownValue> others = known_;
    std::erase_if(others, [&](const KnownValue& other) { return other.name == one.name; });
    const Found without = closure(others);
    const auto found = without.find(one.name);
    if (found == without.end()) continue;
    const double number = number_of(found->second);
    if ((number < one.low || number > one.high) && !overlap(at_ends(others, one.name), one.low, one.high))
      fail(one.name, number);
  }
  std::vector<std::pair<std::size_t, std::string>> by_length;  // the shortest way to a contradiction first
  for (const auto& [name, formula] : found_) by_length.emplace_back(formula.size(), name);
  std::sort(by_length.begin(), by_length.end());
  for (const auto& [length, name] : by_length) {
    const Range range = range_of(name);
    const double number = number_of(found_.find(name)->second);
    if (outside(number, range) && !overlap(at_ends(known_, name), range.low, range.high)) fail(name, number);
  }
}

std::optional<Formula> Deduction::formula(const std::string& name) const {
  if (const auto found = found_.find(name); found != found_.end()) return found->second;
  std::optional<Formula> without_number;
  for (const Identity& identity : identities_to(name)) {
    if (!all_found(identity, found_)) continue;
    Formula formula = applied(identity, found_);
    if (std::isfinite(number_of(formula))) return formula;
    if (!without_number) without_number = std::move(formula);
  }
  return without_number;
}

std::vector<Derivation> Deduction::steps(const std::string& name) const {
  const std::optional<Formula> formula = this->formula(name);
  if (!formula) return {};
  std::vector<Derivation> steps = formula->derivations(name, no_variables());
  std::erase_if(steps, [&](const Derivation& step) { return step.name != name && is_known(step.name); });
  return steps;
}

std::vector<std::string> Deduction::all() const {
  std::vector<std::string> names;
  for (const Identity& identity : identities())
    if (!is_known(identity.target) && found_.contains(identity.target) &&
        (names.empty() || names.back() != identity.target))
      names.push_back(identity.target);
  return names;
}

std::vector<std::vector<std::string>> Deduction::missing(const std::string& name, std::size_t most) const {
  struct Way {
    std::size_t used;
    std::vector<std::string> missing;
  };
  std::vector<Way> ways;
  for (const Identity& identity : identities_to(name)) {
    Way way{.used = 0, .missing = {}};
    for (const std::string& leaf : identity.leaves) {
      if (found_.contains(leaf)) {
        ++way.used;
      } else {
        way.missing.push_back(leaf);
      }
    }
    ways.push_back(std::move(way));
  }
  std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) {
    return a.used != b.used ? a.used > b.used : a.missing.size() < b.missing.size();
  });
  const std::size_t least_used = !ways.empty() && ways[0].used > 0 ? 1 : 0;
  std::vector<std::vector<std::string>> sets;
  for (Way& way : ways)
    if (sets.size() < most && way.used >= least_used && !way.missing.empty() &&
        std::find(sets.begin(), sets.end(), way.missing) == sets.end())
      sets.push_back(std::move(way.missing));
  return sets;
}

}  // namespace assay
