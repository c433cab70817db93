// How label texts are read before they are compared.
#include "assay/tally/label_rule.hpp"

#include <algorithm>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

std::string LabelRule::named(std::string_view text) const {
  const auto found = std::find_if(map_.begin(), map_.end(), [&](const auto& one) {
    return same_label(one.first, text) || (ignore_case_ && lower(one.first) == lower(text));
  });
  std::string name(found == map_.end() ? text : std::string_view(found->second));
  if (!ignore_case_) return name;
  const auto alike = std::find_if(preferred_.begin(), preferred_.end(),
                                  [&](const auto& preferred) { return lower(preferred) == lower(name); });
  return alike == preferred_.end() ? name : *alike;
}

std::string LabelRule::read(std::string_view text) const {
  std::string name = named(text);
  const bool is_preferred = std::find(preferred_.begin(), preferred_.end(), name) != preferred_.end();
  return ignore_case_ && !is_preferred ? lower(name) : name;
}

void Spelling::add(Map& spellings, const std::string& label, const std::string& written) {
  const auto [known, is_new] = spellings.try_emplace(label, written);
  if (!is_new) known->second = std::min(known->second, written);
}

void Spelling::merge(const Spelling& more) {
  for (const auto& [label, written] : more.truth) add(truth, label, written);
  for (const auto& [label, written] : more.predicted) add(predicted, label, written);
}

const std::string& Spelling::of(const std::string& label) const {
  for (const Map* column : {&truth, &predicted})
    if (const auto known = column->find(label); known != column->end()) return known->second;
  return label;
}

}  // namespace assay
