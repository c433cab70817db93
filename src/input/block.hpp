// A part of the input that can be read by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assay/row/batch.hpp"

namespace assay {

/// What is wrong at a place of the input. Lines and columns are counted when all earlier blocks have been
/// read.
struct BadPlace {
  RowPlace place;
  std::size_t column = 0;  // 1-based byte within the line; 0 when the whole line is meant
  std::string what;
  std::string hint;
};

/// Bad places: the first few, and how many there are.
struct BadPlaces {
  static constexpr std::size_t most_kept = 10;

  void add(BadPlace place) {
    if (first.size() < most_kept) first.push_back(std::move(place));
    ++count;
  }
  /// `later` places come after all of these.
  void merge(const BadPlaces& later) {
    for (const BadPlace& place : later.first)
      if (first.size() < most_kept) first.push_back(place);
    count += later.count;
  }

  std::vector<BadPlace> first;
  std::size_t count = 0;
};

/// Bytes of which those that are new hold anything: to fill them first takes longer than a small report.
template <class T>
struct Unfilled : std::allocator<T> {
  template <class U>
  struct rebind {
    using other = Unfilled<U>;
  };
  void construct(T* place) { ::new (static_cast<void*>(place)) T; }
  template <class... From>
  void construct(T* place, From&&... from) {
    ::new (static_cast<void*>(place)) T(std::forward<From>(from)...);
  }
};
/// Whole records: every line ends with '\n', and so does the byte before the first.
struct Block {
  std::uint32_t index = 0;
  std::vector<char, Unfilled<char>> bytes;  // bytes[0] is a '\n' of our own; then the records
  std::size_t size = 0;                     // of bytes in use
  bool quoted = false;                      // some cell may be quoted; the format has made it safe to cut
  bool completed = false;                   // the last newline is of our own, too
  std::optional<BadPlace> failure;          // the input cannot be read on from here
};

/// How lines end.
struct LineEnds {
  bool lf = false, crlf = false;

  void add(const LineEnds& more) {
    lf = lf || more.lf;
    crlf = crlf || more.crlf;
  }
  [[nodiscard]] bool mixed() const { return lf && crlf; }
};

/// Of its records.
[[nodiscard]] LineEnds line_ends(const Block& block);

}  // namespace assay
