// Laws of imbalance, of baselines and of remedies, over random counts of classes.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "assay/evaluate/evaluation.hpp"
#include "assay/imbalance/imbalance.hpp"
#include "assay/stats/binomial.hpp"
#include "catch.hpp"
#include "records.hpp"

using namespace assay;

namespace {

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return random_() % n; }
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(random_() >> 11) * 0x1p-53;
  }

 private:
  std::mt19937_64 random_;
};

ClassCounts lettered_counts(std::vector<double> counts) {
  ClassCounts result{.labels = {}, .counts = std::move(counts)};
  for (std::size_t k = 0; k < result.size(); ++k) result.labels.push_back(std::string(1, "abcdef"[k]));
  return result;
}

// Puts a law to 2 to 6 classes of 1 to some hundred thousand rows, equal ones among them; now and then, where
// `some_empty`, one has none.
template <class Law>
void for_random_counts(std::uint64_t seed, bool some_empty, Law law) {
  Draw draw(seed);
  for (int i = 0; i < 300; ++i) {
    std::vector<double> counts(2 + draw.below(5));
    const std::size_t most = std::size_t{1} << draw.below(18);
    for (double& count : counts) count = static_cast<double>(1 + draw.below(most));
    if (i % 11 == 0) std::fill(counts.begin(), counts.end(), counts[0]);
    if (some_empty && i % 5 == 0) counts[draw.below(counts.size())] = 0;
    CAPTURE(i, counts);
    law(lettered_counts(counts), draw);
  }
}

ClassCounts scaled(ClassCounts counts, double factor) {
  for (double& count : counts.counts) count *= factor;
  return counts;
}

bool all_equal(const std::vector<double>& counts) {
  return std::all_of(counts.begin(), counts.end(), [&](double count) { return count == counts[0]; });
}

void check_same(const Value& found, const Value& expected, double margin = 1e-12) {
  CHECK(found.defined() == expected.defined());
  CHECK(found.is_infinite() == expected.is_infinite());
  if (found.defined() && expected.defined())
    CHECK(found.number() == Approx(expected.number()).epsilon(1e-12).margin(margin));
}

const Value& score(const Baseline& baseline, std::string_view metric) {
  for (const Baseline::Score& one : baseline.scores)
    if (one.metric == metric) return one.value;
  throw std::out_of_range(std::string(metric));
}

}  // namespace

TEST_CASE("law: class weights sum to the rows, over the rows, and give each class the same weight") {
  for_random_counts(1, false, [](const ClassCounts& counts, Draw&) {
    double sum = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
      const double of_class = counts.counts[k] * class_weight(counts, k).number();
      CHECK(of_class == Approx(counts.total() / static_cast<double>(counts.size())).epsilon(1e-13));
      sum += of_class;
    }
    CHECK(sum == Approx(counts.total()).epsilon(1e-13));
  });
}

TEST_CASE("law: weights add up to the rows, whatever classes have none") {
  for_random_counts(2, true, [](const ClassCounts& counts, Draw&) {
    double sum = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
      const Value weight = class_weight(counts, k);
      CHECK(weight.is_infinite() == (counts.counts[k] == 0));
      if (!weight.defined()) continue;
      sum += counts.counts[k] * weight.number();
    }
    CHECK(sum == Approx(counts.total()).epsilon(1e-13));
  });
}

TEST_CASE("law: a ratio of 1, an evenness of 1 and as many effective classes as classes go together") {
  for_random_counts(3, true, [](const ClassCounts& counts, Draw&) {
    const Imbalance found = imbalance(counts);
    const auto classes = static_cast<double>(counts.size());
    const bool even = all_equal(counts.counts);
    CHECK((found.ratio.defined() && found.ratio.number() == 1) == even);
    // Of counts below 200,000 the least uneven are off by a 10^-11 or more.
    CHECK((found.evenness.number() >= 1 - 1e-13) == even);
    CHECK((found.effective_classes >= classes * (1 - 1e-13)) == even);
    if (even) CHECK(found.severity == Severity::none);
  });
}

