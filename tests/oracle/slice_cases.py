"""The data sets of which assay and scikit-learn are asked how imbalanced they are, and for figures slice by slice."""

import random
from dataclasses import dataclass

from cases import WORDS, Case, labelled, numbers, pick, probable, samples, scored, several, two


@dataclass(frozen=True)
class SliceCase:
    case: Case
    by: str = ""  # the column of slices; without one, only the whole is looked at
    min_rows: int = 30

    def arguments(self):
        return ["--by", self.by, "--min-rows", str(self.min_rows)] if self.by else []


def grouped(seed, rows, groups, lonely=""):
    """The rows with a column of groups, the later the rarer; one has no row but those of the label `lonely`."""
    source = random.Random(seed)
    shares = [1 / (1 + place) for place in range(len(groups))]
    return tuple({**row, "group": pick(source, *((groups, shares) if not lonely or row["label"] == lonely else
                                                 (groups[:-1], shares[:-1])))} for row in rows)


def of_samples():
    by_column = {"breast_cancer": "label", "rare_digit": "pred", "digits": "label", "iris": ""}
    sizes = Case("cell_sizes", ("0", "1"), sample="cell_sizes.csv", positive="1", ordered=True)
    return [SliceCase(sizes, "size"), SliceCase(sizes, "size", min_rows=170)] + [
        SliceCase(case, by_column[case.name]) for case in samples() if case.name in by_column]


def rows_of_kind(kind, seed, count, labels, shares, weighted):
    if kind == "labels":
        return labelled(seed, count, labels, shares, accuracy=0.8, weighted=weighted)
    if kind == "score":
        return scored(seed, count, labels, shares[1] / sum(shares), decimals=3, weighted=weighted)
    return probable(seed, count, labels, shares, weighted=weighted)


def random_case(number):
    """Of two or more classes, with labels, a score or a score for each class, every other one with weights."""
    source = random.Random(1000 + number)
    kind = ["labels", "score", "labels", "scores"][number % 4]
    is_pair = number % 4 < 2
    labels = ("no", "yes") if is_pair else tuple([WORDS, numbers(12)][number // 4 % 2][:3 + int(source.random() * 4)])
    shares = [1 + int(9 * source.random()) for _ in labels]
    count = 150 + int(500 * source.random())
    rows = rows_of_kind(kind, 2000 + number, count, labels, shares, weighted=number // 2 % 2 == 1)
    groups = (numbers(12)[8:] if number % 3 == 0 else WORDS)[:2 + int(source.random() * 4)]
    lonely = labels[0] if kind != "scores" and number % 3 < 2 else ""
    rows = grouped(3000 + number, rows, groups, lonely)
    name = f"slices_{number}_{kind}"
    case = two(name, rows, labels) if is_pair else several(name, rows, labels, ordered=labels[0].isdigit(),
                                                           scores="p_*" if kind == "scores" else "")
    return SliceCase(case, "group", min_rows=[30, 60, 0][number % 3])


def all_slice_cases():
    named = of_samples() + [random_case(number) for number in range(20)]
    return {f"{one.case.name} by {one.by or 'nothing'} from {one.min_rows} rows": one for one in named}
