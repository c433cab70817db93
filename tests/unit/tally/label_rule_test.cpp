// How label texts are read before they are compared.
#include "assay/tally/label_rule.hpp"

#include "catch.hpp"

using namespace assay;

TEST_CASE("labels are read as others once, numbers however they are written") {
  const LabelRule rule({{"a", "b"}, {"b", "c"}, {"1", "yes"}}, false);
  CHECK(rule.changes());
  CHECK(rule.read("a") == "b");
  CHECK(rule.read("b") == "c");
  CHECK(rule.read("1.0") == "yes");
  CHECK(rule.read("A") == "A");
  CHECK(rule.read(" a") == " a");
  CHECK_FALSE(LabelRule().changes());
}

TEST_CASE("where case does not matter, labels are lower case or as they are named") {
  LabelRule rule({{"GON+", "Ill"}}, true);
  rule.prefer("Cat");
  CHECK(rule.read("cAT") == "Cat");
  CHECK(rule.read("DOG") == "dog");
  CHECK(rule.named("DOG") == "DOG");
  CHECK(rule.read("gon+") == "ill");
  CHECK(rule.named("gon+") == "Ill");
}
