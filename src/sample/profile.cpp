// What columns hold, as far as their first rows show.
#include "assay/sample/profile.hpp"

#include <algorithm>

#include "assay/core/text.hpp"
#include "input/cells.hpp"

namespace assay {

namespace {

void add_number(ColumnProfile& profile, double number, double before) {
  const bool first = profile.values == 1;
  profile.whole = profile.whole && is_whole(number);
  profile.low = first ? number : std::min(profile.low, number);
  profile.high = first ? number : std::max(profile.high, number);
  profile.counts_rows = profile.counts_rows && (first || number == before + 1);
}

// `before`: the number of the row before.
void add_cell(ColumnProfile& profile, const std::string& cell, double& before) {
  if (is_missing(cell)) {
    ++profile.missing;
    return;
  }
  ++profile.values;
  auto& texts = profile.texts;
  if (texts.size() <= ColumnProfile::most_texts && std::find(texts.begin(), texts.end(), cell) == texts.end())
    texts.push_back(cell);
  const auto number = number_from(cell);
  profile.numbers = profile.numbers && number.has_value();
  profile.some_number = profile.some_number || number.has_value();
  if (profile.numbers) add_number(profile, *number, before);
  before = number.value_or(0);
}

}  // namespace

bool ColumnProfile::may_be_label() const {
  if (values == 0 || has_fractions() || texts.size() > most_texts) return false;
  return texts.size() <= 2 || texts.size() < values;  // all different: names of rows
}

bool ColumnProfile::is_index() const {
  if (name.empty() || lower(name).starts_with("unnamed:")) return true;
  constexpr std::size_t enough = 3;
  return numbers && whole && counts_rows && values >= enough;
}

std::vector<ColumnProfile> profiles_of(std::span<const std::string> header,
                                       std::span<const std::vector<std::string>> rows) {
  std::vector<ColumnProfile> profiles;
  for (std::size_t i = 0; i < header.size(); ++i) {
    ColumnProfile& profile = profiles.emplace_back(ColumnProfile{.name = header[i], .texts = {}});
    double before = 0;
    for (const auto& row : rows)
      if (i < row.size()) add_cell(profile, row[i], before);
  }
  return profiles;
}

}  // namespace assay
