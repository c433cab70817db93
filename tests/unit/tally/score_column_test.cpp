// Scores in one piece of memory: they stay what they are while it grows and moves.
#include "assay/tally/score_column.hpp"

#include <utility>
#include <vector>

#include "catch.hpp"

using namespace assay;

namespace {

// From 4 MiB on, memory is had by the page.
constexpr std::size_t boundary = (std::size_t{1} << 22) / sizeof(double);

std::vector<double> numbers_to(std::size_t count) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < count; ++i) numbers.push_back(static_cast<double>(i) / 3);
  return numbers;
}

ScoreColumn column_of(const std::vector<double>& numbers) {
  ScoreColumn column;
  for (const double number : numbers) column.add(number);
  return column;
}

bool holds(const ScoreColumn& column, const std::vector<double>& numbers) {
  return std::vector(column.values().begin(), column.values().end()) == numbers;
}

const std::vector<std::size_t> sizes{0, 1, 64, 65, boundary - 1, boundary, boundary + 1, 2 * boundary + 1};

}  // namespace

TEST_CASE("scores that are added one by one are kept, however many") {
  for (const std::size_t size : sizes) {
    CAPTURE(size);
    const ScoreColumn column = column_of(numbers_to(size));
    CHECK(column.size() == size);
    CHECK(holds(column, numbers_to(size)));
  }
}

TEST_CASE("scores that are appended are kept, on either side of the boundary") {
  for (const std::size_t cut : sizes) {
    CAPTURE(cut);
    const std::vector<double> all = numbers_to(2 * boundary + 1);
    ScoreColumn column;
    column.append(std::span(all).first(cut));
    column.append({});
    column.append(std::span(all).subspan(cut));
    CHECK(holds(column, all));
    column.add(-1);
    CHECK(column.values().back() == -1);
  }
}

TEST_CASE("a copy is its own, a moved column is where it was moved to") {
  for (const std::size_t size : sizes) {
    CAPTURE(size);
    const std::vector<double> numbers = numbers_to(size);
    ScoreColumn column = column_of(numbers), copy = column;
    copy.add(7);
    CHECK(holds(column, numbers));
    CHECK(copy.size() == size + 1);
    const ScoreColumn moved = std::move(column);
    CHECK(holds(moved, numbers));
    copy = moved;
    CHECK(holds(copy, numbers));
    copy = column_of({1, 2});
    CHECK(holds(copy, {1, 2}));
  }
}

TEST_CASE("a column that was moved from is empty, and may be used again") {
  ScoreColumn column = column_of(numbers_to(boundary + 1));
  const ScoreColumn moved = std::move(column);
  CHECK(column.size() == 0);  // NOLINT(bugprone-use-after-move): that is what is looked at
  column.add(1);
  CHECK(holds(column, {1}));
  column = column_of({});
  CHECK(column.size() == 0);
}

TEST_CASE("values may be changed where they are") {
  ScoreColumn column = column_of({1, 2, 3});
  for (double& value : column.values()) value = -value;
  CHECK(holds(column, {-1, -2, -3}));
}
