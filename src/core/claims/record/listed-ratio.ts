/**
 * How many are claimed for each one that a list of pictures shows, by category and quarter:
 *
 *   y ~ NegBin2((x + ½) e^{a + b_c + u_t}, φ);  a ~ N(0, 2);  b = τ_b·N(0, 1), u = τ_u·N(0, 1);  τ ~ half-N(0, 1);  φ ~ Gamma(2, .1)
 *
 * e^{a + b} is claims per pictured loss, not inflation: what share is pictured differs by category. `inflationGiven` divides it by a named share.
 * Assumption most likely to be wrong: that share does not change while the lists are read (fresh losses are listed late: `list-lag.ts`).
 * Sampled on β_c = a + b_c with a integrated out and drawn back exactly, which is what keeps a and b from holding each other up.
 * Cost: two gradients of ln Γ per cell and leap.
 */
import { type LogGamma, logGammaInto } from '../../numerics/log-gamma.js';
import type { Target } from '../../numerics/nuts.js';
import type { Rng } from '../../numerics/rng.js';

export type ListedCell = {
  /** 0, 1, … */
  readonly category: number;
  readonly period: number;
  /** claimed in the period */
  readonly claimed: number;
  /** listed with a picture in the period */
  readonly listed: number;
};

export type ListedProblem = {
  readonly categories: number;
  readonly periods: number;
  readonly cells: readonly ListedCell[];
};

/** A draw in the model's own terms. */
export type ListedDraw = {
  readonly a: number;
  readonly b: Float64Array;
  readonly tauB: number;
  readonly tauU: number;
  readonly phi: number;
};

const VARIANCE_A = 4;
const [SHAPE, RATE] = [2, 0.1];

/** Coordinates: β (one per category), z of u (one per period), ln τ_b, ln τ_u, ln φ. */
export function listedTarget({ categories, periods, cells }: ListedProblem): Target {
  const dimension = categories + periods + 3;
  const [atTauB, atTauU, atPhi] = [dimension - 3, dimension - 2, dimension - 1];
  const category = Int32Array.from(cells, (cell) => cell.category);
  const period = Int32Array.from(cells, (cell) => cell.period);
  const claimed = Float64Array.from(cells, (cell) => cell.claimed);
  const logListed = Float64Array.from(cells, (cell) => Math.log(cell.listed + 0.5));
  const [ofSum, ofPhi]: [LogGamma, LogGamma] = [
    { value: 0, slope: 0 },
    { value: 0, slope: 0 },
  ];

  const logDensity = (at: Float64Array, gradient: Float64Array): number => {
    const tauB = Math.exp(at[atTauB] as number);
    const tauU = Math.exp(at[atTauU] as number);
    const logPhi = at[atPhi] as number;
    const phi = Math.exp(logPhi);
    gradient.fill(0);

    // β with a integrated out.
    const precision = 1 / (tauB * tauB);
    let [sum, squares] = [0, 0];
    for (let c = 0; c < categories; c++) {
      const beta = at[c] as number;
      sum += beta;
      squares += beta * beta;
    }
    const whole = 1 / VARIANCE_A + categories * precision;
    const centre = (sum * precision) / whole;
    let level =
      -categories * (at[atTauB] as number) -
      0.5 * Math.log(whole) -
      0.5 * (squares * precision - (sum * precision * sum * precision) / whole);
    for (let c = 0; c < categories; c++) gradient[c] = -precision * ((at[c] as number) - centre);
    const aroundCentre = squares - 2 * centre * sum + categories * centre * centre;
    gradient[atTauB] = -categories + precision * aroundCentre + (categories * precision) / whole + 1 - tauB * tauB;
    level += (at[atTauB] as number) - 0.5 * tauB * tauB;

    // z, τ_u, φ
    for (let t = 0; t < periods; t++) {
      const z = at[categories + t] as number;
      level -= 0.5 * z * z;
      gradient[categories + t] = -z;
    }
    level += (at[atTauU] as number) - 0.5 * tauU * tauU + SHAPE * logPhi - RATE * phi;

    logGammaInto(phi, ofPhi);
    let [slopeTauU, slopePhi] = [0, 0];
    const n = claimed.length;
    for (let i = 0; i < n; i++) {
      const y = claimed[i] as number;
      const c = category[i] as number;
      const t = categories + (period[i] as number);
      const effect = tauU * (at[t] as number);
      const mean = Math.exp((logListed[i] as number) + (at[c] as number) + effect);
      logGammaInto(y + phi, ofSum);
      const total = mean + phi;
      const logTotal = Math.log(total);
      level += ofSum.value + y * ((logListed[i] as number) + (at[c] as number) + effect) - (y + phi) * logTotal;
      const slope = y - ((y + phi) * mean) / total;
      gradient[c] = (gradient[c] as number) + slope;
      gradient[t] = (gradient[t] as number) + slope * tauU;
      slopeTauU += slope * effect;
      slopePhi += ofSum.slope - logTotal - (y + phi) / total;
    }
    level += n * (phi * logPhi - ofPhi.value);
    slopePhi += n * (logPhi + 1 - ofPhi.slope);
    gradient[atTauU] = slopeTauU + 1 - tauU * tauU;
    gradient[atPhi] = slopePhi * phi + SHAPE - RATE * phi;
    return level;
  };
  return { dimension, logDensity };
}

/** Where the posterior is likely to be: the ratios of the sums, and small spreads. */
export function listedStart({ categories, periods, cells }: ListedProblem, rng: Rng): Float64Array {
  const start = new Float64Array(categories + periods + 3);
  for (let c = 0; c < categories; c++) {
    let [y, x] = [0.5, 0.5];
    for (const cell of cells) {
      if (cell.category !== c) continue;
      y += cell.claimed;
      x += cell.listed;
    }
    start[c] = Math.log(y / x);
  }
  return start.map((x) => x + 0.2 * rng.normal());
}

/** The draw behind coordinates; a is drawn from its normal given β and τ_b. */
export function listedDraw({ categories }: ListedProblem, at: Float64Array, rng: Rng): ListedDraw {
  const tauB = Math.exp(at[at.length - 3] as number);
  const precision = 1 / (tauB * tauB);
  let sum = 0;
  for (let c = 0; c < categories; c++) sum += at[c] as number;
  const whole = 1 / VARIANCE_A + categories * precision;
  const a = (sum * precision) / whole + rng.normal() / Math.sqrt(whole);
  const b = Float64Array.from({ length: categories }, (_, c) => (at[c] as number) - a);
  return { a, b, tauB, tauU: Math.exp(at[at.length - 2] as number), phi: Math.exp(at[at.length - 1] as number) };
}

/**
 * Claimed per loss, not per listed loss, if `share` of the losses (0..1, named by the caller) come to be listed.
 * @param perListed e^{a + b_c} of one draw
 */
export const inflationGiven = (perListed: number, share: number): number => perListed * share;
