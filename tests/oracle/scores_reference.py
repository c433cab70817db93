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


def of_several(case, data):
    """Of a probability for each class: one class against the rest, pairs of classes, and all at once."""
    if data.probability is None:
        return {}
    return one_against_rest(case, data) | pairwise(case, data) | of_probabilities(case, data)


def one_against_rest(case, data):
    """What needs a class that is never true is undefined; a mean weighted by support does not need it."""
    labels = numpy.array(sorted(case.labels))  # as Data has them
    is_true = data.truth[:, None] == labels
    seen = is_true.any(axis=0)
    ranked = (is_true[:, seen], data.probability[:, seen])
    told = {"sample_weight": data.weight}
    numbers = {}
    for name, score in [("roc_auc", metrics.roc_auc_score), ("average_precision", metrics.average_precision_score)]:
        numbers |= {f"classes/{label}/{name}": None for label in labels}
        of_seen = score(*ranked, average=None, **told)
        numbers |= {f"classes/{label}/{name}": number for label, number in zip(labels[seen], of_seen)}
    macro_auc, macro_precision = None, None
    if all(seen):
        macro_auc = metrics.roc_auc_score(*ranked, average="macro", **told)
        macro_precision = metrics.average_precision_score(*ranked, average="macro", **told)
    weighted_auc = metrics.roc_auc_score(*ranked, average="weighted", **told)
    return numbers | {
        "metrics/roc_auc_ovr": macro_auc,
        "averages/macro/roc_auc": macro_auc,
        "metrics/roc_auc_ovr_weighted": weighted_auc,
        "averages/weighted/roc_auc": weighted_auc,
        "metrics/average_precision": macro_precision,
    }


def pairwise(case, data):
    """Hand & Till 2001, which scikit-learn has for rows without weights only."""
    if data.weight is not None:
        return {}
    labels = sorted(case.labels)
    if set(labels) - set(data.truth):  # scikit-learn leaves such classes out of the mean
        return {"metrics/roc_auc": None}
    told = {"labels": labels, "multi_class": "ovo", "average": "macro"}
    return {"metrics/roc_auc": metrics.roc_auc_score(data.truth, data.probability, **told)}


def of_probabilities(case, data):
    labels = sorted(case.labels)
    told = {"labels": labels, "sample_weight": data.weight}
    is_true = data.truth[:, None] == numpy.array(labels)
    squares = ((data.probability - is_true) ** 2).sum(axis=1)  # scikit-learn 1.2 has this for two classes only
    numbers = {
        "metrics/log_loss": metrics.log_loss(data.truth, data.probability, **told),
        "metrics/brier_score": numpy.average(squares, weights=data.weight),
    }
    has_ties = (numpy.diff(numpy.sort(data.probability, axis=1), axis=1) == 0).any()
    if not has_ties:  # scikit-learn breaks ties by the order of the classes
        numbers["metrics/top_k_accuracy(2)"] = metrics.top_k_accuracy_score(data.truth, data.probability, k=2, **told)
    return numbers