TEST_CASE("law: evenness is from 0 to 1, effective classes from 1 to all") {
  for_random_counts(4, true, [](const ClassCounts& counts, Draw&) {
    const Imbalance found = imbalance(counts);
    const auto classes = static_cast<double>(counts.size());
    CHECK(found.evenness.number() >= 0);
    CHECK(found.evenness.number() <= 1);
    CHECK(found.effective_classes >= 1);
    CHECK(found.effective_classes <= classes * (1 + 1e-14));
    CHECK(found.evenness.number() ==
          Approx(std::log(found.effective_classes) / std::log(classes)).epsilon(1e-12).margin(1e-14));
    CHECK(found.smaller_share >= 0);
    CHECK(found.smaller_share <= 0.5);
    if (found.ratio.defined()) CHECK(found.smaller_share == Approx(1 / (1 + found.ratio.number())));
  });
}

TEST_CASE("law: imbalance does not change with the order of the classes, nor with more rows of each") {
  for_random_counts(5, true, [](const ClassCounts& counts, Draw& draw) {
    const Imbalance before = imbalance(counts);
    ClassCounts permuted = counts;
    std::reverse(permuted.counts.begin(), permuted.counts.end());
    std::swap(permuted.counts[0], permuted.counts[draw.below(counts.size())]);
    const ClassCounts more = scaled(counts, static_cast<double>(1 + draw.below(1000)));
    for (const ClassCounts& changed : {permuted, more, scaled(counts, 0.125)}) {
      const Imbalance after = imbalance(changed);
      check_same(after.ratio, before.ratio);
      check_same(after.evenness, before.evenness);
      CHECK(after.effective_classes == Approx(before.effective_classes).epsilon(1e-13));
      CHECK(after.smaller_share == before.smaller_share);
      CHECK(after.severity == before.severity);
    }
  });
}

TEST_CASE("law: more rows of each class change neither baselines nor class weights") {
  for_random_counts(6, true, [](const ClassCounts& counts, Draw& draw) {
    const ClassCounts more = scaled(counts, static_cast<double>(2 + draw.below(1000)));
    const auto before = baselines(counts, {.positive = 1}), after = baselines(more, {.positive = 1});
    for (std::size_t i = 0; i < before.size(); ++i)
      for (const auto& [metric, value] : before[i].scores) {
        CAPTURE(before[i].name, metric);
        check_same(score(after[i], metric), value);
      }
    for (std::size_t k = 0; k < counts.size(); ++k)
      check_same(class_weight(more, k), class_weight(counts, k));
  });
}

TEST_CASE("law: merging two classes loses the entropy between them") {
  // Shannon 1948, section 6: H(p, q, r ...) = H(p + q, r ...) + (p + q) H(p / (p + q), q / (p + q))
  for_random_counts(7, true, [](const ClassCounts& counts, Draw&) {
    if (counts.size() < 3 || counts.counts[0] + counts.counts[1] == 0) return;
    std::vector<double> merged(counts.counts.begin() + 1, counts.counts.end());
    merged[0] += counts.counts[0];
    const double all = imbalance(counts).effective_classes;
    const double rest = imbalance(lettered_counts(merged)).effective_classes;
    const double pair = imbalance(lettered_counts({counts.counts[0], counts.counts[1]})).effective_classes;
    CHECK(rest <= all * (1 + 1e-14));
    CHECK(std::log(all) ==
          Approx(std::log(rest) + merged[0] / counts.total() * std::log(pair)).epsilon(1e-12).margin(1e-14));
  });
}

TEST_CASE("law: an empty class more changes no effective class, and makes evenness less") {
  for_random_counts(8, false, [](const ClassCounts& counts, Draw&) {
    if (counts.size() == 6) return;
    std::vector<double> more = counts.counts;
    more.push_back(0);
    const Imbalance before = imbalance(counts), after = imbalance(lettered_counts(more));
    CHECK(after.effective_classes == Approx(before.effective_classes).epsilon(1e-14));
    CHECK(after.evenness.number() < before.evenness.number());
    CHECK(after.severity == Severity::extreme);
  });
}

