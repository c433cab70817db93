// What is to be said of a metric or an idea.
#pragma once

#include "assay/metric/catalogue.hpp"
#include "assay/metric/ideas.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// Adds a column on a metric: question, formula, range and so on, each a row.
void add_explanation(Text& text, const Metric& metric);

[[nodiscard]] Text explanation(const Idea& idea);

/// The sentence in which a metric's number is read aloud.
[[nodiscard]] Text read_aloud(const BoundMetric& metric, double number);

}  // namespace assay
