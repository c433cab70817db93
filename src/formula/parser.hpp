// Recursive-descent parser from text to expression tree.
#pragma once

#include <string>
#include <string_view>

#include "assay/core/syntax_error.hpp"
#include "assay/formula/formula.hpp"

namespace assay {

/// One use: constructed over a text, parse() gives its formula.
class FormulaParser {
 public:
  FormulaParser(std::string_view text, const Vocabulary& vocabulary);
  [[nodiscard]] Formula parse();

 private:
  std::size_t sum();
  std::size_t product();
  std::size_t sign();
  std::size_t power();
  std::size_t atom();
  std::size_t number();
  std::size_t name();
  std::size_t metric(std::string_view name, std::size_t start);
  std::size_t add(Formula::Node node);

  [[nodiscard]] bool accept(char symbol);
  void expect(char symbol);
  [[nodiscard]] char peek();
  [[nodiscard]] SyntaxError error(std::string_view what, std::size_t position) const;
  [[nodiscard]] SyntaxError unknown(std::string_view name, std::size_t start) const;

  std::string_view text_;
  const Vocabulary& vocabulary_;
  Formula formula_;
  std::size_t position_ = 0;
};

}  // namespace assay
