// States of shards: what they hold, how they join, and that nothing damaged or forged is taken for one.
#include "assay/state/partial.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <random>

#include "assay/core/error.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

constexpr const char* rows_of_a = "truth,score,region\n1,0.9,north\n0,0.3,south\n1,0.4,south\n";
constexpr const char* rows_of_b = "truth,score,region\n0,0.1,north\n0,0.8,west\n";

Needs all_needs() { return {.losses = true, .ranking = true}; }

InputPlan plan_of_file(const std::string& path) {
  InputPlan plan{.files = {path}};
  plan.columns.set(role::slice, "region");
  return plan;
}

PartialState shard_of(const std::string& text, const std::string& name) {
  const TemporaryFile file(text);
  return read_shard(plan_of_file(file.path()), all_needs(), name);
}

std::string state_of(const std::string& text, const std::string& name) {
  return bytes_of(shard_of(text, name), 1);
}

// How reading bytes as a state ends; empty where it is one.
std::string failure_of(std::string_view bytes) {
  try {
    static_cast<void>(states_in(bytes, "x.state"));
    return "";
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::bad_data);
    return error.what();
  }
}

PartialState joined(std::vector<std::string> states) {
  PartialState all;
  for (const std::string& bytes : states)
    for (PartialState& state : states_in(bytes, "x.state")) join(all, std::move(state));
  return all;
}

std::string failure_of_joining(const std::string& first, const std::string& second) {
  try {
    static_cast<void>(joined({first, second}));
    return "";
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::bad_data);
    return error.what();
  }
}

// The frame, as src/state/file.cpp has it: a magic of 8 bytes, then numbers of 8 bytes.
enum Field { version, head_bytes, head_checksum, tally_bytes, tally_checksum };
constexpr std::size_t frame_bytes = 48;

std::uint64_t field(const std::string& state, Field at) {
  std::uint64_t number = 0;
  std::memcpy(&number, state.data() + 8 + 8 * at, 8);
  return number;
}

void set_field(std::string& state, Field at, std::uint64_t number) {
  std::memcpy(state.data() + 8 + 8 * at, &number, 8);
}

// With the checksums of what stands there now: as someone would forge it.
std::string signed_anew(std::string state) {
  const std::uint64_t head = field(state, head_bytes);
  set_field(state, head_checksum, XXH3_64bits(state.data() + frame_bytes, head));
  set_field(state, tally_checksum,
            XXH3_64bits(state.data() + frame_bytes + head, state.size() - frame_bytes - head));
  return state;
}

std::string forged(const std::string& head, const std::string& tallies) {
  std::string state = state_of(rows_of_a, "a").substr(0, frame_bytes) + head + tallies;
  set_field(state, head_bytes, head.size());
  set_field(state, tally_bytes, tallies.size());
  return signed_anew(state);
}

}  // namespace

TEST_CASE("a state is the sample of its rows, by the names of its shards") {
  PartialState all = joined({state_of(rows_of_b, "b.csv"), state_of(rows_of_a, "a.csv")});
  REQUIRE(all.shards.size() == 2);
  CHECK(all.shards[0].name == "a.csv");
  CHECK(all.shards[0].rows == 3);
  CHECK(all.shards[1].rows == 2);
  const InputPlan plan = plan_of(all);
  CHECK(plan.files == std::vector<std::string>{"a.csv", "b.csv"});
  const InputSample loaded = sample(std::move(all), plan, all_needs());
  // score >= 0.5 is predicted positive: of 0 one of three, of 1 one of two.
  CHECK(loaded.predictions.matrix.cells == std::vector<double>{2, 1, 1, 1});
  CHECK(loaded.predictions.ranking->ranking().positives() == 2);
  CHECK(loaded.slices.size() == 3);
  CHECK(loaded.slices[0].value == "north");
  CHECK(loaded.slices[0].rows == 2);
}

TEST_CASE(
    "law: states joined in any order by any tree have the same bytes, and those of no rows change no "
    "number") {
  std::vector<std::string> states;
  for (const auto& [name, rows] : {std::pair{"a", rows_of_a},
                                   {"b", rows_of_b},
                                   {"c", "truth,score,region\n"},
                                   {"d", ""},
                                   {"e", "truth,score,region\n1,0.2,\"x, y\"\n"}})
    states.push_back(state_of(rows, name));
  const std::string expected = bytes_of(joined(states), 1);
  std::mt19937_64 draw(1);
  for (int i = 0; i < 20; ++i) {
    std::vector<std::string> left = states;
    while (left.size() > 1) {
      std::shuffle(left.begin(), left.end(), draw);
      const std::string one = bytes_of(joined({left[0], left[1]}), 1);
      left.erase(left.begin(), left.begin() + 2);
      left.push_back(one);
    }
    CHECK(bytes_of(joined(left), 1) == bytes_of(joined({left[0]}), 1));
    const InputSample found = sample(joined(left), plan_of(joined(left)), all_needs());
    const InputSample wanted = sample(joined({expected}), plan_of(joined({expected})), all_needs());
    CHECK(found.predictions.matrix.cells == wanted.predictions.matrix.cells);
    CHECK(found.predictions.losses->log_loss.mean == wanted.predictions.losses->log_loss.mean);
    CHECK(found.input.files == wanted.input.files);
  }
}

TEST_CASE("states one after the other are read as such") {
  const std::string both = state_of(rows_of_a, "a") + state_of(rows_of_b, "b");
  CHECK(states_in(both, "x.state").size() == 2);
  CHECK_THAT(failure_of(both + "\n"), contains("no state of assay"));
}

