// Intervals of areas under curves.
#include "assay/stats/area.hpp"

#include <cmath>

#include "catch.hpp"

using namespace assay;

namespace {

struct Area {
  double auc, standard_error;
};
// Of the rows of Keilwagen et al. 2014, of Hanley & McNeil 1982, and of twenty_rows(), by pROC:
// R: r <- roc(labels, scores, levels = c(0, 1), direction = "<"); auc(r); sqrt(var(r, method = "delong"))
constexpr Area keilwagen{.70833333333333326, .21516574145596759};
constexpr Area hanley_mcneil{.89317106152805947, .030724408379381115};
constexpr Area twenty{.72222222222222221, .11777535212430174};

struct Expected {
  Area area;
  double confidence, low, high;
};

// Two rows of each class, which scatter so that the area has this standard error.
Placements scattered(double standard_error) {
  const double variance = standard_error * standard_error;
  return {.positives = 2, .negatives = 2, .positive_variance = variance, .negative_variance = variance};
}

void check(AucMethod method, const Expected& row) {
  CAPTURE(row.area.auc, row.confidence);
  const Interval interval =
      auc_interval(row.area.auc, scattered(row.area.standard_error), method, row.confidence);
  CHECK(interval.low == Approx(row.low).epsilon(1e-13));
  CHECK(interval.high == Approx(row.high).epsilon(1e-13));
  CHECK(interval.method == (method == AucMethod::delong ? IntervalMethod::delong : IntervalMethod::logit));
}

// One of each kind.
std::vector<Interval> intervals_of(double area, double standard_error, double confidence) {
  const Placements spread = scattered(standard_error);
  const PrecisionSpread precision{.positives = 1 / standard_error,
                                  .variance = standard_error * standard_error};
  return {auc_interval(area, spread, AucMethod::score, confidence),
          auc_interval(area, spread, AucMethod::delong, confidence),
          auc_interval(area, spread, AucMethod::logit, confidence),
          precision_recall_interval(area, precision, PrecisionRecallMethod::boyd, confidence),
          precision_recall_interval(area, precision, PrecisionRecallMethod::score, confidence)};
}

}  // namespace

TEST_CASE("law: intervals of areas lie within 0 to 1, hold the area, and widen with confidence") {
  for (int percent = 1; percent < 100; ++percent)
    for (const double standard_error : {0.001, 0.05, 0.3})
      for (const double confidence : {0.5, 0.95, 0.999}) {
        const double area = percent / 100.0;
        CAPTURE(area, standard_error, confidence);
        const auto narrow = intervals_of(area, standard_error, confidence);
        const auto wide = intervals_of(area, standard_error, (1 + confidence) / 2);
        for (std::size_t i = 0; i < narrow.size(); ++i) {
          CHECK((0 <= narrow[i].low && narrow[i].low <= area));
          CHECK((area <= narrow[i].high && narrow[i].high <= 1));
          CHECK((wide[i].low <= narrow[i].low && narrow[i].high <= wide[i].high));
        }
      }
}

TEST_CASE("law: the interval of the rest of the square is the rest of the interval") {
  for (const double area : {0.5, 0.7, 0.99}) {
    const auto one = intervals_of(area, 0.02, 0.95), rest = intervals_of(1 - area, 0.02, 0.95);
    for (std::size_t i = 0; i < 4; ++i) {  // average precision is not symmetric
      CHECK(rest[i].low == Approx(1 - one[i].high).margin(1e-14));
      CHECK(rest[i].high == Approx(1 - one[i].low).margin(1e-14));
    }
  }
}

TEST_CASE("DeLong's intervals are pROC's, cut at 1") {
  // R: ci.auc(r, method = "delong", conf.level = 0.95 and 0.9)
  for (const Expected& row :
       std::vector<Expected>{{keilwagen, .95, .28661622937278008, 1},
                             {keilwagen, .9, .35441718310378217, 1},
                             {hanley_mcneil, .95, .83295232765817184, .95338979539794710},
                             {hanley_mcneil, .9, .84263390696929619, .94370821608682265},
                             {twenty, .95, .49138677379206791, .95305767065237657},
                             {twenty, .9, .52849900711507769, .91594543732936662}})
    check(AucMethod::delong, row);
}

TEST_CASE("logit intervals are those of pROC's area and variance") {
  // R: a <- as.numeric(auc(r)); se <- sqrt(var(r));
  //    plogis(qlogis(a) + c(-1, 1) * qnorm(.975) * se / (a * (1 - a)))
  for (const Expected& row :
       std::vector<Expected>{{keilwagen, .95, .23976845914120334, .94924013058851531},
                             {hanley_mcneil, .95, .81644345791148132, .94017619461219826},
                             {twenty, .95, .45137554130145502, .89149826936053911}})
    check(AucMethod::logit, row);
}

TEST_CASE("an interval is cut at 0 as at 1") {
  const Interval low = auc_interval(0.05, scattered(0.1), AucMethod::delong, 0.95);
  CHECK(low.low == 0);
  CHECK(low.high == Approx(0.05 + 0.1 * 1.959963984540054));
}

TEST_CASE("areas of 0 and of 1 have an interval without width, as in pROC") {
  for (const AucMethod method : {AucMethod::delong, AucMethod::logit})
    for (const double auc : {0.0, 1.0}) {
      const Interval interval = auc_interval(auc, scattered(0), method, 0.95);
      CHECK((interval.low == auc && interval.high == auc));
    }
  const Interval perfect = precision_recall_interval(1, {.positives = 5}, PrecisionRecallMethod::boyd, 0.95);
  CHECK((perfect.low == 1 && perfect.high == 1));
}

TEST_CASE("Boyd's interval of an area A of so many positives, by hand") {
  // 1 / (1 + exp(-(log(A / (1 - A)) -+ 1.959963984540054 / sqrt(positives * A * (1 - A)))))
  struct Row {
    double area, positives, low, high;
  };
  for (const Row& row : std::vector<Row>{{43.0 / 56, 4, .2451066110046053, .9711783919599518},
                                         {5.0 / 6, 2, .10819307629758093, .9951706776793223},
                                         {.5, 100, .40323766760416, .59676233239584}}) {
    CAPTURE(row.area);
    const Interval interval =
        precision_recall_interval(row.area, {.positives = row.positives}, PrecisionRecallMethod::boyd, 0.95);
    CHECK(interval.low == Approx(row.low).epsilon(1e-13));
    CHECK(interval.high == Approx(row.high).epsilon(1e-13));
    CHECK(interval.method == IntervalMethod::logit);
  }
}
