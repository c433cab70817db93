// What was tallied of parts of a table, as it travels from machine to machine.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sample/sample.hpp"
#include "assay/sample/state.hpp"

namespace assay {

/// Bytes of a file that are a shard.
struct FilePart {
  std::string file;
  ByteRange bytes;
};

/// A part of a table that is read by itself.
struct Shard {
  std::string name;                             // of its file, unless it was given another
  std::size_t rows = 0;                         // that were tallied
  bool blank = false;                           // it has no rows, so its columns are unknown
  std::optional<FilePart> part = std::nullopt;  // where it is not a whole file
};

/// What was tallied of shards, and what decided it. A monoid: no shards change nothing, and neither the order
/// nor the tree in which states are joined can be seen.
struct PartialState {
  std::vector<Shard> shards;  // in the order of their names
  InputPlan plan = {};        // how they were read, but for files and threads
  Needs needs = {};
  std::optional<State> tallied =
      std::nullopt;         // none where no shard has rows; a place in it is a shard's number and a line
  std::string source = {};  // the file that it was read from, for messages; printable
};

/// Reads and tallies the one file of the plan as a shard of that name. Throws as read() does, but not where
/// there are no rows; a usage error for what cannot be divided, such as rows that are paired.
[[nodiscard]] PartialState read_shard(const InputPlan& plan, const Needs& needs, const std::string& name);

/// As bytes, which say of themselves what they are, with checksums.
[[nodiscard]] std::string bytes_of(PartialState state, unsigned threads);

/// The states that bytes hold, one after the other. Nothing in them is taken on trust: throws a data error
/// that begins with `source`.
[[nodiscard]] std::vector<PartialState> states_in(std::string_view bytes, const std::string& source);

/// Whether a file begins as states do; not where it cannot be read, or is no regular file.
[[nodiscard]] bool is_state(const std::string& path);

/// The same of a file, "-" being standard input. Throws i/o errors, too.
[[nodiscard]] std::vector<PartialState> read_states(const std::string& path);

/// Adds the shards of one more. Throws a data error where they do not fit together: one was read with other
/// options, or a shard or bytes of it are in both.
void join(PartialState& all, PartialState more);

/// Throws a usage error where there are any: a state has the rows.
void refuse_files_beside_state(std::span<const std::string> files);

/// Throws a usage error where an option is given that the state was not made with.
void check_options(const InputPlan& given, const PartialState& state);

/// What the shards come to, as if their rows had been read as one table. Throws a data error where the
/// tallies are not those needed, and as sample() does.
[[nodiscard]] InputSample sample(PartialState state, const InputPlan& plan, const Needs& needs);

/// How that table is to be understood: the plan of the state, with its shards as files.
[[nodiscard]] InputPlan plan_of(const PartialState& state);

}  // namespace assay
