// Which parts of a report people see, and in which order.
#include "assay/report/render.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

Report answered() {
  return {.command = "report",
          .parts = {ValueList{.key = "metrics", .values = {{"f1", {0.5}}}}},
          .warnings = {{"odd", "it is odd"}}};
}

Slices slices_of_two(std::vector<bool> marked) {
  Table summary{.key = {}, .row_header = "region", .columns = {"rows", "recall", "f1"}, .rows = {}};
  summary.rows = {{"north", {Count{40}, Estimate{0.25}, Estimate{0.5}}},
                  {"south", {Count{60}, Estimate{0.75}, Estimate{0.5}}}};
  summary.worst = {std::nullopt, 0, std::nullopt};
  summary.marked = std::move(marked);
  summary.usual_columns = {"rows", "recall"};
  return {.all = {{.value = "north"}, {.value = "south"}}, .summary = summary};
}

}  // namespace

TEST_CASE("a report opens with its answer, and numbers alone have none") {
  Report report = answered();
  report.summary = {"recall ", Number(0.8125, Number::Shown::spoken)};
  CHECK(render_text(report, {}).starts_with("recall 0.812\n"));
  CHECK(render_text(report, {.numbers_alone = true}) == "metric   value\nf1      0.5000\n");
  CHECK(render_markdown(report, {}).starts_with("recall 0.812\n"));
  CHECK_THAT(render_json(report, {}), contains(R"("summary": "recall 0.8125")"));
}

TEST_CASE("details stand below the notes, and what is aside only where it is asked for") {
  Report report = answered();
  report.parts.emplace_back(ValueList{.key = "more", .values = {{"mcc", {0.25}}}});
  report.parts.emplace_back(ValueList{.key = "rest", .values = {{"kappa", {0.25}}}});
  report.details = 2;
  report.aside = {"rest"};
  const std::string usual = render_text(report, {});
  CHECK(usual.find("f1") < usual.find("it is odd"));
  CHECK(usual.find("it is odd") < usual.find("mcc"));
  CHECK(usual.find("kappa") == std::string::npos);
  CHECK(render_text(report, {.detail = Detail::brief}).find("mcc") == std::string::npos);
  CHECK_THAT(render_text(report, {.detail = Detail::full}), contains("kappa"));
  const std::string rest = render_text(report, {.parts = {"rest"}});
  CHECK_THAT(rest, contains("kappa"));
  CHECK(rest.find("mcc") == std::string::npos);
  CHECK_THAT(render_json(report, {}), contains("kappa"));
}

TEST_CASE("slices come before all rows, in their usual columns and rows, and all of them when asked") {
  Report report = answered();
  report.slices = slices_of_two({false, false, false});
  CHECK(render_text(report, {})
            .starts_with("region  rows  recall\n"
                         "north     40  0.2500\n"
                         "south     60  0.7500\n"
                         "--full shows all metrics of each slice\n"
                         "\nmetric"));
  CHECK(render_text(report, {.detail = Detail::full})
            .starts_with("region  rows  recall      f1\n"
                         "north     40  0.2500  0.5000\n"));
  report.slices->summary.usual_rows = 1;
  CHECK_THAT(render_text(report, {}), contains("north     40  0.2500\n1 slice more: --full shows all\n"));
}

TEST_CASE("the worst slice is marked where it is worse beyond chance") {
  Report report = answered();
  report.slices = slices_of_two({false, true, false});
  CHECK(render_text(report, {})
            .starts_with("region  rows   recall\n"
                         "north     40  *0.2500\n"
                         "south     60   0.7500\n"
                         "* worse than all rows together by more than chance explains\n"));
}
