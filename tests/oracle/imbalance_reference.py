#!/usr/bin/python3
"""What scikit-learn, scipy and pandas say of imbalance, and of slices. Prints it as JSON."""

import json
import math
import sys
import tempfile
import warnings

sys.dont_write_bytecode = True  # the source tree stays as it is
import numpy
import pandas
import scipy
import sklearn
from reference import Data, plain, reference_of
from scipy import stats
from sklearn import metrics
from sklearn.utils.class_weight import compute_class_weight
from slice_cases import all_slice_cases

LOWER_IS_BETTER = {"error_rate", "log_loss", "brier_score", "equal_error_rate"}
COMPARED = ["accuracy", "balanced_accuracy", "f1", "macro_f1", "mcc", "log_loss", "brier_score", "average_precision",
            "roc_auc"]
NEARLY = 1e-9  # numbers closer than this are not told apart
INFINITE = "infinite"


class Classes:
    """The rows, or weights, of each class of a case in some of its data."""

    def __init__(self, case, data):
        self.labels = list(case.labels)
        weights = numpy.ones(len(data.truth)) if data.weight is None else data.weight
        self.counts = numpy.array([weights[data.truth == label].sum() for label in self.labels])
        self.shares = self.counts / self.counts.sum()
        self.is_full = all(self.counts > 0)
        self.positive = self.labels.index(case.positive) if case.positive else None
        self.places = numpy.arange(len(self.labels))


def weights_of_classes(classes, data):
    """By scikit-learn where it can: of rows without weights, and of classes that all have some."""
    if classes.is_full and data.weight is None:
        weights = compute_class_weight("balanced", classes=numpy.array(classes.labels), y=data.truth)
    else:
        filled = sum(count > 0 for count in classes.counts)  # scikit-learn sees no others
        weights = [classes.counts.sum() / (filled * count) if count else INFINITE for count in classes.counts]
    return {f"class_weights/{label}": weight for label, weight in zip(classes.labels, weights)}


def severity(classes):
    share = min(classes.counts) / (min(classes.counts) + max(classes.counts))
    return "none" if share >= 0.4 else "mild" if share >= 0.2 else "moderate" if share >= 0.01 else "extreme"


def spread(classes):
    entropy = stats.entropy(classes.counts)
    numbers = {
        "imbalance/ratio": max(classes.counts) / min(classes.counts) if classes.is_full else INFINITE,
        "imbalance/evenness": entropy / math.log(len(classes.labels)),
        "imbalance/effective_classes": math.exp(entropy),
        "imbalance/severity": severity(classes),
    }
    for label, count, share in zip(classes.labels, classes.counts, classes.shares):
        numbers |= {f"classes/{label}/count": count, f"classes/{label}/share": share}
    return numbers


def only_if(condition, number):
    return number() if condition else None


def f1_of_guesses(classes, truth, predicted, weight):
    if classes.positive is None:
        told = {"average": "macro"}
    else:
        told = {"average": None, "labels": [classes.positive]}
    zero, one = (numpy.mean(metrics.f1_score(truth, predicted, sample_weight=weight, zero_division=z, **told))
                 for z in (0, 1))
    return None if zero != one else zero


def scores_of_guesses(classes, stated):
    """Of the labels: the expected table, each row being one pair of classes. Of probabilities: a row a class."""
    places = classes.places
    truth, predicted = numpy.repeat(places, len(places)), numpy.tile(places, len(places))
    weight = numpy.outer(classes.counts, stated).ravel()
    labels = (truth, predicted)
    varied = (classes.counts > 0).sum() > 1 and (stated > 0).sum() > 1
    return {
        "accuracy": metrics.accuracy_score(*labels, sample_weight=weight),
        "balanced_accuracy": only_if(classes.is_full,
                                     lambda: metrics.balanced_accuracy_score(*labels, sample_weight=weight)),
        "macro_f1" if classes.positive is None else "f1": f1_of_guesses(classes, *labels, weight),
        "mcc": only_if(varied, lambda: metrics.matthews_corrcoef(*labels, sample_weight=weight)),
    }