namespace {

// One way of guessing: how often each class is called, which is also its probability, and the table that this
// leads to, in whole numbers.
struct Guess {
  std::vector<double> stated;
  ConfusionMatrix table;
};

Guess guess(std::string_view name, const ClassCounts& counts, std::size_t positive = 0) {
  const std::size_t size = counts.size();
  Guess result{.stated = std::vector<double>(size),
               .table = {.labels = counts.labels, .cells = std::vector<double>(size * size)}};
  const auto most = static_cast<std::size_t>(std::max_element(counts.counts.begin(), counts.counts.end()) -
                                             counts.counts.begin());
  const std::size_t called = name == "all_positive" ? positive : most;
  for (std::size_t i = 0; i < size; ++i) {
    const double rows = counts.counts[i];
    if (name == "most_frequent" || name == "all_positive") {
      result.stated[i] = i == called ? 1 : 0;
      result.table.at(i, called) = rows;
    } else if (name == "stratified") {
      result.stated[i] = rows / counts.total();
      for (std::size_t j = 0; j < size; ++j) result.table.at(i, j) = rows * counts.counts[j];
    } else {
      result.stated[i] = 1 / static_cast<double>(size);
      for (std::size_t j = 0; j < size; ++j) result.table.at(i, j) = rows;
    }
  }
  return result;
}

ProbabilityLosses losses_of_one_score(const ClassCounts& counts, std::size_t positive, double score) {
  ScoreTally tally({.positive = counts.labels[positive]});
  for (std::size_t k = 0; k < 2; ++k)
    tally.add(RecordBatch(
        std::vector<Record>{{.truth = counts.labels[k], .score = score, .weight = counts.counts[k]}}));
  return tally.losses();
}

ClassScoreTally tally_of_all_scores(const ClassCounts& counts, const std::vector<double>& scores) {
  ClassScoreTally tally(counts.labels, 0);
  for (std::size_t k = 0; k < counts.size(); ++k)
    tally.add(RecordBatch(std::vector<Record>{
        {.truth = counts.labels[k], .weight = counts.counts[k], .class_scores = scores}}));
  return tally;
}

Sample with_one_score(const ClassCounts& counts, std::size_t positive, const Guess& made) {
  Ranking ranking;
  for (std::size_t k = 0; k < 2; ++k) ranking.add(made.stated[positive], k == positive, counts.counts[k]);
  ranking.sort();
  return {.matrix = made.table,
          .positive = positive,
          .selected = 2,
          .losses = losses_of_one_score(counts, positive, made.stated[positive]),
          .ranking = CachedRanking(std::move(ranking))};
}

Sample with_all_scores(const ClassCounts& counts, const Guess& made) {
  const ClassScoreTally tally = tally_of_all_scores(counts, made.stated);
  return {.matrix = made.table,
          .selected = counts.size(),
          .losses = tally.losses(),
          .class_scores = ClassSummary(tally)};
}

void check_baseline(const Baseline& baseline, const Sample& predictions) {
  std::vector<Estimand> estimands{{bound_metric("f1"), Averaged{Average::macro}}};
  for (const char* name : {"accuracy", "balanced_accuracy", "f1", "mcc", "log_loss", "brier_score",
                           "average_precision", "roc_auc"})
    estimands.push_back({bound_metric(name)});
  const Results results = evaluate(predictions, estimands, {.intervals = {.wanted = false}});
  std::size_t compared = 0;
  for (const auto& [metric, value] : baseline.scores) {
    CAPTURE(baseline.name, metric);
    const Estimate* found =
        metric == "macro_f1" ? results.find("f1", Averaged{Average::macro}) : results.find(metric);
    if (!found) continue;
    CAPTURE(value.reason(), found->value.reason());
    check_same(value, found->value);
    ++compared;
  }
  CHECK(compared == 8);
}

}  // namespace

TEST_CASE("law: a baseline of two classes scores what its guesses do when they are evaluated") {
  for_random_counts(9, true, [](const ClassCounts& counts, Draw& draw) {
    const ClassCounts two = lettered_counts({counts.counts[0], counts.counts[1]});
    if (two.total() == 0) return;
    const std::size_t positive = draw.below(2);
    CAPTURE(positive);
    for (const Baseline& baseline : baselines(two, {.positive = positive}))
      check_baseline(baseline, with_one_score(two, positive, guess(baseline.name, two, positive)));
  });
}

