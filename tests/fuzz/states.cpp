// The target of states: what other machines tallied.
#include <algorithm>
#include <array>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "assay/evaluate/evaluation.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/state/partial.hpp"
#include "target.hpp"

namespace assay::fuzz {

namespace {

// Behind the magic: the version, and for the head and for the tallies their size and checksum.
constexpr std::size_t magic_bytes = 8, frame_bytes = magic_bytes + 5 * sizeof(std::uint64_t);

// The same with the sizes and checksums of what is there, without which nothing else would ever be read.
std::string mended(std::string_view bytes) {
  std::string all;
  while (bytes.size() > frame_bytes) {
    std::array<std::uint64_t, 5> numbers{};
    std::memcpy(numbers.data(), bytes.data() + magic_bytes, sizeof numbers);
    std::string_view rest = bytes.substr(frame_bytes);
    std::string parts;
    for (const std::size_t size : {1U, 3U}) {
      const std::string_view part = rest.substr(0, numbers[size]);
      numbers[size] = part.size();
      numbers[size + 1] = XXH3_64bits(part.data(), part.size());
      parts += part;
      rest.remove_prefix(part.size());
    }
    all += bytes.substr(0, magic_bytes);
    all.append(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
    all += parts;
    bytes = rest;
  }
  return all.append(bytes);
}

PartialState joined(std::vector<PartialState> states) {
  PartialState all;
  for (PartialState& state : states) join(all, std::move(state));
  return all;
}

std::vector<Estimand> estimands_of(const Needs& needs) {
  std::vector<Estimand> estimands;
  if (needs.matrix) estimands.push_back({bound_metric("accuracy")});
  if (needs.ranking) estimands.push_back({bound_metric("roc_auc")});
  if (needs.losses) estimands.push_back({bound_metric("log_loss")});
  return estimands;
}

}  // namespace

void read_states(std::string_view bytes) {
  const std::string whole = mended(bytes);
  answers([&] {
    std::vector<PartialState> states = states_in(whole, "it");
    PartialState all = joined(states);
    std::reverse(states.begin(), states.end());
    const std::string written = bytes_of(all, 1);
    if (bytes_of(joined(std::move(states)), 1) != written) fail("the order of states leaves a trace");
    if (bytes_of(joined(states_in(written, "it")), 1) != written) fail("what is written is read as another");
    const Needs needs = all.needs;
    const InputPlan plan = plan_of(all);
    const InputSample loaded = sample(std::move(all), plan, needs);
    static_cast<void>(evaluate(loaded.predictions, estimands_of(needs)));
  });
}

}  // namespace assay::fuzz
