// What is required of a model: by the command line and by a configuration file.
#include "cli/check/requirements.hpp"

#include <algorithm>

namespace assay::cli {

namespace {

bool same_matter(const Gate& a, const Gate& b) {
  return a.quantity.text == b.quantity.text && a.bound == b.bound &&
         a.comparison.wants_more() == b.comparison.wants_more();
}
bool same_matter(const MaxDrop& a, const MaxDrop& b) { return a.quantity.text == b.quantity.text; }

// Reads both lists; those of the file that are replaced are named, not read on.
template <class Read>
auto joined(const std::vector<std::string>& in_file, const std::vector<std::string>& on_command_line,
            Read read, std::vector<std::string>& replaced) {
  std::vector<decltype(read(in_file[0]))> all, later;
  for (const std::string& text : on_command_line) later.push_back(read(text));
  for (const std::string& text : in_file) {
    auto one = read(text);
    if (std::any_of(later.begin(), later.end(), [&](const auto& other) { return same_matter(one, other); })) {
      replaced.push_back(one.text);
    } else {
      all.push_back(std::move(one));
    }
  }
  all.insert(all.end(), later.begin(), later.end());
  return all;
}

}  // namespace

std::vector<const Quantity*> Requirements::quantities() const {
  std::vector<const Quantity*> all;
  for (const Gate& one : gates) all.push_back(&one.quantity);
  for (const MaxDrop& one : drops) all.push_back(&one.quantity);
  return all;
}

Requirements requirements_of(const RequirementTexts& in_file, const RequirementTexts& on_command_line) {
  Requirements all;
  all.gates = joined(in_file.gates, on_command_line.gates, gate, all.replaced);
  all.drops = joined(in_file.drops, on_command_line.drops, max_drop, all.replaced);
  return all;
}

}  // namespace assay::cli
