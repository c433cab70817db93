#!/bin/sh
# Keeps the direction of dependencies: no room includes one that stands above it, and packages stay in their places.
set -eu
cd "$(dirname "$0")/.."
failed=0

complain() {
  echo "includes: $1"
  failed=1
}

# Files of a room, headers and sources.
files_of() {
  for base in include/assay src; do
    find "$base/$1" "$base/$1.hpp" "$base/$1.cpp" -type f 2>/dev/null || true
  done
}

# forbid ROOM PATTERN: no file of ROOM includes what matches.
forbid() {
  files=$(files_of "$1")
  [ -n "$files" ] || complain "room $1 is empty: is it still called so?"
  # shellcheck disable=SC2086  # a list of words
  found=$(grep -nE "#include [<\"](assay/)?($2)" $files /dev/null || true)
  [ -z "$found" ] || complain "$1 must not include: $found"
}

rooms='input|tally|metric|curve|stats|evaluation|threshold|bayes|solve|imbalance|gate|report|cli'
for low in value text escape markup figure working threads syntax_error comparison judgement; do
  forbid "$low" "($rooms)[/.]"
done
forbid tally '(input|curve|metric|stats|evaluation|threshold|bayes|solve|imbalance|gate|report|cli)[/.]'
forbid curve '(input|metric|stats|evaluation|threshold|bayes|solve|imbalance|gate|report|cli)[/.]'
forbid input '(metric|curve|stats|evaluation|threshold|bayes|solve|imbalance|gate|report|cli)[/.]'
for middle in metric stats; do
  forbid "$middle" '(input|evaluation|threshold|bayes|solve|imbalance|gate|report|cli)[/.]'
  forbid "$middle" 'fmt/'
done
for above in evaluation score_estimates threshold bayes solve gate; do
  forbid "$above" '(input|report|cli)[/.]'
done
forbid report '(input|tally|metric|curve|stats|evaluation|threshold|bayes|solve|cli)[/.]'

# only PATTERN PLACES WHAT: the package is included only there.
only() {
  found=$(grep -rlE "#include <$1" include src | grep -vE "$2" || true)
  [ -z "$found" ] || complain "$3 is included in: $found"
}
only 'csv\.h>' '^src/input/splitter\.cpp$' 'the CSV package'
only 'CLI/' '^src/cli/' 'CLI11'
only 'fmt/' '^src/(report|cli)/' 'fmt'
only 'nlohmann/' '^src/report/(render/json|earlier)\.cpp$' 'nlohmann-json'
only 'hwy/' '^src/tally/(logarithm|vector_sort)\.cpp$' 'Highway'
only 'utf8proc' '^src/escape\.cpp$' 'utf8proc'
only 'toml\+\+/' '^src/cli/toml\.cpp$' 'toml++'
only 'boost/' '^src/stats/' 'Boost'

# Commands do not print: only main and the output it calls do.
found=$(grep -rnE 'std::cout|std::cerr|printf\(|fmt::print' src | grep -v 'fmt::format' || true)
[ -z "$found" ] || complain "printing outside src/cli/output.cpp: $found"

exit $failed
