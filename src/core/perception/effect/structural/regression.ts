/**
 * A static regression under a spike and a slab (George & McCulloch 1997; as bsts: Scott & Varian 2014,
 * doi:10.1504/IJMMNO.2014.059942). Each column is in or out; coefficients and noise are integrated out while that is drawn.
 * Normal equations and prior precision are kept swept on the columns that are in: a flip is one sweep, its odds need no
 * factor. Assumption most likely to be wrong: the relation does not change at the event.
 * Cost of a draw: rows × columns + columns².
 */
import { factorInPlace } from '../../../numerics/positive-definite.js';
import type { Rng } from '../../../numerics/rng.js';
import { drawVariance } from './draw-variance.js';
import { EXPECTED_SIZE, NOISE_WITH_CONTROLS, SLAB, type SpreadPrior } from './prior.js';

/** Columns one after the other, each of `rows`, the event's own rows behind those before it. */
export type Design = { readonly columns: Float64Array; readonly count: number; readonly rows: number };

export type Regression = {
  /** 0 where the column is out */
  readonly beta: Float64Array;
  readonly isIn: Uint8Array;
  /** draws columns, noise and coefficients given what is left of the series, 0 where it is not seen; returns the variance of the noise */
  readonly draw: (residual: Float64Array, rng: Rng) => number;
  /** the regression's part of each row, 0..rows-1 */
  readonly signal: (into: Float64Array) => void;
};

/** @param seen rows before the event with a value, of which `isSeen` is 1 */
export function makeRegression({ columns, count: p, rows }: Design, isSeen: Uint8Array, seen: number): Regression {
  const prior: SpreadPrior = NOISE_WITH_CONTROLS;
  const chanceIn = Math.min(1, EXPECTED_SIZE / p);
  const logPriorOdds = chanceIn === 1 ? 0 : Math.log(chanceIn / (1 - chanceIn));
  const slab = slabPrecision(columns, p, rows);
  const normal = slab.map((x, at) => x + product(columns, rows, Math.floor(at / p), at % p, isSeen));
  const swept = new Float64Array(p * p);
  const slabSwept = new Float64Array(p * p);
  const isIn = new Uint8Array(p).fill(1);
  const beta = new Float64Array(p);
  const moment = new Float64Array(p);
  const right = new Float64Array(p);
  const factor = new Float64Array(p * p);
  const chosen = new Int32Array(p);
  const priorSquares = prior.weight * prior.guess * prior.guess;
  const half = (prior.weight + seen) / 2;
  let unexplained = 0;
  let flips = 0;
  restart();

  /** Both matrices swept from the beginning, so that rounding cannot add up. */
  function restart(): void {
    swept.set(normal);
    slabSwept.set(slab);
    for (let j = 0; j < p; j++)
      if (isIn[j] === 1) {
        sweep(swept, p, j, false);
        sweep(slabSwept, p, j, false);
      }
    flips = 0;
  }

  /** Column j changes sides: both matrices, the right-hand side and the sum of squares. */
  function flip(j: number): void {
    const wasIn = isIn[j] === 1;
    const pivot = swept[j * p + j] as number;
    const own = right[j] as number;
    for (let i = 0; i < p; i++) {
      if (i !== j) right[i] = (right[i] as number) - ((swept[i * p + j] as number) * own) / pivot;
    }
    unexplained -= (own * own) / pivot;
    right[j] = (wasIn ? -own : own) / pivot;
    sweep(swept, p, j, wasIn);
    sweep(slabSwept, p, j, wasIn);
    isIn[j] = wasIn ? 0 : 1;
    flips++;
  }

  function projectMoment(): void {
    for (let i = 0; i < p; i++) {
      let along = 0;
      for (let k = 0; k < p; k++) if (isIn[k] === 1) along += (swept[i * p + k] as number) * (moment[k] as number);
      right[i] = isIn[i] === 1 ? -along : (moment[i] as number) - along;
    }
    for (let k = 0; k < p; k++) if (isIn[k] === 1) unexplained -= (moment[k] as number) * (right[k] as number);
  }

  function chooseColumns(rng: Rng): void {
    for (let j = 0; j < p; j++) {
      const was = isIn[j] === 1;
      const at = swept[j * p + j] as number;
      const pivot = was ? -1 / at : at;
      const slabAt = slabSwept[j * p + j] as number;
      const slabPivot = was ? -1 / slabAt : slabAt;
      const along = was ? (right[j] as number) * pivot : (right[j] as number);
      const explained = (along * along) / pivot;
      const without = priorSquares + (was ? unexplained + explained : unexplained);
      const logOdds =
        logPriorOdds + 0.5 * Math.log(slabPivot / pivot) - half * Math.log(Math.max(1e-300, 1 - explained / without));
      if (rng.uniform() * (1 + Math.exp(-logOdds)) < 1 !== was) flip(j);
    }
  }

  function drawBeta(variance: number, rng: Rng): void {
    let k = 0;
    for (let j = 0; j < p; j++) if (isIn[j] === 1) chosen[k++] = j;
    for (let a = 0; a < k; a++)
      for (let b = 0; b <= a; b++)
        factor[a * k + b] = -(swept[(chosen[a] as number) * p + (chosen[b] as number)] as number);
    factorInPlace(factor, k);
    const scale = Math.sqrt(variance);
    for (let j = 0; j < p; j++) beta[j] = isIn[j] === 1 ? (right[j] as number) : 0;
    for (let b = 0; b < k; b++) {
      const z = scale * rng.normal();
      for (let a = b; a < k; a++) {
        const j = chosen[a] as number;
        beta[j] = (beta[j] as number) + (factor[a * k + b] as number) * z;
      }
    }
  }

  function draw(residual: Float64Array, rng: Rng): number {
    if (flips > RESTART_AFTER) restart();
    const length = residual.length;
    unexplained = 0;
    for (let t = 0; t < length; t++) unexplained += (residual[t] as number) * (residual[t] as number);
    for (let j = 0; j < p; j++) {
      let sum = 0;
      const from = j * rows;
      for (let t = 0; t < length; t++) sum += (columns[from + t] as number) * (residual[t] as number);
      moment[j] = sum;
    }
    projectMoment();
    if (chanceIn < 1) chooseColumns(rng);
    const variance = drawVariance(prior, unexplained, seen, rng);
    drawBeta(variance, rng);
    return variance;
  }

  function signal(into: Float64Array): void {
    into.fill(0);
    for (let j = 0; j < p; j++) {
      const b = beta[j] as number;
      if (b === 0) continue;
      const from = j * rows;
      for (let t = 0; t < rows; t++) into[t] = (into[t] as number) + b * (columns[from + t] as number);
    }
  }

  return { beta, isIn, draw, signal };
}

