// Recursive-descent parser from text to expression tree.
#include "formula/parser.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "assay/core/text.hpp"
#include "formula/tree.hpp"

namespace assay {

namespace {

// Bounds the depth of the recursion: parentheses cannot nest deeper than the text is long.
constexpr std::size_t longest_formula = 1000;

// No name of ours has a byte beyond ASCII, but one that is misspelt may.
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

FormulaParser::FormulaParser(std::string_view text, const Vocabulary& vocabulary)
    : text_(text), vocabulary_(vocabulary), formula_(vocabulary.scope) {}

Formula FormulaParser::parse() {
  if (text_.size() > longest_formula)
    throw error("is longer than " + std::to_string(longest_formula) + " characters", 0);
  sum();
  if (peek() != '\0') throw error("an operator such as + - * / ^ is expected", position_);
  return std::move(formula_);
}

std::size_t FormulaParser::sum() {
  std::size_t left = product();
  for (;;) {
    if (accept('+')) {
      left = add({.kind = Formula::Kind::add, .left = left, .right = product()});
    } else if (accept('-')) {
      left = add({.kind = Formula::Kind::subtract, .left = left, .right = product()});
    } else {
      return left;
    }
  }
}

std::size_t FormulaParser::product() {
  std::size_t left = sign();
  for (;;) {
    if (accept('*')) {
      left = add({.kind = Formula::Kind::multiply, .left = left, .right = sign()});
    } else if (accept('/')) {
      left = add({.kind = Formula::Kind::divide, .left = left, .right = sign()});
    } else {
      return left;
    }
  }
}

std::size_t FormulaParser::sign() {
  if (accept('-')) return add({.kind = Formula::Kind::negate, .left = sign()});
  return power();
}

std::size_t FormulaParser::power() {
  const std::size_t base = atom();
  if (!accept('^')) return base;
  return add({.kind = Formula::Kind::power, .left = base, .right = sign()});
}

std::size_t FormulaParser::atom() {
  if (accept('(')) {
    const std::size_t inner = sum();
    expect(')');
    return inner;
  }
  const char next = peek();
  if (is_digit(next) || next == '.') return number();
  if (starts_name(next)) return name();
  throw error(next == '\0' ? "ends too early" : "a number, a variable or a metric is expected", position_);
}

std::size_t FormulaParser::number() {
  double value = 0;
  const char* const begin = text_.data() + position_;
  const auto [end, failure] = std::from_chars(begin, text_.data() + text_.size(), value);
  if (failure != std::errc{}) throw error("not a number", position_);
  position_ += static_cast<std::size_t>(end - begin);
  return add({.kind = Formula::Kind::number, .number = value});
}

std::size_t FormulaParser::name() {
  const std::size_t start = position_;
  while (position_ < text_.size() && (starts_name(text_[position_]) || is_digit(text_[position_])))
    ++position_;
  const std::string_view name = text_.substr(start, position_ - start);
  if (!vocabulary_.parameter.empty() && name == vocabulary_.parameter)
    return add({.kind = Formula::Kind::number, .number = vocabulary_.argument});
  if (const auto variable = find_variable(name, vocabulary_.scope))
    return add({.kind = Formula::Kind::variable, .variable = *variable});
  if (name != "sqrt") return metric(name, start);
  expect('(');
  const std::size_t inner = sum();
  expect(')');
  return add({.kind = Formula::Kind::sqrt, .left = inner});
}

std::size_t FormulaParser::metric(std::string_view name, std::size_t start) {
  std::optional<double> argument;
  if (accept('(')) {
    argument = formula_.nodes_[number()].number;
    formula_.nodes_.pop_back();
    expect(')');
  }
  const auto found = vocabulary_.metric ? vocabulary_.metric(name, argument) : std::nullopt;
  if (!found) throw unknown(name, start);
  return formula_.graft(*found);
}

std::size_t FormulaParser::add(Formula::Node node) {
  const std::vector<Formula::Node>& nodes = formula_.nodes_;
  const auto subtrahend = vocabulary_.scope == Scope::test      ? Formula::Kind::variable
                          : vocabulary_.scope == Scope::metrics ? Formula::Kind::named
                                                                : Formula::Kind::number;
  node.of_probability = subtrahend != Formula::Kind::number && node.kind == Formula::Kind::subtract &&
                        nodes[node.left].kind == Formula::Kind::number && nodes[node.left].number == 1 &&
                        nodes[node.right].kind == subtrahend;
  node.rows = rows_counted(node, formula_.nodes_, vocabulary_.scope);
  formula_.nodes_.push_back(std::move(node));
  return formula_.nodes_.size() - 1;
}

bool FormulaParser::accept(char symbol) {
  if (peek() != symbol) return false;
  ++position_;
  return true;
}

void FormulaParser::expect(char symbol) {
  if (!accept(symbol)) throw error("'" + std::string(1, symbol) + "' is expected", position_);
}

char FormulaParser::peek() {
  while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\t')) ++position_;
  return position_ < text_.size() ? text_[position_] : '\0';
}

SyntaxError FormulaParser::error(std::string_view what, std::size_t position) const {
  return {"formula", text_, position, std::string(what),
          "formulas are written like '5*FN + FP' or '(TP + TN) / n'"};
}

SyntaxError FormulaParser::unknown(std::string_view name, std::size_t start) const {
  const std::vector<std::string> metrics = vocabulary_.metric_names();
  if (std::find(metrics.begin(), metrics.end(), lower(name)) != metrics.end())
    return error("metric " + in_quotes(name) + " cannot stand in this formula", start);
  std::vector<std::string> known = variable_names(vocabulary_.scope);
  const std::string variables = listed(known);
  // Of two that are as near the first is meant: variables are in capitals.
  known.insert(name == lower(name) ? known.begin() : known.end(), metrics.begin(), metrics.end());
  return {"formula", text_, start,
          "no variable or metric is called " + in_quotes(name) + did_you_mean(name, known),
          "variables are " + variables + "; metrics may be named too"};
}

Formula Formula::parse(std::string_view text, const Vocabulary& vocabulary) {
  return FormulaParser(text, vocabulary).parse();
}

}  // namespace assay
