// Rows that are read anew on their way to a tally.
#pragma once

#include <utility>

#include "assay/row/batch.hpp"

namespace assay {

/// A tally of rows as `Reading` has them.
template <class Tally, class Reading>
class RowsRead {
 public:
  RowsRead(Tally empty, Reading how) : tally(std::move(empty)), reading(std::move(how)) {}

  void add(const Batch& rows) { tally.add(reading.read(rows)); }
  void merge(const RowsRead& later) {
    tally.merge(later.tally);
    reading.merge(later.reading);
  }

  Tally tally;
  Reading reading;
};

}  // namespace assay
