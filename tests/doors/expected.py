"""The figures of doors.json from scikit-learn: each file is read in its own right way, without assay.

/usr/bin/python3 expected.py writes them into doors.json; --check only says which differ.
Wants Debian's python3-sklearn 1.2.1.
"""
import csv
import gzip
import json
import math
import pathlib
import sys
import warnings

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


def objects(file):
    return [json.loads(line) for line in text_of(file).splitlines()]


def column(name):
    return name if callable(name) else lambda row: row[name]


def agreement(truth, pred):
    """What two columns of labels give, whichever class is positive."""
    return {"accuracy": metrics.accuracy_score(truth, pred),
            "balanced_accuracy": metrics.balanced_accuracy_score(truth, pred),
            "macro_f1": metrics.f1_score(truth, pred, average="macro"),
            "mcc": metrics.matthews_corrcoef(truth, pred), "kappa": metrics.cohen_kappa_score(truth, pred)}


def labels(file, rows, truth, pred, positive=None):
    """A door with truth and predicted labels."""
    truth, pred = ([str(column(name)(row)) for row in rows] for name in (truth, pred))
    found = agreement(truth, pred)
    if positive:
        positive = str(positive)
        found |= {name: function(truth, pred, pos_label=positive) for name, function in
                  (("precision", metrics.precision_score), ("recall", metrics.recall_score), ("f1", metrics.f1_score))}
    DOORS[file] = found


def scores(file, rows, truth, score, positive=1, cut=0.5, pred=None, negative="other", probability=True):
    """A door of two classes with the positive one's score, cut at `cut` unless predicted labels are given."""
    score = [float(column(score)(row)) for row in rows]
    truth = [str(column(truth)(row)) for row in rows]
    positive = str(positive)
    other = next((label for label in truth if label != positive), negative)
    cells = [{"truth": y, "pred": positive if s >= cut else other} for y, s in zip(truth, score)]
    if pred:
        for cell, row in zip(cells, rows):
            cell["pred"] = str(column(pred)(row))
    labels(file, cells, "truth", "pred", positive)
    is_positive = [int(label == positive) for label in truth]
    DOORS[file] |= {"roc_auc": metrics.roc_auc_score(is_positive, score),
                    "average_precision": metrics.average_precision_score(is_positive, score)}
    if probability:
        DOORS[file]["brier_score"] = metrics.brier_score_loss(is_positive, score)


def class_scores(file, rows, truth, columns, pred=None):
    """A door of several classes with one score each; roc_auc is Hand and Till's, one against one."""
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


def pandas_and_scikit_learn():
    scores("pandas_index.csv", table("pandas_index.csv"), "y_true", "y_prob", pred="y_pred")
    labels("pandas_float_labels.csv", table("pandas_float_labels.csv"), "y_true", yes("y_pred"), 1)
    labels("pandas_true_false.csv", table("pandas_true_false.csv"), "label", yes("predicted"))
    labels("pandas_join_suffixes.csv", table("pandas_join_suffixes.csv"), "label", "pred", 1)
    scores("pandas_to_string.txt", blanks("pandas_to_string.txt", ["", "true", "pred", "score"]), "true", "score",
           pred="pred")
    scores("sklearn_test_split.tsv", table("sklearn_test_split.tsv", "\t"), "y_test", "y_score", pred="y_pred")
    scores("sklearn_predict_proba.csv", table("sklearn_predict_proba.csv"), "y_true", "proba_1")
    class_scores("sklearn_iris.csv", table("sklearn_iris.csv"), "true",
                 {name: f"prob_{name}" for name in ("setosa", "versicolor", "virginica")})
    class_scores("sklearn_digit_columns.csv", table("sklearn_digit_columns.csv"), "label", {x: x for x in "0123"})
    scores("keras_float_y_pred.csv", table("keras_float_y_pred.csv"), "y_true", "y_pred")
    scores("svm_cosine.csv", table("svm_cosine.csv"), "label", "score", cut=0, probability=False)


