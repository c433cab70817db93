// The first bytes of a source, looked at before it is read.
#include "input/peek.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "assay/core/error.hpp"

namespace assay {

std::string peek(ByteSource& source, std::size_t most) {
  std::string first(most, '\0');
  std::size_t size = 0;
  std::exception_ptr failure;
  try {
    while (size < most) {
      const std::size_t got = source(std::span(first).subspan(size));
      if (got == 0) break;
      size += got;
    }
  } catch (const Error&) {
    failure = std::current_exception();
  }
  first.resize(size);
  source = [first, failure, rest = std::move(source),
            served = std::size_t{0}](std::span<char> buffer) mutable {
    if (served < first.size()) {
      const std::size_t count = first.copy(buffer.data(), buffer.size(), served);
      served += count;
      return count;
    }
    if (failure) std::rethrow_exception(failure);
    return rest(buffer);
  };
  return first;
}

}  // namespace assay
