// What is required of a model: by the command line and by a configuration file.
#include "cli/check/requirements.hpp"

#include "assay/core/error.hpp"
#include "cli/estimates.hpp"

namespace assay::cli {

namespace {

template <class Read>
void read_all(const Setting& texts, Read read) {
  for (std::size_t i = 0; i < texts.values.size(); ++i) try {
      read(texts.values[i]);
    } catch (const Error& error) {
      if (texts.places.empty()) throw;
      throw error.at(texts.places[i]);
    }
}

}  // namespace

Requirements requirements_of(const RequirementTexts& texts) {
  Requirements all;
  read_all(texts.gates, [&](const std::string& text) { all.add(text); });
  read_all(texts.drops, [&](const std::string& text) { all.drops.push_back(max_drop(text)); });
  return all;
}

void check(const Requirements& required, const InputOptions& input, const Sample& predictions) {
  const auto check = [&](const Estimand& estimand, const std::string& asked) {
    check_scores(estimand.metric, input, predictions);
    if (const auto why = why_not(estimand, asked, predictions)) throw *why;
  };
  for (const Gate& one : required.gates) check(one.estimand, one.asked);
  for (const MaxDrop& one : required.drops) check(one.estimand, one.asked);
}

}  // namespace assay::cli
