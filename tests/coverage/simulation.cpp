// Samples drawn again and again.
#include "simulation.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <thread>
#include <utility>

namespace coverage {

namespace {

// Samples that one thread takes at a time. Their sums are added up in order, so that threads change nothing.
constexpr std::size_t block = 20;

// What rounding may leave between a bound and the true value.
bool covers(const assay::Interval& interval, double truth) {
  const double rounding = 1e-12 * std::max(1.0, std::abs(truth));
  return interval.low <= truth + rounding && interval.high >= truth - rounding;
}

std::vector<Counts> counts_of_block(const World& world, const Population& population, std::size_t rows,
                                    const std::vector<Question>& questions, const Simulation& how,
                                    std::size_t number) {
  std::vector<Counts> counts(questions.size());
  const std::uint64_t seed = mixed(mixed(how.seed, world.name()), rows);
  const std::size_t end = std::min((number + 1) * block, how.repetitions);
  for (std::size_t repetition = number * block; repetition < end; ++repetition) {
    Random random(mixed(seed, repetition));
    const std::vector<Answer> answers = answers_to(questions, population.draw(rows, random));
    for (std::size_t i = 0; i < questions.size(); ++i) counts[i].add(answers[i], questions[i].truth);
  }
  return counts;
}

// Of all samples.
std::vector<Counts> counts_of_all(const World& world, const Population& population, std::size_t rows,
                                  const std::vector<Question>& questions, const Simulation& how) {
  std::vector<std::vector<Counts>> blocks((how.repetitions + block - 1) / block);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t number; (number = next++) < blocks.size();)
      blocks[number] = counts_of_block(world, population, rows, questions, how, number);
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < how.threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& one : others) one.join();
  std::vector<Counts> counts(questions.size());
  for (const std::vector<Counts>& one : blocks)
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i].merge(one[i]);
  return counts;
}

// The share of rows that are wrong, and that of the smaller class: of one of several against the rest, where
// the question is of one.
std::pair<double, double> errors_and_smallest(const Population& population, const Question& question) {
  const double smallest = *std::min_element(population.shares.begin(), population.shares.end());
  const assay::Sample& whole = population.whole;
  const auto k = table_of(question.gate.estimand, whole);
  if (population.shares.size() == 2 || !k) return {population.errors, smallest};
  const auto [tp, fp, fn, tn] = one_vs_rest(whole.matrix, *k);
  return {(fp + fn) / whole.matrix.total(), std::min(population.shares[*k], 1 - population.shares[*k])};
}

bool is_promised(const Population& population, const Question& question, double drawn) {
  const double rows = drawn * population.effective;
  constexpr double rows_of_class = 5, fewest_errors = 3, rounding = 1e-9;
  const auto [errors, smallest] = errors_and_smallest(population, question);
  return rows * smallest >= rows_of_class - rounding && rows * errors >= fewest_errors - rounding;
}

}  // namespace

void Counts::add(const Answer& answer, double truth) {
  ++samples;
  if (!answer.value.defined() && !answer.value.is_infinite()) {
    ++undefined;
    return;
  }
  // The program exits with a fail where a value is infinite.
  const bool failed_gate =
      answer.outcome == assay::Outcome::fail || answer.outcome == assay::Outcome::undefined;
  passed += answer.outcome == assay::Outcome::pass ? 1 : 0;
  failed += failed_gate ? 1 : 0;
  if (answer.value.defined()) {
    const double off = answer.value.number() - truth;
    ++numbers;
    sum += off;
    squares += off * off;
  }
  if (!answer.interval) {
    ++without_interval;
    return;
  }
  methods.insert(answer.interval->method);
  covered += covers(*answer.interval, truth) ? 1 : 0;
  if (const double wide = answer.interval->high - answer.interval->low; std::isfinite(wide)) {
    ++finite;
    width += wide;
  }
}

void Counts::merge(const Counts& later) {
  samples += later.samples;
  undefined += later.undefined;
  without_interval += later.without_interval;
  covered += later.covered;
  passed += later.passed;
  failed += later.failed;
  finite += later.finite;
  width += later.width;
  numbers += later.numbers;
  sum += later.sum;
  squares += later.squares;
  methods.insert(later.methods.begin(), later.methods.end());
}

bool Cell::is_constant() const { return variance() <= 1e-20; }

double Cell::variance() const {
  const double mean = counts.sum / counts.numbers;
  return counts.squares / counts.numbers - mean * mean;
}

double Cell::width_ratio() const {
  constexpr double normal_width = 2 * 1.959963984540054;
  return is_constant() ? std::numeric_limits<double>::quiet_NaN()
                       : mean_width() / (normal_width * std::sqrt(variance()));
}

std::string Cell::methods() const {
  std::string all;
  for (const assay::IntervalMethod one : counts.methods)
    all += (all.empty() ? "" : "/") + std::string(name_of(one));
  return all.empty() ? "none" : all;
}

std::vector<Cell> simulated(const World& world, const Population& population, std::size_t rows,
                            const Simulation& how) {
  const auto rows_number = static_cast<double>(rows);
  const std::vector<Question> questions = questions_of(population, rows_number, how.asked);
  if (questions.empty()) return {};
  const std::vector<Counts> counts = counts_of_all(world, population, rows, questions, how);
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < questions.size(); ++i)
    cells.push_back({.metric = questions[i].metric,
                     .target = questions[i].target,
                     .setting = world.setting,
                     .model = world.model,
                     .prevalence = world.prevalence,
                     .rows = rows_number,
                     .classes = world.classes,
                     .promised = is_promised(population, questions[i], rows_number),
                     .truth = questions[i].truth,
                     .counts = counts[i]});
  return cells;
}

}  // namespace coverage
