#!/usr/bin/python3
"""The confusion matrix of FILE with pandas and scikit-learn: peer_pandas.py FILE"""

import json
import sys
import time

import pandas
import sklearn
from sklearn.metrics import confusion_matrix

start = time.perf_counter()  # the imports are not counted, which favours this peer
rows = pandas.read_csv(sys.argv[1], usecols=["label", "score"])
counts = confusion_matrix(rows["label"], rows["score"] >= 0.5).tolist()
seconds = time.perf_counter() - start

version = f"{pandas.__version__}, {sklearn.__version__}"
print(json.dumps({"seconds": seconds, "counts": counts, "version": version}))
