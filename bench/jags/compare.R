# Rscript compare.R folder cpu_jags cpu_ours: what two engines say of the same quantities, by posterior's own measures.
suppressPackageStartupMessages(library(posterior))
args <- commandArgs(trailingOnly = TRUE)
read_engine <- function(path) {
  lines <- strsplit(readLines(path)[-1], ";", fixed = TRUE)
  names <- vapply(lines, `[`, "", 1)
  columns <- lapply(lines, function(l) scan(text = l[3], quiet = TRUE))
  sapply(unique(names), function(n) do.call(cbind, columns[names == n]), simplify = FALSE)
}
jags <- read_engine(file.path(args[1], "jags.csv"))
ours <- read_engine(file.path(args[1], "ours.csv"))
cpu <- as.numeric(args[2:3])
say <- function(...) cat(sprintf(...), sep = "")
error <- function(x) { e <- mcse_mean(x); if (is.na(e)) 0 else e }
# an indicator that is the same in every draw has no error to speak of
apart <- function(a, b) (mean(a) - mean(b)) / sqrt(error(a)^2 + error(b)^2)

both <- setdiff(intersect(names(jags), names(ours)), grep("^[DH]/", names(jags), value = TRUE))
say("\n| quantity | JAGS | ours | apart, MCSE | R-hat | ESS JAGS | ESS ours |\n| --- | --- | --- | --- | --- | --- | --- |\n")
row <- function(label, a, b)
  say("| %s | %.4f ± %.4f | %.4f ± %.4f | %+.1f | %.3f %.3f | %.0f | %.0f |\n", label, mean(a), error(a), mean(b), error(b),
      apart(a, b), rhat(a), rhat(b), ess_bulk(a), ess_bulk(b))
for (n in both) row(n, jags[[n]], ours[[n]])
for (n in c("destroyed", "hit")) row(paste("exact", n), jags[[n]], ours[[paste("exact", n)]])

say("\n")
for (n in c("destroyed", "hit")) {
  values <- 0:max(jags[[n]], ours[[n]])
  for (kind in c("drawn", "exact")) {
    z <- p <- NULL
    for (k in values) {
      a <- 1 * (jags[[n]] == k)
      b <- if (kind == "drawn") 1 * (ours[[n]] == k) else ours[[paste0("exact ", n, "=", k)]]
      if (is.null(b)) next
      mid <- (mean(a) + mean(b)) / 2
      if (mid < 0.003) next
      # never seen is not known without error
      least <- mid * (1 - mid) / ess_bulk(jags[[n]])
      z <- c(z, (mean(a) - mean(b)) / sqrt(max(error(a)^2, least) + error(b)^2)); p <- rbind(p, c(k, mean(a), mean(b)))
    }
    say("P(%s = k), %s: %d values, largest |difference| %.1f MCSE (at %d: %.4f, %.4f), root mean square %.2f, largest absolute %.4f\n",
        n, kind, length(z), max(abs(z)), p[which.max(abs(z)), 1], p[which.max(abs(z)), 2], p[which.max(abs(z)), 3],
        sqrt(mean(z^2)), max(abs(p[, 2] - p[, 3])))
  }
}
cells <- grep("^[DH]/", intersect(names(jags), names(ours)), value = TRUE)
if (length(cells) > 0) {
  z <- sapply(cells, function(n) apart(jags[[n]], ours[[n]]))
  say("Means of %d cells, D and D + M: largest |difference| %.1f MCSE (%s), root mean square %.2f\n", length(cells) / 2,
      max(abs(z), na.rm = TRUE), cells[which.max(abs(z))], sqrt(mean(z^2, na.rm = TRUE)))
}
z <- sapply(setdiff(both, c("destroyed", "hit")), function(n) apart(jags[[n]], ours[[n]]))
say("Means of %d shares: largest |difference| %.1f MCSE (%s), root mean square %.2f\n", length(z), max(abs(z)), names(z)[which.max(abs(z))],
    sqrt(mean(z^2)))
say("\n| effective draws per CPU s | JAGS | ours | ours / JAGS |\n| --- | --- | --- | --- |\n")
for (n in c("destroyed", "hit")) {
  e <- c(ess_bulk(jags[[n]]), ess_bulk(ours[[n]])) / cpu
  say("| %s | %.1f | %.1f | %.2f |\n", n, e[1], e[2], e[2] / e[1])
}
