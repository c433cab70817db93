// Labels of truth and predictions that name the same classes in different ways.
#include "sample/label_match.hpp"

#include "catch.hpp"

using namespace assay;

namespace {

using Names = std::vector<std::string>;
using Pairing = std::map<std::string, std::string>;

Names remedy(const Names& truth, const Names& predicted) {
  return no_label_in_common({.truth = truth, .predicted = predicted}, "f", false).remedy;
}

}  // namespace

TEST_CASE("two known pairs are one pair of classes") {
  CHECK(pairing_of({{"1", "0"}, {"False", "True"}}) == Pairing{{"True", "1"}, {"False", "0"}});
  CHECK(pairing_of({{"case", "control"}, {"y", "n"}}) == Pairing{{"y", "case"}, {"n", "control"}});
  CHECK(pairing_of({{"0", "1", "1.0"}, {"-", "+"}}) == Pairing{{"-", "0"}, {"+", "1"}});
  CHECK(pairing_of({{"no", "yes"}, {"NO", "YES"}}) == Pairing{{"NO", "no"}, {"YES", "yes"}});
}

TEST_CASE("of one of the two pairs a single label may have been met") {
  CHECK(pairing_of({{"0", "1"}, {"True"}}) == Pairing{{"True", "1"}});
  CHECK(pairing_of({{"no"}, {"1", "0"}}) == Pairing{{"1", "yes"}, {"0", "no"}});
  CHECK(pairing_of({{"1"}, {"True"}}).empty());
}

TEST_CASE("nothing else is paired") {
  CHECK(pairing_of({{"0", "1"}, {"1", "0"}}).empty());
  CHECK(pairing_of({{"0", "1"}, {"-1", "1"}}).empty());  // three grades, perhaps
  CHECK(pairing_of({{"0", "1"}, {"-1"}}).empty());
  CHECK(pairing_of({{"1", "2"}, {"no", "yes"}}).empty());
  CHECK(pairing_of({{"0", "1"}, {"no", "yes", "maybe"}}).empty());
  CHECK(pairing_of({{"GON-", "GON+"}, {"0", "1"}}).empty());
  CHECK(pairing_of({{"healthy", "not_healthy"}, {"0", "1"}}).empty());
  CHECK(pairing_of({{"normal", "abnormal"}, {"normal", "not_normal"}}).empty());
}

TEST_CASE("a pairing is said with the positive label first") {
  CHECK(said_of({{"False", "0"}, {"True", "1"}}) == "predictions True and False are read as 1 and 0");
  CHECK(said_of({{"True", "1"}}) == "prediction True is read as 1");
}

TEST_CASE("without a label in common the likely options are told") {
  CHECK(remedy({"GON-", "GON+"}, {"1", "0"}) == Names{"--map", "0=GON-,1=GON+"});
  CHECK(remedy({"cat", "dog"}, {"Dog", "CAT"}) == Names{"--ignore-case"});
  CHECK(remedy({"hot dog", "other"}, {"hot_dog", "Pizza"}) == Names{"--map", "hot_dog=hot dog"});
  CHECK(remedy({"cat", "dog"}, {"0", "1"}).empty());
  CHECK(remedy({"0", "1", "2"}, {"a", "b", "c"}).empty());
  CHECK(remedy({"x-", "x+"}, {"not_a,b", "a,b"}).empty());  // a comma stands between labels
}
