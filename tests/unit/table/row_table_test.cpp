// Several files as one table, and rows that are paired with those of another file.
#include "assay/table/row_table.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "assay/core/error.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

using Lines = std::vector<std::string>;

// Rows as they came: truth, score and slice.
struct Taken {
  Lines rows = {};
  void add(const Batch& batch) {
    const auto truth = batch.texts(role::truth), slice = batch.texts(role::slice);
    const auto score = batch.numbers(role::score);
    for (std::size_t i = 0; i < batch.rows; ++i)
      rows.push_back(std::string(truth[i]) + "|" + std::to_string(static_cast<int>(score[i])) +
                     (slice.empty() ? "" : "|" + std::string(slice[i])));
  }
  void merge(const Taken& later) { rows.insert(rows.end(), later.rows.begin(), later.rows.end()); }
};

struct TableRead {
  Lines rows;
  RowCounts counts;
  Unmatched unmatched;
};

// A file of "id,score" joined with one of "id,truth".
TableRead joined(const std::string& here, const std::string& there, bool by_key, bool drop_unmatched = false,
                 const ReadPlan& how = {}) {
  const TemporaryFile predictions(here), truth(there);
  RowTable table({predictions.path()}, {}, {});
  RowFile other(truth.path(), {});
  JoinPlan plan{.drop_unmatched = drop_unmatched, .columns = {{&role::truth, 1}}, .names = {"truth"}};
  if (by_key) plan.key = plan.key_there = 0;
  table.join(other, plan, how);
  REQUIRE(table.header() == Lines{"id", "score", "truth"});
  Taken all;
  const RowCounts counts = read_into(all, table, {{&role::truth, 2}, {&role::score, 1}}, how);
  return {all.rows, counts, table.unmatched()};
}

// What is wrong, without the folder of temporary files.
Lines refused(const auto& run) {
  try {
    run();
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::bad_data);
    Lines found;
    for (const Diagnostic& one : error.diagnostics) found.push_back(one.what);
    return found;
  }
  return {};
}

}  // namespace

TEST_CASE("rows find the true label with their key, in whatever order") {
  const auto read = joined("id,score\na,1\nb,2\nc,3\n", "id,truth\nc,x\na,y\nb,z\n", true);
  CHECK(read.rows == Lines{"y|1", "z|2", "x|3"});
  CHECK(read.counts.rows == 3);
}

TEST_CASE("rows are paired by their position") {
  const auto read = joined("id,score\na,1\nb,2\nc,3\n", "id,truth\nc,x\na,y\nb,z\n", false);
  CHECK(read.rows == Lines{"x|1", "y|2", "z|3"});
}

