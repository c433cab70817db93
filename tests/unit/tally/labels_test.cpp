// Label texts and classes.
#include "assay/tally/labels.hpp"

#include "assay/core/error.hpp"
#include "catch.hpp"

using namespace assay;

namespace {
using Names = std::vector<std::string>;
}

TEST_CASE("labels are numbered as they are met") {
  Labels labels;
  CHECK(labels.id("b") == 0);
  CHECK(labels.id("a") == 1);
  CHECK(labels.id("b") == 0);
  CHECK(labels.id("long label") == 2);
  CHECK(labels.id("long label") == 2);
  CHECK(labels.id("") == 3);
  CHECK(labels.texts() == Names{"b", "a", "long label", ""});
}

TEST_CASE("over a thousand labels look like an id") {
  Labels labels;
  for (std::size_t i = 0; i < max_classes; ++i) static_cast<void>(labels.id("row" + std::to_string(i)));
  CHECK(labels.id("row0") == 0);
  CHECK_THROWS_WITH(labels.id("one more"), contains("looks like an id"));
}

TEST_CASE("labels that are all numbers are compared and ordered as numbers") {
  const Classes classes = classes_of(Names{"10", "9", "1.0", "1", "1.00"}, {});
  CHECK(classes.names == Names{"1", "9", "10"});
  CHECK(classes.of_text == std::vector<std::size_t>{2, 1, 0, 0, 0});
  CHECK(classes.ordered);
  CHECK(classes.selected == 3);
}

TEST_CASE("other labels are compared and ordered by their bytes") {
  const Classes classes = classes_of(Names{"b", "1.0", "1", "a"}, {});
  CHECK(classes.names == Names{"1", "1.0", "a", "b"});
  CHECK_FALSE(classes.ordered);
}

TEST_CASE("long digit strings are names, not numbers that a double would confuse") {
  CHECK(classes_of(Names{"9007199254740992", "9007199254740993"}, {}).names.size() == 2);
}

TEST_CASE("classes that are asked for come first, met or not") {
  const Classes classes = classes_of(Names{"a", "b", "c"}, Names{"c", "x"});
  CHECK(classes.names == Names{"c", "x", "a", "b"});
  CHECK(classes.selected == 2);
  CHECK_FALSE(classes.ordered);
  CHECK(classes_of(Names{"a", "b", "c"}, Names{"c", "a", "b"}).ordered);
  CHECK_FALSE(classes_of(Names{"1", "2", "3"}, Names{"1", "3"}).ordered);
  CHECK(classes_of(Names{"1.0", "2"}, Names{"2.0", "1"}).of_text == std::vector<std::size_t>{1, 0});
  CHECK_THROWS_AS(classes_of(Names{"a"}, Names{"a", "a"}), Error);
}

TEST_CASE("the positive class is known for these pairs only, in any case and order") {
  for (const auto& pair : std::vector<Names>{{"0", "1"},
                                             {"-1", "1"},
                                             {"False", "True"},
                                             {"no", "YES"},
                                             {"n", "y"},
                                             {"f", "t"},
                                             {"neg", "pos"},
                                             {"negative", "positive"},
                                             {"0.0", "1.0"},
                                             {"Control", "Case"},
                                             {"normal", "Abnormal"},
                                             {"-", "+"},
                                             {"GON-", "GON+"},
                                             {"not_hotdog", "hotdog"},
                                             {"Non-Fraud", "fraud"},
                                             {"non_spam", "spam"},
                                             {"NO_DAMAGE", "damage"},
                                             {"No polyp", "Polyp"},
                                             {"not sick", "sick"},
                                             {"not_1", "1"}}) {
    CAPTURE(pair);
    CHECK(known_positive(pair) == 1U);
    CHECK(known_positive(Names{pair[1], pair[0]}) == 0U);
    CHECK(is_positive(pair[1], std::nullopt));
    CHECK_FALSE(is_positive(pair[0], std::nullopt));
  }
  for (const auto& pair : std::vector<Names>{{"cat", "dog"},
                                             {"0", "2"},
                                             {"no", "true"},
                                             {"1", "2"},
                                             {"0"},
                                             {"0", "1", "2"},
                                             {"nothing", "hing"},
                                             {"not_", ""},
                                             {"not_cat", "dog"},
                                             {"A-", "B+"},
                                             {"A-", "A"},
                                             {"A+", "A"}})
    CHECK_FALSE(known_positive(pair).has_value());
}

TEST_CASE("what says no to a negative name is no negative name") {
  for (const auto& pair : std::vector<Names>{{"not_normal", "normal"},
                                             {"not_0", "0"},
                                             {"no no", "no"},
                                             {"not_X-", "X-"},
                                             {"non_not_x", "not_x"}})
    CHECK_FALSE(known_positive(pair).has_value());
}

TEST_CASE("few labels say which side they are on without their partner") {
  CHECK(side_of("True") == 1U);
  CHECK(side_of("1.0") == 1U);
  CHECK(side_of("-1") == 0U);
  CHECK(side_of("-") == 0U);
  CHECK_FALSE(side_of("2").has_value());
  CHECK_FALSE(side_of("GON+").has_value());
}

TEST_CASE("a lone class of a known pair has a partner") {
  CHECK(known_partner("1") == "0");
  CHECK(known_partner("No") == "Yes");
  CHECK(known_partner("FALSE") == "TRUE");
  CHECK(known_partner("Case") == "Control");
  CHECK(known_partner("-") == "+");
  CHECK(known_partner("GON-") == "GON+");
  CHECK(known_partner("GON+") == "GON-");
  CHECK(known_partner("Not_Hotdog") == "Hotdog");
  CHECK_FALSE(known_partner("not_normal").has_value());
  CHECK_FALSE(known_partner("cat").has_value());
}

TEST_CASE("a class is found by its name, or by another way to write its number") {
  CHECK(find_class(Names{"0", "1"}, "1.0") == 1U);
  CHECK(find_class(Names{"a", "1"}, "1") == 1U);
  CHECK_FALSE(find_class(Names{"a", "1"}, "1.0").has_value());
}
