# Reference values of convergence diagnostics from R's posterior, for src/core/numerics/diagnostics.test.ts.
# Run from the root of the project, then format:
#   Rscript validation/posterior/reference.R && npx biome check --write validation/posterior/reference.json
# Needs posterior and jsonlite (Debian: r-cran-posterior, r-cran-jsonlite). The chains are drawn here with a fixed seed,
# rounded and written out, so the values hold whatever generator another R has.
suppressPackageStartupMessages({ library(posterior); library(jsonlite) })
RNGversion("4.0.0")
set.seed(20211)

ar <- function(n, chains, phi, digits = 3) {
  one <- function() as.numeric(stats::filter(rnorm(n + 50), phi, method = "recursive"))[51:(n + 50)]
  round(replicate(chains, one()), digits)
}
iid <- function(n, chains, draw = rnorm, digits = 3) round(replicate(chains, draw(n)), digits)

sets <- list(
  "independent normal, 4 x 100" = iid(100, 4),
  "AR(1) 0.3, 4 x 150" = ar(150, 4, 0.3),
  "AR(1) 0.9, 4 x 150" = ar(150, 4, 0.9),
  "AR(1) 0.99, hardly moving, 2 x 150" = ar(150, 2, 0.99),
  "antithetic AR(1) -0.6, size capped, 4 x 100" = ar(100, 4, -0.6),
  "one chain elsewhere, 4 x 100" = sweep(iid(100, 4), 2, c(0, 0, 0, 1.5), "+"),
  "one chain wider, 4 x 100" = sweep(iid(100, 4), 2, c(1, 1, 1, 4), "*"),
  "counts with ties, 4 x 120" = iid(120, 4, function(n) rpois(n, 12), 0),
  "autocorrelated counts, few values, 4 x 120" = pmin(pmax(round(3 + 1.2 * ar(120, 4, 0.6)), 0), 9),
  "Cauchy, 4 x 100" = iid(100, 4, rcauchy),
  "odd length, 4 x 101" = ar(101, 4, 0.5),
  "odd length and number, 3 x 67" = ar(67, 3, 0.5),
  "8 chains x 60" = ar(60, 8, 0.4),
  "short, 2 x 10" = iid(10, 2),
  "very short, 2 x 7" = iid(7, 2),
  "zeros and ones, no upper quantile under the top, 4 x 50" = iid(50, 4, function(n) rbinom(n, 1, 0.3), 0),
  "rare ones, 4 x 50" = iid(50, 4, function(n) rbinom(n, 1, 0.03), 0),
  "constant, 2 x 20" = matrix(3, 20, 2)
)

na <- function(x) if (is.finite(x)) x else NA_real_
values <- function(x) lapply(list(
  rhat = rhat(x), essBulk = ess_bulk(x), essTail = ess_tail(x), essMean = ess_mean(x),
  essQ05 = ess_quantile(x, 0.05), essQ50 = ess_quantile(x, 0.5), mcseMean = mcse_mean(x),
  mcseQ05 = tryCatch(mcse_quantile(x, 0.05), error = function(e) NA_real_)
), function(v) na(as.numeric(v)))

out <- list(
  about = "Chains, one row each, and what R's posterior computes for them; null is NA. Written by reference.R.",
  versions = list(R = as.character(getRversion()), posterior = as.character(packageVersion("posterior"))),
  sets = lapply(names(sets), function(name) {
    x <- sets[[name]]
    list(name = name, chains = lapply(seq_len(ncol(x)), function(j) I(x[, j])), values = suppressWarnings(values(x)))
  })
)
write(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null"), "validation/posterior/reference.json")
