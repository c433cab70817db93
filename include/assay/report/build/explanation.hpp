// Reports on what metrics and concepts mean, and on what metrics come to.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/metric/concepts.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// What is explained: a metric of the catalogue, or a concept.
using Topic = std::variant<BoundMetric, const Concept*>;

/// All metrics and concepts, a line each.
[[nodiscard]] Report catalogue_report();

/// The entries that have all of these words, in their names, question or text; those first that have them in
/// their names, then in their question. Nothing where there are none.
[[nodiscard]] std::optional<Report> search_report(const std::string& words);

/// What a question is about: its words but "why", "is", "the" and the like.
[[nodiscard]] std::vector<std::string> telling_words(const std::string& question);

/// The entries that speak of a question: of all its telling words, or of as many as some entry has. Nothing
/// where no entry has any.
[[nodiscard]] std::optional<Report> question_report(const std::string& question);

/// Each concept, and the metrics side by side where the first of them stands. One that is there again, or
/// with another parameter, is explained once.
[[nodiscard]] Report explanation_report(std::span<const Topic> topics);

/// Puts before an explanation what these metrics come to: values, working, and each value in a sentence. All
/// of them have a formula over the four counts; a count that none of them needs may be NaN.
void add_values(Report& report, const TwoByTwo& counts, std::span<const BoundMetric> metrics,
                ZeroDivision zero_division);

/// The same of an input, which has the scores that they need; by class, too, where no class is the positive
/// one.
void add_values(Report& report, const InputSample& loaded, const std::vector<BoundMetric>& metrics,
                const EvaluationPlan& plan);

/// Adds a column on a metric: question, formula, range and so on, each a row.
void add_explanation(Text& text, const Metric& metric);

[[nodiscard]] Text explanation(const Concept& subject);

/// A sentence with a number in place of "{}", or in percent of "{%}".
[[nodiscard]] Text read_aloud(std::string_view name, std::string_view sentence, double number);

/// The sentence in which a metric's number is read aloud.
[[nodiscard]] Text interpretation(const BoundMetric& metric, double number);

}  // namespace assay
