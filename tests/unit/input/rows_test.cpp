// Reading rows: what is a record, what is refused and where, the same result for any number of threads.
#include "assay/input/rows.hpp"

#include <cmath>

#include "assay/core/error.hpp"
#include "assay/tally/label_pairs.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;
using namespace std::string_literals;

namespace {

// Keeps rows as they came, in order.
struct Rows {
  std::vector<std::string> rows;
  void add(const Batch& batch) {
    const auto truth = batch.texts(role::truth), predicted = batch.texts(role::predicted);
    const auto score = batch.numbers(role::score);
    for (std::size_t i = 0; i < batch.rows; ++i)
      rows.push_back(std::string(truth[i]) + "|" + (predicted.empty() ? "" : std::string(predicted[i])) +
                     "|" + std::to_string(score.empty() ? 0 : score[i]));
  }
  void merge(const Rows& later) { rows.insert(rows.end(), later.rows.begin(), later.rows.end()); }
};

// Names of columns, and what for; those that a file does not have are passed over.
using ColumnNames = std::vector<std::pair<std::string, const Role*>>;
const ColumnNames usual_names{{"label", &role::truth}, {"pred", &role::predicted}, {"score", &role::score}};

std::vector<WantedColumn> wanted(const RowFile& file, const ColumnNames& names = usual_names) {
  std::vector<WantedColumn> columns;
  for (const auto& [name, role] : names)
    for (std::size_t i = 0; i < file.header().size(); ++i)
      if (file.header()[i] == name) columns.push_back({role, i});
  return columns;
}

struct Result {
  std::vector<std::string> rows;
  RowCounts counts;
};

Result read(const std::string& text, const Dialect& dialect = {}, const ReadPlan& plan = {},
            const ColumnNames& names = usual_names) {
  const TemporaryFile file(text);
  RowFile csv(file.path(), dialect);
  Rows rows;
  const RowCounts counts = read_into(rows, csv, wanted(csv, names), plan);
  return {rows.rows, counts};
}

// The diagnostics without the name of the file: "3:5: score is empty".
std::vector<std::string> diagnostics(const std::string& text, const Dialect& dialect = {},
                                     const ReadPlan& plan = {}) {
  const TemporaryFile file(text);
  try {
    RowFile csv(file.path(), dialect);
    Rows rows;
    static_cast<void>(read_into(rows, csv, wanted(csv), plan));
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::bad_data);
    std::vector<std::string> texts;
    for (const Diagnostic& diagnostic : error.diagnostics) {
      const std::size_t name = diagnostic.what.find(file.path());
      texts.push_back(name == 0 ? diagnostic.what.substr(file.path().size() + 1) : diagnostic.what);
    }
    if (error.unlisted > 0) texts.push_back("and " + std::to_string(error.unlisted) + " more");
    return texts;
  }
  return {};
}

using Texts = std::vector<std::string>;
const Texts two_rows{"1|0|0.000000", "0|0|0.000000"};

}  // namespace

TEST_CASE("lines may end in LF or CRLF, the last in nothing, and a byte-order mark is skipped") {
  for (const char* text : {"label,pred\n1,0\n0,0\n", "label,pred\n1,0\n0,0", "label,pred\r\n1,0\r\n0,0\r\n",
                           "label,pred\r\n1,0\n0,0\r\n", "\xEF\xBB\xBFlabel,pred\n1,0\n0,0\n",
                           "\xEF\xBB\xBF\"label\",pred\n1,0\n0,0\n", "label,pred\n\n1,0\n\n0,0\n\n \n",
                           "\nlabel,pred\n1,0\n0,0\n", "label , pred\n 1,0 \n\t0,\t0\n",
                           "\"label\",\"pred\"\n\"1\",\"0\"\n\"0\",\"0\"\n"}) {
    CAPTURE(text);
    CHECK(read(text).rows == two_rows);
  }
}

TEST_CASE("blank lines before the header may fill blocks") {
  const std::string blank = std::string(300'000, '\n') + std::string(300'000, ' ') + "\r\n\n";
  CHECK(read(blank + "label,pred\n1,0\n0,0\n").rows == two_rows);
  CHECK(read(blank + "label\tpred\n1\t0\n0\t0\n").rows == two_rows);
  CHECK(read(blank + "{\"label\":1,\"pred\":0}\n{\"label\":0,\"pred\":0}\n").rows == two_rows);
  CHECK(diagnostics(blank + "label,score\n1,a\n") == Texts{"300004:3: score 'a' is not a number"});
  CHECK(diagnostics(blank) == Texts{"has no header: its lines are blank"});
}

TEST_CASE("a header alone, and bytes that are no text, may lack their newline") {
  CHECK(read("label,pred").rows.empty());
  CHECK(diagnostics("label,pred\n1,\0"
                    "0"s) == Texts{"2:3: a NUL byte: this is not text"});
}

