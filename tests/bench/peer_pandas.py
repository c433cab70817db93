#!/usr/bin/python3
"""Measures FILE with pandas and scikit-learn: peer_pandas.py FILE counts|auc|calibration"""

import json
import sys
import time

import pandas
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss, confusion_matrix, log_loss, roc_auc_score


def calibration(rows):
    """The shares of positives in 15 bins, log loss and Brier score."""
    label, score = rows["label"], rows["score"]
    numbers = [*calibration_curve(label, score, n_bins=15)[0], log_loss(label, score), brier_score_loss(label, score)]
    return [round(number, 9) for number in numbers]


MEASURES = {
    "counts": lambda rows: confusion_matrix(rows["label"], rows["score"] >= 0.5).tolist(),
    "auc": lambda rows: roc_auc_score(rows["label"], rows["score"]),
    "calibration": calibration,
}
file, what = sys.argv[1:]

start = time.perf_counter()  # the imports are not counted, which favours this peer
rows = pandas.read_json(file, lines=True) if file.endswith(".jsonl") else pandas.read_csv(file, usecols=["label", "score"])
answer = MEASURES[what](rows)
seconds = time.perf_counter() - start

version = f"{pandas.__version__}, {sklearn.__version__}"
print(json.dumps({"seconds": seconds, what: answer, "version": version}))
