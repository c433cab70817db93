// How uneven classes are, baselines and remedies: examples by hand, from print and from other tools.
#include "assay/imbalance/imbalance.hpp"

#include <cmath>
#include <map>

#include "assay/stats/binomial.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

ClassCounts counts_of(std::vector<double> counts) {
  ClassCounts result{.labels = {}, .counts = std::move(counts)};
  for (std::size_t k = 0; k < result.size(); ++k) result.labels.push_back(std::to_string(k));
  return result;
}

const ClassCounts fraud{.labels = {"legit", "fraud"}, .counts = {990, 10}};
const ClassCounts three{.labels = {"a", "b", "c"}, .counts = {50, 30, 20}};
const ClassCounts with_empty{.labels = {"a", "b", "c"}, .counts = {7, 0, 3}};
const ClassCounts one_class{.labels = {"only"}, .counts = {12}};

const Baseline& baseline(const std::vector<Baseline>& all, std::string_view name) {
  for (const Baseline& one : all)
    if (one.name == name) return one;
  throw std::out_of_range(std::string(name));
}

const Value& score(const std::vector<Baseline>& all, std::string_view name, std::string_view metric) {
  for (const Baseline::Score& one : baseline(all, name).scores)
    if (one.metric == metric) return one.value;
  throw std::out_of_range(std::string(metric));
}

using Numbers = std::map<std::string, double>;

void check_scores(const std::vector<Baseline>& all, const std::string& name, const Numbers& expected) {
  for (const auto& [metric, number] : expected) {
    CAPTURE(name, metric);
    const Value& value = score(all, name, metric);
    REQUIRE(value.defined());
    CHECK(value.number() == Approx(number).epsilon(1e-13).margin(1e-15));
  }
}

Severity severity_of(double few, double many) { return imbalance(counts_of({few, many})).severity; }

}  // namespace

TEST_CASE("990 legitimate rows to 10 of fraud") {
  CHECK(fraud.total() == 1000);
  CHECK(fraud.share(1) == 0.01);
  CHECK(fraud.labels[fraud.smallest()] == "fraud");
  CHECK(fraud.labels[fraud.largest()] == "legit");
  const Imbalance found = imbalance(fraud);
  CHECK(found.ratio.number() == 99);
  // H = scipy.stats.entropy([990, 10]); H / log(2) and exp(H): scipy 1.10.1
  CHECK(found.evenness.number() == Approx(0.08079313589591118).epsilon(1e-14));
  CHECK(found.effective_classes == Approx(1.0575993064679887).epsilon(1e-14));
  CHECK(found.smaller_share == 0.01);
}

TEST_CASE("evenness is Pielou's, and effective classes are Hill's of order 1") {
  struct Case {
    std::vector<double> counts;
    double ratio, evenness, effective;
  };
  // H = scipy.stats.entropy(counts); H / log(len(counts)) and exp(H): scipy 1.10.1
  const Case cases[] = {
      {{50, 30, 20}, 2.5, 0.9372305632161297, 2.8000940728538315},
      {{1, 2, 3, 4}, 4, 0.9232196723355078, 3.5961154666243225},
      {{0.5, 1.25, 2}, 4, 0.8830374409547587, 2.638249908763712},
  };
  for (const auto& [counts, ratio, evenness, effective] : cases) {
    CAPTURE(counts);
    const Imbalance found = imbalance(counts_of(counts));
    CHECK(found.ratio.number() == Approx(ratio).epsilon(1e-15));
    CHECK(found.evenness.number() == Approx(evenness).epsilon(1e-14));
    CHECK(found.effective_classes == Approx(effective).epsilon(1e-14));
  }
  // By hand: half of the rows in one class and a quarter in either of two others has 1.5 bits of log2(3) =
  // 1.584962500721156, and is worth 2^1.5 classes.
  const Imbalance halves = imbalance(counts_of({2, 1, 1}));
  CHECK(halves.evenness.number() == Approx(1.5 / 1.584962500721156).epsilon(1e-15));
  CHECK(halves.effective_classes == Approx(2.8284271247461903).epsilon(1e-15));
}