TEST_CASE("law: a baseline of several classes scores what its guesses do when they are evaluated") {
  for_random_counts(10, true, [](const ClassCounts& counts, Draw&) {
    if (counts.size() == 2) return;
    for (const Baseline& baseline : baselines(counts, {}))
      check_baseline(baseline, with_all_scores(counts, guess(baseline.name, counts)));
  });
}

TEST_CASE("law: the losses of baselines of two classes with a score each are those of these scores") {
  for_random_counts(11, true, [](const ClassCounts& counts, Draw&) {
    const ClassCounts two = lettered_counts({counts.counts[0], counts.counts[1]});
    if (two.total() == 0) return;
    for (const Baseline& baseline : baselines(two, {.positive = 1, .of_every_class = true})) {
      CAPTURE(baseline.name);
      const ProbabilityLosses losses = tally_of_all_scores(two, guess(baseline.name, two).stated).losses();
      CHECK(score(baseline, "brier_score").number() ==
            Approx(losses.brier.mean).epsilon(1e-12).margin(1e-15));
      CHECK(score(baseline, "log_loss").is_infinite() == std::isinf(losses.log_loss.mean));
      if (std::isinf(losses.log_loss.mean)) continue;
      CHECK(score(baseline, "log_loss").number() ==
            Approx(losses.log_loss.mean).epsilon(1e-12).margin(1e-15));
    }
  });
}

TEST_CASE("law: no other one forecast for all rows has losses as low as the shares of the classes") {
  for_random_counts(12, false, [](const ClassCounts& counts, Draw& draw) {
    const Baseline prior = baselines(counts, {.positive = 0, .of_every_class = true})[1];
    for (int i = 0; i < 5; ++i) {
      std::vector<double> stated(counts.size());
      for (double& one : stated) one = draw.between(0.001, 1);
      const double sum = std::accumulate(stated.begin(), stated.end(), 0.0);
      for (double& one : stated) one /= sum;
      CAPTURE(stated);
      const ProbabilityLosses losses = tally_of_all_scores(counts, stated).losses();
      CHECK(losses.log_loss.mean > score(prior, "log_loss").number());
      CHECK(losses.brier.mean > score(prior, "brier_score").number());
    }
  });
}

TEST_CASE("law: the prior's log loss is the entropy, and its Brier score what Gini calls impurity") {
  for_random_counts(13, true, [](const ClassCounts& counts, Draw&) {
    const Baseline prior = baselines(counts, {.positive = 0, .of_every_class = true})[1];
    double squares = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) squares += counts.share(k) * counts.share(k);
    CHECK(score(prior, "log_loss").number() ==
          Approx(std::log(imbalance(counts).effective_classes)).epsilon(1e-12).margin(1e-14));
    CHECK(score(prior, "brier_score").number() == Approx(1 - squares).epsilon(1e-12).margin(1e-15));
    CHECK(score(prior, "accuracy").number() == Approx(squares).epsilon(1e-13));
  });
}

TEST_CASE("law: no guess is more often right than the majority, and a coin no more often than the prior") {
  for_random_counts(14, true, [](const ClassCounts& counts, Draw&) {
    const auto all = baselines(counts, {.positive = 0});
    const double majority = score(all[0], "accuracy").number(), prior = score(all[1], "accuracy").number(),
                 coin = score(all[2], "accuracy").number();
    CHECK(majority == Approx(counts.share(counts.largest())).epsilon(1e-15));
    CHECK(prior <= majority * (1 + 1e-14));
    CHECK(coin <= prior * (1 + 1e-14));
    CHECK(coin == Approx(1 / static_cast<double>(counts.size())).epsilon(1e-14));
  });
}

