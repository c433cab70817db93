// All tallies of a table: of all rows, or slice by slice.
#include "state/tallies.hpp"

#include "sample/tallies.hpp"

namespace assay {

namespace {

// The total of slices follows from them.
template <class Visit>
void each_set(State& state, Visit visit) {
  if (!state.slices) return visit(state.tallies);
  for (TallySet& one : state.slices->tallies()) visit(one);
}

}  // namespace

void move_places(State& state, const std::function<RowPlace(RowPlace)>& moved) {
  each_set(state, [&](TallySet& one) { one.move_places(moved); });
}

void narrow(State& state, const InputPlan& plan, const Needs& needs) {
  Columns& columns = state.columns;
  if (!needs.matrix && plan.score_is != ScoreMeaning::confidence) columns.leave_out(role::predicted);
  if (needs.matrix && columns.has(role::predicted) && !needs.scores()) {
    columns.leave_out(role::score);
    columns.class_scores.clear();
  }
  const TallySet kinds = empty_tallies(state, plan, needs);
  each_set(state, [&](TallySet& one) { one.keep(kinds); });
  state.tallies.keep(kinds);
}

void merge(State& all, const State& more) {
  all.counts.add(more.counts);
  all.spelling.merge(more.spelling);
  if (all.slices) {
    all.slices->merge(*more.slices);
  } else {
    all.tallies.merge(more.tallies);
  }
}

void save_tallies(State& state, unsigned threads, StateWriter& out) {
  each_set(state, [&](TallySet& one) {
    for (RankingTally& ranked : one.rankings) ranked.ranking().sort(threads);
  });
  if (state.slices) {
    state.slices->save(out);
  } else {
    state.tallies.save(out);
  }
}

void load_tallies(PartialState& state, StateReader& in) {
  State& tallied = *state.tallied;
  if (tallied.slices) {
    tallied.slices->load(in);
  } else {
    tallied.tallies.load(in);
  }
  move_places(tallied, [&](RowPlace place) {
    StateReader::require(place.block < state.shards.size());
    return place;
  });
}

}  // namespace assay
