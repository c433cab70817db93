// What is to be said of a metric or an idea.
#pragma once

#include "assay/metric/catalogue.hpp"
#include "assay/metric/ideas.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// Adds a column on a metric: question, formula, range and so on, each a row.
void add_explanation(Glossary& glossary, const Metric& metric);

[[nodiscard]] Glossary explanation(const Idea& idea);

/// The sentence in which a metric's number is read aloud.
[[nodiscard]] Paragraph read_aloud(const BoundMetric& metric, double number);

}  // namespace assay
