#!/usr/bin/python3
"""Write the sample CSVs: predictions of real models for rows they were not fitted on."""

import csv
from pathlib import Path

import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits, load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict, train_test_split
from sklearn.naive_bayes import BernoulliNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Binarizer, StandardScaler

SEED = 0
RARE_DIGIT = 8
RARE_ROWS = 25


def new_model():
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))


def split_rows(truth, share):
    train, test = train_test_split(
        np.arange(len(truth)), test_size=share, stratify=truth, random_state=SEED
    )
    return np.sort(train), np.sort(test)


def held_out_probabilities(features, truth, model=None):
    folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=SEED)
    return cross_val_predict(model or new_model(), features, truth, cv=folds, method="predict_proba")


def write_csv(name, header, *columns):
    # csv writes a float as repr() does: the shortest text that reads back as the same number.
    with open(Path(__file__).parent / name, "w", encoding="ascii", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(zip(*(np.asarray(column).tolist() for column in columns)))


def make_breast_cancer():
    features, target = load_breast_cancer(return_X_y=True)
    # scikit-learn codes malignant as 0; here the disease is the positive class.
    label = 1 - target
    train, test = split_rows(label, share=0.4)
    model = new_model().fit(features[train], label[train])
    score = model.predict_proba(features[test])[:, 1]
    write_csv("breast_cancer.csv", ["id", "label", "score"], test, label[test], score)


def make_breast_cancer_old():
    data = load_breast_cancer()
    label = 1 - data.target
    means = data.data[:, [list(data.feature_names).index(f"mean {name}") for name in ("radius", "texture", "smoothness")]]
    train, test = split_rows(label, share=0.4)
    score = new_model().fit(means[train], label[train]).predict_proba(means[test])[:, 1]
    write_csv("breast_cancer_old.csv", ["id", "label", "score"], test, label[test], score)


def make_cell_sizes():
    data = load_breast_cancer()
    label = 1 - data.target
    radius = data.data[:, list(data.feature_names).index("mean radius")]
    size = np.select([radius < 12, radius < 15], ["small", "medium"], "large")
    score = held_out_probabilities(data.data, label)[:, 1]
    write_csv(
        "cell_sizes.csv", ["id", "label", "score", "size"],
        range(len(label)), label, score, size,
    )


def make_digits():
    pixels, label = load_digits(return_X_y=True)
    train, test = split_rows(label, share=0.5)
    pred = new_model().fit(pixels[train], label[train]).predict(pixels[test])
    write_csv("digits.csv", ["id", "label", "pred"], test, label[test], pred)


def make_rare_digit():
    pixels, digit = load_digits(return_X_y=True)
    rare = np.flatnonzero(digit == RARE_DIGIT)
    common = np.flatnonzero(digit != RARE_DIGIT)
    kept = np.random.RandomState(SEED).choice(rare, RARE_ROWS, replace=False)
    rows = np.sort(np.concatenate([kept, common]))
    truth = digit[rows] == RARE_DIGIT
    score = held_out_probabilities(pixels[rows], truth)[:, 1]
    write_csv(
        "rare_digit.csv", ["id", "label", "pred", "score"],
        rows, yes_no(truth), yes_no(score >= 0.5), score,
    )


def make_naive_bayes():
    pixels, digit = load_digits(return_X_y=True)
    label = (digit == RARE_DIGIT).astype(int)
    black_or_white = make_pipeline(Binarizer(threshold=8), BernoulliNB())  # pixels are from 0 to 16
    score = held_out_probabilities(pixels, label, black_or_white)[:, 1]
    write_csv("naive_bayes.csv", ["id", "label", "score"], range(len(label)), label, score)


def make_iris():
    data = load_iris()
    sepal_length_and_width = data.data[:, :2]  # with the petals hardly a mistake is left
    probabilities = held_out_probabilities(sepal_length_and_width, data.target)
    header = ["id", "label"] + [f"p_{name}" for name in data.target_names]
    write_csv(
        "iris.csv", header,
        range(len(data.target)), data.target_names[data.target], *probabilities.T,
    )


def yes_no(flags):
    return np.where(flags, "yes", "no")


if __name__ == "__main__":
    make_breast_cancer()
    make_breast_cancer_old()
    make_cell_sizes()
    make_digits()
    make_rare_digit()
    make_naive_bayes()
    make_iris()
