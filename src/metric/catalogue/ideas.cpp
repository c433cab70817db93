// The ideas.
#include "assay/metric/ideas.hpp"

#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Idea> ideas() {
  return {
      {.name = "accuracy_paradox",
       .aliases = {"accuracy_misleads", "why_accuracy_misleads"},
       .question = "Why can a model with high accuracy be useless?",
       .answer =
           "Where one class is rare, calling every row the other class is right almost always. Accuracy "
           "then measures how rare the class is, not how well it is found.",
       .example = "Of 1,000 payments 10 are fraud. Calling none of them fraud is right 990 times: accuracy "
                  "990 / 1,000 = 0.99, recall 0 / 10 = 0.",
       .aloud = "An accuracy means nothing until it is set beside the share of the largest class.",
       .command = "assay report --tp 0 --fp 0 --fn 10 --tn 990",
       .see_also = {"accuracy", "balanced_accuracy", "recall", "prevalence"},
       .reference = "Valverde-Albacete & Pelaez-Moreno 2014, PLoS ONE 9:e84217"},
  };
}

}  // namespace assay::families
