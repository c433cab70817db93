"""The figures of doors.json from scikit-learn: each file is read in its own right way, without assay.

/usr/bin/python3 expected.py writes them into doors.json; --check only says which differ.
Wants Debian's python3-sklearn 1.2.1.
"""
import json
import math
import sys
import warnings

from figures import DOORS, HERE, blanks, class_scores, comma, labels, of_predicted, scores, table, yes


def pandas_and_scikit_learn():
    scores("pandas_index.csv", "y_true", "y_prob", pred="y_pred")
    labels("pandas_float_labels.csv", "y_true", yes("y_pred"), 1)
    labels("pandas_true_false.csv", "label", yes("predicted"))
    labels("pandas_join_suffixes.csv", "label", "pred", 1)
    scores("pandas_to_string.txt", "true", "score",
           pred="pred", rows=blanks("pandas_to_string.txt", ["", "true", "pred", "score"]))
    scores("sklearn_test_split.tsv", "y_test", "y_score", pred="y_pred")
    scores("sklearn_predict_proba.csv", "y_true", "proba_1")
    class_scores("sklearn_iris.csv", "true", {name: f"prob_{name}" for name in ("setosa", "versicolor", "virginica")})
    class_scores("sklearn_digit_columns.csv", "label", {x: x for x in "0123"})
    scores("keras_float_y_pred.csv", "y_true", "y_pred")
    scores("svm_cosine.csv", "label", "score", cut=0, probability=False)


def boosting():
    scores("lightgbm_out_of_fold.csv", "target", "prediction")
    scores("lightgbm_raw_score.csv", "label", "raw_score", cut=0, probability=False)
    scores("xgboost_margin_and_label.csv", "label", "margin", pred="pred", probability=False)
    class_scores("xgboost_softprob.csv", "target", {x: f"p{x}" for x in "012"})
    labels("catboost_eval.tsv", "Label", "Class", 1)


def r():
    scores("r_write_csv.csv", "obs", "prob", "yes", pred="pred")
    scores("r_write_table.txt", "obs", "prob", "yes",
           pred="pred", rows=blanks("r_write_table.txt", ["", "obs", "pred", "prob"]))
    scores("r_logical.csv", "reference", "phat", "TRUE", pred="predicted")
    labels("r_factor_codes.csv", "obs", "pred")
    scores("caret_saved_predictions.csv", "obs", "yes", "yes", pred="pred")
    scores("tidymodels_two_class.csv", "Class", ".pred_yes", "yes", pred=".pred_class")
    class_scores("tidymodels_species.csv", "species",
                 {name: f".pred_{name}" for name in ("Adelie", "Chinstrap", "Gentoo")}, ".pred_class")
    scores("mlr3_prediction.csv", "truth", "prob.pos", "pos", pred="response")
    counted = [row for row in table("r_table_as_data_frame.csv") for _ in range(int(row["Freq"]))]
    labels("r_table_as_data_frame.csv", "obs", "pred", "yes", counted)
    cells = [{"pred": row["predicted \\ truth"], "truth": name} for row in table("r_confusion_matrix.csv")
             for name in ("bus", "car", "tram") for _ in range(int(row[name]))]
    labels("r_confusion_matrix.csv", "truth", "pred", rows=cells)


def workbenches():
    labels("weka_predictions.csv", "actual", "predicted")
    scores("h2o_with_actual.csv", "actual", "p1", pred="predict")
    class_scores("h2o_multinomial.csv", "actual",
                 {name: name for name in ("setosa", "versicolor", "virginica")}, "predict")
    scores("knime_scorer_input.csv", "Churn", "P (Churn=yes)", "yes", pred="Prediction (Churn)")
    scores("rapidminer_export.csv", "label", "confidence(yes)", "yes",
           pred="prediction(label)", rows=table("rapidminer_export.csv", ";"))
    labels("orange_one_model.csv", "survived", "Logistic Regression", "yes")
    labels("openml_run.csv", "correct", "prediction")


def clouds():
    class_scores("autogluon_adult.csv", "class", {x: x for x in (" <=50K", " >50K")})
    labels("pycaret_holdout.csv", "Purchase", "prediction_label")
    scores("sagemaker_autopilot.csv", "actual",
           of_predicted("probability", "predicted_label", "yes"), "yes", pred="predicted_label")
    scores("sagemaker_xgboost_joined.csv", "y", "p", rows=table("sagemaker_xgboost_joined.csv", header=["y", "p"]))
    scores("azure_designer.csv", "target", "Scored Probabilities", pred="Scored Labels")
    labels("azure_designer_classes.csv", "label", "Scored Labels")
    labels("bigquery_ml_predict.jsonl", "churn", "predicted_churn", "yes")
    scores("vertex_tabular_batch.csv", "churn", "churn_yes_score", "yes")
    scores("datarobot_batch.csv", "readmitted", "readmitted_yes_PREDICTION", "yes", pred="readmitted_PREDICTION")
    labels("ludwig_predictions.csv", "label", "label_predictions")


