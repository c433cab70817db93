#!/usr/bin/python3
"""What scikit-learn says of each case: printed as JSON, or kept with --record for machines that do not have it.

Per case, `numbers` are those of the default, null where assay must say undefined: scikit-learn answers with a warning
and whatever zero_division says. `zero_division_0` and `zero_division_1` hold these answers. `curves` are what assay roc
and assay pr must say; so that it stays small, the record has the points of short curves only.
"""

import csv
import json
import math
import sys
import tempfile
import warnings
from pathlib import Path

sys.dont_write_bytecode = True  # the source tree stays as it is
import numpy
import sklearn
from sklearn import metrics

import scores_reference
from cases import all_cases

RECORDED = Path(__file__).resolve().parent / "recorded.json"
LONGEST_RECORDED = 12  # points of a curve


def column(rows, name, kind):
    return numpy.array([kind(row[name]) for row in rows]) if name in rows[0] else None


def probabilities(case, rows):
    """A column for each class, in the order of their labels as text: the one order that scikit-learn takes."""
    return numpy.column_stack([column(rows, f"p_{label}", float) for label in sorted(case.labels)])


def by_threshold(case, score):
    negative = next(label for label in case.labels if label != case.positive)
    return numpy.where(score >= (0.5 if case.threshold is None else case.threshold), case.positive, negative)


class Data:
    """The columns of a case as arrays; labels stay text."""

    def __init__(self, case, folder):
        with open(case.file(folder), newline="", encoding="utf-8") as source:
            rows = list(csv.DictReader(source))
        self.truth = column(rows, "label", str)
        self.score = column(rows, "score", float)
        self.weight = column(rows, "weight", float)
        self.probability = probabilities(case, rows) if case.scores else None
        self.predicted = column(rows, "pred", str)
        if self.probability is not None:
            self.predicted = numpy.array(sorted(case.labels))[self.probability.argmax(axis=1)]
        elif self.predicted is None or case.threshold is not None:
            self.predicted = by_threshold(case, self.score)

    def of_rows(self, places):
        """The same of some rows only."""
        some = object.__new__(Data)
        for name, values in vars(self).items():
            setattr(some, name, None if values is None else values[places])
        return some

    def pair(self):
        return self.truth, self.predicted


def scores(data, labels, average, zero_division):
    """Metrics by name, of each label (average None) or averaged over them."""
    told = {"labels": labels, "average": average, "sample_weight": data.weight, "zero_division": zero_division}
    return {
        "precision": metrics.precision_score(*data.pair(), **told),
        "recall": metrics.recall_score(*data.pair(), **told),
        "f1": metrics.f1_score(*data.pair(), **told),
        "fbeta(2)": metrics.fbeta_score(*data.pair(), beta=2, **told),
        "jaccard": metrics.jaccard_score(*data.pair(), **told),
    }


def scores_by_path(case, data, zero_division):
    """The metrics that depend on zero_division: of the classes, of their averages, and of the positive class."""
    labels = list(case.selected or case.labels)
    numbers = {}
    for name, values in scores(data, labels, None, zero_division).items():
        numbers |= {f"classes/{label}/{name}": value for label, value in zip(labels, values)}
    for average in ["macro", "weighted"] + (["micro"] if len(labels) < len(case.labels) else []):
        averages = scores(data, labels, average, zero_division)
        numbers |= {f"averages/{average}/{name}": value for name, value in averages.items()}
    if case.positive:
        of_positive = scores(data, [case.positive], None, zero_division)
        numbers |= {f"metrics/{name}": value[0] for name, value in of_positive.items()}
    return numbers


def matrix_by_path(case, data):
    labels = list(case.labels)
    counts = metrics.confusion_matrix(*data.pair(), labels=labels, sample_weight=data.weight)
    numbers = {f"matrix/{labels[i]}/{labels[j]}": count for (i, j), count in numpy.ndenumerate(counts)}
    support = dict(zip(labels, counts.sum(axis=1)))
    return numbers | {f"classes/{label}/support": support[label] for label in case.selected or case.labels}


def kappas(case, data):
    told = {"labels": list(case.labels), "sample_weight": data.weight}
    numbers = {"metrics/kappa": metrics.cohen_kappa_score(*data.pair(), **told)}
    for weights in ["linear", "quadratic"] if case.ordered else []:
        numbers[f"metrics/kappa_{weights}"] = metrics.cohen_kappa_score(*data.pair(), weights=weights, **told)
    return numbers


def agreement(case, data):
    told = {"sample_weight": data.weight}
    numbers = {
        "metrics/accuracy": metrics.accuracy_score(*data.pair(), **told),
        "metrics/error_rate": metrics.zero_one_loss(*data.pair(), **told),
        "metrics/balanced_accuracy": metrics.balanced_accuracy_score(*data.pair(), **told),
        "metrics/mcc": metrics.matthews_corrcoef(*data.pair(), **told),
    }
    if set(case.labels) - set(data.truth):  # scikit-learn leaves such classes out of the mean
        numbers["metrics/balanced_accuracy"] = None
    if len(set(data.truth)) == 1 or len(set(data.predicted)) == 1:  # scikit-learn says 0
        numbers["metrics/mcc"] = None
    return numbers


def plain(numbers):
    """The same for JSON: a number, or many in lists and dicts."""
    if isinstance(numbers, dict):
        return {name: plain(number) for name, number in numbers.items()}
    if numpy.ndim(numbers) == 1:
        return [plain(number) for number in numbers]
    return None if numbers is None or math.isnan(numbers) else float(numbers)


def without_long_curves(answer):
    """What is recorded of the answer to a case."""
    def recorded(curve):
        is_long = len(curve["columns"]["threshold"]) > LONGEST_RECORDED
        return {"numbers": curve["numbers"]} if is_long else curve

    return answer | {"curves": {command: recorded(curve) for command, curve in answer["curves"].items()}}


def reference_of(case, data):
    zeros, ones = (scores_by_path(case, data, zero_division) for zero_division in (0, 1))
    # Only a number that is undefined moves with zero_division.
    undefined = [path for path in zeros if zeros[path] != ones[path]]
    numbers = zeros | dict.fromkeys(undefined)
    numbers |= matrix_by_path(case, data) | kappas(case, data) | agreement(case, data)
    numbers |= scores_reference.of_two(case, data) | scores_reference.of_several(case, data)
    at_zero = {path: zeros[path] for path in undefined}
    if numbers["metrics/mcc"] is None:
        at_zero["metrics/mcc"] = 0.0
    return {
        "labels": list(case.labels),
        "numbers": plain(numbers),
        "curves": plain(scores_reference.curves(case, data)),
        "zero_division_0": plain(at_zero),
        "zero_division_1": plain({path: ones[path] for path in undefined}),
    }


def reference(case, folder):
    return reference_of(case, Data(case, folder))


def main():
    warnings.simplefilter("ignore")  # at 0/0, which is what the cases are for
    with tempfile.TemporaryDirectory() as folder:
        answers = {case.name: reference(case, folder) for case in all_cases()}
    is_record = "--record" in sys.argv[1:]
    if is_record:
        answers = {name: without_long_curves(answer) for name, answer in answers.items()}
    text = json.dumps({"sklearn": sklearn.__version__, "cases": answers}, sort_keys=True, indent=1) + "\n"
    if is_record:
        RECORDED.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
