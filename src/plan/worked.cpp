// Numbers worked out one from another, with their formulas.
#include "assay/plan/worked.hpp"

#include "assay/core/text.hpp"

namespace assay {

namespace {

Variables no_variables() {
  Variables none;
  none.fill(undefined_number);
  return none;
}

}  // namespace

void Worked::know(std::string_view name, double number) {
  known_.insert_or_assign(std::string(name),
                          Formula::parse(exact(number), {.scope = Scope::metrics}).named(name, ""));
}

double Worked::work_out(std::string_view name, std::string_view text) {
  const Vocabulary words{
      .scope = Scope::metrics,
      .metric = [&](std::string_view leaf, std::optional<double>) -> std::optional<Formula> {
        const auto found = known_.find(leaf);
        return found == known_.end() ? std::nullopt : std::optional(found->second);
      }};
  const Formula formula = Formula::parse(text, words);
  steps_.push_back(formula.derivations(name, no_variables()).back());
  const double number = formula.evaluate(no_variables());
  know(name, number);
  return number;
}

double Worked::take(std::string_view name, std::string_view how, double number) {
  add_derivations(steps_, {{.name = std::string(name),
                            .formula = std::string(how),
                            .with_numbers = {},
                            .simplified = {},
                            .value = number}});
  know(name, number);
  return number;
}

void Worked::follow(std::vector<Derivation> steps) {
  if (steps.empty()) return;
  if (steps.back().value.defined()) know(steps.back().name, steps.back().value.number());
  add_derivations(steps_, std::move(steps));
}

}  // namespace assay