TEST_CASE("equal classes are as even as can be") {
  for (const std::size_t classes : {2U, 3U, 10U}) {
    CAPTURE(classes);
    const Imbalance found = imbalance(counts_of(std::vector<double>(classes, 7)));
    CHECK(found.ratio.number() == 1);
    CHECK(found.evenness.number() == Approx(1).epsilon(1e-15));
    CHECK(found.effective_classes == Approx(static_cast<double>(classes)).epsilon(1e-14));
    CHECK(found.smaller_share == 0.5);
    CHECK(found.severity == Severity::none);
  }
}

TEST_CASE("an empty class makes the ratio infinite, and counts as a class") {
  const Imbalance found = imbalance(with_empty);
  CHECK(found.ratio.is_infinite());
  CHECK(found.ratio.why() == "class 'b' has no rows");
  // H = scipy.stats.entropy([7, 0, 3]); H / log(3) and exp(H): scipy 1.10.1
  CHECK(found.evenness.number() == Approx(0.5560326498763891).epsilon(1e-14));
  CHECK(found.effective_classes == Approx(1.8420227750373133).epsilon(1e-14));
  CHECK(found.smaller_share == 0);
  CHECK(found.severity == Severity::extreme);
  const Imbalance all_in_one = imbalance(counts_of({5, 0}));
  CHECK(all_in_one.evenness.number() == 0);
  CHECK(all_in_one.effective_classes == 1);
}

TEST_CASE("of one class there is neither ratio nor evenness, and the reason is given") {
  const Imbalance found = imbalance(one_class);
  CHECK_FALSE(found.ratio.defined());
  CHECK_FALSE(found.ratio.is_infinite());
  CHECK(found.ratio.why() == "there is one class only");
  CHECK(found.evenness.why() == "there is one class only");
  CHECK(found.effective_classes == 1);
}

TEST_CASE("severity at the borders of the Machine Learning Crash Course's scale") {
  CHECK(severity_of(5, 5) == Severity::none);
  CHECK(severity_of(401, 599) == Severity::none);
  CHECK(severity_of(399, 601) == Severity::mild);
  CHECK(severity_of(2, 8) == Severity::mild);  // 20 %
  CHECK(severity_of(199, 801) == Severity::moderate);
  CHECK(severity_of(11, 989) == Severity::moderate);
  CHECK(severity_of(1, 99) == Severity::extreme);  // 1 %
  CHECK(severity_of(10, 990) == Severity::extreme);
  CHECK(severity_of(9, 991) == Severity::extreme);
  CHECK(severity_of(0, 1) == Severity::extreme);
  CHECK(name_of(Severity::none) == "none");
  CHECK(name_of(Severity::mild) == "mild");
  CHECK(name_of(Severity::moderate) == "moderate");
  CHECK(name_of(Severity::extreme) == "extreme");
}

TEST_CASE("severity is of the smallest class beside the largest, whatever there is between") {
  CHECK(imbalance(counts_of({25, 100, 75, 60})).severity == Severity::mild);  // 25 of 125
  CHECK(imbalance(counts_of({24, 100, 24, 24})).severity == Severity::moderate);
  CHECK(imbalance(counts_of(std::vector<double>(100, 3))).severity == Severity::none);  // of 1 % each
}

TEST_CASE("of equal classes the first is the smallest and the largest") {
  const ClassCounts counts = counts_of({4, 2, 4, 2});
  CHECK(counts.smallest() == 1);
  CHECK(counts.largest() == 0);
}

TEST_CASE("counts of a matrix are those of its true labels") {
  const ConfusionMatrix matrix{
      .labels = {"x", "y", "z"}, .cells = {5, 1, 2, 0, 0, 0, 6, 0.5, 9}, .weighted = true};
  const ClassCounts counts = class_counts(matrix);
  CHECK(counts.labels == matrix.labels);
  CHECK(counts.counts == std::vector<double>{8, 0, 15.5});
  CHECK(counts.weighted);
}

