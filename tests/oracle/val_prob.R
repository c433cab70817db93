# Prints what calibration.py and tests/unit/calibration/scattered_calibration_test.cpp have of R: Rscript tests/oracle/val_prob.R, in
# the root of the tree, with Debian's r-cran-rms.
suppressMessages(library(rms))
options(digits = 12)
cat(R.version.string, " rms", as.character(packageVersion("rms")), "\n")

for (name in c("naive_bayes", "cell_sizes")) {
  rows <- read.csv(file.path("samples", paste0(name, ".csv")))
  cat("val.prob", name, "\n")
  print(suppressWarnings(val.prob(rows$score, rows$label, pl = FALSE)))
}

# twenty_rows() of tests/unit/curve/examples.hpp, weighted_twenty_rows(), and rows in seven clusters by turns.
score <- c(.05, .11, .17, .17, .22, .28, .31, .31, .37, .4, .43, .43, .52, .58, .63, .63, .63, .71, .84, .97)
label <- c(0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 1)
weight <- c(1, .5, 2, .25, 1, 3, .75, 1, 1.5, 2, 1, .5, 1, 2.5, 1, .1, .2, .3, 4, 1)
cluster <- rep(1:7, length.out = 20)
odds <- qlogis(score)
cat("val.prob twenty rows\n")
print(val.prob(score, label, pl = FALSE))

cat("glm with weights: coefficients; standard errors over rows, each left out of what it is measured against (HC3),\n")
cat("and over clusters, with m / (m - 1) for m of them\n")
strict <- glm.control(epsilon = 1e-14)
errors <- function(fit, features) {
  bend <- weight * fitted(fit) * (1 - fitted(fit))
  left <- weight * (label - fitted(fit)) * features
  bread <- solve(t(features) %*% (features * bend))
  leverage <- bend * rowSums((features %*% bread) * features)
  print(coef(fit))
  print(sqrt(diag(bread %*% crossprod(left / (1 - leverage)) %*% bread)))
  print(sqrt(7 / 6 * diag(bread %*% crossprod(rowsum(left, cluster)) %*% bread)))
}
errors(glm(label ~ odds, weights = weight, family = quasibinomial, control = strict), cbind(1, odds))
errors(glm(label ~ 1 + offset(odds), weights = weight, family = quasibinomial, control = strict), cbind(rep(1, 20)))

cat("robcov of rms, over clusters of rows without weights, without m / (m - 1)\n")
fit <- lrm(label ~ odds, x = TRUE, y = TRUE, eps = 1e-14, maxit = 100)
print(sqrt(diag(vcov(robcov(fit, cluster)))))
