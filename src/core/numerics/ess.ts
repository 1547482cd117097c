/**
 * Effective sample size of autocorrelated draws: Geyer's initial monotone sequence (1992, doi:10.1214/ss/1177011137) on
 * autocorrelations pooled over chains (Vehtari et al. 2021, doi:10.1214/20-BA1221, eq. 10–11), step for step as R's
 * `posterior` 1.4.0. Assumption most likely to be wrong: the chains have found the same distribution; if not, the number is
 * small and means little. Lags are summed directly and only until the sequence stops: O(draws · lags).
 */

/** Draws by chain; every chain is equally long. */
export type Chains = readonly Float64Array[];

/** posterior's tolerance: a spread under the spacing of doubles at 1 is none. Absolute, so draws near 1e-16 need scaling. */
const NO_SPREAD = Number.EPSILON;

/** Whether a diagnostic means nothing: a draw that is not finite, or no spread over all chains. */
export function isDegenerate(chains: Chains): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let c = 0; c < chains.length; c++) {
    const chain = chains[c] as Float64Array;
    // place by place: a column that is walked makes an object a step until the loop is compiled
    for (let i = 0; i < chain.length; i++) {
      const x = chain[i] as number;
      if (!Number.isFinite(x)) return true;
      if (x < least) least = x;
      if (x > most) most = x;
    }
  }
  return !(most - least >= NO_SPREAD);
}

/**
 * Independent draws the mean of these chains is worth; chains × draws / τ, held at or under chains × draws ×
 * log10(chains × draws). Null with fewer than 3 draws a chain or when {@link isDegenerate}.
 * @param chains already split in halves where splitting is wanted
 */
export function effectiveSize(chains: Chains): number | null {
  const draws = chains[0]?.length ?? 0;
  if (draws < 3 || isDegenerate(chains)) return null;
  const size = chains.length * draws;
  return size / Math.max(autocorrelationTime(chains, draws), 1 / log10(size));
}

/** Not Math.log10, whose last bit differs between engines: the whole core rests on the one logarithm. */
const log10 = (x: number): number => Math.log(x) * Math.LOG10E;

/** τ = −1 + 2·Σ ρ over the monotone pairs, plus the next even ρ where it is positive. */
function autocorrelationTime(chains: Chains, draws: number): number {
  const means = chains.map(meanOf);
  const centred = chains.map((chain, i) => less(chain, means[i] as number));
  const atZero = pooledAutocovariance(centred, 0);
  const within = (atZero * draws) / (draws - 1);
  const total = atZero + (chains.length > 1 ? varianceOf(means) : 0);
  const rhoAt = (lag: number): number => 1 - (within - pooledAutocovariance(centred, lag)) / total;

  const rho = [1, rhoAt(1)];
  let pair = 1 + (rho[1] as number);
  let last = 0;
  let lastEven = 1;
  while (last < draws - 5 && pair > 0) {
    last += 2;
    lastEven = rhoAt(last);
    const odd = rhoAt(last + 1);
    pair = lastEven + odd;
    rho.push(...(pair >= 0 ? [lastEven, odd] : [0, 0]));
  }
  if (lastEven > 0) rho[last] = lastEven;
  makeMonotone(rho, last);
  // With no pair after the first (very short chains), posterior's sum still counts ρ₀ once.
  let sum = 0;
  for (let lag = 0; lag < Math.max(1, last); lag++) sum += rho[lag] as number;
  return -1 + 2 * sum + (rho[last] as number);
}

function less(chain: Float64Array, mean: number): Float64Array {
  const centred = new Float64Array(chain.length);
  for (let i = 0; i < chain.length; i++) centred[i] = (chain[i] as number) - mean;
  return centred;
}

/** A pair that sums to more than the one before it is set to that one's mean. In place. */
function makeMonotone(rho: number[], last: number): void {
  for (let lag = 2; lag <= last - 2; lag += 2) {
    const before = (rho[lag - 2] as number) + (rho[lag - 1] as number);
    if ((rho[lag] as number) + (rho[lag + 1] as number) > before) rho[lag] = rho[lag + 1] = before / 2;
  }
}

/** Mean over chains of (1/n)·Σ cᵢ·cᵢ₊ₗₐg. */
function pooledAutocovariance(centred: Chains, lag: number): number {
  let total = 0;
  for (const chain of centred) {
    for (let i = lag; i < chain.length; i++) total += (chain[i] as number) * (chain[i - lag] as number);
  }
  return total / (centred.length * (centred[0] as Float64Array).length);
}

/** From the first number on, so that equal numbers have exactly themselves as mean and 0 as variance. */
export function meanOf(x: ArrayLike<number>): number {
  const first = x[0] as number;
  let total = 0;
  for (let i = 1; i < x.length; i++) total += (x[i] as number) - first;
  return first + total / x.length;
}

/** Unbiased variance; NaN of one number. */
export function varianceOf(x: ArrayLike<number>): number {
  const centre = meanOf(x);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += ((x[i] as number) - centre) ** 2;
  return total / (x.length - 1);
}