def json_lines():
    scores("hugging_face_sentiment.csv", "true_label",
           of_predicted("score", "label", "POSITIVE"), "POSITIVE", pred="label")
    labels("hugging_face_topics.jsonl", "gold", "label")
    scores("hugging_face_nested.jsonl", "reference",
           lambda row: row["prediction"]["probability"], "positive", pred=lambda row: row["prediction"]["label"])
    labels("lm_eval_samples.jsonl", "target", lambda row: row["filtered_resps"][0])
    labels("openai_evals_match.jsonl", lambda row: row["data"]["expected"], lambda row: row["data"]["sampled"])
    labels("llm_judge.jsonl", "target", "output")
    scores("mlflow_eval_table.jsonl", "target", "prediction_probability", pred="prediction")
    labels("spark_transform.jsonl", yes("label"), yes("prediction"), 1)
    labels("spark_vector_text.csv", yes("label"), yes("prediction"), 1)
    scores("predictions_log.jsonl.gz", yes("ground_truth"), "score")
    class_scores("vision_scores_by_name.jsonl", "label",
                 {name: lambda row, name=name: row["scores"][name] for name in ("bird", "cat", "dog")}, "predicted")


def databases_and_kaggle():
    scores("duckdb_copy.csv", "actual", "probability", "true", pred="predicted")
    scores("postgres_copy.csv", "actual", "prob", "t", pred="predicted")
    scores("uuid_rows.csv", "y", "p", pred="yhat")
    labels("counter_rows.csv", "label", "pred")
    labels("sqlite_to_gzip.csv.gz", "truth", "prediction")
    solution = {row["PassengerId"]: row["Survived"] for row in table("kaggle_solution.csv")}
    labels("kaggle_submission.csv", lambda row: solution[row["PassengerId"]], "Survived", 1)
    scores("kaggle_ensemble.csv", "label", "lgb")
    scores("kaggle_toxic_multilabel.csv", "toxic", "pred_toxic")


def spreadsheets():
    scores("excel_semicolon.csv", "actual", comma("probability"), "yes",
           pred="predicted", rows=table("excel_semicolon.csv", ";"))
    labels("excel_utf8.csv", "True Label", "Predicted Label")
    labels("google_sheets.csv", "Expected", "Predicted", "TRUE")
    labels("sas_logistic_score.csv", "F_BAD", "I_BAD", 1)
    scores("spss_logistic.csv", "y", comma("PRE_1"), pred="PGR_1", rows=table("spss_logistic.csv", ";"))
    scores("stata_predict.csv", "died", "phat")
    scores("matlab_table.csv", "YTest", "Score_pos", "pos", pred="YPred")


def medicine_and_text():
    scores("medical_risk_percent.csv", "group", lambda row: float(row["risk_percent"]) / 100, "case")
    labels("diagnostic_accuracy.csv", "reference", "index_test", "case")
    labels("fundus_gon.csv", "gold", "pred")
    labels("fundus_gon_coded.csv", lambda row: {"GON+": 1, "GON-": 0}[row["label"]], "pred")
    scores("radiology_study.csv", "gt", "score", "abnormal", pred="pred")
    labels("laboratory_plus_minus.csv", "expected", "result", "+")
    labels("spam_messages.csv", "actual", "predicted")
    scores("spam_score_only.csv", "label", "prob", "spam")
    labels("fasttext_paste.txt", "truth", "pred", rows=blanks("fasttext_paste.txt", ["truth", "pred", "score"]))
    labels("hotdog.tsv", "gold", "hyp", "hotdog")
    scores("trec_judged_run.tsv", "rel", "score", cut=10, probability=False)


def the_rest():
    labels("detector_classes.csv", "true_class", "pred_class")
    scores("face_verification.csv", "is_same", lambda row: -float(row["distance"]), cut=-0.75, probability=False)
    trimmed = [{name.strip(): cell.strip() for name, cell in row.items()}
               for row in table("torch_blanks_after_commas.csv")]
    scores("torch_blanks_after_commas.csv", "label", "score", pred="pred", rows=trimmed)
    scores("constant_score.csv", "label", "score")
    DOORS["constant_score.csv"]["mcc"] = None  # 0/0, which scikit-learn calls 0
    labels("one_class_only.csv", "label", "pred", 1)
    DOORS["one_class_only.csv"] = {name: DOORS["one_class_only.csv"][name] for name in ("accuracy", "recall", "f1")}
    DOORS["one_class_only.csv"]["roc_auc"] = None
    scores("survey_weights.csv", "label", "score", pred="pred")
    scores("thresholded_in_bank.csv", "target", "pd", pred="prediction")


def same(old, new):
    return old.keys() == new.keys() and all(near(old[name], new[name]) for name in new)


def near(old, new):
    if old is None or new is None:
        return old is new
    return math.isclose(old, new, rel_tol=1e-12, abs_tol=1e-15)


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
