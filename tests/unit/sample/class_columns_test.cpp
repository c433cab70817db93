// Columns that are named after classes.
#include "sample/class_columns.hpp"

#include "catch.hpp"

using namespace assay;

TEST_CASE("a column is named by the class that stands behind a sign, or alone") {
  const std::vector<std::string> classes{"spam", "ham"};
  for (const char* name : {"spam", "p_spam", "p-spam", "score.spam", "P spam", "P(spam)", "pspam"})
    CHECK(class_named_by(name, classes) == "spam");
  for (const char* name : {"notspam", "spams", "am", ""}) CHECK_FALSE(class_named_by(name, classes));
}
