// Operators and numbers that are others where $ASSAY_MUTANT chooses them: mutants.py puts their tags into
// copies of sources. "a < b" becomes "a < mutant::less<7>{} < b": both operands stay where they are, whatever
// they are.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <type_traits>
#include <utility>

namespace mutant {

inline int chosen = 0;
inline bool met[1 << 16] = {};

[[gnu::constructor(101)]] inline void choose() {
  if (const char* const text = std::getenv("ASSAY_MUTANT")) chosen = std::atoi(text);
}

/// Tells mutants.py which changes a test could notice.
[[gnu::destructor(101)]] inline void tell() {
  const char* const path = std::getenv("ASSAY_MUTANTS_MET");
  std::FILE* const file = path == nullptr ? nullptr : std::fopen(path, "a");
  if (file == nullptr) return;
  for (int id = 0; id < 1 << 16; ++id)
    if (met[id]) std::fprintf(file, "%d\n", id);
  std::fclose(file);
}

/// Never where the compiler computes.
template <int id>
constexpr bool active() {
  if (std::is_constant_evaluated()) return false;
  met[id] = true;
  return chosen == id;
}

/// The other operator is not one of these operands.
[[noreturn]] inline void stillborn() { std::_Exit(77); }

template <int id, class Number>
constexpr Number number(Number n) {
  return active<id>() ? static_cast<Number>(n + 1) : n;
}

#define MUTANT_OPERATOR(name, op, other)                                                                 \
  template <int id>                                                                                      \
  struct name {};                                                                                        \
  template <class A, int id>                                                                             \
  struct left_of_##name {                                                                                \
    A&& a;                                                                                               \
  };                                                                                                     \
  template <class A, int id>                                                                             \
  constexpr left_of_##name<A, id> operator op(A&& a, name<id>) {                                         \
    return {std::forward<A>(a)};                                                                         \
  }                                                                                                      \
  template <class A, int id, class B>                                                                    \
  constexpr auto operator op(left_of_##name<A, id> left, B&& b)                                          \
      ->decltype(std::forward<A>(left.a) op std::forward<B>(b)) {                                        \
    using Result = decltype(std::forward<A>(left.a) op std::forward<B>(b));                              \
    if constexpr (requires { static_cast<Result>(std::forward<A>(left.a) other std::forward<B>(b)); }) { \
      if (active<id>()) return static_cast<Result>(std::forward<A>(left.a) other std::forward<B>(b));    \
    } else {                                                                                             \
      if (active<id>()) stillborn();                                                                     \
    }                                                                                                    \
    return std::forward<A>(left.a) op std::forward<B>(b);                                                \
  }

MUTANT_OPERATOR(less, <, <=)
MUTANT_OPERATOR(at_most, <=, <)
MUTANT_OPERATOR(more, >, >=)
MUTANT_OPERATOR(at_least, >=, >)
MUTANT_OPERATOR(equal, ==, !=)
MUTANT_OPERATOR(unequal, !=, ==)
MUTANT_OPERATOR(plus, +, -)
MUTANT_OPERATOR(minus, -, +)
MUTANT_OPERATOR(times, *, /)
MUTANT_OPERATOR(over, /, *)

#undef MUTANT_OPERATOR

}  // namespace mutant
