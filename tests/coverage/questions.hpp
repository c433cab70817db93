// What the library is asked about a sample, and what it answers: the one place that calls it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/core/value.hpp"
#include "assay/evaluate/evaluation.hpp"
#include "assay/gate/gate.hpp"
#include "world.hpp"

namespace coverage {

/// One number with its interval, and a gate whose limit is the true value.
struct Question {
  std::string metric;
  std::string target;  // "overall", "class 0", "macro"
  double truth;
  assay::Gate gate;
  bool may_fail = true;  // the gate: no value is beyond the limit where that is the end of the range
};

struct Answer {
  assay::Value value = 0;
  std::optional<assay::Interval> interval = std::nullopt;
  assay::Outcome outcome = assay::Outcome::undefined;  // of the gate, with evidence
};

/// What is asked; of an empty name, all.
struct Asked {
  std::string metric = {}, target = {};
  bool brief = false;  // of two classes the positive one alone
};

/// What the program says of a sample of this population, and that has a true value; of several classes only
/// the first and the last of them. `rows`: of a sample, for metrics that depend on it.
std::vector<Question> questions_of(const Population& population, double rows, const Asked& asked);

/// In the order of the questions.
std::vector<Answer> answers_to(const std::vector<Question>& questions, const assay::Sample& sample);

}  // namespace coverage
