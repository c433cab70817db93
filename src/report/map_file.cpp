// A calibration map as a file: JSON.
#include "assay/report/map_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr const char* schema = "assay.calibration_map/1";
constexpr const char* how_to_make_a_map =
    "make one with: assay calibration FILE --recalibrate platt --save-map map.json";

// A map's JSON, of which nothing is trusted.
class MapReader {
 public:
  MapReader(std::string_view text, std::string name) : name_(std::move(name)) {
    try {
      json_ = nlohmann::json::parse(text);
    } catch (const nlohmann::json::exception&) {
      refuse("is not JSON");
    }
    if (!json_.is_object() || json_.value("schema", nlohmann::json()) != schema)
      refuse(std::string("is no calibration map: it has no \"schema\": \"") + schema + "\"");
  }

  [[nodiscard]] SavedMap read() const {
    SavedMap saved{.map = {}, .score = text("score"), .positive = text("positive"), .file = text("file")};
    saved.map.method = one_of<MapMethod>("method", map_methods);
    saved.score_is = one_of<ScoreMeaning>("score_is", score_meanings);
    saved.rows = number("rows");
    saved.map.clip = number("clip");
    if (saved.map.clip < 0 || saved.map.clip >= 0.5) refuse("has a \"clip\" that is not from 0 to below 0.5");
    if (saved.map.method == MapMethod::isotonic) {
      read_steps(saved.map);
    } else {
      saved.map.a = number("a");
      if (saved.map.method != MapMethod::temperature) saved.map.c = number("c");
      if (saved.map.method == MapMethod::beta) saved.map.b = number("b");
    }
    return saved;
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw data_error(name_ + " " + what, how_to_make_a_map);
  }

  [[nodiscard]] const nlohmann::json& at(const char* key) const {
    const auto found = json_.find(key);
    if (found == json_.end()) refuse(std::string("has no \"") + key + "\"");
    return *found;
  }
  [[nodiscard]] std::string text(const char* key) const {
    if (!at(key).is_string()) refuse(std::string("has a \"") + key + "\" that is no text");
    return at(key).get<std::string>();
  }
  [[nodiscard]] double number(const char* key) const {
    if (!at(key).is_number()) refuse(std::string("has a \"") + key + "\" that is no number");
    return at(key).get<double>();
  }
  template <class Kind, class Kinds>
  [[nodiscard]] Kind one_of(const char* key, const Kinds& kinds) const {
    const std::string asked = text(key);
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto one) { return name_of(one) == asked; });
    if (found == kinds.end()) refuse(std::string("has the unknown \"") + key + "\" " + in_quotes(asked));
    return *found;
  }
  [[nodiscard]] std::vector<double> numbers(const char* key) const {
    std::vector<double> all;
    if (!at(key).is_array()) refuse(std::string("has \"") + key + "\" that are no list");
    for (const nlohmann::json& one : at(key)) {
      if (!one.is_number()) refuse(std::string("has \"") + key + "\" that are no numbers");
      all.push_back(one.get<double>());
      if (all.back() < 0 || all.back() > 1)
        refuse(std::string("has \"") + key + "\" that are not from 0 to 1");
    }
    return all;
  }
  void read_steps(CalibrationMap& map) const {
    map.knots = numbers("scores");
    map.values = numbers("probabilities");
    const bool rising = std::adjacent_find(map.knots.begin(), map.knots.end(),
                                           [](double a, double b) { return b <= a; }) == map.knots.end();
    if (map.knots.empty() || map.knots.size() != map.values.size() || !rising ||
        !std::is_sorted(map.values.begin(), map.values.end()))
      refuse("has \"scores\" and \"probabilities\" that do not rise together");
  }

  std::string name_;
  nlohmann::json json_;
};

}  // namespace

double SavedMap::operator()(double score) const {
  const double probability = probability_of(score, score_is);
  return probability >= 0 && probability <= 1 ? map(probability) : std::numeric_limits<double>::quiet_NaN();
}

std::string json_of(const SavedMap& saved) {
  const CalibrationMap& map = saved.map;
  nlohmann::ordered_json json{{"schema", schema},
                              {"method", name_of(map.method)},
                              {"score", valid_utf8(saved.score)},
                              {"score_is", name_of(saved.score_is)},
                              {"positive", valid_utf8(saved.positive)},
                              {"file", valid_utf8(saved.file)},
                              {"rows", static_cast<std::uint64_t>(saved.rows)},
                              {"clip", map.clip}};
  if (map.method == MapMethod::isotonic) {
    json["scores"] = map.knots;
    json["probabilities"] = map.values;
  } else {
    json["a"] = map.a;
    if (map.method == MapMethod::beta) json["b"] = map.b;
    if (map.method != MapMethod::temperature) json["c"] = map.c;
  }
  return json.dump(2) + "\n";
}

SavedMap map_from_json(std::string_view text, const std::string& name) {
  return MapReader(text, name).read();
}

}  // namespace assay
