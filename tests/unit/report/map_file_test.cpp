// Calibration maps as files.
#include "assay/report/map_file.hpp"

#include <cmath>

#include "assay/core/error.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// One in 4 rows that score .2 is positive, and 2 of 4 that score .8: what lies on the map by hand.
std::vector<ProbabilityGroup> two_scores() { return {{0.2, 1, 3}, {0.8, 2, 2}}; }

SavedMap saved(MapMethod method) {
  return {
      .map = *fitted_map(method, two_scores(), 0), .score = "p", .positive = "1", .file = "f.csv", .rows = 8};
}

SavedMap read(const SavedMap& map) { return map_from_json(json_of(map), "map.json"); }

std::string why_not(const std::string& json) {
  try {
    static_cast<void>(map_from_json(json, "map.json"));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("A Platt map goes through the shares of two scores", "[map]") {
  const SavedMap map = read(saved(MapMethod::platt));
  CHECK(map(0.2) == Approx(0.25));
  CHECK(map(0.8) == Approx(0.5));
  CHECK(map.map.a == Approx(std::log(3) / (2 * std::log(4))));  // logit .5 - logit .25 over 2 logit .8
  CHECK(map.map.c == Approx(-std::log(3) / 2));
}

TEST_CASE("An isotonic map is straight between its steps, and level outside", "[map]") {
  const SavedMap map = read(saved(MapMethod::isotonic));
  CHECK(map(0.1) == 0.25);
  CHECK(map(0.5) == Approx(0.375));
  CHECK(map(0.9) == 0.5);
}

TEST_CASE("A saved map is the same map", "[map]") {
  for (const MapMethod method : map_methods) {
    const SavedMap before = saved(method), after = read(before);
    CHECK(after.map.method == method);
    CHECK(after.score == "p");
    CHECK(after.positive == "1");
    CHECK(after.file == "f.csv");
    CHECK(after.rows == 8);
    for (const double score : {0.0, 0.2, 0.31, 0.8, 1.0}) CHECK(after(score) == before(score));
  }
}

TEST_CASE("Scores become probabilities before they are mapped", "[map]") {
  SavedMap map = saved(MapMethod::platt);
  map.score_is = ScoreMeaning::percent;
  CHECK(read(map)(80) == Approx(0.5));
  CHECK(std::isnan(read(map)(101)));
  map.score_is = ScoreMeaning::logit;
  CHECK(read(map)(std::log(4)) == Approx(0.5));
}

TEST_CASE("What is no map is refused", "[map]") {
  const std::string schema = R"({"schema": "assay.calibration_map/1", )";
  const std::string rest = R"("score": "p", "score_is": "probability", "positive": "1", "file": "f",
    "rows": 8, "clip": 0, )";
  CHECK_THAT(why_not("{"), contains("map.json is not JSON"));
  CHECK_THAT(why_not("[1]"), contains("no calibration map"));
  CHECK_THAT(why_not(R"({"schema": "assay.calibration_map/2"})"), contains("no calibration map"));
  CHECK_THAT(why_not(schema + R"("score": 1})"), contains("\"score\" that is no text"));
  CHECK_THAT(why_not(schema + rest + R"("method": "magic"})"), contains("unknown \"method\" 'magic'"));
  CHECK_THAT(why_not(schema + rest + R"("method": "platt", "a": 1})"), contains("has no \"c\""));
  CHECK_THAT(why_not(schema + rest + R"("method": "isotonic", "scores": [0.1, 2], "probabilities": [0, 1]})"),
             contains("not from 0 to 1"));
  CHECK_THAT(why_not(schema + rest + R"("method": "isotonic", "scores": [0.1], "probabilities": []})"),
             contains("do not rise together"));
  CHECK_THAT(
      why_not(schema + rest + R"("method": "isotonic", "scores": [0.2, 0.1], "probabilities": [0, 1]})"),
      contains("do not rise together"));
}
