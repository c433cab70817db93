// The different texts of a column, as long as they are few.
#include "inspect/distinct.hpp"

namespace assay {

// Where the text is, or would be.
std::size_t DistinctTexts::slot_of(std::string_view text, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Text& known = texts_[slots_[slot] - 1U];
    if (known.hash == hash && known.text == text) break;
  }
  return slot;
}

DistinctTexts::Text* DistinctTexts::add(std::string_view text, std::uint64_t hash, std::size_t count) {
  if (over_) return nullptr;
  if (2 * texts_.size() >= slots_.size()) grow();
  const std::size_t slot = slot_of(text, hash);
  if (slots_[slot] != 0) {
    Text& known = texts_[slots_[slot] - 1U];
    known.count += count;
    return &known;
  }
  bytes_ += text.size();
  if (texts_.size() == most || bytes_ > most_bytes) {
    give_up();
    return nullptr;
  }
  texts_.push_back({.text = std::string(text), .hash = hash, .count = count});
  slots_[slot] = static_cast<std::uint16_t>(texts_.size());
  return &texts_.back();
}

void DistinctTexts::merge(const DistinctTexts& later) {
  if (later.over_) give_up();
  for (const Text& one : later.texts_)
    if (Text* const known = add(one.text, one.hash, one.count)) known->number = one.number;
}

void DistinctTexts::give_up() {
  over_ = true;
  texts_ = {};
  slots_ = {};
}

void DistinctTexts::grow() {
  slots_.assign(slots_.empty() ? 16 : 2 * slots_.size(), 0);
  for (std::size_t i = 0; i < texts_.size(); ++i)
    slots_[slot_of(texts_[i].text, texts_[i].hash)] = static_cast<std::uint16_t>(i + 1);
}

}  // namespace assay
