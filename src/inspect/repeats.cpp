// What stands twice among many hashes or numbers.
#include "inspect/repeats.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_set>

#include "tally/sort.hpp"

namespace assay {

namespace {

using Chunks = std::span<const std::span<const std::uint64_t>>;

std::vector<std::int64_t> sorted(Chunks chunks) {
  std::size_t count = 0;
  for (const auto chunk : chunks) count += chunk.size();
  std::vector<std::int64_t> all(count);
  std::int64_t* at = all.data();
  for (const auto chunk : chunks) {
    if (!chunk.empty()) std::memcpy(at, chunk.data(), chunk.size_bytes());
    at += chunk.size();
  }
  sort_integers(all);
  return all;
}

// Hashes that stand there twice, at the front of the sorted ones, which they replace.
std::size_t keep_repeated(std::vector<std::int64_t>& sorted_ones, Repeats& repeats) {
  std::size_t kept = 0;
  for (std::size_t begin = 0, end = 0; begin < sorted_ones.size(); begin = end) {
    while (end < sorted_ones.size() && sorted_ones[end] == sorted_ones[begin]) ++end;
    if (sorted_ones[begin] == 0) continue;
    ++repeats.different;
    repeats.repeated += end - begin - 1;
    if (end - begin > 1) sorted_ones[kept++] = sorted_ones[begin];
  }
  return kept;
}

// Most hashes are told not to be among some by a bit.
class Filter {
 public:
  explicit Filter(std::span<const std::int64_t> hashes) : bits_(std::size_t{1} << 20) {
    for (const std::int64_t hash : hashes) bits_[bit(static_cast<std::uint64_t>(hash))] = true;
  }
  [[nodiscard]] bool may_have(std::uint64_t hash) const { return bits_[bit(hash)]; }

 private:
  static std::size_t bit(std::uint64_t hash) { return hash >> 44; }
  std::vector<bool> bits_;
};

std::size_t first_repeat(Chunks chunks, std::span<const std::int64_t> repeated) {
  const Filter filter(repeated);
  std::unordered_set<std::uint64_t> seen;
  std::size_t place = 0;
  for (const auto chunk : chunks)
    for (const std::uint64_t hash : chunk) {
      if (filter.may_have(hash) &&
          std::binary_search(repeated.begin(), repeated.end(), static_cast<std::int64_t>(hash)) &&
          !seen.insert(hash).second)
        return place;
      ++place;
    }
  return place;
}

}  // namespace

Repeats repeats_in(Chunks chunks) {
  Repeats repeats;
  std::vector<std::int64_t> hashes = sorted(chunks);
  const std::size_t kept = keep_repeated(hashes, repeats);
  if (kept > 0) repeats.first = first_repeat(chunks, std::span(hashes).first(kept));
  return repeats;
}

Ties ties_in(std::vector<double> numbers) {
  sort_scores(numbers);
  Ties ties{.numbers = numbers.size()};
  for (std::size_t begin = 0, end = 0; begin < numbers.size(); begin = end) {
    while (end < numbers.size() && numbers[end] == numbers[begin]) ++end;
    ++ties.different;
    if (end - begin > 1) ties.tied += end - begin;
  }
  return ties;
}

}  // namespace assay
