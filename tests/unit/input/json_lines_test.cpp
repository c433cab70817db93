// JSON Lines: what its fields are, what is refused and where, and where blocks may be cut.
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/input/rows.hpp"
#include "catch.hpp"
#include "input/file.hpp"
#include "input/format.hpp"
#include "input/json_text.hpp"

using namespace assay;

namespace {

// Fields and the texts of their cells, of all rows in order.
struct JsonTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

JsonTable json_table(const std::string& text) {
  const TemporaryFile file(text);
  RowFile rows(file.path(), {});
  JsonTable table{.header = rows.header()};
  for (const TextRow& row : rows.read_cells(100000)) table.rows.push_back(row.cells);
  return table;
}

using Cells = std::vector<std::string>;

// The first complaint without the name of the file: "2:9: ...".
std::string json_complaint(const std::string& text, const Dialect& dialect = {}) {
  const TemporaryFile file(text);
  try {
    RowFile rows(file.path(), dialect);
    static_cast<void>(rows.read_cells(1000));
  } catch (const Error& error) {
    const std::string what = error.diagnostics.front().what;
    return what.substr(what.find(file.path()) == 0 ? file.path().size() + 1 : 0);
  }
  return "";
}

// Rows with a text of the usual kinds, and the texts as they are meant.
struct ManyRows {
  std::string text;
  std::vector<std::string> labels;
};

ManyRows many_rows(int count) {
  ManyRows rows;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    rows.text += i % 2 == 0 ? "{\"score\":" + number + ",\"label\":\"a\\n\\\"" + number + "\"}\n"
                            : "{\"label\": \"a\\u000a\\u0022" + number + "\", \"score\": " + number + "}\r\n";
    if (i % 100 == 7) rows.text += " \n";
    rows.labels.push_back("a\n\"" + number);
  }
  return rows;
}

struct Labels {
  std::vector<std::string> labels;
  void add(const Batch& batch) {
    const auto texts = batch.texts(role::truth);
    const auto scores = batch.numbers(role::score);
    for (std::size_t i = 0; i < batch.rows; ++i) {
      labels.emplace_back(texts[i]);
      CHECK_FALSE(std::isnan(scores[i]));
    }
  }
  void merge(const Labels& later) { labels.insert(labels.end(), later.labels.begin(), later.labels.end()); }
};

}  // namespace

TEST_CASE("the fields of the first object are the columns, nested ones with points between their names") {
  const JsonTable table = json_table(R"({"a":1,"b":{"c":"x","d":{"e":true}},"f":[0.1,[2,3]],"g":null,"":-0})"
                                     "\n");
  CHECK(table.header == Cells{"a", "b.c", "b.d.e", "f.0", "f.1.0", "f.1.1", "g", ""});
  CHECK(table.rows == std::vector<Cells>{{"1", "x", "true", "0.1", "2", "3", "null", "-0"}});
}

TEST_CASE("fields may come in another order; absent ones are empty, additional ones are passed over") {
  const JsonTable table = json_table("{\"a\":1,\"b\":2}\n{\"b\":3,\"x\":{\"a\":9},\"a\":4}\n{\"b\":5}\n{}\n");
  CHECK(table.rows == std::vector<Cells>{{"1", "2"}, {"4", "3"}, {"", "5"}, {"", ""}});
}

TEST_CASE("numbers keep their digits, strings lose their escapes") {
  const JsonTable table = json_table(
      "{\"n\":123456789012345678901234567890,\"e\":1.0E+05,\"i\":-Infinity,\"x\":NaN,"
      "\"s\":\"\\u00e9\\t\\/ \\ud83d\\ude00 \\\\\",\"k\\u0065y\":\" x \"}\n");
  CHECK(table.header == Cells{"n", "e", "i", "x", "s", "key"});
  CHECK(table.rows[0] == Cells{"123456789012345678901234567890", "1.0E+05", "-Infinity", "NaN",
                               "\xc3\xa9\t/ \xf0\x9f\x98\x80 \\", " x "});
}

