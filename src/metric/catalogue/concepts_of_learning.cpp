// Concepts of learning and testing: how a model is made, and how far its numbers can be believed.
#include "assay/metric/concepts.hpp"
#include "metric/catalogue/families.hpp"

namespace assay::families {

namespace {

std::vector<Concept> of_models() {
  return {
      {.name = "overfitting",
       .aliases = {"overfit", "over_fitting", "underfitting", "generalisation", "generalization",
                   "generalization_gap"},
       .question = "Why is a model better on the rows that it learned from than on new ones?",
       .answer = "It has learned the noise of its training rows along with the pattern. The gap between a "
                 "metric on training rows and on new rows shows it. Low values on both, close together, mean "
                 "underfitting: the model is too simple. More rows, a simpler model, regularisation or "
                 "earlier stopping help. Choosing a model or a threshold on the test rows overfits those.",
       .example = "A deep tree classifies 1,000 of 1,000 training rows correctly, and 800 of 1,000 new ones: "
                  "the gap is 1 - 0.8 = 0.2. A shallow tree has 870 and 850, a gap of 0.87 - 0.85 = 0.02. It "
                  "is worse in training and better where it counts.",
       .interpretation = "Judge a model by rows that it has never seen.",
       .command = "assay report --tp 400 --fp 100 --fn 100 --tn 400 --metrics accuracy",
       .see_also = {"bias_and_variance", "cross_validation", "confidence_interval", "threshold"},
       .reference = "Hastie, Tibshirani & Friedman 2009, The Elements of Statistical Learning, ch. 7"},
      {.name = "bias_and_variance",
       .aliases = {"bias_variance", "bias_variance_trade_off", "bias_variance_tradeoff", "bias", "variance"},
       .question = "What are the bias and the variance of a model?",
       .answer = "Train the same kind of model on many samples and look at its predictions for one row. Bias "
                 "is how far their mean is from the truth: the model is too simple. Variance is how much "
                 "they scatter: the model follows each sample too closely. The mean squared error is bias "
                 "squared, plus variance, plus noise that no model removes. A more flexible model has less "
                 "bias and more variance; more rows lower the variance.",
       .example = "The true probability is 0.6. Models of five samples say 0.2, 0.4, 0.5, 0.6 and 0.8, with "
                  "the mean 0.5. Bias: 0.5 - 0.6 = -0.1. Variance: (0.09 + 0.01 + 0 + 0.01 + 0.09) / 5 = "
                  "0.04. Mean squared error: 0.1^2 + 0.04 = 0.05.",
       .interpretation = "Bias misses in the same way each time, variance in a different way each time.",
       .command = "assay explain overfitting cross_validation",
       .see_also = {"overfitting", "cross_validation", "brier_score"},
       .reference = "Geman, Bienenstock & Doursat 1992, Neural Comput 4:1"},
      {.name = "cross_validation",
       .aliases = {"crossvalidation", "k_fold", "k_fold_cross_validation", "folds", "cv", "leave_one_out",
                   "train_test_split", "data_leakage"},
       .question = "How do I test a model when there are few rows?",
       .answer =
           "Divide the rows into k parts, the folds. Train k times, each time on all folds but one, and "
           "predict that one: each row is predicted once, by a model that has not seen it. Report the "
           "mean over the folds and how they scatter. All that is fitted, such as scaling or the "
           "choice of columns, belongs inside the loop, or the test rows leak into the model. Rows of "
           "one person belong in one fold.",
       .example = "Five folds have accuracies of 0.8, 0.85, 0.9, 0.75 and 0.85. Mean: (0.8 + 0.85 + 0.9 + "
                  "0.75 + 0.85) / 5 = 0.83. Standard deviation: sqrt((0.0009 + 0.0004 + 0.0049 + 0.0064 + "
                  "0.0004) / 4) = 0.057.",
       .interpretation = "Each row is tested once, by a model that has not seen it.",
       .command =
           "printf 'fold,y_true,y_pred\\n1,1,1\\n1,0,0\\n2,1,0\\n2,0,0\\n' | assay report --folds fold "
           "--metrics accuracy",
       .see_also = {"overfitting", "bias_and_variance", "confidence_interval"},
       .reference = "Stone 1974, JRSS B 36:111; Kohavi 1995, IJCAI:1137"},
  };
}

std::vector<Concept> of_tests() {
  return {
      {.name = "confidence_interval",
       .aliases = {"confidence_intervals", "interval", "error_bars"},
       .question = "How uncertain is a metric measured on few rows?",
       .answer =
           "A metric of few rows is an estimate. A 95% interval is made so that it covers the true "
           "value in about 95 of 100 samples. For shares assay takes Wilson's, which is right near 0 and 1 "
           "too; for other metrics of a two-by-two table, such as mcc and likelihood ratios, it draws "
           "tables that fit the counts; for areas, averages and losses it uses the variance over rows, and "
           "allows for errors that these rows do not show. In simulations the 95% intervals of two classes "
           "covered the true value in 89 to 100% of samples, those of averages over 3 and 5 classes in 92 to "
           "100%. It takes rows to be independent (see --cluster), and cannot tell how other data differ "
           "from "
           "these.",
       .example = "Of 10 apples 10 were found: recall 1, but the interval goes from 0.7225 to 1. With no "
                  "false alarm among 20 rows the rate may still be 0.1611.",
       .interpretation = "A metric of a few rows means little without its interval.",
       .command = "assay report --tp 10 --fp 0 --fn 0 --tn 20 --metrics recall,fpr",
       .see_also = {"wilson", "dirichlet", "jackknife_wilson", "delong_wilson", "recall", "roc_auc"},
       .reference = "Wilson 1927, JASA 22:209; Newcombe 1998, Stat Med 17:857; Brown, Cai & DasGupta 2001, "
                    "Stat Sci 16:101; DeLong et al. 1988, Biometrics 44:837"},
      {.name = "likelihood",
       .aliases = {"likelihood_vs_probability", "likelihood_function", "maximum_likelihood", "mle"},
       .question = "What is a likelihood, and how does it differ from a probability?",
       .answer = "It is the probability of the data that you saw, as a function of what you do not know. A "
                 "probability fixes the hypothesis and asks for data: over all data it sums to 1. A "
                 "likelihood fixes the data and compares hypotheses: over these it need not sum to 1. Times "
                 "the prior, and divided by the sum, it becomes the posterior probability. Log loss is minus "
                 "the mean of the log likelihoods of the labels.",
       .example = "7 heads in 10 throws. With p = 0.5 the likelihood is 120 * 0.5^10 = 0.1172, with p = 0.7 "
                  "it is 120 * 0.7^7 * 0.3^3 = 0.2668: higher by a factor of 0.2668 / 0.1172 = 2.28, and the "
                  "maximum.",
       .interpretation = "Probabilities are of data given a hypothesis; likelihoods compare hypotheses.",
       .command = "assay bayes --prior 50% --lr 2.28",
       .see_also = {"bayes", "likelihood_ratio", "log_loss", "p_value"},
       .reference = "Fisher 1922, Phil Trans A 222:309"},
      {.name = "p_value",
       .aliases = {"p_values", "significance", "statistical_significance", "significance_level",
                   "null_hypothesis", "hypothesis_test"},
       .question = "What does a p-value say, and what does it not say?",
       .answer =
           "It is the probability of a result at least as extreme as yours if there were no effect (the "
           "null hypothesis). It is not the probability that there is no effect: that takes a prior, "
           "as in Bayes' theorem. Below a level chosen beforehand, often 0.05, a result is called "
           "significant; where there is no effect, 5% of tests raise this false alarm. With many rows "
           "even a tiny effect is significant: look at the interval.",
       .example = "A fair coin shows 9 or more heads in 10 throws with a probability of (10 + 1) / 1024 = "
                  "0.0107. Of 1,000 ideas 100 work. At a power of 0.8 and a level of 0.05, 0.8 * 100 = 80 of "
                  "these are significant, and so are 0.05 * 900 = 45 that do not work: 45 / (80 + 45) = 0.36 "
                  "of the significant results are false.",
       .interpretation = "A p-value is about the data given no effect, not about no effect given the data.",
       .command = "assay bayes --prior 10% --sensitivity 80% --fpr 5%",
       .see_also = {"statistical_power", "type_1_and_2_errors", "confidence_interval", "base_rate_fallacy"},
       .reference = "Wasserstein & Lazar 2016, Am Stat 70:129; Ioannidis 2005, PLoS Med 2:e124"},
      {.name = "statistical_power",
       .aliases = {"power_of_a_test", "test_power", "power_analysis", "p_value_and_power"},
       .question = "How probable is it that a test finds an effect that is there?",
       .answer = "That probability is its power: 1 minus the Type II error rate, the recall of the test, as "
                 "the significance level is its false positive rate. It grows with the number of rows and "
                 "with the effect, and falls with a stricter level. 80% is a usual aim. With little power "
                 "most effects are missed, and more of the significant results are false.",
       .example = "To call a coin unfair at the 5% level takes 9 heads in 10 throws. One that shows heads "
                  "with 0.8 reaches this with a probability of 10 * 0.8^9 * 0.2 + 0.8^10 = 0.3758. With 30 "
                  "throws it takes 20 heads, and the power is 0.97.",
       .interpretation = "Not significant does not mean no effect: ask for the power first.",
       .command = "assay bayes --prior 10% --sensitivity 38% --fpr 5%",
       .see_also = {"p_value", "type_1_and_2_errors", "recall", "confidence_interval"},
       .reference = "Neyman & Pearson 1933, Phil Trans A 231:289; Cohen 1992, Psychol Bull 112:155"},
  };
}

}  // namespace

std::vector<Concept> concepts_of_learning() {
  std::vector<Concept> all = of_models();
  for (Concept& one : of_tests()) all.push_back(std::move(one));
  return all;
}

}  // namespace assay::families