TEST_CASE("law: skill is 0 at the baseline, 1 at perfection and straight between and below") {
  Draw draw(15);
  for (int i = 0; i < 200; ++i) {
    const double share = draw.between(-2, 1), higher = draw.between(-1, .99), lower = draw.between(.01, 5);
    CAPTURE(share, higher, lower);
    CHECK(skill(higher, higher, Better::higher).number() == 0);
    CHECK(skill(lower, lower, Better::lower).number() == 0);
    CHECK(skill(1, higher, Better::higher).number() == 1);
    CHECK(skill(0, lower, Better::lower).number() == 1);
    CHECK(skill(higher + share * (1 - higher), higher, Better::higher).number() ==
          Approx(share).epsilon(1e-10).margin(1e-12));
    CHECK(skill(lower - share * lower, lower, Better::lower).number() ==
          Approx(share).epsilon(1e-10).margin(1e-12));
  }
}

namespace {

double most(const std::vector<double>& counts) { return *std::max_element(counts.begin(), counts.end()); }
double least(const std::vector<double>& counts) { return *std::min_element(counts.begin(), counts.end()); }

// Rows that were dropped from the largest class, or added to the smallest, one by one until the ratio holds.
struct OneByOne {
  double dropped = 0, added = 0;
};

OneByOne one_by_one(const std::vector<double>& counts, double ratio) {
  OneByOne result;
  for (std::vector<double> left = counts; most(left) > ratio * least(left); ++result.dropped)
    *std::max_element(left.begin(), left.end()) -= 1;
  for (std::vector<double> grown = counts; most(grown) > ratio * least(grown); ++result.added)
    *std::min_element(grown.begin(), grown.end()) += 1;
  return result;
}

}  // namespace

TEST_CASE("law: rows to drop or to add are as many as it takes one by one") {
  Draw draw(16);
  for (int i = 0; i < 300; ++i) {
    std::vector<double> counts(2 + draw.below(5));
    for (double& count : counts)
      count = static_cast<double>(1 + draw.below(std::size_t{1} << draw.below(10)));
    const double ratio = std::vector<double>{1, 2, 3, 10}[draw.below(4)];
    CAPTURE(counts, ratio);
    const Resampling found = resampling(lettered_counts(counts), ratio);
    const OneByOne expected = one_by_one(counts, ratio);
    CHECK(found.drop.number() == expected.dropped);
    CHECK(found.add.number() == expected.added);
    CHECK((found.drop.number() == 0) == (most(counts) <= ratio * least(counts)));
  }
}

TEST_CASE("law: dropping rows of the larger of two classes multiplies the odds by the factor") {
  for_random_counts(17, false, [](const ClassCounts& counts, Draw& draw) {
    const ClassCounts two = lettered_counts({counts.counts[0], counts.counts[1]});
    const double few = least(two.counts), many = most(two.counts);
    const auto ratio = static_cast<double>(1 + draw.below(20));
    const Resampling found = resampling(two, ratio);
    REQUIRE(found.odds_factor.has_value());
    const double left = many - found.drop.number();
    CHECK(found.odds_factor->number() == Approx(few / left / (few / many)).epsilon(1e-13));
    if (found.drop.number() > 0) CHECK(left == ratio * few);
  });
}

TEST_CASE("law: adding rows to the smaller of two classes reaches the ratio, to within a row") {
  for_random_counts(18, false, [](const ClassCounts& counts, Draw& draw) {
    const ClassCounts two = lettered_counts({counts.counts[0], counts.counts[1]});
    const double few = least(two.counts), many = most(two.counts);
    const auto ratio = static_cast<double>(1 + draw.below(20));
    const double added = resampling(two, ratio).add.number();
    CHECK(many <= ratio * (few + added));
    if (added > 0) CHECK(many > ratio * (few + added - 1));
  });
}

TEST_CASE("law: balanced class weights shift the odds as resampling to equal classes does") {
  for_random_counts(19, false, [](const ClassCounts& counts, Draw&) {
    const ClassCounts two = lettered_counts({counts.counts[0], counts.counts[1]});
    const double factor = resampling(two, 1).odds_factor->number();
    CHECK(class_weight(two, two.smallest()).number() / class_weight(two, two.largest()).number() ==
          Approx(factor).epsilon(1e-13));
    // The threshold is then the smaller class's share.
    CHECK(equal_threshold(factor) == Approx(least(two.counts) / two.total()).epsilon(1e-13));
  });
}

