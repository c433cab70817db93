#!/bin/sh
# JSON does not depend on --digits, whatever the command: digits.sh ASSAY.
set -eu
assay=$1
samples=$(cd "$(dirname "$0")/../samples" && pwd)
cd "$samples"
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# same ARGUMENTS...: the same bytes of JSON, and of CSV where $csv is not empty. A gate may fail.
same() {
  for format in json $csv; do
    for digits in 2 9; do
      code=0
      "$assay" "$@" --format "$format" --quiet --digits "$digits" >"$work/$digits" || code=$?
      [ "$code" -le 1 ] || failed=1
    done
    cmp -s "$work/2" "$work/9" && continue
    echo "digits: $format depends on --digits: assay $*"
    failed=1
  done
}

csv=csv
same inspect rare_digit.csv
same inspect iris.csv
same report rare_digit.csv --show-working
same report digits.csv
same confusion rare_digit.csv --normalize truth
same roc rare_digit.csv
same pr rare_digit.csv
same threshold rare_digit.csv --best f1
same threshold rare_digit.csv
same bayes --prior 1/300 --sensitivity 2/3 --fpr 1/7
same bayes --prior 1/300 --sensitivity 2/3 --fpr 1/7 --results +,+
same bayes --prior 1/3 --from rare_digit.csv
same solve --n 228 --precision 0.8 --recall 0.5
same plan --recall 0.9 --prevalence 5% --width 0.1
same imbalance rare_digit.csv
same imbalance digits.csv
same imbalance --counts 990,10
same check rare_digit.csv --require 'f1 >= 0.9' --require 'recall >= 1/3' --require 'roc_auc.low >= 0.95'
same check rare_digit.csv --require 'precision >= 0.77' --require 'f1 >= 7/9' --evidence 95%
same explain precision log_loss mcc --from rare_digit.csv
same explain f1 --tp 2 --fp 1 --fn 3
csv=''
same explain precision
same explain
exit $failed
