// The different texts of a column, as long as they are few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Texts and how often each was met, in the order in which they were first met. Beyond a limit it only knows
/// that they are many. A monoid.
class DistinctTexts {
 public:
  static constexpr std::size_t most = 1000;                        // as many as there may be classes
  static constexpr std::size_t most_bytes = std::size_t{1} << 20;  // of all texts together

  struct Text {
    std::string text;
    std::uint64_t hash = 0;
    std::size_t count = 0;
    double number = 0;  // that it is, or NaN: the caller's to say
  };

  /// The text, new or known, with its count raised; null beyond the limit. `hash` is hash_of(text). What is
  /// new has the count `count`.
  Text* add(std::string_view text, std::uint64_t hash, std::size_t count = 1);
  void merge(const DistinctTexts& later);
  /// It need not be counted any more.
  void give_up();

  [[nodiscard]] bool over() const { return over_; }
  [[nodiscard]] const std::vector<Text>& texts() const { return texts_; }

 private:
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  void grow();

  std::vector<Text> texts_;
  std::vector<std::uint16_t> slots_;  // 1 + index of a text, 0 for none; a power of two of them
  std::size_t bytes_ = 0;
  bool over_ = false;
};

}  // namespace assay