TEST_CASE("half of a Wilson interval") {
  // z = scipy.stats.norm.ppf(.975); z / (n + z**2) * sqrt(n * p * (1 - p) + z**2 / 4); where p * n is whole,
  // half of scipy.stats.binomtest(p * n, n).proportion_ci(method="wilson") is the same to 15 digits: scipy
  // 1.10.1
  CHECK(recall_half_width(.5, 25) == Approx(0.1824775677576894).epsilon(1e-14));
  CHECK(recall_half_width(.9, 25) == Approx(0.12176095719953928).epsilon(1e-14));
  CHECK(recall_half_width(.5, 10) == Approx(0.263406909487436).epsilon(1e-14));
  CHECK(recall_half_width(.9, 10) == Approx(0.19313690685008278).epsilon(1e-14));
  CHECK(recall_half_width(.5, 1) == Approx(0.445379244471148).epsilon(1e-14));
  CHECK(recall_half_width(1, 10) == Approx(0.13876639993144463).epsilon(1e-14));
  CHECK(recall_half_width(0, 10) == Approx(0.13876639993144463).epsilon(1e-14));
  CHECK(recall_half_width(.9, 1e6) == Approx(0.0005879900737477158).epsilon(1e-12));
  // Newcombe 1998, Stat Med 17:857, table I: 81 of 263, 0 of 20.
  CHECK(recall_half_width(81.0 / 263, 263) == Approx((.3662095770 - .2552885199) / 2).margin(1e-10));
  CHECK(recall_half_width(0, 20) == Approx(.1611251581 / 2).margin(1e-10));
}

TEST_CASE("rows that bring recall within 5 and 2 points") {
  // At recall .5 the formula is z / (2 sqrt(n + z^2)), so that n >= z^2 / (4 w^2) - z^2, z^2 being 3.8414588:
  // 384.146 - 3.841 = 380.3, and 2400.912 - 3.841 = 2397.07.
  CHECK(rows_for_half_width(.5, .05) == 381);
  CHECK(rows_for_half_width(.5, .02) == 2398);
  // At recall .9 by counting n up from 1 in the formula above: half widths are .0499951 at 141 and .0501764
  // at 140; .0199915 at 868 and .0200030 at 867.
  CHECK(rows_for_half_width(.9, .05) == 141);
  CHECK(rows_for_half_width(.9, .02) == 868);
  // The same way.
  CHECK(rows_for_half_width(.5, .01) == 9600);
  CHECK(rows_for_half_width(.9, .01) == 3461);
  CHECK(rows_for_half_width(.5, .25) == 12);
  CHECK(rows_for_half_width(.9, .25) == 6);
  CHECK(rows_for_half_width(.5, .5) == 1);
  CHECK(rows_for_half_width(.5, 7) == 1);
}

TEST_CASE("class weights are scikit-learn's") {
  struct Case {
    std::vector<double> counts, weights;
  };
  // sklearn.utils.class_weight.compute_class_weight("balanced", classes=..., y=numpy.repeat(classes,
  // counts)): 1.2.1
  const Case cases[] = {
      {{990, 10}, {0.5050505050505051, 50.0}},
      {{50, 30, 20}, {0.6666666666666666, 1.1111111111111112, 1.6666666666666667}},
      {{1, 2, 3, 4}, {2.5, 1.25, 0.8333333333333334, 0.625}},
      {{357, 212}, {0.7969187675070029, 1.3419811320754718}},
  };
  for (const auto& [counts, weights] : cases)
    for (std::size_t k = 0; k < counts.size(); ++k) {
      CAPTURE(counts, k);
      CHECK(class_weight(counts_of(counts), k).number() == Approx(weights[k]).epsilon(1e-15));
    }
  CHECK(class_weight(one_class, 0).number() == 1);
  CHECK(class_weight(with_empty, 0).number() == Approx(10.0 / (2 * 7)));  // which sees no class without rows
  CHECK(class_weight(with_empty, 1).is_infinite());
  CHECK(class_weight(with_empty, 1).why() == "class 'b' has no rows");
}