def boosting():
    scores("lightgbm_out_of_fold.csv", table("lightgbm_out_of_fold.csv"), "target", "prediction")
    scores("lightgbm_raw_score.csv", table("lightgbm_raw_score.csv"), "label", "raw_score", cut=0, probability=False)
    scores("xgboost_margin_and_label.csv", table("xgboost_margin_and_label.csv"), "label", "margin", pred="pred",
           probability=False)
    class_scores("xgboost_softprob.csv", table("xgboost_softprob.csv"), "target", {x: f"p{x}" for x in "012"})
    labels("catboost_eval.tsv", table("catboost_eval.tsv", "\t"), "Label", "Class", 1)


def r():
    scores("r_write_csv.csv", table("r_write_csv.csv"), "obs", "prob", "yes", pred="pred")
    scores("r_write_table.txt", blanks("r_write_table.txt", ["", "obs", "pred", "prob"]), "obs", "prob", "yes",
           pred="pred")
    scores("r_logical.csv", table("r_logical.csv"), "reference", "phat", "TRUE", pred="predicted")
    labels("r_factor_codes.csv", table("r_factor_codes.csv"), "obs", "pred")
    scores("caret_saved_predictions.csv", table("caret_saved_predictions.csv"), "obs", "yes", "yes", pred="pred")
    scores("tidymodels_two_class.csv", table("tidymodels_two_class.csv"), "Class", ".pred_yes", "yes",
           pred=".pred_class")
    class_scores("tidymodels_species.csv", table("tidymodels_species.csv"), "species",
                 {name: f".pred_{name}" for name in ("Adelie", "Chinstrap", "Gentoo")}, ".pred_class")
    scores("mlr3_prediction.csv", table("mlr3_prediction.csv"), "truth", "prob.pos", "pos", pred="response")
    counted = [row for row in table("r_table_as_data_frame.csv") for _ in range(int(row["Freq"]))]
    labels("r_table_as_data_frame.csv", counted, "obs", "pred", "yes")
    cells = [{"pred": row["predicted \\ truth"], "truth": name} for row in table("r_confusion_matrix.csv")
             for name in ("bus", "car", "tram") for _ in range(int(row[name]))]
    labels("r_confusion_matrix.csv", cells, "truth", "pred")


def workbenches():
    scores("weka_predictions.csv", table("weka_predictions.csv"), "actual",
           of_predicted("prediction", "predicted", "2:yes"), "2:yes", pred="predicted")
    scores("h2o_with_actual.csv", table("h2o_with_actual.csv"), "actual", "p1", pred="predict")
    class_scores("h2o_multinomial.csv", table("h2o_multinomial.csv"), "actual",
                 {name: name for name in ("setosa", "versicolor", "virginica")}, "predict")
    scores("knime_scorer_input.csv", table("knime_scorer_input.csv"), "Churn", "P (Churn=yes)", "yes",
           pred="Prediction (Churn)")
    scores("rapidminer_export.csv", table("rapidminer_export.csv", ";"), "label", "confidence(yes)", "yes",
           pred="prediction(label)")
    labels("orange_one_model.csv", table("orange_one_model.csv"), "survived", "Logistic Regression", "yes")
    labels("openml_run.csv", table("openml_run.csv"), "correct", "prediction")


def clouds():
    class_scores("autogluon_adult.csv", table("autogluon_adult.csv"), "class", {x: x for x in (" <=50K", " >50K")})
    labels("pycaret_holdout.csv", table("pycaret_holdout.csv"), "Purchase", "prediction_label")
    scores("sagemaker_autopilot.csv", table("sagemaker_autopilot.csv"), "actual",
           of_predicted("probability", "predicted_label", "yes"), "yes", pred="predicted_label")
    scores("sagemaker_xgboost_joined.csv", table("sagemaker_xgboost_joined.csv", header=["y", "p"]), "y", "p")
    scores("azure_designer.csv", table("azure_designer.csv"), "target", "Scored Probabilities", pred="Scored Labels")
    labels("azure_designer_classes.csv", table("azure_designer_classes.csv"), "label", "Scored Labels")
    labels("bigquery_ml_predict.jsonl", objects("bigquery_ml_predict.jsonl"), "churn", "predicted_churn", "yes")
    scores("vertex_tabular_batch.csv", table("vertex_tabular_batch.csv"), "churn", "churn_yes_score", "yes")
    scores("datarobot_batch.csv", table("datarobot_batch.csv"), "readmitted", "readmitted_yes_PREDICTION", "yes",
           pred="readmitted_PREDICTION")
    labels("ludwig_predictions.csv", table("ludwig_predictions.csv"), "label", "label_predictions")


