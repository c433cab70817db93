// What is in a file, and what is odd about it.
#include "assay/inspect/inspection.hpp"

#include <string>

#include "../input/file.hpp"
#include "assay/core/error.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

InputPlan plan_for(const TemporaryFile& file) {
  InputPlan plan;
  plan.files = {file.path()};
  plan.offers_class_scores = true;
  return plan;
}

Inspection inspection_of(const std::string& content) {
  const TemporaryFile file(content);
  return inspect(plan_for(file));
}

// The oddity with a code; empty where there is none.
Oddity found(const Inspection& inspection, const std::string& code) {
  for (const Oddity& one : inspection.odd)
    if (one.code == code) return one;
  return {};
}

std::string text_found(const Inspection& inspection, const std::string& code) {
  return found(inspection, code).text.text(4);
}

// "report --score-is percent": without the file.
std::string options_of(const Inspection& inspection) {
  std::string text;
  for (std::size_t i = 0; i < inspection.command.size(); ++i)
    if (i != 1) text += (i == 0 ? "" : " ") + inspection.command[i];
  return text;
}

std::string rows_of(const std::string& row, int times) {
  std::string rows;
  for (int i = 0; i < times; ++i) rows += row + "\n";
  return rows;
}

}  // namespace

TEST_CASE("each column has its kind, its values and its range") {
  const Inspection seen = inspection_of(
      "id,label,score,note,empty\n"
      "a1,no,0.25,,\n"
      "a2,yes,0.75,x,NA\n"
      "a3,no,1e-3,x,\n");
  REQUIRE(seen.columns.size() == 5);
  CHECK(seen.columns[0].kind == ColumnKind::id);
  CHECK(seen.columns[1].kind == ColumnKind::label);
  CHECK(seen.columns[1].role == "truth");
  CHECK(seen.columns[1].distinct == 2);
  CHECK(seen.columns[1].examples == std::vector<std::string>{"no", "yes"});
  CHECK_FALSE(seen.columns[1].low.has_value());
  CHECK(seen.columns[2].kind == ColumnKind::probability);
  CHECK(seen.columns[2].low == 0.001);
  CHECK(seen.columns[2].high == 0.75);
  CHECK(seen.columns[3].values == 2);
  CHECK(seen.columns[3].missing == 1);
  CHECK(seen.columns[4].kind == ColumnKind::empty);
  CHECK(seen.columns[4].missing == 3);
  CHECK(seen.input.rows == 3);
}

TEST_CASE("a file that report reads as it is needs no options") {
  const Inspection seen = inspection_of("label,score\n" + rows_of("no,0.25", 10) + rows_of("yes,0.75", 10));
  CHECK(options_of(seen) == "report");
  CHECK(seen.input.positive == "yes");
}

TEST_CASE("what cannot be told is asked, with words to replace") {
  const Inspection seen = inspection_of("label,score\nham,0.25\nspam,0.75\n");
  CHECK(options_of(seen) == "report --positive POSITIVE");
  CHECK(text_found(seen, "report_asks").find("is the positive class") != std::string::npos);
}

TEST_CASE("scores in percent are read so by the command") {
  const Inspection seen = inspection_of("label,score\nno,3\nyes,93.5\nno,51\n");
  CHECK(options_of(seen) == "report --truth label --score score --score-is percent");
  CHECK(text_found(seen, "scores_in_percent") ==
        "scores in 'score' go from 3 to 93.5; if they are percentages: --score-is percent");
}

TEST_CASE("missing values are counted, and left out by the command") {
  const Inspection seen = inspection_of("label,score\nno,0.5\nyes,\n,0.25\nyes,0.75\n");
  CHECK(text_found(seen, "missing_values") ==
        "2 rows lack a value in 'label', 'score'; --missing drop leaves such rows out");
  CHECK(options_of(seen) == "report --missing drop");
}

TEST_CASE("rows that cannot be read are told with their place, and end nothing") {
  const Inspection seen = inspection_of("label,score\nno,0.5\nyes\nlabel,score\nyes,0.75\nno,0.5,1\n");
  CHECK(seen.input.rows == 2);
  CHECK(found(seen, "unreadable_rows").line == 3);
  CHECK(text_found(seen, "unreadable_rows").starts_with("2 rows cannot be read; the first: 1 cell"));
  CHECK(found(seen, "header_again").line == 4);
  CHECK(seen.command.empty());
}