TEST_CASE("baselines come in their order, with the same metrics each") {
  for (const ClassCounts& counts : {fraud, three, with_empty, one_class}) {
    const std::vector<Baseline> all = baselines(counts, {});
    REQUIRE(all.size() == 3);
    CHECK(all[0].name == "most_frequent");
    CHECK(all[1].name == "stratified");
    CHECK(all[2].name == "uniform");
    for (const Baseline& one : all) {
      REQUIRE(one.scores.size() == all[0].scores.size());
      for (std::size_t i = 0; i < one.scores.size(); ++i) {
        CHECK(one.scores[i].metric == all[0].scores[i].metric);
        CHECK((one.scores[i].metric == "macro_f1" || find_metric(one.scores[i].metric) != nullptr));
      }
    }
  }
}

// The numbers of the next three tests are scikit-learn 1.2.1's. The probabilities are of
// sklearn.dummy.DummyClassifier, "most_frequent", "prior" for what stratified states, and 1/K for uniform.
// Labels are those of the expected table: a row of each pair of classes (i, j) with sample_weight = count of
// i times probability of j. accuracy_score, balanced_accuracy_score, f1_score (of pos_label, or macro),
// matthews_corrcoef on these; brier_score_loss, log_loss, average_precision_score (macro over one-hot
// labels), roc_auc_score ("ovo") on the rows, each count of times. The Brier score of three classes is
// ((P - Y) ** 2).sum(axis=1).mean() with numpy.

TEST_CASE("baselines of two classes are scikit-learn's dummies") {
  const std::vector<Baseline> all = baselines(fraud, {.positive = 1});
  check_scores(all, "most_frequent",
               {{"accuracy", 0.99},
                {"balanced_accuracy", 0.5},
                {"f1", 0},
                {"brier_score", 0.01},
                {"average_precision", 0.01},
                {"roc_auc", 0.5}});
  check_scores(all, "stratified",
               {{"accuracy", 0.9802},
                {"balanced_accuracy", 0.5},
                {"f1", 0.01},
                {"mcc", 0},
                {"log_loss", 0.05600153435484736},
                {"brier_score", 0.0099},
                {"average_precision", 0.01},
                {"roc_auc", 0.5}});
  check_scores(all, "uniform",
               {{"accuracy", 0.5},
                {"balanced_accuracy", 0.5},
                {"f1", 0.0196078431372549},
                {"mcc", 0},
                {"log_loss", 0.6931471805599453},
                {"brier_score", 0.25},
                {"average_precision", 0.01},
                {"roc_auc", 0.5}});
}

TEST_CASE("F1 and average precision are of the positive class, the others of both") {
  const std::vector<Baseline> all = baselines(fraud, {.positive = 0});
  check_scores(all, "most_frequent",
               {{"accuracy", 0.99}, {"f1", 0.9949748743718593}, {"average_precision", 0.99}});
  check_scores(all, "stratified",
               {{"f1", 0.99}, {"average_precision", 0.99}, {"log_loss", 0.05600153435484736}, {"mcc", 0}});
  check_scores(all, "uniform",
               {{"f1", 0.6644295302013423}, {"average_precision", 0.99}, {"brier_score", 0.25}});
  const std::vector<Baseline> small = baselines(counts_of({3, 9}), {.positive = 1});
  check_scores(small, "most_frequent",
               {{"accuracy", 0.75}, {"f1", 0.8571428571428571}, {"brier_score", 0.25}});
  check_scores(
      small, "stratified",
      {{"accuracy", 0.625}, {"f1", 0.75}, {"log_loss", 0.5623351446188082}, {"brier_score", 0.1875}});
  check_scores(small, "uniform", {{"accuracy", 0.5}, {"f1", 0.6}, {"average_precision", 0.75}});
}

