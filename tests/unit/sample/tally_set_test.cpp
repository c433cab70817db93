// A set of tallies is a tally: what holds of each must hold of all of them together.
#include <random>

#include "assay/sample/state.hpp"
#include "catch.hpp"
#include "records.hpp"

using namespace assay;

namespace {

// Labels, a score, and a score for each of the two classes; with weights that no double holds exactly, where
// asked for.
struct TalliedRows {
  std::vector<std::vector<double>> class_scores;
  std::vector<Record> records;
};

constexpr std::size_t tallied_rows = 60;

TalliedRows tallied(bool weighted) {
  static const std::vector<std::string> labels{"no", "yes"}, slices{"north", "south", "rare"};
  std::mt19937_64 draw(weighted ? 1 : 2);
  TalliedRows rows;
  for (std::size_t i = 0; i < tallied_rows; ++i) {
    const double score = static_cast<double>(1 + draw() % 15) / 16;
    rows.class_scores.push_back({1 - score, score});
  }
  for (std::uint32_t i = 0; i < tallied_rows; ++i)
    rows.records.push_back({.truth = labels[draw() % 2],
                            .predicted = labels[draw() % 2],
                            .score = rows.class_scores[i][1],
                            .weight = weighted ? 0.1 * static_cast<double>(1 + draw() % 7) : 1,
                            .slice = slices[i % 17 == 5 ? 2 : draw() % 2],
                            .class_scores = rows.class_scores[i],
                            .place = {0, i}});
  return rows;
}

// Empty sets of one kind each, of several, and of all that may be there together.
std::vector<TallySet> empty_sets() {
  std::vector<TallySet> sets(5);
  sets[0].pairs.emplace();
  sets[1].scores.emplace(ScoreRule{.positive = "yes"});
  sets[2].rankings.emplace_back("yes");
  sets[3].pairs.emplace();
  sets[3].scores.emplace(ScoreRule{.threshold = 0.25, .clip = 0.01, .positive = "yes"});
  sets[3].rankings.emplace_back("yes");
  sets[3].rankings.emplace_back("yes", role::weight);  // any column of numbers may rank
  sets[4].pairs.emplace();
  sets[4].class_scores.emplace(std::vector<std::string>{"no", "yes"}, 0.01);
  return sets;
}

template <Tally T>
std::string bytes_of(const T& tally) {
  StateWriter out;
  tally.save(out);
  return out.bytes();
}

template <Tally T>
T reloaded(const T& tally, T into) {
  const std::string bytes = bytes_of(tally);
  StateReader in(bytes);
  into.load(in);
  CHECK(in.at_end());
  return into;
}

template <Tally T>
T added(T tally, std::span<const Record> rows) {
  tally.add(RecordBatch(rows));
  return tally;
}

template <Tally T>
T merged(T first, const T& second) {
  first.merge(second);
  return first;
}

template <Tally T>
void check_save_load_merge(const T& empty, std::span<const Record> rows) {
  for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, std::size_t{23}, rows.size()}) {
    CAPTURE(cut);
    const T first = added(empty, rows.first(cut)), second = added(empty, rows.subspan(cut));
    CHECK(bytes_of(reloaded(first, empty)) == bytes_of(first));
    CHECK(bytes_of(merged(reloaded(first, empty), reloaded(second, empty))) ==
          bytes_of(merged(first, second)));
  }
}

}  // namespace

TEST_CASE("law: to save, load and merge is to merge, for sets of tallies and for slices of them") {
  for (const bool weighted : {false, true}) {
    const TalliedRows rows = tallied(weighted);
    const std::vector<TallySet> sets = empty_sets();
    for (std::size_t i = 0; i < sets.size(); ++i) {
      CAPTURE(weighted, i);
      check_save_load_merge(sets[i], rows.records);
      check_save_load_merge(Sliced<TallySet>(sets[i]), rows.records);
    }
  }
}

TEST_CASE("what a set loads are the numbers that were tallied, each in its place") {
  // no: 2 found, 1 called yes; yes: 1 found. Scores of yes: 0.75 and 0.5 of no, 0.25 of no and 1 of yes.
  const std::vector<Record> rows{{.truth = "no", .predicted = "no", .score = 0.75},
                                 {.truth = "no", .predicted = "yes", .score = 0.5},
                                 {.truth = "no", .predicted = "no", .score = 0.25},
                                 {.truth = "yes", .predicted = "yes", .score = 1, .weight = 1}};
  const TallySet empty = empty_sets()[3];
  TallySet set = merged(reloaded(added(empty, std::span(rows).first(2)), empty),
                        reloaded(added(empty, std::span(rows).subspan(2)), empty));
  CHECK(set.labels() == std::vector<std::string>{"no", "yes"});
  CHECK(set.pairs->matrix(classes_of(set.pairs->labels().texts(), {})).cells ==
        std::vector<double>{2, 1, 0, 1});
  // score >= 0.25 is predicted yes: all four rows are.
  CHECK(set.scores->matrix(classes_of(set.scores->labels().texts(), {}), 1).cells ==
        std::vector<double>{0, 3, 0, 1});
  CHECK(set.ranking()->ranking().positives() == 1);
  CHECK(set.ranking()->ranking().negatives() == 3);
  CHECK(&set.ranking(role::weight)->score() == &role::weight);
  CHECK(set.ranking(role::slice) == nullptr);
}

TEST_CASE("a score for each class is among what a set loads") {
  // The higher score is the prediction: of no, one row of three; of yes, its one row.
  const std::vector<std::vector<double>> scores{{0.25, 0.75}, {0.75, 0.25}, {0.375, 0.625}, {0, 1}};
  std::vector<Record> rows;
  for (const std::vector<double>& row : scores)
    rows.push_back({.truth = rows.size() < 3 ? "no" : "yes", .predicted = "yes", .class_scores = row});
  const TallySet empty = empty_sets()[4];
  const TallySet set = merged(reloaded(added(empty, std::span(rows).first(1)), empty),
                              reloaded(added(empty, std::span(rows).subspan(1)), empty));
  CHECK(set.class_scores->matrix().cells == std::vector<double>{1, 2, 0, 1});
  CHECK(set.pairs->matrix(classes_of(set.labels(), {})).cells == std::vector<double>{0, 3, 0, 1});
}

TEST_CASE("the state of a set that is cut anywhere is an error, never a set") {
  const TalliedRows rows = tallied(true);
  for (const TallySet& empty : empty_sets()) {
    const std::string bytes = bytes_of(added(empty, rows.records));
    for (std::size_t length = 0; length < bytes.size(); length += 7) {
      StateReader in(std::string_view(bytes).substr(0, length));
      TallySet again = empty;
      CHECK_THROWS_WITH(again.load(in), contains("cut short"));
    }
  }
}