TEST_CASE("rows and ids that stand there twice") {
  // Lines 2 to 6: the fifth line is the third again, the sixth has the id of the second.
  const Inspection seen =
      inspection_of("id,label,score\n7,no,0.5\n8,yes,0.6\n9,no,0.7\n8,yes,0.6\n7,no,0.1\n");
  CHECK(text_found(seen, "repeated_rows") == "1 row repeats an earlier row exactly");
  CHECK(found(seen, "repeated_rows").line == 5);
  CHECK(text_found(seen, "repeated_ids") == "2 rows have the 'id' of an earlier row");
  CHECK(found(seen, "repeated_ids").line == 5);
}

TEST_CASE("labels that differ by case or blanks only") {
  const Inspection seen =
      inspection_of("label,pred\nSpam,spam\nSPAM,spam\n\"not  it\",\"not it\"\nham,ham\n");
  CHECK(text_found(seen, "labels_alike") ==
        "3 labels differ only by case: 'Spam', 'SPAM', 'spam'; --ignore-case reads them as one");
  CHECK(seen.odd.size() == 5);  // also by blanks, on one side twice, and rare
}

TEST_CASE("labels of one side, and classes of few rows") {
  const Inspection seen = inspection_of("label,pred\n" + rows_of("cat,cat", 10) + rows_of("dog,eel", 9));
  std::vector<std::string> of_one_side;
  for (const Oddity& one : seen.odd)
    if (one.code == "labels_of_one_side") of_one_side.push_back(one.text.text(4));
  CHECK(of_one_side == std::vector<std::string>{"'eel' is predicted but never true, in 9 rows",
                                                "'dog' is true but never predicted, in 9 rows"});
  CHECK(text_found(seen, "rare_class") == "a class has under 10 rows: 'dog' has 9");
}

TEST_CASE("one class and constant scores") {
  const Inspection seen = inspection_of("label,score\n" + rows_of("1,0.5", 12));
  CHECK(text_found(seen, "one_class") == "every true label is '1': there is one class only");
  CHECK(text_found(seen, "constant_scores") == "every score in 'score' is 0.5: it ranks nothing");
}

TEST_CASE("rows that are sorted by truth") {
  // 40 of each in 2 runs; chance gives 1 + (80^2 - 2 * 40^2) / 80 = 41.
  const Inspection seen = inspection_of("label,pred\n" + rows_of("0,0", 40) + rows_of("1,1", 40));
  CHECK(text_found(seen, "sorted_by_truth") ==
        "the rows are sorted by their true labels: 2 runs of equal labels, where chance gives 41; shuffle "
        "before splitting them");
  // 18 of each: 1 + (36^2 - 2 * 18^2) / 36 = 19 runs are too few to tell.
  CHECK(text_found(inspection_of("label,pred\n" + rows_of("0,0", 18) + rows_of("1,1", 18)), "sorted_by_truth")
            .empty());
}

TEST_CASE("scores that share their value in more than half of the rows") {
  // 102 scores, each in two rows, and 203 that are alone: 204 of 407 rows tie.
  std::string rows = "label,score\n";
  const auto add = [&](int i) { rows += std::to_string(i % 2) + ",0." + std::to_string(1000 + i) + "1\n"; };
  for (int i = 0; i < 305; ++i) add(i);
  for (int i = 0; i < 102; ++i) add(i);
  CHECK(text_found(inspection_of(rows), "tied_scores") ==
        "204 of 407 rows share their score in 'score' with another row: was it rounded?");
  // One more row that is alone makes 204 of 408: half of them, not more.
  add(305);
  CHECK(text_found(inspection_of(rows), "tied_scores").empty());
}

TEST_CASE("nothing depends on the threads, and an empty file is an error") {
  std::string rows = "id,label,score\n";
  for (int i = 0; i < 60000; ++i)
    rows += std::to_string(i % 50000) + "," + std::to_string(i % 3 == 0) + ",0." + std::to_string(i) + "\n";
  const TemporaryFile file(rows);
  InputPlan plan = plan_for(file);
  const Inspection one = inspect(plan);
  plan.threads = 5;
  const Inspection many = inspect(plan);
  CHECK(one.columns[0].distinct == 50000);
  CHECK(text_found(one, "rows_in_groups").empty());
  CHECK(found(one, "rows_in_groups").text == found(many, "rows_in_groups").text);
  CHECK(found(one, "repeated_rows").line == found(many, "repeated_rows").line);
  REQUIRE(one.odd.size() == many.odd.size());
  for (std::size_t i = 0; i < one.odd.size(); ++i) CHECK(one.odd[i].text == many.odd[i].text);
  CHECK_THROWS_AS(inspection_of(""), Error);
  CHECK_THROWS_AS(inspection_of("label,score\n"), Error);
}
