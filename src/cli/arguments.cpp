// The words of a command line, as people write them, made what CLI11 reads.
#include "cli/arguments.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "assay/core/text.hpp"
#include "assay/evaluate/estimand_text.hpp"
#include "cli/options/metrics.hpp"

namespace assay::cli {

namespace {

constexpr const char* usual_evidence = "95%";

class Words {
 public:
  explicit Words(std::span<const char* const> words) : words_(words) {}

  [[nodiscard]] std::vector<std::string> plain() {
    while (at_ < words_.size()) {
      plain_.emplace_back(words_[at_++]);
      const std::string option = plain_.back();
      if (option == "--metrics" || option.starts_with("--metrics=")) take_metrics();
      if (option == "--evidence" && !has_evidence()) plain_.back() += std::string("=") + usual_evidence;
      if (option.starts_with("--")) take_odds();
    }
    return std::move(plain_);
  }

 private:
  [[nodiscard]] std::string_view next(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? std::string_view(words_[at_ + ahead]) : std::string_view();
  }

  // The value, and words after it that name metrics, or that a comma has promised.
  void take_metrics() {
    if (!plain_.back().ends_with('=') && plain_.back().find('=') == std::string::npos) {
      if (next().empty() || is_option(next())) return;
      plain_.emplace_back(words_[at_++]);
    }
    while (!next().empty() && !next().starts_with('-') &&
           (plain_.back().ends_with(',') || are_metrics(next()))) {
      if (!plain_.back().ends_with(',')) plain_.back() += ',';
      plain_.back() += words_[at_++];
    }
  }

  static bool are_metrics(std::string_view word) {
    const std::vector<std::string> names = metric_list(word);
    return std::all_of(names.begin(), names.end(),
                       [](const std::string& name) { return name == every_metric || is_estimand(name); });
  }

  // What is neither an option nor a file: "95" is a slip that deserves an error.
  [[nodiscard]] bool has_evidence() const {
    if (at_ == words_.size() || next() == "-" || is_option(next())) return false;
    std::error_code none;
    return !std::filesystem::exists(next(), none);
  }

  static bool is_option(std::string_view word) {
    return word.starts_with("--") || (word.size() > 1 && word[0] == '-' && lower(word.substr(1, 1)) >= "a");
  }

  // "1 in 200"
  void take_odds() {
    if (next(1) != "in" || !number_from(next()) || !number_from(next(2))) return;
    plain_.push_back(std::string(next()) + " in " + std::string(next(2)));
    at_ += 3;
  }

  std::span<const char* const> words_;
  std::size_t at_ = 0;
  std::vector<std::string> plain_;
};

}  // namespace

std::vector<std::string> plain_arguments(std::span<const char* const> words) { return Words(words).plain(); }

}  // namespace assay::cli
