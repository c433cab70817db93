"""Reads the files of doors and puts their figures by scikit-learn into DOORS; expected.py says how each is read."""
import csv
import gzip
import json
import pathlib

import numpy
from sklearn import metrics

HERE = pathlib.Path(__file__).resolve().parent
DOORS = {}


def text_of(file, encoding="utf-8-sig"):
    data = (HERE / "files" / file).read_bytes()
    return (gzip.decompress(data) if file.endswith(".gz") else data).decode(encoding)


def table(file, delimiter=",", header=None):
    """Rows by column name; where a name stands twice, the last such column."""
    rows = list(csv.reader(text_of(file).splitlines(keepends=True), delimiter=delimiter))
    header, rows = (header, rows) if header else (rows[0], rows[1:])
    assert all(len(row) == len(header) for row in rows), file
    return [dict(zip(header, row)) for row in rows]


def blanks(file, header):
    """Rows of cells between runs of blanks, without a header line of their own."""
    lines = text_of(file).replace('"', "").splitlines()
    return [dict(zip(header, line.split(), strict=True)) for line in lines if len(line.split()) == len(header)]


def rows_of(file):
    if ".jsonl" in file:
        return [json.loads(line) for line in text_of(file).splitlines()]
    return table(file, "\t" if file.endswith(".tsv") else ",")


def column(name):
    return name if callable(name) else lambda row: row[name]


def agreement(truth, pred):
    """What two columns of labels give, whichever class is positive."""
    return {"accuracy": metrics.accuracy_score(truth, pred),
            "balanced_accuracy": metrics.balanced_accuracy_score(truth, pred),
            "macro_f1": metrics.f1_score(truth, pred, average="macro"),
            "mcc": metrics.matthews_corrcoef(truth, pred), "kappa": metrics.cohen_kappa_score(truth, pred)}


def labels(file, truth, pred, positive=None, rows=None):
    """A door with truth and predicted labels."""
    rows = rows or rows_of(file)
    truth, pred = ([str(column(name)(row)) for row in rows] for name in (truth, pred))
    found = agreement(truth, pred)
    if positive:
        positive = str(positive)
        found |= {name: function(truth, pred, pos_label=positive) for name, function in
                  (("precision", metrics.precision_score), ("recall", metrics.recall_score), ("f1", metrics.f1_score))}
    DOORS[file] = found


def scores(file, truth, score, positive=1, cut=0.5, pred=None, probability=True, rows=None):
    """A door of two classes with the positive one's score, cut at `cut` unless predicted labels are given."""
    rows = rows or rows_of(file)
    score = [float(column(score)(row)) for row in rows]
    truth = [str(column(truth)(row)) for row in rows]
    positive = str(positive)
    other = next(label for label in truth if label != positive)
    cells = [{"truth": y, "pred": positive if s >= cut else other} for y, s in zip(truth, score)]
    if pred:
        for cell, row in zip(cells, rows):
            cell["pred"] = str(column(pred)(row))
    labels(file, "truth", "pred", positive, cells)
    is_positive = [int(label == positive) for label in truth]
    DOORS[file] |= {"roc_auc": metrics.roc_auc_score(is_positive, score),
                    "average_precision": metrics.average_precision_score(is_positive, score)}
    if probability:
        DOORS[file]["brier_score"] = metrics.brier_score_loss(is_positive, score)


def class_scores(file, truth, columns, pred=None):
    """A door of several classes with one score each; roc_auc is Hand and Till's, one against one."""
    rows = rows_of(file)
    truth = [str(column(truth)(row)) for row in rows]
    classes = sorted(columns)
    matrix = numpy.array([[float(column(columns[label])(row)) for label in classes] for row in rows])
    assert all(abs(matrix.sum(axis=1) - 1) < 1e-9), file
    chosen = [classes[at] for at in matrix.argmax(axis=1)]
    if pred:
        chosen = [str(column(pred)(row)) for row in rows]
    DOORS[file] = agreement(truth, chosen)
    if len(classes) > 2:
        for name, way in (("roc_auc", "ovo"), ("roc_auc_ovr", "ovr")):
            DOORS[file][name] = metrics.roc_auc_score(truth, matrix, multi_class=way, labels=classes)


def of_predicted(score, pred, positive):
    """The positive's probability where the score is the confidence in the predicted label."""
    return lambda row: float(row[score]) if row[pred] == positive else 1 - float(row[score])


def comma(name):
    return lambda row: row[name].replace(",", ".")


def yes(name):
    """1 or 0 for True or False, 1.0 or 0.0."""
    return lambda row: {"True": 1, "False": 0, "1.0": 1, "0.0": 0}[str(row[name])]
