// Reports on what metrics and ideas mean, and on what metrics come to.
#pragma once

#include <optional>
#include <span>

#include "assay/evaluate/evaluation.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/metric/ideas.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// What is explained: one of the two.
struct Topic {
  std::optional<BoundMetric> metric = std::nullopt;  // of the catalogue
  const Idea* idea = nullptr;
};

/// All metrics and ideas, a line each.
[[nodiscard]] Report catalogue_report();

/// Each idea, and the metrics side by side where the first of them stands. One that is there again, or with
/// another parameter, is explained once.
[[nodiscard]] Report explanation_report(std::span<const Topic> topics);

/// Adds to an explanation what these metrics come to: values, working, and each value in a sentence. All of
/// them have a formula over the four counts; a count that none of them needs may be NaN.
void add_values(Report& report, const TwoByTwo& counts, std::span<const BoundMetric> metrics,
                ZeroDivision zero_division);

/// The same of an input, which has the scores that they need; by class, too, where no class is the positive
/// one.
void add_values(Report& report, const Loaded& loaded, const std::vector<BoundMetric>& metrics,
                const EvaluationPlan& plan);

/// Adds a column on a metric: question, formula, range and so on, each a row.
void add_explanation(Glossary& glossary, const Metric& metric);

[[nodiscard]] Glossary explanation(const Idea& idea);

/// The sentence in which a metric's number is read aloud.
[[nodiscard]] Paragraph read_aloud(const BoundMetric& metric, double number);

}  // namespace assay
