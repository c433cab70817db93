// What inspect tallies.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "catch.hpp"
#include "core/hash.hpp"
#include "inspect/column_tally.hpp"
#include "inspect/repeats.hpp"
#include "inspect/table_tally.hpp"

using namespace assay;

namespace {

ColumnTally column_of(const std::vector<std::string>& cells) {
  ColumnTally column;
  for (std::size_t i = 0; i < cells.size(); ++i)
    column.add(cells[i], hash_of(cells[i]), {0, static_cast<std::uint32_t>(i)}, false);
  return column;
}

}  // namespace

TEST_CASE("a column of numbers and of what is none") {
  const ColumnTally column = column_of({"3", "", "x", "-1.5", "NA", "3", "x"});
  CHECK(column.values() == 5);
  CHECK(column.missing() == 2);
  CHECK(column.numbers() == 3);
  CHECK(column.low() == -1.5);
  CHECK(column.high() == 3);
  CHECK_FALSE(column.whole());
  CHECK(column.examples() == std::vector<std::string>{"3", "x", "-1.5"});
  REQUIRE(column.stranger().has_value());
  CHECK(column.stranger()->place.line == 2);
  REQUIRE(column.distinct().texts().size() == 3);
  CHECK(column.distinct().texts()[1].count == 2);
}

TEST_CASE("columns merge to what they are together, however the rows were divided") {
  std::vector<std::string> cells;
  for (int i = 0; i < 2500; ++i) cells.push_back(std::to_string(i * 8 % 1001));
  for (const std::size_t size : {std::size_t{1}, std::size_t{17}, std::size_t{999}, std::size_t{2500}}) {
    ColumnTally total;
    for (std::size_t at = 0; at < cells.size(); at += size)
      total.merge(
          column_of({cells.begin() + static_cast<std::ptrdiff_t>(at),
                     cells.begin() + static_cast<std::ptrdiff_t>(std::min(at + size, cells.size()))}));
    CHECK(total.values() == 2500);
    CHECK(total.numbers() == 2500);
    CHECK(total.distinct().over());  // 1001 different values, 1000 are the most
    CHECK(total.high() == 1000);
    CHECK(total.examples() == std::vector<std::string>{"0", "8", "16"});
  }
}

TEST_CASE("a thousand values are counted, one more is too many") {
  DistinctTexts texts;
  for (int i = 0; i < 1000; ++i) texts.add(std::to_string(i), hash_of(std::to_string(i)));
  CHECK_FALSE(texts.over());
  CHECK(texts.texts().size() == 1000);
  CHECK(texts.add("7", hash_of("7"))->count == 2);
  CHECK(texts.add("1000", hash_of("1000")) == nullptr);
  CHECK(texts.over());
}

TEST_CASE("runs of equal labels join where blocks meet") {
  const auto runs_of = [](std::vector<std::uint64_t> labels) {
    Runs runs;
    for (const std::uint64_t label : labels) runs.add(label);
    return runs;
  };
  Runs runs = runs_of({1, 1, 2});
  runs.merge(runs_of({2, 1}));
  CHECK(runs.count == 3);
  runs.merge(Runs());
  runs.merge(runs_of({2}));
  CHECK(runs.count == 4);
  Runs none;
  none.merge(runs_of({5, 6}));
  CHECK(none.count == 2);
}

TEST_CASE("repeats: how many, and where the first is") {
  const std::vector<std::uint64_t> a{9, 0, 5, 0}, b{7, 5, 9, 9};  // 0 is none
  const std::array<std::span<const std::uint64_t>, 2> chunks{a, b};
  const Repeats repeats = repeats_in(chunks);
  CHECK(repeats.different == 3);
  CHECK(repeats.repeated == 3);
  CHECK(repeats.first == 5);
}

TEST_CASE("ties count all rows that share a score") {
  const Ties ties = ties_in({0.5, 0.25, 0.5, -0.0, 0.0, 0.75});
  CHECK(ties.numbers == 6);
  CHECK(ties.different == 4);
  CHECK(ties.tied == 4);
}

TEST_CASE("texts that differ have different hashes") {
  const std::vector<std::string> texts{"",
                                       "0",
                                       "00",
                                       "a",
                                       "aa",
                                       "aaa",
                                       "ab",
                                       "ba",
                                       "abcd",
                                       "abcde",
                                       "abcdefgh",
                                       "abcdefghi",
                                       std::string(1, '\0'),
                                       std::string(2, '\0')};
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK(hash_of(texts[i]) != hash_of(texts[j]));
  CHECK(with_cell(with_cell(1, hash_of("a")), hash_of("b")) !=
        with_cell(with_cell(1, hash_of("b")), hash_of("a")));
}
