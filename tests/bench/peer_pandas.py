#!/usr/bin/python3
"""Measures FILE with pandas and scikit-learn: peer_pandas.py FILE counts|auc"""

import json
import sys
import time

import pandas
import sklearn
from sklearn.metrics import confusion_matrix, roc_auc_score

MEASURES = {
    "counts": lambda rows: confusion_matrix(rows["label"], rows["score"] >= 0.5).tolist(),
    "auc": lambda rows: roc_auc_score(rows["label"], rows["score"]),
}
file, what = sys.argv[1:]

start = time.perf_counter()  # the imports are not counted, which favours this peer
rows = pandas.read_json(file, lines=True) if file.endswith(".jsonl") else pandas.read_csv(file, usecols=["label", "score"])
answer = MEASURES[what](rows)
seconds = time.perf_counter() - start

version = f"{pandas.__version__}, {sklearn.__version__}"
print(json.dumps({"seconds": seconds, what: answer, "version": version}))
