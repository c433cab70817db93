// A regular file, read at any place.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace assay {

class PlainFile {
 public:
  /// Throws a usage error for standard input, a data error for pipes and the like, and i/o errors.
  explicit PlainFile(const std::string& path);

  [[nodiscard]] const std::string& name() const { return name_; }  // printable
  [[nodiscard]] std::uint64_t size() const { return size_; }       // when it was opened

  /// The bytes from `offset` on, in the buffer; fewer than it holds only at the end. Throws i/o errors.
  [[nodiscard]] std::string_view read(std::uint64_t offset, std::span<char> buffer) const;

  /// How long the byte-order mark is with which it begins.
  [[nodiscard]] std::uint64_t mark_bytes() const;

  /// Where the last newline ends; 0 where there is none.
  [[nodiscard]] std::uint64_t last_line_end() const;

  /// Where the first byte of some kind is, from `offset` on and before `end`; else `end`.
  template <class Wanted>
  [[nodiscard]] std::uint64_t find(std::uint64_t offset, std::uint64_t end, Wanted wanted) const {
    std::array<char, std::size_t{1} << 16> buffer;
    while (offset < end) {
      for (const char byte : read(offset, buffer).substr(0, end - offset)) {
        if (wanted(byte)) return offset;
        ++offset;
      }
    }
    return end;
  }

 private:
  std::string path_, name_;
  std::shared_ptr<const int> descriptor_;
  std::uint64_t size_ = 0;
};

}  // namespace assay
