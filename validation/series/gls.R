# R 4.2.2, nlme 3.1: a broken line with errors that remember the last, by restricted maximum likelihood.
# Rscript validation/series/gls.R > validation/series/gls.json
library(nlme)
y <- c(41,42,42,41,43,44,44,43,44,46,46,45,54,55,54,53,52,52,50,49)
fit <- function(t, y) {
  D <- as.numeric(t >= 13); s <- (t - 13) * D
  m <- gls(y ~ t + D + s, correlation = corAR1(form = ~ t), method = "REML",
           control = glsControl(tolerance = 1e-12, msTol = 1e-14, opt = "optim"))
  k <- summary(m)$tTable
  sprintf('{"rho": %.8f, "value": [%s], "se": [%s]}', coef(m$modelStruct$corStruct, unconstrained = FALSE),
          paste(sprintf("%.8f", k[, 1]), collapse = ", "), paste(sprintf("%.8f", k[, 2]), collapse = ", "))
}
keep <- setdiff(1:20, c(4, 9, 16))
cat(sprintf('{\n  "whole": %s,\n  "withoutRows4And9And16": %s\n}\n', fit(1:20, y), fit(keep, y[keep])))
