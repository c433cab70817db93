// Rows of several files, brought into the same order.
#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "models/recording.hpp"

namespace assay {

namespace {

// Two files' rows, and which belong together.
class Alignment {
 public:
  Alignment(const Recording& first, const Recording& other, const InputPlan& plan)
      : first_(first), other_(other), plan_(plan) {
    if (plan.by_position) {
      by_position();
    } else {
      by_key();
    }
    check_truth();
  }

  /// Rows of the other file that belong to these rows of the first.
  std::vector<std::uint32_t> here, there;
  /// What is to be said of rows that were left out; nothing where there are none.
  [[nodiscard]] std::optional<Warning> left_out() const {
    const std::size_t count = left_here_.count + left_there_.count;
    if (count == 0) return std::nullopt;
    const auto rows = [](const Left& left) { return counted(static_cast<double>(left.count), "row"); };
    return Warning{"rows_unmatched",
                   "left out, as they have no partner: " + rows(left_here_) + " of " + first_.states[0].name +
                       " and " + rows(left_there_) + " of " + other_.states[0].name,
                   count};
  }

 private:
  void by_position() {
    const std::size_t a = first_.rows.size(), b = other_.rows.size();
    if (a != b)
      throw data_error(rows_of(first_, a) + ", and " + rows_of(other_, b),
                       "--by-position needs as many rows in both files; where both have an id: --key COL");
    here.resize(a);
    std::iota(here.begin(), here.end(), 0U);
    there = here;
  }

  static std::string rows_of(const Recording& one, std::size_t rows) {
    return one.states[0].name + " has " + counted(static_cast<double>(rows), "row");
  }

  using Index = std::unordered_map<std::string_view, std::uint32_t>;

  [[nodiscard]] Index index_of(const Recording& file) const {
    Index index;
    index.reserve(file.rows.size());
    for (std::uint32_t row = 0; row < file.rows.size(); ++row)
      if (const auto [known, is_new] = index.try_emplace(file.rows.keys[row], row); !is_new)
        throw data_error(place(file, row) + ": key " + in_quotes(file.rows.keys[row]) + " stands at " +
                             place(file, known->second) + " already",
                         "a key names one row: keep one row of each");
    return index;
  }

  void by_key() {
    static_cast<void>(index_of(first_));
    const Index index = index_of(other_);
    std::vector<bool> paired(other_.rows.size());
    for (std::uint32_t row = 0; row < first_.rows.size(); ++row) {
      const auto found = index.find(first_.rows.keys[row]);
      if (found == index.end()) {
        note(first_, row, other_, left_here_);
        continue;
      }
      here.push_back(row);
      there.push_back(found->second);
      paired[found->second] = true;
    }
    for (std::uint32_t row = 0; row < other_.rows.size(); ++row)
      if (!paired[row]) note(other_, row, first_, left_there_);
    check_partners();
  }

  // Rows of a file that have no partner.
  struct Left {
    std::size_t count = 0;
    std::string first = {};
  };
  void note(const Recording& file, std::uint32_t row, const Recording& other, Left& left) const {
    if (left.count++ == 0)
      left.first = place(file, row) + ": key " + in_quotes(file.rows.keys[row]) + " has no partner in " +
                   other.states[0].name;
  }

  void check_partners() const {
    if (left_here_.count + left_there_.count == 0 || (plan_.drop_unmatched && !here.empty())) return;
    std::vector<Diagnostic> found;
    for (const Left& left : {left_here_, left_there_})
      if (left.count > 0)
        found.push_back(
            {left.first + (left.count > 1 ? ", nor " + std::string(left.count > 2 ? "have " : "has ") +
                                                counted(static_cast<double>(left.count - 1), "other row")
                                          : "")});
    found.back().hint = here.empty() ? "no row has a partner: is --key the right column?"
                                     : "--unmatched drop leaves such rows out, and says how many";
    throw Error(ExitStatus::bad_data, std::move(found), 0);
  }

  void check_truth() const {
    const auto& mine = first_.rows.labels.texts();
    const auto& theirs = other_.rows.labels.texts();
    std::size_t differ = 0;
    std::string first;
    for (std::size_t i = 0; i < here.size(); ++i) {
      const std::string &a = mine[first_.rows.truth[here[i]]], &b = theirs[other_.rows.truth[there[i]]];
      if (a == b || same_label(a, b)) continue;
      if (differ++ == 0)
        first = place(first_, here[i]) + ": the true label is " + in_quotes(a) + ", and " + in_quotes(b) +
                " at " + place(other_, there[i]);
    }
    if (differ > 0)
      throw data_error(
          first + (differ > 1 ? "; so it is in " + counted(static_cast<double>(differ), "row") : ""),
          "both models must be measured against the same truth; for different rows: --unpaired");
  }

  static std::string place(const Recording& file, std::uint32_t row) {
    return file.place_of(file.rows.places[row]).text();
  }

  const Recording& first_;
  const Recording& other_;
  const InputPlan& plan_;
  Left left_here_, left_there_;
};

}  // namespace

void add_model(Recording& first, Recording other, const InputPlan& plan) {
  const Alignment alignment(first, other, plan);
  std::vector<LabelId> ids;
  for (const std::string& text : other.rows.labels.texts())
    ids.push_back(static_cast<LabelId>(first.rows.labels.id(text)));
  ModelColumns model = some_rows(other.rows.models[0], alignment.there);
  for (LabelId& label : model.predicted) label = ids[label];
  if (alignment.here.size() < first.rows.size()) first.rows = some_rows(first.rows, alignment.here);
  first.rows.models.push_back(std::move(model));
  State state = std::move(other.states[0]);
  if (auto warning = alignment.left_out()) state.notes.push_back(*std::move(warning));
  state.counts.rows = alignment.here.size();
  for (State& one : first.states) one.counts.rows = alignment.here.size();
  first.states.push_back(std::move(state));
  first.plans.push_back(std::move(other.plans[0]));
  first.needs.push_back(other.needs[0]);
}

}  // namespace assay
