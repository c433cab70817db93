// Differences of models as pictures.
#include "report/render/differences.hpp"

#include "assay/report/render.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

ModelComparison three_metrics() {
  return {.model = "new",
          .reference = "old",
          .metrics = {{.name = "f1",
                       .difference = -0.5,
                       .interval = Interval{-1, 0, IntervalMethod::normal},
                       .p = 0.04,
                       .standing = Standing::worse},
                      {.name = "recall", .difference = 1},
                      {.name = "mcc", .difference = Value::undefined("no row is predicted positive")}}};
}

std::string text_of(const Style& style) {
  return render_text({.command = "compare",
                      .confidence = 0.95,
                      .parts = {Comparisons{.all = {three_metrics()}}},
                      .signature = "assay"},
                     style);
}

}  // namespace

TEST_CASE("Ends of intervals, differences and 0 are what a picture spans", "[differences]") {
  CHECK(span_of(three_metrics()) == std::pair(-1.0, 1.0));
  CHECK(span_of({.metrics = {{.name = "f1", .difference = 0.25}}}) == std::pair(0.0, 0.25));
  CHECK(span_of({}) == std::pair(-1.0, 1.0));
}

TEST_CASE("A line of text has the interval, the difference and zero in their places", "[differences]") {
  CHECK(drawn(three_metrics(), 21, false) == std::vector<std::string>{"-1.000          1.000",  //
                                                                      "-----o----|",            //
                                                                      "          |         o",  //
                                                                      "          |"});
  CHECK(drawn(three_metrics(), 21, true)[1] == "─────●────│");
}

TEST_CASE("Differences stand beside the table where there is room, else below it if all is asked for",
          "[differences]") {
  CHECK(text_of({.width = 110}).find("worse      -----") != std::string::npos);
  CHECK(text_of({.width = 80}).find("-----o") == std::string::npos);
  CHECK(text_of({.width = 80, .detail = Detail::full}).find("\nf1      -----") != std::string::npos);
  CHECK(text_of({.detail = Detail::full}).find("\nmcc     ") != std::string::npos);
}

TEST_CASE("A picture of differences has its words, and names are data in it", "[differences]") {
  Comparisons comparisons{.all = {three_metrics()}};
  comparisons.all[0].model = "</svg><script>";
  comparisons.all[0].metrics[0].name = "recall[<b>]";
  const std::string svg = render_svg(comparisons);
  CHECK(svg.find("-0.500 (-1.000 to 0.000) worse</text>") != std::string::npos);
  CHECK(svg.find(">n/a</text>") != std::string::npos);
  CHECK(svg.find("&lt;/svg&gt;&lt;script&gt; less old") != std::string::npos);
  CHECK(svg.find("recall[&lt;b&gt;]") != std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
}
