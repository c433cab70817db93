// Pages: what they allow, what they leave out, and that each kind of part is there.
#include <numeric>

#include "assay/report/render.hpp"
#include "catch.hpp"
#include "report/render/html/embedded.hpp"
#include "report/render/html/sheet.hpp"

using namespace assay;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

Report with(Part part) { return {.command = "report", .parts = {std::move(part)}}; }

MatrixTable matrix_of(std::size_t classes) {
  MatrixTable matrix{.labels = {}, .counts = std::vector<double>(classes * classes, 1)};
  for (std::size_t k = 0; k < classes; ++k) matrix.labels.push_back("class " + std::to_string(k));
  return matrix;
}

}  // namespace

TEST_CASE("a page allows its own style and script, and nothing else") {
  const std::string page = render_html({.command = "report"});
  CHECK(page.starts_with("<!doctype html>\n"));
  CHECK(contains(page, std::string("default-src 'none'; style-src '") + page_style_hash + "'; script-src '" +
                           page_script_hash + "'; base-uri 'none'; form-action 'none'"));
  CHECK(contains(page, std::string("<style>") + page_style + "</style>"));
  CHECK(contains(page, std::string("<script>") + page_script + "</script>"));
  CHECK(count_of(page, "http") ==
        count_of(page, "http-equiv") + count_of(page, "http://www.w3.org/2000/svg"));
}

TEST_CASE("a page is the same bytes for the same report") {
  CHECK(render_html(with(matrix_of(3))) == render_html(with(matrix_of(3))));
}

TEST_CASE("a column without a name and without content is left out of a page's table") {
  const std::string table = markup_of({.caption = "c", .rows = {{"a", "", ""}, {"1", "2", ""}}});
  CHECK(contains(table, "<tr><th scope=\"col\" class=\"w\">a</th><td></td></tr>"));
  CHECK(contains(table, "<tr><th scope=\"row\">1</th><td>2</td></tr>"));
}

TEST_CASE("bars and shades come in twentieths") {
  CHECK(step_of('b', 0) == "b0");
  CHECK(step_of('b', 0.974) == "b19");
  CHECK(step_of('h', 1) == "h20");
  CHECK(step_of('h', 7) == "h20");
}

TEST_CASE("cells of a matrix have their shares of truth and of prediction") {
  // 8 of 10 true a are predicted a, and 8 of 9 predicted a are true a.
  const std::string page = render_html(
      with(MatrixTable{.labels = {"a", "b"}, .counts = {8, 2, 1, 9}, .positive = std::size_t{0}}));
  CHECK(contains(page,
                 "<td class=\"h16 right\" data-p=\"h18\"><i>true positives</i><b>8</b><small "
                 "class=\"of-truth\">80%</small><small class=\"of-pred\">88.9%</small></td>"));
}

TEST_CASE("a page of 1,000 classes shows 20 and says so") {
  const std::string page = render_html(with(matrix_of(1000)));
  CHECK(count_of(page, "<small class=\"of-truth\">") == 400);
  CHECK(contains(page, "980 more are left out: -f json has all of the matrix."));
  CHECK(page.size() < 150'000);
}

TEST_CASE("a page of 500 rows of a table shows 100 unless all are asked for") {
  Table table{.key = "classes", .row_header = "class", .columns = {"f1"}, .rows = {}};
  for (int i = 0; i < 500; ++i) table.rows.push_back({"c" + std::to_string(i), {Estimate{0.5}}});
  const std::string page = render_html(with(table));
  CHECK(count_of(page, "<th scope=\"row\">") == 100);
  CHECK(contains(page, "400 more rows are left out: --full shows all."));
  CHECK(count_of(render_html(with(table), {.detail = Detail::full}), "<th scope=\"row\">") == 500);
}

TEST_CASE("a picture has its points as a table, 40 bytes a point") {
  Line line{.name = "c", .legend = {}, .x = {}, .y = {}};
  const auto page_of = [&] {
    return render_html(with(Drawing{.title = "ROC curve", .x_label = "x", .y_label = "y", .lines = {line}}));
  };
  line.x = line.y = {0, 1};
  const std::size_t with_two = page_of().size();
  for (int i = 1; i <= 500; ++i) {
    line.x.push_back(i / 500.0);
    line.y.push_back(i / 500.0);
  }
  const std::string page = page_of();
  CHECK(contains(page, "<tr><td>0.2500<td>0.2500\n"));
  CHECK((page.size() - with_two) / 500 <= 40);
}

TEST_CASE("a metric's name unfolds what the catalogue says of it, once") {
  const std::string page = render_html(
      with(ValueList{.key = "metrics", .values = {{"f1", {0.5}}, {"f1[cat]", {0.25}}, {"own", {1}}}}));
  CHECK(count_of(page, "popovertarget=\"about-f1\"") == 2);
  CHECK(count_of(page, "<div popover id=\"about-f1\"") == 1);
  CHECK(contains(page, "2*TP / (2*TP + FP + FN)"));
  CHECK(contains(page, "<th scope=\"row\">own</th>"));
}
