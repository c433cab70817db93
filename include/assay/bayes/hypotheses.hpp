// Hypotheses, and how probable evidence is under each.
#pragma once

#include <string>
#include <vector>

#include "assay/formula/working.hpp"
#include "assay/input/rows.hpp"

namespace assay {

/// Hypotheses that exclude each other, and how probable each piece of evidence is under each of them.
struct Hypotheses {
  std::vector<std::string> names;
  std::vector<double> priors;
  double prior_slack = 0;  // that their sum may be off by for rounding
  std::vector<std::string> evidence = {};
  std::vector<std::vector<double>> likelihoods =
      {};                                 // by evidence, of which there is some; then by hypothesis
  bool counted = false;                   // priors or likelihoods were made of counts
  std::vector<Derivation> counting = {};  // how
};

/// Evidence that was seen: a column, or that what it counts was not there.
struct SeenEvidence {
  std::string column;
  bool absent = false;
};

/// How a file of hypotheses is read.
struct HypothesesPlan {
  std::vector<SeenEvidence> evidence = {};  // in this order; empty for all columns, present
  double smooth = 0;                        // added to each count: Laplace's is 1
};

/// "free", "meeting:no". Throws a usage error for another word behind the colon.
[[nodiscard]] SeenEvidence seen_evidence(const std::string& text);

/// Reads columns hypothesis (or class), prior and one or more of likelihoods; "-" is standard input. With a
/// column documents the others are counts of documents, and there need be no prior; with a column words they
/// are counts of words among so many. Throws i/o, usage and data errors.
[[nodiscard]] Hypotheses read_hypotheses(const std::string& path, const Dialect& dialect,
                                         const HypothesesPlan& plan = {});

}  // namespace assay