TEST_CASE("delimiters are chosen at run time, and are no blanks to trim") {
  for (const char delimiter : supported_delimiters) {
    if (delimiter == ' ') continue;  // runs of blanks are one delimiter
    std::string text = "x@label@pred\n@1@0\n@0@0\n";
    std::replace(text.begin(), text.end(), '@', delimiter);
    CHECK(read(text, {.delimiter = delimiter}).rows == two_rows);
  }
}

TEST_CASE("a class may be called like its column") {
  CHECK(read("spam,pred\nspam,ham\nham,ham\n", {}, {}, {{"spam", &role::truth}, {"pred", &role::predicted}})
            .rows.size() == 2);
}

TEST_CASE("without a header columns go by number") {
  CHECK(read("1,0\n0,0\n", {.header = false}, {}, {{"1", &role::truth}, {"2", &role::predicted}}).rows ==
        two_rows);
}

TEST_CASE("quoted cells hold delimiters, quotes and newlines; a quote within plain text is itself") {
  CHECK(read("label,pred\n\"a,b\",\"c\"\"d\"\n").rows == Texts{"a,b|c\"d|0.000000"});
  CHECK(read("label,pred\n\"a\nb\",x\n\"\"\"\",y\n").rows == Texts{"a\nb|x|0.000000", "\"|y|0.000000"});
  CHECK(read("label,pred\n5\" pipe,a\"b\n").rows == Texts{"5\" pipe|a\"b|0.000000"});
  CHECK(read("label,pred\n \"a\" ,b\n").rows == Texts{"a|b|0.000000"});
  CHECK(read("label,pred\n\"5\"\" pipe, \"\"long\"\"\",b\n").rows == Texts{"5\" pipe, \"long\"|b|0.000000"});
}

TEST_CASE("a carriage return after a closing quote ends a line, or is an error") {
  CHECK(read("label,pred\n1,\"0\"\r\n0,\"0\" \r\n").rows == two_rows);
  for (const char* text : {"label,pred\n\"a\"\r,1\n", "label,pred\n\"a\"\r\r\n", "label,pred\n\"a\"\r\"\n"})
    CHECK(diagnostics(text) == Texts{"2:4: a carriage return after a closing quote"});
}

TEST_CASE("what is wrong is said with line and column") {
  CHECK(diagnostics("label,score\n1,0.5\n0,abc\n") == Texts{"3:3: score 'abc' is not a number"});
  CHECK(diagnostics("label,score\n1,\n") == Texts{"2:3: score is empty"});
  CHECK(diagnostics("label,score\n1,NaN\n,0.5\n") ==
        Texts{"2:3: score 'NaN' is a missing value", "3:1: label is empty"});
  CHECK(diagnostics("label,pred\n1\n1,0,0\n") ==
        Texts{"2: 1 cell where the header has 2", "3: 3 cells where the header has 2"});
  CHECK(diagnostics("label,pred\nlabel,pred\n") == Texts{"2:1: the header stands here again"});
  CHECK(diagnostics("label,score\n1,0x1\n0,0.5\n\n1,1e999\n") ==
        Texts{"2:3: score '0x1' is not a number", "5:3: score '1e999' is not a number"});
  CHECK(diagnostics("label,score\n\"1\n\",0.5\n1,x\n")[0] == "4:3: score 'x' is not a number");
  CHECK(diagnostics("label,pred\n1,\"0\" \"x\"\n") == Texts{"2:7: text after a closing quote"});
  CHECK(diagnostics("label,pred\n1,\"0\"x\n") == Texts{"2:6: text after a closing quote"});
  CHECK(diagnostics("label,pred\n1,0\n0,\"un\nclosed\n1,1\n") ==
        Texts{"3:3: a quote is opened here and never closed"});
}

TEST_CASE("ten bad cells are shown, in order, and the others counted") {
  std::string text = "label,score\n";
  for (int i = 0; i < 400000; ++i) text += i % 20000 == 7 ? "1,x\n" : "1,0.25\n";
  for (const unsigned threads : {1U, 3U}) {
    const Texts found = diagnostics(text, {}, {.threads = threads});
    REQUIRE(found.size() == 11);
    CHECK(found[0] == "9:3: score 'x' is not a number");
    CHECK(found[9] == "180009:3: score 'x' is not a number");
    CHECK(found[10] == "and 10 more");
  }
}

TEST_CASE("missing values can be dropped, and are counted") {
  const Result result = read("label,score,note\n1,0.5,\n,0.5,x\n0,NA,x\n0,nan,x\nnull,1,x\n0,0.25,x\n", {},
                             {.missing = Missing::drop});
  CHECK(result.rows == Texts{"1||0.500000", "0||0.250000"});
  CHECK(result.counts.dropped == 4);
  CHECK(result.counts.rows == 2);
}

