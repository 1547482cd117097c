# Reference values of simultaneous ECDF bands from R's bayesplot, for src/core/numerics/ecdf-band.test.ts.
# Run from the root of the project, then format:
#   Rscript validation/ecdf-band/reference.R && npx biome check --write validation/ecdf-band/reference.json
# Needs bayesplot and jsonlite (Debian: r-cran-bayesplot, r-cran-jsonlite). bayesplot looks for gamma by golden section on a
# function with steps, so its gamma is near the best one, not it; the coverage it has there, summed step by binomial step with
# bayesplot's own p_interior, is exact and is what is compared first.
suppressPackageStartupMessages({ library(bayesplot); library(jsonlite) })

coverage <- function(gamma, N, K) {
  z <- (1:K) / K
  lower <- qbinom(gamma / 2, N, z)
  upper <- N - c(rev(lower[-K]), 0)
  p <- 1
  from <- 0
  for (k in seq_len(K)) {
    to <- lower[k]:upper[k]
    p <- bayesplot:::p_interior(p_int = p, x1 = from, x2 = to, z1 = (k - 1) / K, z2 = k / K, N = N)
    from <- to
  }
  sum(p)
}

cases <- list(c(20, 5), c(50, 10), c(100, 20), c(100, 100), c(250, 50), c(250, 251), c(500, 20), c(1000, 100))
probs <- c(0.9, 0.95, 0.99)
out <- list(
  about = "gamma by bayesplot's adjust_gamma, its coverage, and ecdf_intervals there (counts at k/K, k = 0..K). Written by reference.R.",
  versions = list(R = as.character(getRversion()), bayesplot = as.character(packageVersion("bayesplot"))),
  bands = unlist(lapply(cases, function(case) lapply(probs, function(prob) {
    N <- case[1]
    K <- case[2]
    gamma <- bayesplot:::adjust_gamma(N = N, K = K, L = 1, prob = prob, interpolate_adj = FALSE)
    limits <- bayesplot:::ecdf_intervals(gamma = gamma, N = N, K = K, L = 1)
    list(samples = N, points = K, probability = prob, gamma = gamma, coverage = coverage(gamma, N, K),
         lower = I(as.integer(limits$lower)), upper = I(as.integer(limits$upper)))
  })), recursive = FALSE),
  table = local({
    rows <- subset(bayesplot:::.gamma_adj, L == 1 & N <= 1000 & K <= 200)
    lapply(seq_len(nrow(rows)), function(i) with(rows[i, ], list(samples = N, points = K, probability = prob, gamma = val)))
  })
)
write(toJSON(out, auto_unbox = TRUE, digits = NA), "validation/ecdf-band/reference.json")
