#!/bin/sh
# Keeps the direction of dependencies: a room includes only itself and the rooms below it that are named here, and packages
# stay in their places.
set -eu
cd "$(dirname "$0")/.."
failed=0

fail() {
  echo "includes: $1"
  failed=1
}

# A room, and the rooms that it may include besides itself. A new folder needs a line here;
# packaging holds no C++.
rooms='
packaging
core
formula    core
row        core
input      core row
output     core
tally      core row
stats      core
calibration core row tally stats
curve      core row tally stats calibration
table      core row input tally
sample     core row input table tally curve calibration
models     core row input table tally sample
state      core row input table tally sample
metric     core formula row tally stats curve calibration
evaluate   core formula row tally stats curve sample metric
compare    core formula row tally stats curve sample models metric evaluate
gate       core formula stats metric evaluate
bayes      core formula row input stats
imbalance  core formula stats sample metric evaluate
threshold  core formula tally metric
inspect    core row input tally sample
solve      core formula
plan       core formula stats sample models metric evaluate gate compare
report     core formula row input table tally stats calibration curve sample metric evaluate gate bayes imbalance threshold solve inspect models compare plan state
cli        core formula row input table tally stats calibration curve sample metric evaluate gate bayes imbalance threshold solve inspect models compare plan state report output
'

for folder in $(find src include/assay -mindepth 1 -maxdepth 1 -type d -exec basename {} \; | sort -u); do
  line=$(echo "$rooms" | grep -E "^$folder( |$)" || true)
  [ -n "$line" ] || fail "room $folder has no line in tests/includes.sh"
  allowed=$(echo "$line" | tr -s ' ' '|')
  found=$(grep -rnE '#include "(assay/)?[a-z_]+/' "src/$folder" "include/assay/$folder" 2>/dev/null |
    grep -vE "#include \"(assay/)?($allowed)/" || true)
  [ -z "$found" ] || fail "$folder must not include: $found"
done

# only PATTERN PLACES WHAT: the package is included only there.
only() {
  found=$(grep -rlE "#include <$1" include src | grep -vE "$2" || true)
  [ -z "$found" ] || fail "$3 is included in: $found"
}
only 'csv\.h>' '^src/input/splitter\.cpp$' 'the CSV package'
only 'simdjson' '^src/input/json_object\.hpp$' 'simdjson'
only 'archive' '^src/input/archive\.cpp$' 'libarchive'
only 'zlib\.h>' '^src/input/gzip\.cpp$' 'zlib'
only 'CLI/' '^src/cli/' 'CLI11'
only 'fmt/' '^src/(bayes|sample|inspect|report|cli)/' 'fmt'
only 'nlohmann/' '^src/(report/(render/json_parts\.[ch]pp|earlier\.cpp|map_file\.cpp)|state/(head|shallow)\.cpp)$' 'nlohmann-json'
only 'hwy/' '^src/tally/(logarithm|vector_sort)\.cpp$' 'Highway'
only 'utf8proc' '^src/core/escape\.cpp$' 'utf8proc'
only 'xxhash' '^src/state/file\.cpp$' 'xxHash'
only 'toml\+\+/' '^src/cli/config/toml\.cpp$' 'toml++'
only 'boost/' '^src/stats/' 'Boost'

# What data says is never run: no program is run, by a shell or without one.
found=$(grep -rnE '\b(system|popen|fork|posix_spawnp?|exec(l|lp|le|v|vp|vpe|ve))\(' src include || true)
[ -z "$found" ] || fail "no program is run from assay: $found"

# Commands do not print: only main and the output it calls do.
found=$(grep -rnE 'std::cout|std::cerr|printf\(|fmt::print' src | grep -v 'fmt::format' || true)
[ -z "$found" ] || fail "printing outside src/cli/output.cpp: $found"

exit $failed
