// An earlier report, read back from JSON.
#include "assay/report/earlier.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

using JsonValue = nlohmann::json;

constexpr const char* how_to_make = "make one with: assay report FILE --format json > old.json";
constexpr std::string_view schema_name = "assay.report/";

JsonValue parsed(std::string_view text, const std::string& name) {
  try {
    return JsonValue::parse(text);
  } catch (const JsonValue::parse_error& error) {
    throw data_error(name + " is not JSON: at byte " + std::to_string(error.byte),
                     std::string(how_to_make) + "; if it has the old model's rows, pair them: --key COL");
  } catch (const JsonValue::exception&) {
    throw data_error(name + " has a number that is too large", how_to_make);
  }
}

std::string text_at(const JsonValue& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

void check_schema(const JsonValue& object, const std::string& name) {
  const std::string schema = object.is_object() ? text_at(object, "schema") : "";
  if (schema.empty()) throw data_error(name + " is not a report of assay: it has no \"schema\"", how_to_make);
  if (!schema.starts_with(schema_name))
    throw data_error(name + " is not an 'assay report' but has the schema " + in_quotes(schema), how_to_make);
  const auto version = number_from(std::string_view(schema).substr(schema_name.size()));
  if (!version || *version != 1)
    throw data_error(name + " has the " + (version && *version > 1 ? "later " : "unknown ") + "schema " +
                         in_quotes(schema) + "; this assay reads 'assay.report/1'",
                     version && *version > 1 ? "it was made by a later assay: use that one" : how_to_make);
}

std::optional<double> number_at(const JsonValue& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

// Empty where there is none.
JsonValue object_at(const JsonValue& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_object() ? *found : JsonValue::object();
}

// What decides numbers; the rest of a provenance may differ.
Provenance input_of(const JsonValue& report, const std::string& name) {
  const JsonValue input = object_at(report, "input");
  const std::string source = text_at(input, "source");
  if (source.empty()) throw data_error(name + " does not say how its input was read", how_to_make);
  Provenance read;
  for (const auto one : {Provenance::Source::counts, Provenance::Source::matrix})
    if (source == name_of(one)) read.source = one;
  const JsonValue columns = object_at(input, "columns");
  for (const auto& [role, column] : columns.items())
    if (column.is_string()) read.columns.emplace_back(role, column.get<std::string>());
  if (const std::string positive = text_at(input, "positive"); !positive.empty()) read.positive = positive;
  for (const JsonValue map = object_at(input, "map"); const auto& [label, to] : map.items())
    if (to.is_string()) read.map.emplace_back(label, to.get<std::string>());
  read.drop_unmatched = text_at(input, "unmatched") == "drop";
  read.ignore_case = input.value("ignore_case", JsonValue()) == JsonValue(true);
  if (const auto labels = input.find("labels"); labels != input.end() && labels->is_array())
    for (const JsonValue& label : *labels)
      if (label.is_string()) read.labels.push_back(label.get<std::string>());
  if (const JsonValue threshold = input.value("threshold", JsonValue()); threshold.is_number())
    read.threshold = threshold.get<double>();
  if (const JsonValue share = input.value("at_prevalence", JsonValue()); share.is_number())
    read.at_prevalence = share.get<double>();
  for (const auto one : score_meanings)
    if (text_at(input, "score_is") == name_of(one)) read.score_is = one;
  if (const std::string delimiter = text_at(input, "delimiter"); delimiter.size() == 1)
    read.delimiter = delimiter[0];
  if (const JsonValue bounded = input.value("bounded", JsonValue()); bounded.is_number())
    read.bounded = bounded.get<double>();
  if (const JsonValue clip = input.value("clip", JsonValue()); clip.is_number())
    read.clip = clip.get<double>();
  read.missing = text_at(input, "missing") == name_of(Missing::drop) ? Missing::drop : Missing::error;
  return read;
}

std::optional<IntervalMethod> method_named(std::string_view name) {
  const auto names = interval_methods();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<IntervalMethod>(found - names.begin());
}

// {"value": 0.8} or {"value": null, "reason": "..."}, perhaps with "low" and "high"; nothing else is a value.
// A class may be called "value".
std::optional<Estimate> estimate_of(const JsonValue& object) {
  if (!object.is_object()) return std::nullopt;
  const auto found = object.find("value");
  if (found == object.end() || found->is_object()) return std::nullopt;
  if (found->is_number()) {
    Estimate estimate{found->get<double>()};
    const auto low = number_at(object, "low"), high = number_at(object, "high");
    if (const auto method = method_named(text_at(object, "method")); low && high && method)
      estimate.interval = Interval{*low, *high, *method};
    return estimate;
  }
  const std::string reason = text_at(object, "reason");
  return Estimate{Value::undefined(!found->is_null() ? "it is no number"
                                   : reason.empty()  ? "no reason is given"
                                                     : reason)};
}

void add(PlacedValues& values, const JsonValue& object, const std::vector<std::string>& place) {
  if (!object.is_object()) return;
  for (const auto& [name, content] : object.items()) {
    std::vector<std::string> below = place;
    below.push_back(name);
    if (auto estimate = estimate_of(content)) {
      values.insert_or_assign(std::move(below), *std::move(estimate));
    } else if (below.size() < 3 && place[0] != "metrics") {
      add(values, content, below);
    }
  }
}

PlacedValues values_of(const JsonValue& object) {
  PlacedValues values;
  for (const char* group : {"metrics", "classes", "averages"})
    if (const auto found = object.find(group); found != object.end()) add(values, *found, {group});
  return values;
}

std::vector<std::string> as_in_json(std::vector<std::string> place) {
  for (std::string& part : place) part = valid_utf8(part);
  return place;
}

}  // namespace

std::optional<Estimate> BaselineReport::find(std::vector<std::string> place) const {
  const auto found = values.find(as_in_json(std::move(place)));
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> BaselineReport::names_at(std::vector<std::string> place) const {
  place = as_in_json(std::move(place));
  std::vector<std::string> names;
  for (const auto& [at, value] : values) {
    const bool below = at.size() > place.size() && std::equal(place.begin(), place.end(), at.begin());
    if (below && (names.empty() || names.back() != at[place.size()])) names.push_back(at[place.size()]);
  }
  return names;
}

std::optional<BaselineReport> BaselineReport::of_slice(const std::string& value, double min_rows) const {
  const auto found = slices.find(valid_utf8(value));
  if (found == slices.end() || found->second.rows < min_rows) return std::nullopt;
  return BaselineReport{.version = version,
                        .input = input,
                        .zero_division = zero_division,
                        .confidence = confidence,
                        .values = found->second.values};
}

BaselineReport baseline_report(std::string_view json, const std::string& name) {
  const JsonValue object = parsed(json, name);
  check_schema(object, name);
  BaselineReport report{.version = text_at(object, "version"), .input = {}, .values = values_of(object)};
  if (report.version.empty()) throw data_error(name + " has no \"version\"", how_to_make);
  report.input = input_of(object, name);
  report.input.rows = number_at(object_at(object, "input"), "rows").value_or(0);
  report.confidence = number_at(object, "confidence");
  report.zero_division = number_at(object_at(object, "rules"), "undefined");
  for (const JsonValue slices = object_at(object, "slices"); const auto& [value, slice] : slices.items())
    if (slice.is_object())
      report.slices[value] = {.rows = number_at(slice, "rows").value_or(0), .values = values_of(slice)};
  return report;
}

}  // namespace assay
