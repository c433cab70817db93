// How label texts are read before they are compared.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// Labels that are read as others, and labels in which case does not matter. Each text is read once: what it
/// is read as is not read again.
class LabelRule {
 public:
  using Map = std::vector<std::pair<std::string, std::string>>;

  LabelRule() = default;
  LabelRule(Map map, bool ignore_case) : map_(std::move(map)), ignore_case_(ignore_case) {}

  /// Classes are named like this where case does not matter.
  void prefer(const std::string& name) { preferred_.push_back(name); }

  /// A text as it is compared: with case ignored a preferred name, or else lower case.
  [[nodiscard]] std::string read(std::string_view text) const;
  /// The same with its case kept, unless there is a preferred name.
  [[nodiscard]] std::string named(std::string_view text) const;

  [[nodiscard]] bool ignores_case() const { return ignore_case_; }
  [[nodiscard]] bool changes() const { return ignore_case_ || !map_.empty(); }

 private:
  Map map_;
  bool ignore_case_ = false;
  std::vector<std::string> preferred_;
};

/// How labels were written whose case does not matter, by the lower case in which they are tallied: of
/// several spellings the first in the order of their bytes.
struct Spelling {
  using Map = std::map<std::string, std::string>;
  Map truth, predicted;

  static void add(Map& spellings, const std::string& label, const std::string& written);
  void merge(const Spelling& more);
  /// As the truth has it, or else the predictions; the label itself where neither does.
  [[nodiscard]] const std::string& of(const std::string& label) const;
};

}  // namespace assay
