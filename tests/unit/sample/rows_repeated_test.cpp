// ThreeColumns that stand for several, and scores that are read by their predictions.
#include "sample/rows_repeated.hpp"

#include "catch.hpp"
#include "sample/score_reading.hpp"

using namespace assay;

namespace {

// ThreeColumns of three columns.
struct ThreeColumns {
  std::vector<std::string_view> predicted;
  std::vector<double> scores, frequencies;
  std::vector<std::uint32_t> lines = std::vector<std::uint32_t>(predicted.size());
  std::vector<Batch::Column> columns = {{.role = &role::predicted, .texts = predicted},
                                        {.role = &role::score, .numbers = scores},
                                        {.role = &role::frequency, .numbers = frequencies}};

  [[nodiscard]] Batch batch() const { return {.rows = predicted.size(), .columns = columns, .lines = lines}; }
};

// The texts that it is given.
struct JoinedTexts {
  std::string all;
  std::size_t batches = 0;
  void add(const Batch& rows) {
    for (const std::string_view text : rows.texts(role::predicted)) all += text;
    ++batches;
  }
  void merge(const JoinedTexts& later) { all += later.all; }
};

}  // namespace

TEST_CASE("rows are repeated as often as they should be, in their order") {
  RowsRepeated<JoinedTexts> rows(JoinedTexts{});
  rows.add(ThreeColumns{{"a", "b", "c"}, {0, 0, 0}, {2, 0, 3}}.batch());
  CHECK(rows.tally.all == "aaccc");
  CHECK(rows.repeater.rows() == 5);
  rows.add(ThreeColumns{{"d"}, {0}, {10'000}}.batch());
  CHECK(rows.tally.all.size() == 10'005);
  CHECK(rows.tally.batches > 2);
  RowsRepeated<JoinedTexts> later(JoinedTexts{});
  later.add(ThreeColumns{{"e"}, {0}, {1}}.batch());
  rows.merge(later);
  CHECK(rows.repeater.rows() == 10'006);
  CHECK_THROWS_WITH(rows.add(ThreeColumns{{"f"}, {0}, {5e9}}.batch()), contains("over 4,000,000,000 rows"));
}

TEST_CASE("a confidence in the negative label is the rest to 1, and a distance counts the other way round") {
  const ThreeColumns rows{{"1", "0", "0"}, {0.75, 0.75, 0.5}, {1, 1, 1}};
  ScoreReading confidence(ScoreMeaning::confidence, std::nullopt);
  const Batch read = confidence.read(rows.batch());
  CHECK(std::vector<double>(read.numbers(role::score).begin(), read.numbers(role::score).end()) ==
        std::vector<double>{0.75, 0.25, 0.5});
  ScoreReading distance(ScoreMeaning::distance, std::nullopt);
  CHECK(distance.read(rows.batch()).numbers(role::score)[1] == -0.75);
  CHECK_THROWS_WITH(confidence.read(ThreeColumns{{"1"}, {87}, {1}}.batch()),
                    contains("confidence 87 is not from 0 to 1"));
}
