// How many positives and negatives have which scores, in as few bins as were asked for.
#include "assay/tally/score_bins.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "assay/tally/descend_rows.hpp"
#include "tally/score_key.hpp"
#include "tally/sort.hpp"

namespace assay {

namespace {

using Bin = ScoreBins::Bin;

void add_to(Bin& bin, const Bin& more) {
  bin.positives += more.positives;
  bin.negatives += more.negatives;
}

// Shortens keys, so that some bins become one.
void shorten(std::vector<Bin>& bins, unsigned bits) {
  std::size_t end = 0;
  for (Bin bin : bins) {
    bin.key >>= bits;
    if (end > 0 && bins[end - 1].key == bin.key) {
      add_to(bins[end - 1], bin);
    } else {
      bins[end++] = bin;
    }
  }
  bins.resize(end);
}

// Adds bins, highest first, to those that are there; what has no bin yet is kept apart.
class Additions {
 public:
  explicit Additions(std::vector<Bin>& bins) : bins_(bins) {}

  void add(const Bin& more) {
    while (at_ < bins_.size() && bins_[at_].key > more.key) ++at_;
    if (at_ < bins_.size() && bins_[at_].key == more.key) return add_to(bins_[at_], more);
    if (!fresh_.empty() && fresh_.back().key == more.key) return add_to(fresh_.back(), more);
    fresh_.push_back(more);
  }
  [[nodiscard]] std::vector<Bin> fresh() && { return std::move(fresh_); }

 private:
  std::vector<Bin>& bins_;
  std::size_t at_ = 0;
  std::vector<Bin> fresh_;
};

}  // namespace

void ScoreBins::coarsen_to(unsigned shift) {
  if (shift == shift_) return;
  shorten(bins_, shift - shift_);
  shift_ = shift;
}

void ScoreBins::add_bins(std::vector<Bin> fresh) {
  constexpr std::size_t many = 1 << 17;
  if (bins_.size() + fresh.size() > many) bins_.reserve(most_ + 2 * most_waiting);  // no growth by copies
  std::size_t from = bins_.size(), end = from + fresh.size();
  bins_.resize(end);
  for (std::size_t left = fresh.size(); left > 0;)
    bins_[--end] = from > 0 && bins_[from - 1].key < fresh[left - 1].key ? bins_[--from] : fresh[--left];
  while (bins_.size() > most_) coarsen_to(shift_ + 1);
}

void ScoreBins::settle() {
  if (new_positives_.size() + new_negatives_.size() == 0) return;
  sort_scores(new_positives_.values());
  sort_scores(new_negatives_.values());
  Additions more(bins_);
  descend_rows(std::as_const(new_positives_).values(), std::as_const(new_negatives_).values(),
               [&](double score, std::uint64_t positives, std::uint64_t negatives) {
                 more.add({score_key(score) >> shift_, positives, negatives});
               });
  new_positives_ = new_negatives_ = {};
  add_bins(std::move(more).fresh());
}

void ScoreBins::merge(const ScoreBins& later) {
  positives_ += later.positives_;
  negatives_ += later.negatives_;
  if (!later.bins_.empty()) {
    coarsen_to(std::max(shift_, later.shift_));
    Additions more(bins_);
    for (const Bin& bin : later.bins_)
      more.add({bin.key >> (shift_ - later.shift_), bin.positives, bin.negatives});
    add_bins(std::move(more).fresh());
  }
  new_positives_.append(later.new_positives_.values());
  new_negatives_.append(later.new_negatives_.values());
  if (std::max(new_positives_.size(), new_negatives_.size()) >= most_waiting) settle();
}

ScoreBins::Ends ScoreBins::ends(const Bin& bin) const {
  const std::uint64_t low = bin.key << shift_, high = (bin.key + 1) << shift_;
  const double least = least_score(low);
  if (exact()) return {least, least};
  return {least, high < low ? HUGE_VAL : least_score(high)};
}

// Keys as their distance from the last, which is the lowest.
void ScoreBins::save(StateWriter& out) const {
  out.whole(shift_);
  out.whole(bins_.size());
  std::uint64_t last = 0;
  for (std::size_t i = bins_.size(); i-- > 0;) {
    out.varint(bins_[i].key - last);
    out.varint(bins_[i].positives);
    out.varint(bins_[i].negatives);
    last = bins_[i].key;
  }
}

void ScoreBins::load(StateReader& in) {
  constexpr std::uint64_t most_rows = std::uint64_t{1} << 53;
  shift_ = static_cast<unsigned>(in.below(64));
  bins_.resize(in.count(3));
  in.require(bins_.size() <= most_);
  std::uint64_t last = 0;
  for (std::size_t i = bins_.size(); i-- > 0;) {
    Bin& bin = bins_[i];
    const std::uint64_t distance = in.varint();
    bin = {last + distance, in.varint(), in.varint()};
    in.require((distance > 0 || i + 1 == bins_.size()) && bin.key >= last &&
               bin.key <= ~std::uint64_t{0} >> shift_ && !std::isnan(ends(bin).low));
    in.require(bin.positives <= most_rows && bin.negatives <= most_rows && bin.positives + bin.negatives > 0);
    positives_ += bin.positives;
    negatives_ += bin.negatives;
    in.require(std::max(positives_, negatives_) <= most_rows);
    last = bin.key;
  }
}

}  // namespace assay
