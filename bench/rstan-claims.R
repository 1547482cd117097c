# Claims against pictures in rstan: the model of src/core/claims/record/listed-ratio.ts as its reference was made (non-centred).
# Rscript rstan-claims.R TABLE prints "ESS <smallest bulk size> CPU <seconds of sampling, warm-up included>", the median of three seeds.
suppressMessages(library(rstan))
# Debian keeps Boost beside its package for R.
if (dir.exists("/usr/include/boost")) rstan_options(boost_lib = "/usr/include")
d <- read.csv(commandArgs(TRUE)[1])
code <- "
data { int N; int C; int T; int c[N]; int t[N]; int y[N]; vector[N] x; }
parameters { real a; vector[C] zb; vector[T] zu; real<lower=0> tau_b; real<lower=0> tau_u; real<lower=0> phi; }
transformed parameters { vector[C] b = tau_b * zb; vector[T] u = tau_u * zu; }
model {
  a ~ normal(0, 2); zb ~ normal(0, 1); zu ~ normal(0, 1); tau_b ~ normal(0, 1); tau_u ~ normal(0, 1); phi ~ gamma(2, .1);
  y ~ neg_binomial_2_log(log(x + .5) + a + b[c] + u[t], phi);
}"
model <- stan_model(model_code = code)
data <- list(N = nrow(d), C = length(unique(d$category)), T = length(unique(d$quarter_end)),
  c = as.integer(factor(d$category)), t = as.integer(factor(d$quarter_end)), y = d$claimed, x = d$confirmed)
one <- function(seed) {
  fit <- sampling(model, data, chains = 1, iter = 2000, seed = seed, refresh = 0, cores = 1)
  draws <- extract(fit, c("a", "b", "tau_b", "tau_u", "phi"), permuted = FALSE)
  c(min(apply(draws, 3, function(x) ess_bulk(x))), sum(get_elapsed_time(fit)))
}
runs <- sapply(1:3, one)
best <- order(runs[1, ] / runs[2, ])[2]
cat("ESS", runs[1, best], "CPU", runs[2, best], "\n")