TEST_CASE("files that are no CSV are refused by name") {
  const auto refused = [](const std::string& content) { return diagnostics(content).at(0); };
  CHECK_THAT(refused(std::string("\x1f\x8b\x08\x00 rest", 9)), contains("gzip"));
  CHECK_THAT(refused(std::string("\xff\xfel\0a\0", 6)), contains("UTF-16"));
  CHECK_THAT(refused("PK\x03\x04 zip"), contains("ZIP"));
  CHECK_THAT(refused("PAR1 rows"), contains("Parquet"));
  CHECK_THAT(refused("\xEF\xBB\xBF\xEF\xBB\xBFlabel,pred\n1,0\n"), contains("two byte-order marks"));
  CHECK_THAT(refused("label,pred\r1,0\r0,0\r"), contains("carriage return"));
  CHECK(refused(std::string("label,pred\n1,0\n\0,1\n", 18)) == "3:1: a NUL byte: this is not text");
  CHECK_THAT(refused(""), contains("is empty"));
  CHECK_THAT(refused("\xEF\xBB\xBF"), contains("no header"));
  CHECK_THAT(refused("\n\n"), contains("no header"));
  CHECK_THAT(refused("label,pred\n1,\n"), contains("is empty"));
}

TEST_CASE("a record longer than a block is read, one longer than 16 MiB is refused") {
  const std::string longer(400000, 'x');
  CHECK(read("label,pred\n1," + longer + "\n0,0\n").rows[0].size() == longer.size() + 11);
  CHECK(read("label,pred\n1,\"" + longer + "\n" + longer + "\"\n0,0\n").rows[0].size() ==
        2 * longer.size() + 12);
  CHECK_THAT(diagnostics("label,pred\n1," + std::string(17U << 20, 'x') + "\n").at(0),
             contains("over 16 MiB"));
  CHECK(diagnostics("label,pred\n1,\"" + std::string(17U << 20, 'x') + "\n").at(0) ==
        "2:3: a quoted cell of over 16 MiB begins here");
}

TEST_CASE("rows keep their order and number over many blocks, for any number of threads, quoted or not") {
  for (const std::string quote : {"", "\""}) {
    std::string text = "id,label,score\n";
    Texts expected;
    for (int i = 0; i < 60000; ++i) {
      text += std::to_string(i) + "," + quote + std::to_string(i % 3) + quote + ",0.25\n";
      expected.push_back(std::to_string(i % 3) + "||0.250000");
    }
    for (const unsigned threads : {1U, 2U, 7U}) {
      const Result result = read(text, {}, {.threads = threads});
      CHECK(result.counts.rows == 60000);
      CHECK((result.rows == expected));
    }
  }
}

TEST_CASE("weighted sums are the same bits for any number of threads") {
  std::string text = "label,pred,w\n";
  for (int i = 0; i < 50000; ++i) {
    const std::string padding(i % 10000 == 5000 ? 700000 : 0,
                              ' ');  // a record of several blocks now and then
    text += std::to_string(i % 2) + "," + padding + std::to_string(i % 3 == 0 ? 0 : 1) + "," +
            std::to_string(0.1 + i % 17 * 0.01) + "\n";
  }
  const TemporaryFile file(text);
  std::vector<std::vector<double>> cells;
  for (const unsigned threads : {1U, 2U, 5U, 5U, 5U}) {
    RowFile csv(file.path(), {});
    LabelPairs tally;
    read_into(tally, csv,
              wanted(csv, {{"label", &role::truth}, {"pred", &role::predicted}, {"w", &role::weight}}),
              {.threads = threads});
    cells.push_back(tally.matrix(classes_of(tally.labels().texts(), {})).cells);
  }
  for (const std::vector<double>& other : cells) CHECK(other == cells[0]);
}

TEST_CASE("a tally that gives up does so for the earliest row, whatever the threads") {
  std::string text = "label,pred\n";
  for (int i = 0; i < 60000; ++i) text += "row" + std::to_string(i) + ",x\n";
  for (const unsigned threads : {1U, 4U}) {
    const TemporaryFile file(text);
    RowFile csv(file.path(), {});
    LabelPairs tally;
    CHECK_THROWS_WITH(read_into(tally, csv, wanted(csv), {.threads = threads}),
                      contains("over 1000 different labels, 'row999' among them"));
  }
}

TEST_CASE("a small table is read as text") {
  const TemporaryFile file("h,a,b\nx,1,\"2\n3\"\n\ny,4,5\n");
  RowFile csv(file.path(), {});
  const std::vector<TextRow> rows = csv.read_cells(2);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == Texts{"x", "1", "2\n3"});
  CHECK(rows[1].cells == Texts{"y", "4", "5"});
  CHECK(rows[0].place("m.csv", 1) == "m.csv:2:3");
  CHECK(rows[1].place("m.csv", 2) == "m.csv:5:5");  // below a quoted newline and a blank line
}

TEST_CASE("what cannot be opened or read is an i/o error") {
  for (const char* path : {"/nonexistent/file.csv", "/"}) {
    try {
      RowFile csv(path, {});
      FAIL("it opened");
    } catch (const Error& error) {
      CHECK(error.status == ExitStatus::io);
    }
  }
}