TEST_CASE("JSON Lines may end in CRLF, have blank lines, a byte-order mark, and no last newline") {
  for (const std::string text :
       {"{\"a\":1}\n{\"a\":2}\n", "{\"a\":1}\r\n{\"a\":2}\r\n", "\xef\xbb\xbf{\"a\":1}\n{\"a\":2}",
        "\n \n{\"a\":1}\n\n\t{ \"a\" : 2 } \n\n", "\xef\xbb\xbf\n{\"a\":1}\n{\"a\":2}\n"}) {
    CAPTURE(text);
    const JsonTable table = json_table(text);
    CHECK(table.header == Cells{"a"});
    CHECK(table.rows == std::vector<Cells>{{"1"}, {"2"}});
  }
}

TEST_CASE("what is wrong with a line is said with line and column") {
  const std::string row = "{\"a\":1,\"b\":2}\n";
  CHECK(json_complaint(row + "{\"a\":1,\"b\":\n") == "2: the JSON object does not end on its line");
  CHECK(json_complaint(row + "{\"a\":1,\"b\":2}}\n") == "2:14: more follows the JSON object");
  CHECK(json_complaint(row + "{\"a\":1} {\"b\":2}\n") == "2:9: more follows the JSON object");
  CHECK(json_complaint(row + row + "{\"a\":1 \"b\":2}\n") == "3:8: this is not valid JSON");
  CHECK(json_complaint(row + "{\"a\":1,\"b\":tru}\n") == "2:12: 'tru' is not a JSON value");
  CHECK(json_complaint(row + "{\"a\":01,\"b\":2}\n") == "2:6: '01' is not a JSON value");
  CHECK(json_complaint(row + "{\"a\":1,\"z\":[1.]}\n") == "2:13: '1.' is not a JSON value");
  CHECK(json_complaint(row + "{\"a\":\"x}\n") == "2:6: a string begins here and does not end on its line");
  CHECK(json_complaint(row + "{\"a\":\"x\ty\"}\n") == "2:8: a control character in a JSON string");
  CHECK(json_complaint(row + "{\"a\":\"x\xff\"}\n") == "2:8: a byte that is not UTF-8");
  CHECK(json_complaint(row + "[1,2]\n") == "2:1: a JSON array where an object is expected");
  CHECK(json_complaint(row + "\n 5\n") == "3:2: no JSON object");
  CHECK(json_complaint(row + "{\"b\":1,\"a\":2,\"b\":3}\n") == "2:18: field 'b' appears twice in one object");
  CHECK(json_complaint("{\"a\":{\"b\":1},\"a.b\":2}\n") == "1:20: field 'a.b' appears twice in one object");
  CHECK(json_complaint(row + "{\"a\":{\"b\":1},\"b\":1}\n") ==
        "2:6: field 'a' is an object, and a value in the first line");
  CHECK(json_complaint("{\"s\":[1,2]}\n{\"s\":[1,2,3]}\n") ==
        "2:6: field 's' has 3 elements, and 2 in the first line");
  CHECK(json_complaint("{\"s\":[1,2]}\n{\"s\":[]}\n") ==
        "2:6: field 's' has 0 elements, and 2 in the first line");
  CHECK(json_complaint("{}\n") == "1: the first object has no fields");
  CHECK_THAT(json_complaint("{\n  \"a\": 1\n}\n"), contains("1: the JSON object does not end on its line"));
  CHECK_THAT(json_complaint("[\n {\"a\":1}]"), contains("one array of JSON objects"));
  CHECK_THAT(json_complaint(row, {.delimiter = ';'}), contains("--delimiter is for CSV"));
  CHECK_THAT(json_complaint(row, {.header = false}), contains("--no-header is for CSV"));
}

TEST_CASE("every JSON object that is cut short is refused") {
  const std::string row = R"({"a":{"b":[1,2.5,"x\"y"],"c":null},"d":"\u00e9","e":-1e-3})";
  CHECK(json_complaint(row).empty());
  for (std::size_t size = 1; size < row.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(json_complaint(row.substr(0, size)).empty());
    CHECK_FALSE(json_complaint(row + "\n" + row.substr(0, size)).empty());
    CHECK_FALSE(json_complaint(row + "\n" + row.substr(0, size) + "\n" + row).empty());
  }
}

