// Label texts as they were met, and the classes that they stand for.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assay/tally/state.hpp"

namespace assay {

/// More classes than this are refused: such a column is an id, not a label.
inline constexpr std::size_t max_classes = 1000;

/// Distinct label texts, numbered 0, 1, 2 ... in the order in which they were first met.
class Labels {
 public:
  /// What too many of them are called, and what to do then. Literals.
  struct Words {
    std::string_view noun = "labels";
    std::string_view hint =
        "name the columns of labels with --truth and --pred, or of probabilities with --score";
  };

  Labels() = default;
  explicit Labels(Words words) : words_(words) {}

  /// The number of `text`, new or known. Throws a data error beyond max_classes texts.
  [[nodiscard]] std::uint32_t id(std::string_view text) {
    if (text.size() == 1 && of_byte_[static_cast<unsigned char>(text[0])] != 0)
      return of_byte_[static_cast<unsigned char>(text[0])] - 1U;
    return id_by_hash(text);
  }
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

  void save(StateWriter& out) const;
  void load(StateReader& in);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::uint32_t id_by_hash(std::string_view text);

  Words words_;
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
  std::array<std::uint16_t, 256>
      of_byte_{};  // 1 + id of the texts of one byte, which most labels are; 0 for none
};

/// The classes that label texts stand for, in the order in which they are shown.
struct Classes {
  std::vector<std::string> names;
  std::vector<std::size_t> of_text;  // class of each text, parallel to the texts given
  std::size_t selected = 0;          // the first so many are those asked for; all when none were
  bool ordered = false;              // their order means something: all were asked for, or are numbers
};

/// Texts that are all numbers are compared as numbers (1 is 1.0) and stand in numeric order, others in the
/// order of their bytes. `wanted` classes (--labels) come first, in their own order, met or not. Throws a
/// usage error when `wanted` names a class twice.
[[nodiscard]] Classes classes_of(std::span<const std::string> texts, std::span<const std::string> wanted);

/// The same classes for some of their texts, `all` being those of which `classes` were made.
[[nodiscard]] Classes with_texts(const Classes& classes, std::span<const std::string> all,
                                 std::span<const std::string> texts);

/// The class that `label` names, allowing for numbers written otherwise when all classes are numbers.
[[nodiscard]] std::optional<std::size_t> find_class(std::span<const std::string> names,
                                                    std::string_view label);

/// Which of two classes is the positive one when the names say so ({0,1} {no,yes} {not_hotdog,hotdog}
/// {GON-,GON+} ...), else nothing: there is no guess.
[[nodiscard]] std::optional<std::size_t> known_positive(std::span<const std::string> names);

/// Whether a label is the positive one: that asked for, or, where none is, the positive one of the known pair
/// that the labels are. Where they are none, it means nothing.
[[nodiscard]] bool is_positive(std::string_view label, const std::optional<std::string>& asked);

/// What a label says without its partner: 1 for positive ("yes"), 0 for negative ("no"); nothing for most.
[[nodiscard]] std::optional<std::size_t> side_of(std::string_view label);

/// The same text, or the same number.
[[nodiscard]] bool same_label(std::string_view a, std::string_view b);

/// The other name of the known pair that `name` belongs to ("0" for "1", "no" for "yes", "hotdog" for
/// "not_hotdog"), if it says of itself that it is of one.
[[nodiscard]] std::optional<std::string> known_partner(std::string_view name);

}  // namespace assay