TEST_CASE("what does not fit together is refused, and said") {
  const std::string a = state_of(rows_of_a, "a");
  CHECK_THAT(failure_of_joining(a, a), contains("shard 'a' is there twice: in x.state"));
  CHECK_THAT(failure_of_joining(a + state_of(rows_of_b, "b"), state_of(rows_of_b, "b")),
             contains("'b' is there twice"));
  const TemporaryFile file(rows_of_b);
  InputPlan plan = plan_of_file(file.path());
  plan.threshold = 0.25;
  CHECK_THAT(failure_of_joining(a, bytes_of(read_shard(plan, all_needs(), "b"), 1)),
             contains("--threshold is not given in x.state (a), and 0.25 in x.state (b)"));
  CHECK_THAT(failure_of_joining(a, bytes_of(read_shard(plan_of_file(file.path()), {.losses = true}, "b"), 1)),
             contains("the order of scores is true in"));
  CHECK_THAT(failure_of_joining(a, state_of("truth,proba,region\n1,0.5,north\n", "b")),
             contains("the column of score is 'score' in x.state (a), and 'proba' in x.state (b)"));
}

TEST_CASE("a state of another version is refused, and so is what is none") {
  std::string state = state_of(rows_of_a, "a");
  set_field(state, version, 3);
  CHECK_THAT(failure_of(state), contains("the state is of version 3, and this assay reads version 2"));
  CHECK_THAT(failure_of(rows_of_a), contains("x.state: this is no state of assay"));
  CHECK_THAT(failure_of(""), contains("x.state: there is no state"));
}

TEST_CASE("a state with any bit flipped, or cut anywhere, is an error") {
  const std::string state = state_of(rows_of_a, "a");
  for (std::size_t at = 0; at < state.size(); ++at) {
    std::string flipped = state;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
    CAPTURE(at);
    CHECK_FALSE(failure_of(flipped).empty());
    CHECK_THAT(failure_of(std::string_view(state).substr(0, at)),
               contains(at == 0 ? "there is no state" : "cut short"));
  }
  const std::size_t head = field(state, head_bytes);
  std::string in_head = state, in_tallies = state;
  in_head[frame_bytes + 3] ^= 1;
  in_tallies[frame_bytes + head + 3] ^= 1;
  CHECK_THAT(failure_of(in_head), contains("the first bytes of the state are damaged"));
  CHECK_THAT(failure_of(in_tallies), contains("the tallies of the state are damaged"));
}

TEST_CASE("a forged state is an error, or some state: no crash, and no more memory than it has bytes") {
  const std::string state = state_of(rows_of_a, "a");
  std::mt19937_64 draw(1);
  std::size_t refused = 0, settled = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string forged = state;
    for (std::size_t times = 1 + draw() % 3; times > 0; --times) {
      const std::size_t at = frame_bytes + draw() % (forged.size() - frame_bytes);
      forged[at] = static_cast<char>(draw() % 2 == 0 ? draw() : forged[at] ^ (1 << draw() % 8));
    }
    try {
      PartialState read = std::move(states_in(signed_anew(forged), "x.state").at(0));
      const InputPlan plan = plan_of(read);
      const Needs needs = read.needs;
      static_cast<void>(sample(std::move(read), plan, needs));
      ++settled;
    } catch (const Error&) {
      ++refused;
    }
  }
  CHECK(refused > 1000);
  CHECK(settled > 1000);
}

TEST_CASE("a head that is nested a million deep, or that asks for more than there is, is an error") {
  CHECK_THAT(failure_of(forged(std::string(1'000'000, '\x81') + '\x01', "")),
             contains("does not hold what a state holds"));
  CHECK_THAT(failure_of(forged("\x9b\xff\xff\xff\xff\xff\xff\xff\xff", "")),
             contains("does not hold what a state holds"));
  CHECK_THAT(failure_of(forged("\x7b\x7f\xff\xff\xff\xff\xff\xff\xff", "")),
             contains("does not hold what a state holds"));
  std::string state = state_of(rows_of_a, "a");
  set_field(state, tally_bytes, std::uint64_t{1} << 62);
  CHECK_THAT(failure_of(state), contains("cut short"));
  state = signed_anew(state_of(rows_of_a, "a"));
  const std::size_t tallies = frame_bytes + field(state, head_bytes);
  std::fill_n(state.begin() + static_cast<std::ptrdiff_t>(tallies), 8, '\x7f');  // so many slices
  CHECK_THAT(failure_of(signed_anew(state)), contains("cut short"));
}

TEST_CASE("a shard may be empty, have no rows, or lose them all") {
  for (const char* rows : {"", "truth,score,region\n"}) {
    const PartialState shard = shard_of(rows, "a");
    CHECK_FALSE(shard.tallied.has_value());
    CHECK(shard.shards[0].rows == 0);
    const std::string state = bytes_of(shard, 1);
    CHECK_THROWS_WITH(sample(joined({state}), plan_of(joined({state})), all_needs()),
                      contains("has no rows"));
  }
  const TemporaryFile file(rows_of_a);
  InputPlan plan = plan_of_file(file.path());
  plan.conditions = {"region = nowhere"};
  const PartialState filtered = read_shard(plan, all_needs(), "a");
  CHECK(filtered.shards[0].rows == 0);
  const std::string state = bytes_of(filtered, 1);
  CHECK_THROWS_WITH(sample(joined({state}), plan_of(joined({state})), all_needs()),
                    contains("no row is left by --filter"));
}