def losses_of_guesses(classes, stated, one_score):
    forecasts = numpy.tile(stated, (len(classes.places), 1))
    told = {"sample_weight": classes.counts}
    if any((stated == 0) & (classes.counts > 0)):
        log_loss = INFINITE
    else:
        log_loss = metrics.log_loss(classes.places, forecasts, labels=classes.places, **told)
    if one_score:
        is_positive = classes.places == classes.positive
        brier = metrics.brier_score_loss(is_positive, forecasts[:, classes.positive], pos_label=True, **told)
    else:
        brier = numpy.average(((forecasts - numpy.eye(len(stated))) ** 2).sum(axis=1), weights=classes.counts)
    return {"log_loss": log_loss, "brier_score": brier}


def ranking_of_guesses(classes, stated):
    """Each class against the rest."""
    of_class = [(classes.places == place, numpy.full(len(stated), stated[place])) for place in classes.places]
    told = {"sample_weight": classes.counts}
    areas = only_if(classes.is_full, lambda: [metrics.roc_auc_score(*one, **told) for one in of_class])
    if classes.positive is not None:
        has_positives = classes.counts[classes.positive] > 0
        precision = only_if(has_positives,
                            lambda: metrics.average_precision_score(*of_class[classes.positive], **told))
    else:
        precision = only_if(classes.is_full, lambda: numpy.mean(
            [metrics.average_precision_score(*one, **told) for one in of_class]))
    return {"roc_auc": areas and numpy.mean(areas), "average_precision": precision}


def baselines(case, classes):
    size = len(classes.labels)
    sure = (classes.places == numpy.argmax(classes.counts)).astype(float)
    one_score = size == 2 and not case.scores
    guesses = {"most_frequent": sure, "stratified": classes.shares, "uniform": numpy.full(size, 1 / size)}
    if one_score and classes.positive not in (None, numpy.argmax(classes.counts)):
        guesses["all_positive"] = (classes.places == classes.positive).astype(float)
    return {name: scores_of_guesses(classes, stated) | losses_of_guesses(classes, stated, one_score)
            | ranking_of_guesses(classes, stated)
            for name, stated in guesses.items()}


def is_number(value):
    return value is not None and value != INFINITE


def sign(metric):
    """By which higher is better."""
    return -1 if metric in LOWER_IS_BETTER else 1


def skill(metric, value, scores):
    """The best baseline, unless two are too near each other to say; what it scores; and how far `value` is from it."""
    ranked = sorted(((sign(metric) * score, name) for name, score in scores.items() if is_number(score)), reverse=True)
    if not ranked:
        return {"baseline": None, "skill": None}
    best = sign(metric) * ranked[0][0]
    perfect = 0 if metric in LOWER_IS_BETTER else 1
    is_perfect = abs(perfect - best) < NEARLY
    numbers = {"baseline": best,
               "skill": None if value is None or is_perfect else (value - best) / (perfect - best)}
    if len(ranked) == 1 or ranked[0][0] - ranked[1][0] > NEARLY:
        numbers["best_baseline"] = ranked[0][1]
    return numbers


def beside_baselines(numbers, all_scores):
    found = {}
    for metric in COMPARED:
        path = "averages/macro/f1" if metric == "macro_f1" else f"metrics/{metric}"
        scores = {name: of_name[metric] for name, of_name in all_scores.items() if metric in of_name}
        if path not in numbers or not scores:
            continue
        found[f"metrics/{metric}"] = found[f"skill/{metric}/model"] = numbers[path]
        found |= {f"skill/{metric}/{name}": number for name, number in skill(metric, numbers[path], scores).items()}
    return found


def no_information(classes, data):
    correct, rate = int((data.truth == data.predicted).sum()), max(classes.shares)
    test = stats.binomtest(correct, len(data.truth), rate, alternative="greater")
    return {"no_information_rate/rate": rate, "no_information_rate/p_value": test.pvalue}


def half_width(recall, rows):
    z = stats.norm.ppf(0.975)
    return z / (rows + z * z) * math.sqrt(rows * recall * (1 - recall) + z * z / 4)


def recall_of_smallest(classes):
    rows = min(classes.counts)
    numbers = {}
    if rows == 0:
        return numbers
    for recall, enough in {0.5: (381, 2398), 0.9: (141, 868)}.items():
        path = f"recall_of_smallest/{recall}"
        numbers[f"{path}/half_width"] = half_width(recall, rows)
        for points, fewest in zip((5, 2), enough):
            assert half_width(recall, fewest) <= points / 100 < half_width(recall, fewest - 1)
            numbers[f"{path}/rows_for_{points}_points"] = fewest
    return numbers


