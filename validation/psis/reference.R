# Reference values of Pareto-smoothed importance sampling from R's loo, for src/core/numerics/psis.test.ts.
# Run from the root of the project, then format:
#   Rscript validation/psis/reference.R && npx biome check --write validation/psis/reference.json
# Needs loo and jsonlite (Debian: r-cran-loo, r-cran-jsonlite). Log ratios are drawn with a fixed seed, rounded and written
# out. Of the weights, all are written for the small sets and only the largest, the sum of squares and a weighted mean of
# 1..S for the others.
suppressPackageStartupMessages({ library(loo); library(jsonlite) })
RNGversion("4.0.0")
set.seed(20242)

pareto <- function(n, k) round(log(((1 - runif(n))^(-k) - 1) / k + 0.5), 4)
sets <- list(
  "normal target on a wider normal, S 200" = { x <- rnorm(200, 0, 1.5); list(round(dnorm(x, log = TRUE) - dnorm(x, 0, 1.5, log = TRUE), 4), 1) },
  "normal target on a narrower normal, S 400" = { x <- rnorm(400, 0, 0.6); list(round(dnorm(x, log = TRUE) - dnorm(x, 0, 0.6, log = TRUE), 4), 1) },
  "Pareto ratios k 0.3, S 1000" = list(pareto(1000, 0.3), 1),
  "Pareto ratios k 0.7, S 1000" = list(pareto(1000, 0.7), 1),
  "Pareto ratios k 1.2, S 1000" = list(pareto(1000, 1.2), 1),
  "chains of low efficiency, r_eff 0.3, S 500" = list(pareto(500, 0.5), 0.3),
  "antithetic chains, r_eff 1.8, S 500" = list(pareto(500, 0.5), 1.8),
  "far from 0, where exp overflows, S 200" = list(round(900 + 2 * rnorm(200), 4), 1),
  "ratios with a few ties, S 300" = list(round(rnorm(300), 1), 1),
  "few values, ties at the cutoff, S 300" = list(rpois(300, 2) * 0.5, 1),
  "a quarter of the tail tied with the cutoff, S 300" = list(rbinom(300, 3, 0.5) * 0.5, 1),
  "smallest tail that is fitted, S 21" = list(round(rnorm(21), 4), 1),
  "too few to fit, S 20" = list(round(rnorm(20), 4), 1),
  "a flat top, S 60" = list(c(round(rnorm(40) - 6, 4), rep(0, 20)), 1)
)

number <- function(x) if (is.finite(x)) x else as.character(x)
out <- list(
  about = "Log ratios and what R's loo::psis computes for them. Written by reference.R.",
  versions = list(R = as.character(getRversion()), loo = as.character(packageVersion("loo"))),
  sets = lapply(names(sets), function(name) {
    x <- sets[[name]][[1]]
    r_eff <- sets[[name]][[2]]
    fit <- suppressWarnings(psis(x, r_eff = r_eff))
    w <- as.numeric(weights(fit, log = FALSE, normalize = TRUE))
    list(
      name = name, relativeEfficiency = r_eff, logRatios = I(x), khat = number(fit$diagnostics$pareto_k),
      ess = fit$diagnostics$n_eff, largest = max(w), meanIndex = sum(w * seq_along(w)),
      weights = if (length(x) <= 60) I(w)
    )
  })
)
write(toJSON(out, auto_unbox = TRUE, digits = NA, null = "null"), "validation/psis/reference.json")