TEST_CASE("nesting is read 64 levels deep") {
  const auto nested = [](int levels) {
    std::string text;
    for (int i = 0; i < levels; ++i) text += "{\"a\":";
    return text + "1" + std::string(static_cast<std::size_t>(levels), '}') + "\n";
  };
  CHECK(json_complaint(nested(65)).empty());
  CHECK_THAT(json_complaint(nested(66)), contains("over 64 levels of JSON"));
  CHECK_FALSE(json_complaint(nested(100000)).empty());
}

TEST_CASE("a key of 1 MiB is a key, a line of over 16 MiB is refused") {
  const std::string key(std::size_t{1} << 20, 'k');
  CHECK(json_table("{\"" + key + "\":1}\n{\"" + key + "\":2}\n").rows == std::vector<Cells>{{"1"}, {"2"}});
  CHECK(json_complaint("{\"a\":1}\n{\"a\":\"" + std::string(std::size_t{17} << 20, 'x') + "\"}\n") ==
        "2:1: a line of over 16 MiB");
}

TEST_CASE("formats are known by their first byte, then by their suffix") {
  const auto format = [](const char* path, const char* first) { return format_of_file(path, first).name; };
  CHECK(format("x.csv", "label,pred") == "CSV");
  CHECK(format("-", "label,pred") == "CSV");
  CHECK(format("-", " \r\n{\"a\":1}") == "JSON Lines");
  CHECK(format("x.csv", "\xef\xbb\xbf{\"a\":1}") == "JSON Lines");
  CHECK(format("x.jsonl", "[1]") == "JSON Lines");
  CHECK(format("x.ndjson.zst", "") == "JSON Lines");
  CHECK(format("x.jsonl.gz", "1") == "JSON Lines");
  CHECK(format("x.gz", "1") == "CSV");
}

TEST_CASE("wherever a block of JSON Lines is cut, the rows are the same") {
  const std::string text = many_rows(12).text;
  for (std::size_t size = 1; size <= text.size(); ++size) {
    Block block{.bytes = {'\n'}};
    block.bytes.insert(block.bytes.end(), text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size));
    block.size = block.bytes.size();
    const RowFormat& format = format_of_file("x.jsonl", "");
    const std::size_t end = format.cut(block, {}, false);
    CAPTURE(size);
    CHECK_FALSE(block.failure);
    CHECK(block.bytes[end - 1] == '\n');  // of a record, or the block's own
    CHECK(std::count(block.bytes.begin() + static_cast<std::ptrdiff_t>(end), block.bytes.end(), '\n') == 0);
  }
}

TEST_CASE("JSON rows keep their order over many blocks, for any number of threads") {
  const ManyRows rows = many_rows(60000);
  const TemporaryFile file(rows.text);
  for (const unsigned threads : {1U, 2U, 7U}) {
    RowFile input(file.path(), {});
    Labels labels;
    const RowCounts counts =
        read_into(labels, input, {{&role::truth, 1}, {&role::score, 0}}, {.threads = threads});
    CHECK(counts.rows == 60000);
    CHECK((labels.labels == rows.labels));
  }
}

TEST_CASE("scalars are those of JSON's grammar, and the words for what is no number") {
  for (const char* text :
       {"0", "-0", "7", "12345678", "123456789012345678901234567890", "0.12345678901234567", "-1.5", "1e0",
        "1E+05", "-2.25e-10", "true", "false", "null", "NaN", "Infinity", "-Infinity"})
    CHECK(is_json_scalar(text));
  for (const char* text : {"-",   "+1",  "01",   "-01", "1.",  ".5",   "1e",  "1e+",   "0x1",   "1_000",
                           "1,5", "tru", "True", "nan", "inf", "None", "--1", "1.5.2", "1e5e5", "'a'"})
    CHECK_FALSE(is_json_scalar(text));
  for (std::size_t at = 0; at < 20; ++at)
    for (const char other : {'/', ':', 'a', ' ', '\x00', '\x7f', '\xb5', '\xf5'}) {
      std::string digits(20, '9');
      digits[at] = other;
      CHECK_FALSE(is_json_scalar(digits));
    }
}
