// Bins of scores: a monoid that rounds scores down, by no more than is needed.
#include "assay/tally/score_bins.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <span>
#include <vector>

#include "assay/core/error.hpp"
#include "catch.hpp"
#include "tally/score_key.hpp"

using namespace assay;

namespace {

struct BinnedRow {
  double score;
  bool positive;
};

// Near 0, near 1, far out, and tied.
std::vector<BinnedRow> random_rows(std::size_t count, unsigned seed) {
  std::mt19937_64 draw(seed);
  std::uniform_real_distribution<> share;
  std::vector<BinnedRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const double u = share(draw), kind = share(draw);
    const double score = kind < 0.3   ? u
                         : kind < 0.5 ? std::pow(10, -20 * u)
                         : kind < 0.7 ? 1 - std::pow(10, -15 * u)
                         : kind < 0.8 ? std::round(10 * u) / 10
                         : kind < 0.9 ? 40 * (u - 0.5)
                                      : (u < 0.3   ? -HUGE_VAL
                                         : u < 0.6 ? HUGE_VAL
                                                   : -0.0);
    rows.push_back({score, share(draw) < 0.4});
  }
  return rows;
}

ScoreBins bins_of(std::span<const BinnedRow> rows, std::size_t most) {
  ScoreBins bins(most);
  for (const BinnedRow& row : rows) bins.add(row.score, row.positive);
  return bins;
}

std::string saved_bins(ScoreBins bins) {
  bins.settle();
  StateWriter out;
  bins.save(out);
  return out.take();
}

}  // namespace

TEST_CASE("law: keys are in the order of scores, and lead back to them") {
  std::vector<double> scores{-HUGE_VAL, -1e290, -1, -1e-300, 0, 5e-324, 1e-300, 0.25, 1, 2, 1e300, HUGE_VAL};
  for (const double edge : {0.5, 1.0, 0x1p-53, 0.75})
    for (const double next : {std::nextafter(edge, 0), edge, std::nextafter(edge, 2)}) scores.push_back(next);
  for (const BinnedRow& row : random_rows(3000, 1)) scores.push_back(row.score + 0.0);
  std::sort(scores.begin(), scores.end());
  scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    CAPTURE(scores[i]);
    CHECK(least_score(score_key(scores[i])) == scores[i]);
    if (i == 0) continue;
    CHECK(score_key(scores[i - 1]) < score_key(scores[i]));
    for (const unsigned shift : {1U, 20U, 40U, 52U}) {
      const std::uint64_t before = score_key(scores[i - 1]) >> shift, here = score_key(scores[i]) >> shift;
      CHECK(least_score(here << shift) <= scores[i]);
      if (before < here) CHECK(scores[i - 1] < least_score(here << shift));
    }
  }
  CHECK_THROWS_AS(score_key(-1e300), Error);
}

TEST_CASE("so few scores as there may be bins are kept as they are") {
  ScoreBins bins = bins_of(
      std::vector<BinnedRow>{{0.5, true}, {-0.0, false}, {0.5, false}, {0, true}, {HUGE_VAL, true}}, 3);
  bins.settle();
  CHECK(bins.exact());
  std::vector<std::array<double, 3>> found;
  bins.descend([&](double score, std::uint64_t positives, std::uint64_t negatives) {
    found.push_back({score, static_cast<double>(positives), static_cast<double>(negatives)});
  });
  CHECK(found == std::vector<std::array<double, 3>>{{HUGE_VAL, 1, 0}, {0.5, 1, 1}, {0, 1, 1}});
}

TEST_CASE("law: bins do not depend on the order of rows, their division or saving") {
  for (const std::size_t most : {16U, 100U, 1000U}) {
    std::vector<BinnedRow> rows = random_rows(2000, 7);
    const std::string whole = saved_bins(bins_of(rows, most));
    std::mt19937_64 draw(3);
    for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, std::size_t{700}, rows.size()}) {
      std::shuffle(rows.begin(), rows.end(), draw);
      ScoreBins first = bins_of(std::span(rows).first(cut), most);
      const std::string saved = saved_bins(bins_of(std::span(rows).subspan(cut), most));
      StateReader in(saved);
      ScoreBins second(most);
      second.load(in);
      CHECK(in.at_end());
      CHECK(saved_bins(second) == saved);
      first.merge(second);
      CHECK(saved_bins(first) == whole);
    }
  }
}

TEST_CASE("law: as many rows score at least as high as the end of a bin are in it and those above") {
  const std::vector<BinnedRow> rows = random_rows(3000, 11);
  for (const std::size_t most : {16U, 200U}) {
    ScoreBins bins = bins_of(rows, most);
    bins.settle();
    CHECK(bins.size() <= most);
    CHECK_FALSE(bins.exact());
    std::uint64_t positives = 0, negatives = 0;
    bins.descend([&](double score, std::uint64_t more_positives, std::uint64_t more_negatives) {
      positives += more_positives;
      negatives += more_negatives;
      const auto reaches = [&](bool positive) {
        return static_cast<std::uint64_t>(std::count_if(rows.begin(), rows.end(), [&](const BinnedRow& row) {
          return row.positive == positive && row.score >= score;
        }));
      };
      CHECK(positives == reaches(true));
      CHECK(negatives == reaches(false));
    });
    CHECK(positives == bins.positives());
    CHECK(negatives == bins.negatives());
  }
}

TEST_CASE("a saved state of bins that cannot be is refused") {
  StateWriter out;
  out.whole(3);  // bits
  out.whole(2);  // bins
  for (const std::uint64_t number : {5U, 1U, 0U, 0U, 1U, 0U}) out.varint(number);
  StateReader in(out.bytes());
  ScoreBins bins(16);
  CHECK_THROWS_AS(bins.load(in), Error);
}
