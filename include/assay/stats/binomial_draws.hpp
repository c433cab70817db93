// Random numbers of successes.
#pragma once

#include <cstdint>
#include <memory>

namespace assay {

/// Draws from binomial distributions, the same for the same seed.
class BinomialDraws {
 public:
  explicit BinomialDraws(std::uint64_t seed);
  ~BinomialDraws();

  /// Of so many trials, a whole number, with probability p.
  [[nodiscard]] double operator()(double trials, double p);

 private:
  struct Generator;
  std::unique_ptr<Generator> random_;
};

}  // namespace assay
