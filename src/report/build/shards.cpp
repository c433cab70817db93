// The report on a file that is divided.
#include "assay/report/build/shards.hpp"

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

Records records_of(const std::vector<ByteRange>& ranges) {
  Records records{.key = "shards",
                  .fields = {"shard", "range", "begin", "end", "bytes"},
                  .rows = {},
                  .columns = {{"shard", true}, {"range"}, {"bytes", true}},
                  .shown = {}};
  for (const ByteRange& range : ranges) {
    const auto shard = static_cast<double>(records.rows.size() + 1), size = static_cast<double>(range.size());
    records.rows.push_back(
        {shard, text_of(range), static_cast<double>(range.begin), static_cast<double>(range.end), size});
    records.shown.push_back({exact(shard), text_of(range), exact(size)});
  }
  return records;
}

}  // namespace

Report shards_report(const std::string& file, const std::vector<ByteRange>& ranges) {
  const auto shards = static_cast<double>(ranges.size());
  Report report{.command = "shards"};
  report.summary =
      Phrase(printable(file) + ": " + counted(shards, "shard") +
             " of whole records. Ranges are of bytes from 0, and end before their second number: "
             "assay report " +
             shell_word(printable(file)) + " --range " + text_of(ranges.front()) + ".");
  report.parts.emplace_back(records_of(ranges));
  return report;
}

}  // namespace assay
