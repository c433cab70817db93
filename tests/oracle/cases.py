"""The data sets that assay and scikit-learn are both given, and what either must be told about them."""

import csv
import random
from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
WORDS = "ant bee cat dog eel fox gnu hen ibis jay koi lark".split()
GRADES = "poor fair good".split()
MIN_TPR = 0.9  # bounds the part of the ROC curve of which the area is compared


@dataclass(frozen=True)
class Case:
    """One data set. With neither `threshold` nor predictions in the data, scores from 0.5 up are positive."""

    name: str
    labels: tuple  # the classes in the order in which assay must list them
    rows: tuple = ()  # of dicts; without any, a sample file is read
    sample: str = ""
    selected: tuple = ()  # the classes of --labels
    positive: str = ""
    scores: str = ""  # the columns p_LABEL, which hold a probability for each class: the highest is predicted
    names_positive: bool = False  # the pair of labels does not say which is positive
    threshold: float | None = None
    ordered: bool = False

    def reading(self, with_scores=True):
        """What any command of assay needs to be told besides the file; `with_scores`: one that reads scores beside predictions."""
        columns = ["--weight", "weight"] if self.rows and "weight" in self.rows[0] else []
        positive = ["--positive", self.positive] if self.names_positive else []
        # Scores at odds with the predictions are used only when they are named.
        named = self.rows and {"pred", "score"} <= set(self.rows[0])
        scores = ["--scores", self.scores] if self.scores else ["--score", "score"] if named and with_scores else []
        labels = ["--labels", ",".join(self.selected)] if self.selected else []
        return columns + scores + positive + labels

    def arguments(self, with_scores=True):
        """The same, and what turns scores into predictions."""
        return self.reading(with_scores) + (["--threshold", repr(self.threshold)] if self.threshold is not None else [])

    def file(self, folder):
        """The CSV of the case, written to `folder` unless it is a sample."""
        if self.sample:
            return SAMPLES / self.sample
        path = Path(folder) / f"{self.name}.csv"
        with open(path, "w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, fieldnames=list(self.rows[0]))
            writer.writeheader()
            writer.writerows(self.rows)
        return path


def pick(source, labels, shares):
    # Of the module `random` only random() promises the same numbers in every version of Python.
    place = source.random() * sum(shares)
    for label, share in zip(labels, shares):
        place -= share
        if place < 0:
            return label
    return labels[-1]


def called(source, truth, labels, accuracy, misses):
    """A predicted label: right with probability `accuracy`, otherwise by the shares in `misses`."""
    if source.random() < accuracy:
        return truth
    others = [(label, share) for label, share in zip(labels, misses) if label != truth]
    return pick(source, *zip(*others))


def labelled(seed, count, labels, shares=None, accuracy=0.7, misses=None, weighted=False):
    """Rows with true and predicted labels; a share of 0 keeps a class out of truth, a miss of 0 out of mistakes."""
    source = random.Random(seed)
    rows = []
    for _ in range(count):
        truth = pick(source, labels, shares or [1] * len(labels))
        row = {"label": truth, "pred": called(source, truth, labels, accuracy, misses or [1] * len(labels))}
        if weighted:
            row["weight"] = round(0.1 + 5 * source.random(), 3)
        rows.append(row)
    return tuple(rows)


def scored(seed, count, labels, prevalence=0.5, decimals=15, weighted=False):
    """Rows with a true label and a score strictly between 0 and 1: scikit-learn moves scores of 0 and 1."""
    source = random.Random(seed)
    rows = []
    for _ in range(count):
        is_positive = source.random() < prevalence
        score = 0.05 + 0.6 * source.random() + (0.3 * source.random() if is_positive else 0)
        row = {"label": labels[is_positive], "score": round(score, decimals)}
        if weighted:
            row["weight"] = round(0.1 + 5 * source.random(), 3)
        rows.append(row)
    return tuple(rows)


def probable(seed, count, labels, shares=None, weighted=False, in_tenths=False):
    """Rows with a true label and a probability of each class; tenths tie across rows."""
    source = random.Random(seed)
    rows = []
    for _ in range(count):
        truth = pick(source, labels, shares or [1] * len(labels))
        liked = [0.05 + source.random() + (0.3 if label == truth else 0) for label in labels]
        parts = tenths(source, liked) if in_tenths else liked
        row = {"label": truth} | {f"p_{label}": part / sum(parts) for label, part in zip(labels, parts)}
        if weighted:
            row["weight"] = round(0.1 + 5 * source.random(), 3)
        rows.append(row)
    return tuple(rows)


def tenths(source, shares):
    """Ten dealt by these shares, at least one to each; the most to one alone, as it is that which is predicted."""
    places = range(len(shares))
    while True:
        parts = [1 for _ in places]
        for _ in range(10 - len(shares)):
            parts[pick(source, places, shares)] += 1
        if parts.count(max(parts)) == 1:
            return parts


def scored_and_called(seed, count, labels):
    """Weighted scores with predictions of another mind, so that it shows which of the two a metric used."""
    calls = random.Random(seed + 1)
    rows = scored(seed, count, labels, weighted=True)
    return tuple({**row, "pred": called(calls, row["label"], labels, 0.6, [1, 1])} for row in rows)


def never(row, label, instead):
    """The row with `instead` predicted in place of `label`."""
    return {**row, "pred": instead} if row["pred"] == label else row


def two(name, rows, labels=("0", "1"), **told):
    return Case(name, labels, rows, positive=told.pop("positive", labels[1]), ordered=True, **told)


def several(name, rows, labels, **told):
    return Case(name, tuple(labels), rows, **told)


def numbers(count):
    return tuple(str(number) for number in range(count))


def samples():
    digits = numbers(10)
    subset = ("8", "1", "3")
    rest = tuple(digit for digit in digits if digit not in subset)
    pair = {"labels": ("no", "yes"), "positive": "yes", "ordered": True, "sample": "rare_digit.csv"}
    return [
        Case("breast_cancer", ("0", "1"), sample="breast_cancer.csv", positive="1", ordered=True),
        Case("digits", digits, sample="digits.csv", ordered=True),
        Case("digits_subset", subset + rest, sample="digits.csv", selected=subset),
        Case("rare_digit", **pair),
        Case("rare_digit_threshold", **pair, threshold=0.1),
        Case("iris", ("setosa", "versicolor", "virginica"), sample="iris.csv", scores="p_*"),
    ]


def two_classes():
    return [
        two("binary", labelled(1, 90, "01")),
        two("binary_scores", scored(2, 120, ("no", "yes")), ("no", "yes")),
        two("binary_ties", scored(3, 150, "01", decimals=1)),
        two("binary_weighted", labelled(4, 80, "01", weighted=True)),
        two("binary_weighted_scores", scored_and_called(5, 110, ("no", "yes")), ("no", "yes")),
        two("binary_weighted_threshold", scored(6, 110, "01", weighted=True), threshold=0.4),
        two("binary_positive_is_first", labelled(7, 70, ("bad", "good")), ("bad", "good"), positive="bad",
            names_positive=True),
        two("binary_imbalanced", labelled(8, 900, "01", shares=[99, 1], accuracy=0.98)),
        two("binary_never_positive", labelled(9, 40, "01", accuracy=0, misses=[1, 0], shares=[0, 1])
            + labelled(10, 40, "01", accuracy=1, shares=[1, 0])),
        two("binary_perfect", labelled(11, 30, "01", accuracy=1)),
        two("binary_all_wrong", labelled(12, 30, "01", accuracy=0)),
        two("one_class", labelled(13, 20, "01", shares=[1, 0], accuracy=1)),
        two("one_true_class", labelled(14, 20, "01", shares=[1, 0], accuracy=0.6)),
    ]


def rankings():
    """Scores that separate the classes well, badly, or not at all."""
    scores = scored(15, 60, "01")
    return [
        two("ranking_perfect", tuple({**row, "score": (row["score"] + int(row["label"])) / 2} for row in scores)),
        two("ranking_reversed", scored(16, 70, ("no", "yes")), ("no", "yes"), positive="no", names_positive=True),
        two("ranking_constant", tuple({**row, "score": 0.3} for row in scores)),
        two("ranking_ties_weighted", scored(17, 90, "01", decimals=1, weighted=True)),
        two("ranking_of_any_numbers", tuple({**row, "score": row["score"] * 8 - 4} for row in scores), threshold=0),
        two("ranking_zero_weights", tuple({**row, "weight": i % 3} for i, row in enumerate(scores))),
        two("ranking_rare", scored(18, 900, "01", prevalence=0.01)),
        two("ranking_rare_ties", scored(19, 900, "01", prevalence=0.01, decimals=2)),
        two("ranking_never_positive", scored(20, 12, "01", prevalence=0)),
        two("ranking_always_positive", scored(20, 10, "01", prevalence=1)),
    ]


def several_classes():
    three, five, twelve = WORDS[:3], numbers(5), numbers(12)
    words_twice = labelled(21, 120, three)
    unpredicted = tuple(never(row, "2", "1") for row in labelled(22, 100, "0123"))
    return [
        several("three_words", words_twice, three),
        several("three_words_in_order", labelled(23, 110, GRADES, [1, 3, 2]), GRADES, selected=tuple(GRADES),
                ordered=True),
        several("three_all_wrong", labelled(24, 60, "123", accuracy=0), "123", ordered=True),
        several("three_perfect_weighted", labelled(25, 50, "123", accuracy=1, weighted=True), "123", ordered=True),
        several("five_words_imbalanced", labelled(26, 900, WORDS[:5], [980, 5, 9, 2, 4], 0.95, [8, 1, 1, 1, 1]),
                WORDS[:5]),
        several("five_weighted", labelled(27, 150, five, accuracy=0.5, weighted=True), five, ordered=True),
        several("twelve_numbers", labelled(28, 400, twelve), twelve, ordered=True),
        several("twelve_words", labelled(29, 400, WORDS), WORDS),
        several("never_predicted", unpredicted, "0123", ordered=True),
        several("never_true", labelled(30, 100, "0123", [1, 1, 0, 1]), "0123", ordered=True),
        several("weighted_subset", labelled(31, 100, five, weighted=True), "41023", selected=("4", "1")),
        several("subset_never_true", labelled(32, 90, three, [1, 0, 1]), ["bee", "cat", "ant"],
                selected=("bee", "cat")),
        several("subset_of_another_world", words_twice, ["yak", "bee", "ant", "cat"], selected=("yak", "bee")),
    ]


def probabilities():
    three, four, five, twelve = WORDS[:3], WORDS[:4], numbers(5), numbers(12)
    by_name = sorted(GRADES)  # the order of their columns
    return [
        several("probable_three_words", probable(41, 120, three, [1, 2, 4]), three, scores="p_*"),
        several("probable_in_order", probable(42, 110, by_name), GRADES, selected=tuple(GRADES), ordered=True,
                scores="p_*"),
        several("probable_five", probable(43, 150, five, [5, 1, 1, 2, 3]), five, ordered=True, scores="p_*"),
        several("probable_twelve", probable(44, 300, twelve), twelve, ordered=True, scores="p_*"),
        several("probable_four_weighted", probable(45, 130, four, weighted=True), four, scores="p_*"),
        several("probable_ties", probable(46, 140, "123", [3, 2, 1], in_tenths=True), "123", ordered=True,
                scores="p_*"),
        several("probable_ties_weighted", probable(47, 140, four, weighted=True, in_tenths=True), four, scores="p_*"),
        several("probable_never_true", probable(48, 100, four, [2, 0, 1, 3]), four, scores="p_*"),
    ]


def all_cases():
    return samples() + two_classes() + rankings() + several_classes() + probabilities()
