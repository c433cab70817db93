"""Compares what `assay calibration` says with R's rms, as recorded, and with what calibration_reference.py computes."""

# R 4.2.2, rms 6.5.0: val.prob(score, label), as val_prob.R prints it, 12 digits. Its figures left out here: "C (ROC)"
# bins scores, D and U are of other likelihoods, Emax, E90 and Eavg of a smoother that assay has not.
VAL_PROB = {
    "naive_bayes": {"brier_score": 0.0477328281492, "calibration_intercept": -0.557880069090,
                    "calibration_slope": 0.668492883585, "spiegelhalter_z": 4.98942298065,
                    "spiegelhalter_p": 6.05599133163e-07, "nagelkerke_r2": 0.535269059095},
    # Without its R2, which is 0.941666: val.prob leaves two scores of 1 out of it.
    "cell_sizes": {"brier_score": 0.0194781616689, "calibration_intercept": 0.243762109800,
                   "calibration_slope": 1.22947073722, "spiegelhalter_z": -1.57532529114,
                   "spiegelhalter_p": 0.115181379089},
}
NEAR = 2e-7  # R's Newton steps end there

RUNS = {"15": [], "10": ["--bins", "10"], "mass": ["--bins", "mass:8"]}  # by what calibration_reference.py calls them
BINS = ("score", "observed", "rows")


def is_near(found, expected):
    return found is not None and abs(found - expected) <= NEAR * (1 + abs(expected))


def compare_val_prob(comparison, report, sample):
    for name, number in VAL_PROB[sample].items():
        comparison.numbers += 1
        found = report["metrics"][name]["value"]
        if not is_near(found, number):
            comparison.differ(f"calibration {sample}", name, found, number)


def compare_bins(comparison, run, report, expected):
    for name in BINS:
        comparison.compare_column(run, f"bins/{name}", [row[name] for row in report["bins"]], expected[name])


def compare_calibration(assay, of_r, of_python, computed, tools):
    """`computed`: by sample and by run, what calibration_reference.py says; empty where it cannot be run."""
    for sample in VAL_PROB:
        for name, arguments in RUNS.items():
            run = " ".join(["calibration", sample, *arguments])
            report, failure = tools.run(assay, "calibration", tools.samples / f"{sample}.csv", arguments)
            if failure:
                of_r.mismatches.append(f"{run}: assay: {failure}")
                continue
            if not arguments:
                compare_val_prob(of_r, report, sample)
            if computed:
                expected = computed[sample][name]
                for metric, number in expected["numbers"].items():
                    of_python.compare(run, metric, report["metrics"][metric], number)
                compare_bins(of_python, run, report, expected["bins"])
