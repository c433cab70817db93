// Finding concepts.
#include "assay/metric/concepts.hpp"

#include <algorithm>
#include <iterator>

#include "assay/core/text.hpp"
#include "metric/catalogue/families.hpp"

namespace assay {

std::span<const Concept> concepts() {
  static const std::vector<Concept> all = [] {
    std::vector<Concept> joined = families::concepts();
    for (const auto& more :
         {families::concepts_of_probability, families::concepts_of_choice, families::concepts_of_learning,
          families::concepts_of_bayes, families::concepts_of_intervals, families::concepts_of_comparison,
          families::concepts_of_scale})
      std::ranges::move(more(), std::back_inserter(joined));
    return joined;
  }();
  return all;
}

const Concept* find_concept(std::string_view name) {
  const std::string sought = as_name(name);
  for (const Concept& one : concepts())
    if (one.name == sought || std::find(one.aliases.begin(), one.aliases.end(), sought) != one.aliases.end())
      return &one;
  return nullptr;
}

std::vector<std::string> concept_names() {
  std::vector<std::string> names;
  for (const Concept& one : concepts()) {
    names.emplace_back(one.name);
    names.insert(names.end(), one.aliases.begin(), one.aliases.end());
  }
  return names;
}

}  // namespace assay
