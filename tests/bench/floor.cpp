// The least that ranking a file's scores costs: read FILE, parse label and score on two threads, sort the
// scores once with hwy::Sorter. It is only for files that make_data wrote: the text is not checked.
#include <fcntl.h>
#include <hwy/contrib/sort/vqsort.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <thread>

namespace {

constexpr std::size_t shortest_row = 6;  // "1,0,0\n"

struct Part {
  const char* begin;
  const char* end;
  double* scores;
  std::size_t rows = 0;
  std::size_t positives = 0;
};

bool read_range(int file, char* to, std::size_t offset, std::size_t end) {
  while (offset < end) {
    const ssize_t got = ::pread(file, to + offset, end - offset, static_cast<off_t>(offset));
    if (got <= 0) return false;
    offset += static_cast<std::size_t>(got);
  }
  return true;
}

bool read_on_two_threads(int file, char* to, std::size_t size) {
  bool first = false;
  std::thread other([&] { first = read_range(file, to, 0, size / 2); });
  const bool second = read_range(file, to, size / 2, size);
  other.join();
  return first && second;
}

void parse(Part& part) {
  for (const char* at = part.begin; at != part.end; ++at) {
    int label = 0;
    at = std::from_chars(std::find(at, part.end, ',') + 1, part.end, label).ptr + 1;
    at = std::from_chars(at, part.end, part.scores[part.rows++]).ptr;
    part.positives += static_cast<std::size_t>(label);
  }
}

void parse_on_two_threads(Part& first, Part& second) {
  std::thread other([&] { parse(first); });
  parse(second);
  other.join();
  std::copy_n(second.scores, second.rows, first.scores + first.rows);
}

}  // namespace

int main(int argc, char** argv) {
  const auto start = std::chrono::steady_clock::now();
  const int file = argc == 2 ? ::open(argv[1], O_RDONLY | O_CLOEXEC) : -1;
  const off_t length = file < 0 ? -1 : ::lseek(file, 0, SEEK_END);
  const auto size = static_cast<std::size_t>(std::max<off_t>(length, 0));
  const auto text = std::make_unique_for_overwrite<char[]>(size);
  if (size == 0 || !read_on_two_threads(file, text.get(), size)) {
    std::fputs("usage: floor FILE, as make_data wrote it\n", stderr);
    return 2;
  }
  const char* const end = text.get() + size;
  const char* const body = std::find(text.get(), text.get() + size, '\n') + 1;
  const char* const middle = std::find(body + (end - body) / 2, end, '\n') + 1;
  const auto scores = std::make_unique_for_overwrite<double[]>(size / shortest_row + 2);
  Part first{body, middle, scores.get()};
  Part second{middle, end, scores.get() + static_cast<std::size_t>(middle - body) / shortest_row + 1};
  parse_on_two_threads(first, second);
  const std::size_t rows = first.rows + second.rows;
  hwy::Sorter()(scores.get(), rows, hwy::SortAscending());
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  std::printf(R"({"seconds": %.6f, "rows": %zu, "positives": %zu, "median": %.17g})"
              "\n",
              spent.count(), rows, first.positives + second.positives, scores[rows / 2]);
}
