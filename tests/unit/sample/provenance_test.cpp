// What decides the numbers of a sample, as structs.
#include "assay/sample/provenance.hpp"

#include "catch.hpp"

using namespace assay;

namespace {

Provenance scored() {
  return {.files = {"new.csv"},
          .rows = 10,
          .columns = {{"truth", "label"}, {"score", "s"}},
          .positive = "1",
          .threshold = 0.5};
}

// "threshold: 0.5 / 0.9" for each difference; "-" where one of the two lacks the rule.
std::vector<std::string> texts_of(const std::vector<Difference>& all) {
  std::vector<std::string> texts;
  for (const Difference& one : all)
    texts.push_back(one.name + ": " + one.there.value_or("-") + " / " + one.here.value_or("-"));
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the signature is everything that decides, in one order") {
  CHECK(signature_of(scored()) == "truth=label | score=s | positive=1 | threshold=0.5 | missing=error");
  CHECK(signature_of({.source = Provenance::Source::counts, .positive = "positive"}) == "counts");
  CHECK(signature_of({.source = Provenance::Source::matrix, .positive = "b", .labels = {"a", "b"}}) ==
        "matrix | positive=b | labels=a, b");
}

TEST_CASE("other files, rows and slices are no difference") {
  Provenance other = scored();
  other.files = {"old.csv"};
  other.rows = 2000;
  other.dropped = 3;
  other.columns.emplace_back("by", "region");
  CHECK(differences(other, scored()).empty());
}

TEST_CASE("differences name the rule and both values") {
  Provenance other = scored();
  other.threshold = 0.9;
  other.clip = 0.01;
  other.missing = Missing::drop;
  CHECK(texts_of(differences(other, scored())) ==
        Texts{"clip: 0.01 / -", "missing: drop / error", "threshold: 0.9 / 0.5"});
}

TEST_CASE("scores that only one of the two read are no difference") {
  Provenance labels = scored();
  labels.columns = {{"truth", "label"}, {"pred", "p"}};
  labels.threshold.reset();
  CHECK(texts_of(differences(labels, scored())) == Texts{"pred: p / -", "threshold: - / 0.5"});
}

TEST_CASE("what predicts rows is no difference where predictions are not counted here") {
  Provenance here = scored();
  here.threshold = std::nullopt;
  CHECK(texts_of(differences(scored(), here)) == Texts{"threshold: 0.5 / -"});
  here.counted = false;
  CHECK(differences(scored(), here).empty());
}

TEST_CASE("a column that is called like a part of a signature is one column") {
  Provenance other = scored();
  other.columns[0].second = "label | threshold=0.9";
  CHECK(texts_of(differences(other, scored())) == Texts{"truth: label | threshold=0.9 / label"});
}