TEST_CASE("baselines of three classes are scikit-learn's dummies") {
  const std::vector<Baseline> all = baselines(three, {});
  check_scores(all, "most_frequent",
               {{"accuracy", 0.5},
                {"balanced_accuracy", 1.0 / 3},
                {"macro_f1", 0.2222222222222222},
                {"brier_score", 1.0},
                {"average_precision", 1.0 / 3},
                {"roc_auc", 0.5}});
  check_scores(all, "stratified",
               {{"accuracy", 0.38},
                {"balanced_accuracy", 1.0 / 3},
                {"macro_f1", 1.0 / 3},
                {"mcc", 0},
                {"log_loss", 1.0296530140645737},
                {"brier_score", 0.62},
                {"average_precision", 1.0 / 3},
                {"roc_auc", 0.5}});
  check_scores(all, "uniform",
               {{"accuracy", 1.0 / 3},
                {"balanced_accuracy", 1.0 / 3},
                {"macro_f1", 0.3219298245614035},
                {"mcc", 0},
                {"log_loss", 1.0986122886681096},
                {"brier_score", 2.0 / 3},
                {"average_precision", 1.0 / 3},
                {"roc_auc", 0.5}});
}

TEST_CASE("who calls every row positive has the highest F1 of all that know nothing") {
  const std::vector<Baseline> all = baselines({.labels = {"n", "p"}, .counts = {60, 40}}, {.positive = 1});
  REQUIRE(all.size() == 4);
  check_scores(all, "all_positive",  // by hand: 2 * 40 / (2 * 40 + 60)
               {{"accuracy", 0.4}, {"balanced_accuracy", 0.5}, {"f1", 80.0 / 140}, {"brier_score", 0.6}});
  CHECK(baselines({.labels = {"n", "p"}, .counts = {40, 60}}, {.positive = 1}).size() == 3);
}

TEST_CASE("the Brier score of two classes with a score each is twice that of one score") {
  const auto one = baselines(fraud, {.positive = 1});
  const auto both = baselines(fraud, {.positive = 1, .of_every_class = true});
  for (const char* name : {"most_frequent", "stratified", "uniform"})
    CHECK(score(both, name, "brier_score").number() ==
          Approx(2 * score(one, name, "brier_score").number()).epsilon(1e-15));
}

TEST_CASE("where the positive class is not known, F1 and average precision are undefined and say so") {
  const std::vector<Baseline> all = baselines(fraud, {});
  for (const char* name : {"most_frequent", "stratified", "uniform"}) {
    for (const char* metric : {"f1", "average_precision"}) {
      const Value& value = score(all, name, metric);
      CHECK_FALSE(value.defined());
      CHECK_FALSE(value.is_infinite());
      CHECK_THAT(value.why(), contains("--positive"));
    }
    CHECK(score(all, name, "accuracy").defined());
    CHECK(score(all, name, "brier_score").defined());
  }
}

TEST_CASE("who calls every row one class has no MCC, and infinite log loss") {
  for (const ClassCounts& counts : {fraud, three}) {
    const std::vector<Baseline> all = baselines(counts, {.positive = 1});
    const Value& mcc = score(all, "most_frequent", "mcc");
    CHECK_FALSE(mcc.defined());
    CHECK_FALSE(mcc.is_infinite());
    CHECK(mcc.why() == "truth or predictions hold one class only");
    const Value& log_loss = score(all, "most_frequent", "log_loss");
    CHECK(log_loss.is_infinite());
    CHECK_THAT(log_loss.why(), contains("'" + counts.labels[1] + "'"));
  }
}

