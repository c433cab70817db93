// The first bytes of a source, looked at before it is read.
#include "input/peek.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <string_view>
#include <utility>

#include "assay/core/error.hpp"
#include "input/format.hpp"

namespace assay {

namespace {

// How many more bytes are wanted behind those that were read: none once there are enough.
using Wanted = std::function<std::size_t(std::string_view read)>;

std::string read_first(ByteSource& source, const Wanted& wanted) {
  std::string first;
  std::exception_ptr failure;
  try {
    for (std::size_t more = wanted(first); more > 0; more = wanted(first)) {
      const std::size_t size = first.size();
      first.resize(size + more);
      const std::size_t got = source(std::span(first).subspan(size));
      first.resize(size + got);
      if (got == 0) break;
    }
  } catch (const Error&) {
    failure = std::current_exception();
  }
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

// Where the first line begins that is not blank; npos where all are.
std::size_t end_of_blank_lines(std::string_view text) {
  const std::size_t ink = text.find_first_not_of(" \t\r\n", text.starts_with("\xef\xbb\xbf") ? 3 : 0);
  if (ink == std::string_view::npos) return ink;
  return text.substr(0, ink).rfind('\n') + 1;  // 0 where there is none
}

}  // namespace

std::string peek(ByteSource& source, std::size_t most) {
  return read_first(source, [most](std::string_view read) { return most - read.size(); });
}

std::string peek_past_blank_lines(ByteSource& source, std::size_t most) {
  const std::string first = read_first(source, [most](std::string_view read) {
    const std::size_t begin = end_of_blank_lines(read);
    const std::size_t enough =
        begin == std::string_view::npos ? std::max(most, 2 * read.size()) : begin + most;
    return std::min(enough, longest_record) - std::min({enough, longest_record, read.size()});
  });
  return first.substr(std::min(end_of_blank_lines(first), first.size()));
}

}  // namespace assay