TEST_CASE("a join of many blocks is what a map gives, for any number of threads") {
  std::mt19937 random(7);
  std::vector<int> ids(120'000);
  std::generate(ids.begin(), ids.end(), [n = 0]() mutable { return n += 3; });
  std::map<int, std::string> truth_of;
  std::string there = "id,truth\n", here = "id,score\n";
  std::shuffle(ids.begin(), ids.end(), random);
  for (const int id : ids) {
    truth_of[id] = "class" + std::to_string(random() % 5);
    there += std::to_string(id) + "," + truth_of[id] + "\n";
  }
  std::shuffle(ids.begin(), ids.end(), random);
  Lines expected;
  for (const int id : ids) {
    const int score = static_cast<int>(random() % 1000);
    here += std::to_string(id) + "," + std::to_string(score) + "\n";
    expected.push_back(truth_of[id] + "|" + std::to_string(score));
  }
  for (const unsigned threads : {1U, 2U, 5U})
    CHECK(joined(here, there, true, false, {.threads = threads}).rows == expected);
}

TEST_CASE("by position, rows of many blocks meet the row with their number, for any number of threads") {
  std::string there = "id,truth\n", here = "id,score\n";
  Lines expected;
  for (int i = 0; i < 150'000; ++i) {
    there += "some longer text," + std::to_string(i % 7) + "\n";
    here += "x," + std::to_string(i % 1000) + "\n";
    expected.push_back(std::to_string(i % 7) + "|" + std::to_string(i % 1000));
  }
  for (const unsigned threads : {1U, 4U})
    CHECK(joined(here, there, false, false, {.threads = threads}).rows == expected);
}

TEST_CASE("rows without a partner are counted, and the first is shown") {
  const std::string here = "id,score\na,1\nx,2\ny,3\n", there = "id,truth\na,1\nb,0\n";
  const Lines found = refused([&] { joined(here, there, true); });
  REQUIRE(found.size() == 2);
  CHECK_THAT(found[0], contains(":3: key 'x' has no partner in ") && contains(", nor has another row"));
  CHECK_THAT(found[1], contains(":3: key 'b' has no partner in "));
  const auto dropped = joined(here, there, true, true);
  CHECK(dropped.rows == Lines{"1|1"});
  CHECK(dropped.unmatched.here == 2);
  CHECK(dropped.unmatched.there == 1);
}

TEST_CASE("files of which no row has a partner are an error, whatever is dropped") {
  CHECK(refused([] { joined("id,score\na,1\n", "id,truth\nb,1\n", true, true); }).size() == 2);
}

TEST_CASE("by position both files need as many rows") {
  CHECK_THAT(refused([] { joined("id,score\na,1\nb,2\n", "id,truth\na,1\n", false); }).at(0),
             contains(":3 has no partner in "));
  CHECK_THAT(refused([] { joined("id,score\na,1\n", "id,truth\na,1\nb,2\nc,0\n", false); }).at(0),
             contains(":3 has no partner in ") && contains(", nor has another row"));
}

TEST_CASE("a key that stands twice is an error, in either file") {
  CHECK_THAT(refused([] { joined("id,score\na,1\n", "id,truth\na,1\nb,1\na,0\n", true); }).at(0),
             contains(":4: key 'a' appears at ") && contains(":2 already"));
  CHECK_THAT(refused([] { joined("id,score\na,1\nb,2\na,1\na,3\n", "id,truth\na,1\nb,1\n", true); }).at(0),
             contains(":4: key 'a' appears at ") && contains(":2 already, and another row repeats a key"));
}

TEST_CASE("of a row that is dropped for a missing value, the partner is not missed") {
  const ReadPlan drop{.missing = Missing::drop};
  const auto of_score = joined("id,score\na,1\nb,\nc,3\n", "id,truth\na,x\nb,y\nc,z\n", true, false, drop);
  CHECK(of_score.rows == Lines{"x|1", "z|3"});
  CHECK(of_score.counts.dropped == 1);
  const auto of_truth = joined("id,score\na,1\nb,2\nc,3\n", "id,truth\na,x\nb,NA\nc,z\n", true, false, drop);
  CHECK(of_truth.rows == Lines{"x|1", "z|3"});
  CHECK(of_truth.counts.dropped == 1);
  const auto of_position = joined("id,score\na,1\nb,\nc,3\n", "id,truth\na,x\nb,y\nc,\n", false, false, drop);
  CHECK(of_position.rows == Lines{"x|1"});
  CHECK(of_position.counts.dropped == 2);
  const auto of_key = joined("id,score\n,1\nb,2\n", "id,truth\n,x\nb,y\n", true, false, drop);
  CHECK(of_key.rows == Lines{"y|2"});
  CHECK(of_key.counts.dropped == 2);
}

TEST_CASE("keys of a megabyte are compared to their ends") {
  const std::string key(std::size_t{1} << 20, 'k');
  const auto read = joined("id,score\n" + key + "a,1\n" + key + "b,2\n",
                           "id,truth\n" + key + "b,x\n" + key + "a,y\n", true);
  CHECK(read.rows == Lines{"y|1", "x|2"});
}

TEST_CASE("several files with the same columns are one table, in whatever order the columns stand") {
  const TemporaryFile a("label,s\n1,10\n0,20\n"), b("s,label\n30,1\n"), empty("label,s\n");
  RowTable table({a.path(), b.path(), empty.path()}, {}, {});
  CHECK(table.add_file_names("file") == 2);
  Taken all;
  const RowCounts counts =
      read_into(all, table, {{&role::truth, 0}, {&role::score, 1}, {&role::slice, 2}}, {});
  CHECK(counts.rows == 3);
  CHECK(all.rows == Lines{"1|10|" + a.path(), "0|20|" + a.path(), "1|30|" + b.path()});
  CHECK(table.places()({.block = 0, .line = 1}).text() == a.path() + ":3");
}

TEST_CASE("columns that are not read may be in one file and not in another") {
  const TemporaryFile a("id,label,s\n1,1,10\n"), b("s,note,label\n30,x,0\n");
  RowTable table({a.path(), b.path()}, {}, {});
  Taken all;
  CHECK(read_into(all, table, {{&role::truth, 1}, {&role::score, 2}}, {}).rows == 2);
  CHECK(all.rows == Lines{"1|10", "0|30"});
}

TEST_CASE("a file that lacks a column that is read is no part of the table") {
  const TemporaryFile a("label,s\n1,10\n"), b("label,score\n1,10\n");
  RowTable table({a.path(), b.path()}, {}, {});
  Taken all;
  CHECK_THAT(refused([&] {
               read_into(all, table, {{&role::truth, 0}, {&role::score, 1}}, {});
             }).at(0),
             contains("has no column 's', which is read in " + a.path()));
}

TEST_CASE("what stands wrong in a later file is told with its name and line") {
  const TemporaryFile a("label,s\n1,10\n"), b("label,s\n1,10\n0,x\n");
  RowTable table({a.path(), b.path()}, {}, {});
  Taken all;
  CHECK_THAT(refused([&] {
               read_into(all, table, {{&role::truth, 0}, {&role::score, 1}}, {});
             }).at(0),
             contains(b.path() + ":3:3: score 'x' is not a number"));
}

TEST_CASE("texts of several columns make one, and no two pairs make the same") {
  const TemporaryFile file("t,s,a,b\n1,1,\"x, y\",z\n1,2,x,\"y, z\"\n1,3,x,y\n1,4,\"q\"\"\",y\n");
  RowTable table({file.path()}, {}, {});
  CHECK(table.add_combined("a,b", {2, 3}) == 4);
  Taken all;
  read_into(all, table, {{&role::truth, 0}, {&role::score, 1}, {&role::slice, 4}}, {});
  CHECK(all.rows == Lines{"1|1|\"x, y\", z", "1|2|x, \"y, z\"", "1|3|x, y", "1|4|\"q\"\"\", y"});
}

TEST_CASE("rows that do not meet a condition are not looked at") {
  const TemporaryFile file("t,s,split\n1,1,test\n,,train\n0,2,test\n");
  RowTable table({file.path()}, {}, {"split = test"});
  Taken all;
  const RowCounts counts = read_into(all, table, {{&role::truth, 0}, {&role::score, 1}}, {});
  CHECK(all.rows == Lines{"1|1", "0|2"});
  CHECK(counts.filtered == 1);
}

TEST_CASE("a table without rows is an error that says why") {
  const TemporaryFile only_header("t,s\n"), missing("t,s\n1,\n");
  const auto read = [](const TemporaryFile& file, const Lines& conditions, Missing how) {
    return refused([&] {
             RowTable table({file.path()}, {}, conditions);
             Taken all;
             read_into(all, table, {{&role::truth, 0}, {&role::score, 1}}, {.missing = how});
           })
        .at(0);
  };
  CHECK_THAT(read(only_header, {}, Missing::error), contains("has no rows, only a header"));
  CHECK_THAT(read(missing, {}, Missing::drop), contains("the only row has a missing value"));
  CHECK_THAT(read(missing, {"t = 0"}, Missing::error), contains("no row is left by --filter"));
}
