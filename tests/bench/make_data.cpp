// Writes a CSV of scored predictions (id,label,score) to standard output: make_data ROWS [SLICES]
// With SLICES there is a fourth column, slice, of so many values, drawn at random.
//
// The bytes are the same on every machine: the generator is ours, and the arithmetic is only what IEEE 754
// rounds exactly (+ - * / sqrt), because exp and log differ between C libraries in the last digit.
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20;
constexpr std::size_t longest_row =
    96;  // 20 digits of id, 1 of label, 24 of score, 21 of slice, 4 separators
constexpr double positive_share = 0.3;

// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

  // In [0, 1), with all 53 bits of a double's precision.
  double uniform() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t bits = state_;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
    bits ^= bits >> 31;
    return static_cast<double>(bits >> 11) * 0x1p-53;
  }

  // Nearly Gaussian, mean 0 and variance 1: the sum of twelve uniforms needs no logarithm.
  double noise() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
  }

 private:
  std::uint64_t state_;
};

// Shaped like the logistic function, without exp.
double squash(double x) { return 0.5 + 0.5 * x / std::sqrt(1 + x * x); }

char* write_row(char* out, std::uint64_t id, std::uint64_t slices, SplitMix64& random) {
  const bool positive = random.uniform() < positive_share;
  const double score = squash(random.noise() + (positive ? 1 : -1));
  char* const end = out + longest_row;
  out = std::to_chars(out, end, id).ptr;
  *out++ = ',';
  *out++ = positive ? '1' : '0';
  *out++ = ',';
  out = std::to_chars(out, end, score, std::chars_format::general, 17).ptr;
  if (slices > 0) {
    *out++ = ',';
    *out++ = 's';
    out = std::to_chars(out, end, static_cast<std::uint64_t>(random.uniform() * static_cast<double>(slices)))
              .ptr;
  }
  *out++ = '\n';
  return out;
}

bool write_file(std::uint64_t rows, std::uint64_t slices, std::FILE* file) {
  const std::string_view header = slices > 0 ? "id,label,score,slice\n" : "id,label,score\n";
  if (std::fwrite(header.data(), 1, header.size(), file) != header.size()) return false;
  std::vector<char> buffer(buffer_bytes);
  SplitMix64 random(20240229);
  std::size_t used = 0;
  for (std::uint64_t id = 1; id <= rows; ++id) {
    used = static_cast<std::size_t>(write_row(buffer.data() + used, id, slices, random) - buffer.data());
    if (buffer.size() - used >= longest_row && id != rows) continue;
    if (std::fwrite(buffer.data(), 1, used, file) != used) return false;
    used = 0;
  }
  return std::fflush(file) == 0;
}

// The whole of `text` as a number above 0; else 0.
std::uint64_t number_from(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc{} && end == text.data() + text.size() ? number : 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t rows = argc == 2 || argc == 3 ? number_from(argv[1]) : 0;
  const std::uint64_t slices = argc == 3 ? number_from(argv[2]) : 0;
  if (rows == 0 || (argc == 3 && slices == 0)) {
    std::fputs("usage: make_data ROWS [SLICES] > FILE\n", stderr);
    return 2;
  }
  if (!write_file(rows, slices, stdout)) {
    std::perror("make_data");
    return 4;
  }
  return 0;
}
