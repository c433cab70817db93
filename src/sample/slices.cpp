// From tallies of slices to slices.
#include "sample/slices.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/core/threads.hpp"

namespace assay {

std::vector<std::size_t> in_order(const std::vector<std::string>& values) {
  const bool numeric = std::all_of(values.begin(), values.end(),
                                   [](const std::string& value) { return number_from(value).has_value(); });
  const auto key = [&](std::size_t i) {
    return std::pair(numeric ? *number_from(values[i]) : 0.0, std::string_view(values[i]));
  };
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

std::vector<Slice> slices_of(Sliced<TallySet>& slices, const Classes& classes,
                             const std::vector<std::string>& texts, const TallyReading& reading,
                             unsigned threads) {
  const std::vector<std::size_t> order = in_order(slices.values());
  std::vector<Slice> all(order.size());
  for_each_index(order.size(), threads, [&](std::size_t i) {
    TallySet& tallies = slices.tallies()[order[i]];
    Slice& slice = all[i];
    slice.value = slices.values()[order[i]];
    slice.rows = static_cast<double>(slices.rows()[order[i]]);
    const Classes of_slice = with_texts(classes, texts, tallies.labels());
    slice.predictions = predictions_of(std::move(tallies), of_slice, reading, 1);
  });
  return all;
}

}  // namespace assay