TEST_CASE("what rests on a class without rows is undefined and names it") {
  const std::vector<Baseline> all = baselines(with_empty, {});
  for (const char* name : {"most_frequent", "stratified", "uniform"})
    for (const char* metric : {"balanced_accuracy", "average_precision", "roc_auc"}) {
      CAPTURE(name, metric);
      CHECK(score(all, name, metric).why() == "class 'b' has no rows");
    }
  // Neither true nor called, b has no F1; called with a third of the rows, it has one of 0: that of a is
  // 2 * .7 / 3 / (.7 + 1/3), that of c 2 * .3 / 3 / (.3 + 1/3).
  CHECK_THAT(score(all, "most_frequent", "macro_f1").why(), contains("class 'b'"));
  CHECK_THAT(score(all, "stratified", "macro_f1").why(), contains("class 'b'"));
  CHECK(score(all, "uniform", "macro_f1").number() == Approx((1.4 / 3.1 + .6 / 1.9) / 3).epsilon(1e-14));
  check_scores(all, "stratified", {{"accuracy", .58}, {"brier_score", .42}});
  // scipy.stats.entropy([7, 0, 3]): 1.10.1
  check_scores(all, "stratified", {{"log_loss", 0.6108643020548934}});
  check_scores(all, "uniform", {{"log_loss", std::log(3.0)}});
  CHECK(score(baselines(counts_of({5, 0}), {.positive = 1}), "uniform", "average_precision").why() ==
        "class '1' has no rows");
}

TEST_CASE("of one class the baselines are perfect where they have a value") {
  const std::vector<Baseline> all = baselines(one_class, {});
  for (const char* name : {"most_frequent", "stratified", "uniform"}) {
    check_scores(all, name, {{"accuracy", 1}, {"macro_f1", 1}, {"log_loss", 0}, {"brier_score", 0}});
    for (const char* metric : {"balanced_accuracy", "average_precision", "roc_auc"})
      CHECK(score(all, name, metric).why() == "there is one class only");
    CHECK(score(all, name, "mcc").why() == "truth or predictions hold one class only");
  }
}

TEST_CASE("skill by hand") {
  CHECK(skill(.991, .99, Better::higher).number() == Approx(.1));
  CHECK(skill(.98, .99, Better::higher).number() == Approx(-1));
  CHECK(skill(.03, .06, Better::lower).number() == Approx(.5));
  CHECK(skill(.12, .06, Better::lower).number() == Approx(-1));
  CHECK(skill(0, .06, Better::lower).number() == 1);
  CHECK(skill(1, 0, Better::higher).number() == 1);    // MCC's perfection,
  CHECK(skill(-1, 0, Better::higher).number() == -1);  // and its opposite
}

TEST_CASE("skill beside a perfect baseline, or one without a value, is undefined") {
  CHECK(skill(1, 1, Better::higher).why() == "the baseline is perfect");
  CHECK(skill(.5, 1, Better::higher).why() == "the baseline is perfect");
  CHECK(skill(.5, 0, Better::lower).why() == "the baseline is perfect");
  CHECK(skill(.5, Value::undefined("no reason"), Better::higher).why() == "no reason");
  CHECK_FALSE(skill(.5, Value::infinite("sure"), Better::lower).defined());
}

TEST_CASE("the no-information rate test is caret's and scipy's") {
  // caret's example of confusionMatrix, Altman & Bland 1994: 231 + 54 of 344 right, 258 abnormal.
  CHECK(no_information_p_value(231 + 54, 344, 258.0 / 344) == Approx(.000309698).margin(5e-10));
  // scipy.stats.binomtest(k, n, p, alternative="greater").pvalue: 1.10.1
  CHECK(no_information_p_value(285, 344, .75) == Approx(0.0003096983340368702).epsilon(1e-12));
  CHECK(no_information_p_value(991, 1000, .99) == Approx(0.4573005921748896).epsilon(1e-12));
  CHECK(no_information_p_value(990, 1000, .99) == Approx(0.5830408033010963).epsilon(1e-12));
  CHECK(no_information_p_value(1630, 1648, 1623.0 / 1648) == Approx(0.09035931250879839).epsilon(1e-12));
  CHECK(no_information_p_value(557, 569, 357.0 / 569) == Approx(2.7517384729490795e-94).epsilon(1e-11));
  CHECK(no_information_p_value(9'910'000, 1e7, .9909) == Approx(0.00042802019099414144).epsilon(1e-8));
}

