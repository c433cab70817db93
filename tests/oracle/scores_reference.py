"""What scikit-learn says of scores: how well they rank, and how far off they are as probabilities."""

import numpy
from sklearn import metrics

from cases import MIN_TPR


def roc_curve(is_positive, score, weight):
    """False and true positive rates with their thresholds, the first of which is no number in assay."""
    fpr, tpr, threshold = metrics.roc_curve(is_positive, score, sample_weight=weight, drop_intermediate=False)
    return fpr, tpr, [None, *threshold[1:]]


def of_roc(is_positive, score, weight):
    """What is read off the ROC curve; nothing of it is defined when only one class is true."""
    if len(set(is_positive)) == 1:
        return dict.fromkeys(["roc_auc", "gini", "ks", "equal_error_rate"])
    auc = metrics.roc_auc_score(is_positive, score, sample_weight=weight)
    fpr, tpr, _ = roc_curve(is_positive, score, weight)
    return {
        "roc_auc": auc,
        "gini": 2 * auc - 1,
        "ks": max(abs(tpr - fpr)),
        "equal_error_rate": numpy.interp(1, fpr + tpr, fpr),  # where the false negative rate is 1 - tpr = fpr
    }


def up_to(max_fpr, is_positive, score, weight):
    if len(set(is_positive)) == 1:
        return None
    return metrics.roc_auc_score(is_positive, score, sample_weight=weight, max_fpr=max_fpr)


def average_precision(is_positive, score, weight):
    if not any(is_positive):  # scikit-learn says 0
        return None
    return metrics.average_precision_score(is_positive, score, sample_weight=weight)


def of_two(case, data):
    """Of one score for the positive class. Of the area below the precision-recall curve scikit-learn says nothing."""
    if data.score is None:
        return {}
    ranked = (data.truth == case.positive, data.score, data.weight)
    numbers = of_roc(*ranked)
    numbers["partial_auc_standardised(0.1)"] = up_to(0.1, *ranked)
    numbers["average_precision"] = average_precision(*ranked)
    return {f"metrics/{name}": number for name, number in (numbers | losses_of_two(*ranked)).items()}


def losses_of_two(is_positive, score, weight):
    if min(score) < 0 or max(score) > 1:  # no probabilities
        return {"log_loss": None, "brier_score": None}
    told = {"sample_weight": weight}
    return {
        "log_loss": metrics.log_loss(is_positive, score, labels=[False, True], **told),
        "brier_score": metrics.brier_score_loss(is_positive, score, **told),
    }


def roc_report(is_positive, score, weight):
    """What `assay roc --min-tpr` says. From a true positive rate up is, with the classes swapped, up to a false one."""
    numbers = of_roc(is_positive, score, weight)
    numbers["partial_auc_standardised"] = up_to(1 - MIN_TPR, ~is_positive, -score, weight)
    one_class = numbers["roc_auc"] is None
    columns = ([], [], []) if one_class else roc_curve(is_positive, score, weight)
    return {"numbers": numbers, "columns": dict(zip(["fpr", "tpr", "threshold"], columns))}


def pr_report(is_positive, score, weight):
    """What `assay pr` says: highest threshold first, and no point that no threshold has."""
    numbers = {
        "average_precision": average_precision(is_positive, score, weight),
        "prevalence": numpy.average(is_positive, weights=weight),
    }
    columns = ([], [], [])
    if any(is_positive):
        precision, recall, threshold = metrics.precision_recall_curve(is_positive, score, sample_weight=weight)
        columns = (recall[-2::-1], precision[-2::-1], threshold[::-1])
    return {"numbers": numbers, "columns": dict(zip(["recall", "precision", "threshold"], columns))}


def curves(case, data):
    """By command of assay: what it says, and the points of its curve."""
    if data.score is None:
        return {}
    ranked = (data.truth == case.positive, data.score, data.weight)
    return {"roc": roc_report(*ranked), "pr": pr_report(*ranked)}