def json_lines():
    scores("hugging_face_sentiment.csv", table("hugging_face_sentiment.csv"), "true_label",
           of_predicted("score", "label", "POSITIVE"), "POSITIVE", pred="label")
    labels("hugging_face_topics.jsonl", objects("hugging_face_topics.jsonl"), "gold", "label")
    scores("hugging_face_nested.jsonl", objects("hugging_face_nested.jsonl"), "reference",
           lambda row: row["prediction"]["probability"], "positive", pred=lambda row: row["prediction"]["label"])
    labels("lm_eval_samples.jsonl", objects("lm_eval_samples.jsonl"), "target", lambda row: row["filtered_resps"][0])
    labels("openai_evals_match.jsonl", objects("openai_evals_match.jsonl"), lambda row: row["data"]["expected"],
           lambda row: row["data"]["sampled"])
    labels("llm_judge.jsonl", objects("llm_judge.jsonl"), "target", "output")
    scores("mlflow_eval_table.jsonl", objects("mlflow_eval_table.jsonl"), "target", "prediction_probability",
           pred="prediction")
    labels("spark_transform.jsonl", objects("spark_transform.jsonl"), yes("label"), yes("prediction"), 1)
    labels("spark_vector_text.csv", table("spark_vector_text.csv"), yes("label"), yes("prediction"), 1)
    scores("predictions_log.jsonl.gz", objects("predictions_log.jsonl.gz"), yes("ground_truth"), "score")
    class_scores("vision_scores_by_name.jsonl", objects("vision_scores_by_name.jsonl"), "label",
                 {name: lambda row, name=name: row["scores"][name] for name in ("bird", "cat", "dog")}, "predicted")


def databases_and_kaggle():
    scores("duckdb_copy.csv", table("duckdb_copy.csv"), "actual", "probability", "true", pred="predicted")
    scores("postgres_copy.csv", table("postgres_copy.csv"), "actual", "prob", "t", pred="predicted")
    scores("uuid_rows.csv", table("uuid_rows.csv"), "y", "p", pred="yhat")
    labels("counter_rows.csv", table("counter_rows.csv"), "label", "pred")
    labels("sqlite_to_gzip.csv.gz", table("sqlite_to_gzip.csv.gz"), "truth", "prediction")
    solution = {row["PassengerId"]: row["Survived"] for row in table("kaggle_solution.csv")}
    labels("kaggle_submission.csv", table("kaggle_submission.csv"), lambda row: solution[row["PassengerId"]],
           "Survived", 1)
    scores("kaggle_ensemble.csv", table("kaggle_ensemble.csv"), "label", "lgb")
    scores("kaggle_toxic_multilabel.csv", table("kaggle_toxic_multilabel.csv"), "toxic", "pred_toxic")


def spreadsheets():
    scores("excel_semicolon.csv", table("excel_semicolon.csv", ";"), "actual", comma("probability"), "yes",
           pred="predicted")
    labels("excel_utf8.csv", table("excel_utf8.csv"), "True Label", "Predicted Label")
    labels("google_sheets.csv", table("google_sheets.csv"), "Expected", "Predicted", "TRUE")
    labels("sas_logistic_score.csv", table("sas_logistic_score.csv"), "F_BAD", "I_BAD", 1)
    scores("spss_logistic.csv", table("spss_logistic.csv", ";"), "y", comma("PRE_1"), pred="PGR_1")
    scores("stata_predict.csv", table("stata_predict.csv"), "died", "phat")
    scores("matlab_table.csv", table("matlab_table.csv"), "YTest", "Score_pos", "pos", pred="YPred")


