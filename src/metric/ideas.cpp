// Finding ideas.
#include "assay/metric/ideas.hpp"

#include <algorithm>
#include <iterator>

#include "assay/core/text.hpp"
#include "metric/catalogue/families.hpp"

namespace assay {

std::span<const Idea> ideas() {
  static const std::vector<Idea> all = [] {
    std::vector<Idea> joined = families::ideas();
    std::vector<Idea> of_bayes = families::ideas_of_bayes();
    std::move(of_bayes.begin(), of_bayes.end(), std::back_inserter(joined));
    return joined;
  }();
  return all;
}

const Idea* find_idea(std::string_view name) {
  const std::string sought = as_name(name);
  for (const Idea& idea : ideas())
    if (idea.name == sought ||
        std::find(idea.aliases.begin(), idea.aliases.end(), sought) != idea.aliases.end())
      return &idea;
  return nullptr;
}

std::vector<std::string> idea_names() {
  std::vector<std::string> names;
  for (const Idea& idea : ideas()) {
    names.emplace_back(idea.name);
    names.insert(names.end(), idea.aliases.begin(), idea.aliases.end());
  }
  return names;
}

}  // namespace assay
