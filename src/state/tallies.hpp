// All tallies of a table: of all rows, or slice by slice.
#pragma once

#include <functional>

#include "assay/state/partial.hpp"

namespace assay {

/// Changes the places of rows that are remembered.
void move_places(State& state, const std::function<RowPlace(RowPlace)>& moved);

/// Leaves out what is tallied for more than the needs, columns too: as if it had been read for them alone.
void narrow(State& state, const InputPlan& plan, const Needs& needs);

/// Adds what was tallied of other rows.
void merge(State& all, const State& more);

/// Sorts what is ranked, on several threads, and writes it all.
void save_tallies(State& state, unsigned threads, StateWriter& out);
/// Throws a data error for a place that is in no shard.
void load_tallies(PartialState& state, StateReader& in);

}  // namespace assay