def medicine_and_text():
    scores("medical_risk_percent.csv", table("medical_risk_percent.csv"), "group",
           lambda row: float(row["risk_percent"]) / 100, "case")
    labels("diagnostic_accuracy.csv", table("diagnostic_accuracy.csv"), "reference", "index_test", "case")
    labels("fundus_gon.csv", table("fundus_gon.csv"), "gold", "pred")
    labels("fundus_gon_coded.csv", table("fundus_gon_coded.csv"),
           lambda row: {"GON+": 1, "GON-": 0}[row["label"]], "pred")
    scores("radiology_study.csv", table("radiology_study.csv"), "gt", "score", "abnormal", pred="pred")
    labels("laboratory_plus_minus.csv", table("laboratory_plus_minus.csv"), "expected", "result", "+")
    labels("spam_messages.csv", table("spam_messages.csv"), "actual", "predicted")
    scores("spam_score_only.csv", table("spam_score_only.csv"), "label", "prob", "spam")
    labels("fasttext_paste.txt", blanks("fasttext_paste.txt", ["truth", "pred", "score"]), "truth", "pred")
    labels("hotdog.tsv", table("hotdog.tsv", "\t"), "gold", "hyp", "hotdog")
    scores("trec_judged_run.tsv", table("trec_judged_run.tsv", "\t"), "rel", "score", cut=10, probability=False)


def the_rest():
    labels("detector_classes.csv", table("detector_classes.csv"), "true_class", "pred_class")
    scores("face_verification.csv", table("face_verification.csv"), "is_same", lambda row: -float(row["distance"]),
           cut=-0.75, probability=False)
    trimmed = [{name.strip(): cell.strip() for name, cell in row.items()}
               for row in table("torch_blanks_after_commas.csv")]
    scores("torch_blanks_after_commas.csv", trimmed, "label", "score", pred="pred")
    scores("constant_score.csv", table("constant_score.csv"), "label", "score")
    labels("one_class_only.csv", table("one_class_only.csv"), "label", "pred", 1)
    DOORS["one_class_only.csv"] = {name: DOORS["one_class_only.csv"][name] for name in ("accuracy", "recall", "f1")}
    DOORS["one_class_only.csv"]["roc_auc"] = None
    scores("survey_weights.csv", table("survey_weights.csv"), "label", "score", pred="pred")
    scores("thresholded_in_bank.csv", table("thresholded_in_bank.csv"), "target", "pd", pred="prediction")


def same(old, new):
    return set(old) == set(new) and all(
        old[name] == new[name] or None not in (old[name], new[name]) and math.isclose(old[name], new[name], rel_tol=1e-12,
                                                                                       abs_tol=1e-15) for name in new)


def main():
    warnings.simplefilter("ignore")  # what is undefined with one class is taken out by name
    for part in (pandas_and_scikit_learn, boosting, r, workbenches, clouds, json_lines, databases_and_kaggle,
                 spreadsheets, medicine_and_text, the_rest):
        part()
    path = HERE / "doors.json"
    doors = json.loads(path.read_text(encoding="utf-8"))
    answered = {door["file"] for door in doors if door["outcome"] != "refuses"}
    if answered != set(DOORS):
        sys.exit(f"doors.json and expected.py have other files: {sorted(answered ^ set(DOORS))}")
    differ = [door["file"] for door in doors if not same(door.get("metrics", {}), DOORS.get(door["file"], {}))]
    if "--check" in sys.argv:
        sys.exit(f"other figures than in doors.json: {', '.join(differ)}" if differ else 0)
    for door in doors:
        if door["file"] in differ:
            door["metrics"] = {name: None if value is None else float(value)
                               for name, value in DOORS[door["file"]].items()}
    path.write_text(json.dumps(doors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
