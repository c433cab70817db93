// What tallies are written to and read from.
#include "assay/tally/state.hpp"

#include <cstring>

#include "assay/core/error.hpp"

namespace assay {

void StateWriter::whole(std::uint64_t number) {
  bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void StateWriter::real(double number) { reals(std::span(&number, 1)); }

void StateWriter::reals(std::span<const double> numbers) {
  bytes_.append(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
}

void StateWriter::text(std::string_view text) {
  whole(text.size());
  bytes_.append(text);
}

void StateReader::take(void* to, std::size_t bytes) {
  if (bytes > rest_.size()) throw data_error("the saved state is cut short", "make it again");
  if (bytes > 0) std::memcpy(to, rest_.data(), bytes);
  rest_.remove_prefix(bytes);
}

std::uint64_t StateReader::whole() {
  std::uint64_t number = 0;
  take(&number, sizeof number);
  return number;
}

std::size_t StateReader::count() {
  const std::uint64_t number = whole();
  if (number > rest_.size()) throw data_error("the saved state is cut short", "make it again");
  return number;
}

double StateReader::real() {
  double number = 0;
  take(&number, sizeof number);
  return number;
}

void StateReader::reals(std::span<double> numbers) { take(numbers.data(), numbers.size_bytes()); }

std::string StateReader::text() {
  std::string text(count(), '\0');
  take(text.data(), text.size());
  return text;
}

}  // namespace assay
