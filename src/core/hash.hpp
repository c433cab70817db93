// 64-bit hashes of texts and rows.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace assay {

namespace hashing {

inline constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;  // odd, so that no step loses a bit

inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * factor;
  return hash ^ (hash >> 32);
}

template <class Word>
std::uint64_t word_at(const char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

}  // namespace hashing

/// Never 0. Equal texts have equal hashes; of 10 million different ones, two share one with a probability of
/// 3 in a million.
inline std::uint64_t hash_of(std::string_view text) {
  using namespace hashing;
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = (left + 1) * factor;
  for (; left >= 8; at += 8, left -= 8) hash = mixed(hash, word_at<std::uint64_t>(at));
  if (left >= 4) {
    hash = mixed(hash, word_at<std::uint32_t>(at) | word_at<std::uint32_t>(at + left - 4) << 32);
  } else if (left > 0) {
    hash = mixed(hash, word_at<std::uint8_t>(at) | word_at<std::uint8_t>(at + left / 2) << 8 |
                           word_at<std::uint8_t>(at + left - 1) << 16);
  }
  hash = mixed(hash, text.size());
  return hash == 0 ? 1 : hash;
}

/// Of a row, its cells taken one by one: `so_far` is 1 before the first.
inline std::uint64_t with_cell(std::uint64_t so_far, std::uint64_t cell) {
  const std::uint64_t hash = hashing::mixed(so_far * 3, cell);
  return hash == 0 ? 1 : hash;
}

}  // namespace assay
