// Names of metrics on a page, and what the catalogue says of them.
#pragma once

#include <set>
#include <string>

#include "assay/metric/metric.hpp"

namespace assay {

/// Collects the metrics that a page names, each of which is explained once.
class Terms {
 public:
  /// The name as a button that unfolds its explanation; as text where the catalogue does not know it.
  [[nodiscard]] std::string named(const std::string& name);

  /// Explanations of all that were named.
  [[nodiscard]] std::string explanations() const;

 private:
  struct ByName {
    bool operator()(const Metric* a, const Metric* b) const { return a->name < b->name; }
  };
  std::set<const Metric*, ByName> metrics_;
};

/// The catalogue's metric of that name, "f1", "recall[fraud]"; null where there is none.
[[nodiscard]] const Metric* metric_of(const std::string& name);

/// It lies between 0 and 1.
[[nodiscard]] bool is_share(const std::string& name);

}  // namespace assay
