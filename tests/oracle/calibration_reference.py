#!/usr/bin/python3
"""What scikit-learn says of scores as probabilities, and the calibration errors by their definitions, as netcal has
them: over bins, the mean and the largest |mean score - share of positives|. Prints it as JSON."""

import json

import numpy
import sklearn
from calibration import RUNS, VAL_PROB
from cases import SAMPLES
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, log_loss


def edges_of(name, score):
    """Where bins of equal width end; of eight bins of equally many rows, between the scores at the ends."""
    if name != "mass":
        return numpy.linspace(0, 1, int(name) + 1)
    ordered, count = numpy.sort(score), 8
    middle = (numpy.searchsorted(ordered, ordered, "left") + numpy.searchsorted(ordered, ordered, "right")) / 2
    place = numpy.floor(middle / len(score) * count)  # rows that tie are where the middle one of them is
    return numpy.array([-1, *(ordered[place < k].max() for k in range(1, count)), 1])


def bins_of(name, label, score):
    """Bins (a, b], and 0 in the first."""
    place = numpy.clip(numpy.searchsorted(edges_of(name, score), score, "left") - 1, 0, None)
    inside = [place == k for k in numpy.unique(place)]
    return {"score": [score[rows].mean() for rows in inside],
            "observed": [label[rows].mean() for rows in inside],
            "rows": [int(rows.sum()) for rows in inside]}


def errors_of(bins):
    gaps = numpy.abs(numpy.subtract(bins["score"], bins["observed"]))
    return {"ece": numpy.average(gaps, weights=bins["rows"]), "max_calibration_error": gaps.max()}


def same_as_curve(name, label, score, bins):
    """scikit-learn's curve has the same shares and scores: none of the scores is at an end of a bin."""
    if name == "mass":
        return
    observed, mean = calibration_curve(label, score, n_bins=int(name))
    numpy.testing.assert_allclose(observed, bins["observed"], rtol=1e-12)
    numpy.testing.assert_allclose(mean, bins["score"], rtol=1e-12)


def skill_of(label, score, loss):
    return 1 - loss(label, score) / loss(label, numpy.full(len(label), label.mean()))


def of_all_rows(label, score):
    isotonic = IsotonicRegression(out_of_bounds="clip").fit_transform(score, label)
    least = brier_score_loss(label, isotonic)
    uncertainty = label.mean() * (1 - label.mean())
    return {"log_loss": log_loss(label, score, eps=1e-300), "brier_score": brier_score_loss(label, score),
            "miscalibration": brier_score_loss(label, score) - least, "discrimination": uncertainty - least,
            "uncertainty": uncertainty, "brier_skill": skill_of(label, score, brier_score_loss),
            "log_loss_skill": skill_of(label, score, lambda truth, p: log_loss(truth, p, eps=1e-300)),
            "observed_to_expected": label.sum() / score.sum(),
            "tjur_r2": score[label == 1].mean() - score[label == 0].mean()}


def answer(sample):
    rows = numpy.genfromtxt(SAMPLES / f"{sample}.csv", delimiter=",", names=True, usecols=("label", "score"))
    label, score = rows["label"], rows["score"]
    answers = {}
    for name in RUNS:
        bins = bins_of(name, label, score)
        same_as_curve(name, label, score, bins)
        answers[name] = {"numbers": of_all_rows(label, score) | errors_of(bins), "bins": bins}
    return answers


if __name__ == "__main__":
    print(json.dumps({"source": f"scikit-learn {sklearn.__version__} and numpy {numpy.__version__}",
                      "samples": {sample: answer(sample) for sample in VAL_PROB}}))