TEST_CASE("law: the equal threshold decides as one half does once the odds are multiplied") {
  Draw draw(20);
  for (int i = 0; i < 2000; ++i) {
    const double probability = draw.between(0, 1), factor = std::exp(draw.between(-8, 8));
    const double odds = factor * probability / (1 - probability), changed = odds / (1 + odds);
    CAPTURE(probability, factor);
    if (std::abs(changed - .5) < 1e-12) continue;
    CHECK((probability >= equal_threshold(factor)) == (changed >= .5));
  }
}

TEST_CASE("law: the threshold falls as the factor rises, and the factor's inverse mirrors it") {
  Draw draw(21);
  for (int i = 0; i < 200; ++i) {
    const double factor = std::exp(draw.between(-8, 8));
    CAPTURE(factor);
    CHECK(equal_threshold(factor * 1.01) < equal_threshold(factor));
    CHECK(equal_threshold(factor) + equal_threshold(1 / factor) == Approx(1).epsilon(1e-14));
  }
}

TEST_CASE("law: the half width falls with the rows, and is that of the other side's recall") {
  for (const double recall : {0.0, .01, .2, .5, .77, .9, 1.0}) {
    double last = 1;
    for (double rows = 1; rows < 1e7; rows = std::ceil(rows * 1.3)) {
      CAPTURE(recall, rows);
      const double width = recall_half_width(recall, rows);
      CHECK(width < last);
      CHECK(width > 0);
      CHECK(width == Approx(recall_half_width(1 - recall, rows)).epsilon(1e-9));
      CHECK(width <= recall_half_width(.5, rows) * (1 + 1e-9));
      last = width;
    }
  }
}

TEST_CASE("law: rows for a half width are enough, and one less is not") {
  Draw draw(22);
  for (int i = 0; i < 300; ++i) {
    const double recall = draw.between(0, 1), width = std::exp(draw.between(-7, 0));
    CAPTURE(recall, width);
    const double rows = rows_for_half_width(recall, width);
    CHECK(rows >= 1);
    CHECK(rows == std::floor(rows));
    CHECK(recall_half_width(recall, rows) <= width);
    if (rows > 1) CHECK(recall_half_width(recall, rows - 1) > width);
  }
}

namespace {

// P(X = k) by multiplication.
double probability_of(double k, double n, double p) {
  double result = std::pow(1 - p, n - k);
  for (double i = 1; i <= k; ++i) result *= p * (n - k + i) / i;
  return result;
}

}  // namespace

TEST_CASE("law: an upper tail is the sum of its probabilities, and falls by each of them") {
  for (const double n : {1.0, 2.0, 7.0, 30.0, 100.0})
    for (const double p : {.01, .3, .5, .75, .99}) {
      double sum = 0;
      for (double k = n; k >= 0; --k) {
        sum += probability_of(k, n, p);
        CAPTURE(k, n, p);
        CHECK(binomial_upper_tail(k, n, p) == Approx(sum).epsilon(1e-11));
      }
    }
}

TEST_CASE("law: an upper tail is what the lower tail of failures leaves") {
  Draw draw(23);
  for (int i = 0; i < 300; ++i) {
    const auto n = static_cast<double>(1 + draw.below(std::size_t{1} << draw.below(20)));
    const double k = std::floor(draw.between(0, n + 1)), p = draw.between(0.001, .999);
    CAPTURE(k, n, p);
    // k successes or more are n - k failures or fewer: not n - k + 1 failures or more.
    const double failures = k == 0 ? 0 : binomial_upper_tail(n - k + 1, n, 1 - p);
    CHECK(binomial_upper_tail(k, n, p) + failures == Approx(1).epsilon(1e-9));
  }
}

TEST_CASE(
    "law: more correct rows are less probable by majority, and a higher rate makes them more probable") {
  for (const double rate : {.5, .9, .99}) {
    double last = 2;
    for (double correct = 0; correct <= 200; ++correct) {
      CAPTURE(rate, correct);
      const double p = no_information_p_value(correct, 200, rate);
      CHECK(p <= last);
      CHECK(p >= 0);
      CHECK(p <= 1);
      if (correct > 0) CHECK(p <= no_information_p_value(correct, 200, rate + .005));
      last = p;
    }
  }
}