/** Sweeps after which both matrices are made anew. */
const RESTART_AFTER = 1000;

/** Zellner's, half of it on the diagonal, over all rows. */
function slabPrecision(columns: Float64Array, p: number, rows: number): Float64Array {
  return Float64Array.from({ length: p * p }, (_, at) => {
    const [i, j] = [Math.floor(at / p), at % p];
    const part = i === j ? 1 : 1 - SLAB.diagonal;
    return (SLAB.weight * part * product(columns, rows, i, j, null)) / rows;
  });
}

/** Σ xᵢ·xⱼ over the rows that are seen, or over all. */
function product(columns: Float64Array, rows: number, i: number, j: number, isSeen: Uint8Array | null): number {
  let sum = 0;
  const length = isSeen?.length ?? rows;
  for (let t = 0; t < length; t++) {
    if (isSeen === null || isSeen[t] === 1)
      sum += (columns[i * rows + t] as number) * (columns[j * rows + t] as number);
  }
  return sum;
}

/** One sweep of a symmetric matrix on its k-th pivot, or its undoing (Goodnight 1979, doi:10.1080/00031305.1979.10482685). */
function sweep(a: Float64Array, p: number, k: number, isUndone: boolean): void {
  const pivot = a[k * p + k] as number;
  for (let i = 0; i < p; i++) {
    if (i === k) continue;
    const share = (a[i * p + k] as number) / pivot;
    for (let j = 0; j < p; j++) {
      if (j !== k) a[i * p + j] = (a[i * p + j] as number) - share * (a[k * p + j] as number);
    }
  }
  const scale = isUndone ? -pivot : pivot;
  for (let i = 0; i < p; i++) {
    if (i === k) continue;
    a[i * p + k] = (a[i * p + k] as number) / scale;
    a[k * p + i] = (a[k * p + i] as number) / scale;
  }
  a[k * p + k] = -1 / pivot;
}