TEST_CASE("upper tails of the binomial by hand") {
  CHECK(binomial_upper_tail(0, 10, .3) == 1);
  CHECK(binomial_upper_tail(0, 0, .3) == 1);
  CHECK(binomial_upper_tail(10, 10, .3) == Approx(5.9049e-06).epsilon(1e-13));       // .3^10
  CHECK(binomial_upper_tail(1, 10, .3) == Approx(1 - 0.0282475249).epsilon(1e-14));  // 1 - .7^10
  CHECK(binomial_upper_tail(7, 10, .5) == Approx((120 + 45 + 10 + 1) / 1024.0).epsilon(1e-14));
  CHECK(binomial_upper_tail(2, 3, .25) == Approx((9 + 1) / 64.0).epsilon(1e-14));
  CHECK(binomial_upper_tail(3, 5, 1) == 1);
  CHECK(binomial_upper_tail(5, 5, 1) == 1);
  CHECK(binomial_upper_tail(1, 5, 0) == 0);
}

TEST_CASE("rows to drop or to add by hand") {
  struct Case {
    std::vector<double> counts;
    double ratio, drop, add;
  };
  const Case cases[] = {
      {{990, 10}, 1, 980, 980},  {{990, 10}, 2, 970, 485},  // 20 and 10; 990 and 495
      {{990, 10}, 10, 890, 89},                             // 100 and 10; 990 and 99
      {{991, 10}, 10, 891, 90},                             // 991 over 10 is 99.1: 100 are needed
      {{50, 30, 20}, 1, 40, 50}, {{50, 30, 20}, 2, 10, 5}, {{50, 30, 20}, 2.5, 0, 0},
      {{50, 30, 20}, 10, 0, 0},  {{9, 1, 2}, 2, 7, 7},  // 2 1 2; 9 5 5
      {{12}, 1, 0, 0},
  };
  for (const auto& [counts, ratio, drop, add] : cases) {
    CAPTURE(counts, ratio);
    const Resampling found = resampling(counts_of(counts), ratio);
    CHECK(found.ratio == ratio);
    CHECK(found.drop.number() == drop);
    CHECK(found.add.number() == add);
  }
}

TEST_CASE("an empty class cannot be reached by dropping, but by adding") {
  const Resampling found = resampling(with_empty, 2);
  CHECK(found.drop.why() == "class 'b' has no rows");
  CHECK(found.add.number() == 4 + 1);  // 7 over 2 is 3.5
  const Resampling two = resampling(counts_of({5, 0}), 1);
  CHECK(two.drop.why() == "class '1' has no rows");
  CHECK(two.add.number() == 5);
  REQUIRE(two.odds_factor.has_value());
  CHECK(two.odds_factor->why() == "class '1' has no rows");
}

TEST_CASE("resampling multiplies the odds of the smallest of two classes") {
  CHECK(resampling(fraud, 1).odds_factor->number() == 99);
  CHECK(resampling(fraud, 2).odds_factor->number() == 49.5);
  CHECK(resampling(fraud, 10).odds_factor->number() == Approx(9.9).epsilon(1e-15));
  CHECK(resampling(fraud, 1000).odds_factor->number() == 1);  // it is more even as it is
  CHECK_FALSE(resampling(three, 1).odds_factor.has_value());
  CHECK_FALSE(resampling(one_class, 1).odds_factor.has_value());
}

TEST_CASE("Elkan's thresholds by hand") {
  // Elkan 2001, theorem 1: to have the threshold p* do what p0 does, negatives are multiplied by
  // p*/(1 - p*) * (1 - p0)/p0. With p0 = 1/2 and positives f times as many instead, p* = 1 / (1 + f).
  CHECK(equal_threshold(1) == .5);
  CHECK(equal_threshold(99) == Approx(.01).epsilon(1e-15));
  CHECK(equal_threshold(49.5) == Approx(1 / 50.5).epsilon(1e-15));
  CHECK(equal_threshold(4) == Approx(.2).epsilon(1e-15));
  CHECK(equal_threshold(.25) == Approx(.8).epsilon(1e-15));
  CHECK(equal_threshold(0) == 1);
}