def resampling(classes):
    few, many = min(classes.counts), max(classes.counts)
    numbers = {}
    for ratio in (1, 2, 10):
        path = f"resampling/1:{ratio}"
        numbers[f"{path}/drop"] = sum(max(count - ratio * few, 0) for count in classes.counts) if few else None
        numbers[f"{path}/add"] = sum(max(-(-many // ratio) - count, 0) for count in classes.counts)
        if len(classes.labels) == 2:
            kept = min(many, ratio * few)
            numbers[f"{path}/odds_factor"] = many / kept if few else None
            numbers[f"{path}/threshold"] = kept / (kept + many) if few else None
    return numbers


def imbalance(case, data, numbers):
    """Flat, by path. What weights rule out is listed under "absent"."""
    classes = Classes(case, data)
    all_scores = baselines(case, classes)
    found = spread(classes) | weights_of_classes(classes, data) | beside_baselines(numbers, all_scores)
    found |= {f"baselines/{name}/{metric}": score for name, scores in all_scores.items()
              for metric, score in scores.items()}
    found |= {path: number for path, number in numbers.items() if path.startswith("classes/")
              and path.endswith("/recall")}
    if data.weight is not None:
        return {"numbers": found, "absent": ["no_information_rate", "resampling", "recall_of_smallest"]}
    return {"numbers": found | no_information(classes, data) | recall_of_smallest(classes) | resampling(classes),
            "absent": [] if min(classes.counts) else ["recall_of_smallest"]}


def worst(min_rows, rows, all_numbers):
    """By metric: the worst slice, or none; metrics of which two slices are too near each other to say are left out."""
    judged = [value for value in all_numbers if rows[value] >= min_rows]
    names = {path.split("/", 1)[1] for numbers in all_numbers.values() for path in numbers
             if path.startswith("metrics/")} - {"prevalence"}
    found = {}
    for name in sorted(names):
        values = [(sign(name) * all_numbers[value][f"metrics/{name}"], value) for value in judged
                  if is_number(all_numbers[value][f"metrics/{name}"])]
        ranked = sorted(values, key=lambda pair: pair[0])
        if len(ranked) < 2 or ranked[-1][0] == ranked[0][0]:
            found[name] = None
        elif ranked[1][0] - ranked[0][0] > NEARLY:
            found[name] = ranked[0][1]
        elif ranked[1][0] == ranked[0][0]:  # sorted() leaves them as they stood
            found[name] = ranked[0][1]
    return found


def in_order(values):
    try:
        return sorted(values, key=float)
    except ValueError:
        return sorted(values)


def answer(slice_case, folder):
    case, by = slice_case.case, slice_case.by
    data = Data(case, folder)
    parts = {"": data}
    if by:
        table = pandas.read_csv(case.file(folder), dtype=str)
        places = table.groupby(by).indices
        parts |= {value: data.of_rows(places[value]) for value in in_order(places)}
    reports = {value: reference_of(case, part) for value, part in parts.items()}
    by_command = {"report": {value: one["numbers"] for value, one in reports.items()}}
    for command in reports[""]["curves"]:
        by_command[command] = {value: {f"metrics/{name}": number for name, number in
                                       one["curves"][command]["numbers"].items()} for value, one in reports.items()}
    rows = {value: len(part.truth) for value, part in parts.items()}
    imbalances = {value: imbalance(case, part, reports[value]["numbers"]) for value, part in parts.items()}
    return {
        "rows": rows,
        "numbers": by_command | {"imbalance": {value: plain_or_word(one["numbers"])
                                               for value, one in imbalances.items()}},
        "absent": imbalances[""]["absent"],
        "worst": {command: worst(slice_case.min_rows, rows, {value: numbers for value, numbers in found.items()
                                                             if value}) for command, found in by_command.items()},
    }


def plain_or_word(numbers):
    return {path: number if isinstance(number, str) else plain(number) for path, number in numbers.items()}


def main():
    warnings.simplefilter("ignore")  # at 0/0, which some of the cases are for
    with tempfile.TemporaryDirectory() as folder:
        answers = {name: answer(one, folder) for name, one in all_slice_cases().items()}
    versions = f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__} and pandas {pandas.__version__}"
    json.dump({"source": versions, "cases": answers}, sys.stdout, sort_keys=False)


if __name__ == "__main__":
    main()
