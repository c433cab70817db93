// All that was tallied of an input.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "assay/core/warning.hpp"
#include "assay/sample/plan.hpp"
#include "assay/table/row_table.hpp"
#include "assay/tally/class_scores.hpp"
#include "assay/tally/label_pairs.hpp"
#include "assay/tally/label_rule.hpp"
#include "assay/tally/ranking_tally.hpp"
#include "assay/tally/scores.hpp"
#include "assay/tally/sliced.hpp"

namespace assay {

/// Tallies of what is needed; the others are not there. A tally itself. Each kind is declared once, and
/// listed once, in each_of(); only merge(), which walks two sets, names them again.
class TallySet {
 public:
  std::optional<LabelPairs> pairs;              // when there are predicted labels
  std::optional<ScoreTally> scores;             // against the threshold, and as probabilities
  std::vector<RankingTally> rankings;           // one for each column of scores that is ranked
  std::optional<ClassScoreTally> class_scores;  // instead of those two

  void add(const Batch& rows) {
    each([&](auto& tally) { tally.add(rows); });
  }
  void merge(const TallySet& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  /// Leaves out the kinds that the other has not.
  void keep(const TallySet& kinds);
  /// It has no kind of tally.
  [[nodiscard]] bool empty() const { return !pairs && !scores && rankings.empty() && !class_scores; }
  /// Changes the places of rows that are remembered.
  void move_places(const std::function<RowPlace(RowPlace)>& moved);
  /// The texts of the labels that were met.
  [[nodiscard]] const std::vector<std::string>& labels() const;
  /// The ranking by the column of that role; null when it is not tallied.
  [[nodiscard]] RankingTally* ranking(const Role& score = role::score);

 private:
  // Of a set that may be const.
  template <class Set, class Visit>
  static void each_of(Set& set, Visit visit) {
    if (set.pairs) visit(*set.pairs);
    if (set.scores) visit(*set.scores);
    for (auto& one : set.rankings) visit(one);
    if (set.class_scores) visit(*set.class_scores);
  }
  template <class Visit>
  void each(Visit visit) {
    each_of(*this, visit);
  }
  template <class Visit>
  void each(Visit visit) const {
    each_of(*this, visit);
  }
};

/// An input as it was tallied, with what its labels mean not settled yet.
struct State {
  std::string name;  // of the file, for messages; printable
  std::vector<std::string> header;
  Dialect dialect;
  Columns columns;  // that were used
  std::optional<std::string> positive =
      std::nullopt;                 // the class asked for as the positive one, or named by a score
  Spelling spelling = {};           // of labels whose case does not matter
  std::vector<Warning> notes = {};  // of columns that were taken unasked
  RowCounts counts = {};
  TallySet tallies = {};                                  // of all rows
  std::optional<Sliced<TallySet>> slices = std::nullopt;  // where a column of slices was asked for
  Unmatched unmatched = {};                               // rows that were left out
  std::function<FileLine(RowPlace)> place_of = {};
};

/// Reads and tallies the rows of the plan's files. Throws usage, data and i/o errors.
[[nodiscard]] State read(const InputPlan& plan, const Needs& needs);
/// The same of a part of a table; nothing where it has no rows. All of them may be left out.
[[nodiscard]] std::optional<State> read_part(const InputPlan& plan, const Needs& needs);

}  // namespace assay
