/**
 * A broken line whose errors remember the last: e_t = ρ·e_{t−1} + u_t. By Prais & Winsten (1954), ρ from the residuals until it
 * stands still, the first row kept; and by restricted maximum likelihood (Cooper & Thompson 1977; as nlme's gls), ρ where the
 * likelihood of what the line cannot explain is highest. Rows with steps missing between them are d steps apart: ρ^d.
 * Most likely to be wrong on short series: ρ itself, estimated too low by all methods.
 */
import { TERMS } from './design.js';
import { type LeastSquares, leastSquares } from './least-squares.js';

export type Autoregressive = { readonly rho: number; readonly fit: LeastSquares };

type Rows = { readonly t: Float64Array; readonly y: Float64Array; readonly x: Float64Array };

const STEPS = 500;

/** Null where the line cannot be fitted or the residuals are all but a walk. */
export function praisWinsten(rows: Rows): Autoregressive | null {
  let rho = 0;
  for (let i = 0; i < STEPS; i++) {
    const fit = leastSquares(...whiten(rows, rho));
    if (fit === null) return null;
    const next = lagged(rows, fit.coefficients);
    if (!(Math.abs(next) < 1)) return null;
    if (Math.abs(next - rho) < 1e-12) return { rho, fit };
    rho = next;
  }
  return null;
}

/** Slope of the residuals on those a step before. */
function lagged({ t, y, x }: Rows, coefficients: Float64Array): number {
  const e = y.map((value, r) => {
    let fitted = 0;
    for (let i = 0; i < TERMS; i++) fitted += (x[TERMS * r + i] as number) * (coefficients[i] as number);
    return value - fitted;
  });
  let [product, square] = [0, 0];
  for (let r = 1; r < e.length; r++) {
    if ((t[r] as number) - (t[r - 1] as number) !== 1) continue;
    product += (e[r] as number) * (e[r - 1] as number);
    square += (e[r - 1] as number) * (e[r - 1] as number);
  }
  return product / square;
}

const LIMIT = 0.995;
const GRID = 40;

export function restricted(rows: Rows): Autoregressive | null {
  const n = rows.y.length;
  const at = (rho: number): number => {
    const fit = leastSquares(...whiten(rows, rho));
    if (fit === null) return Number.NEGATIVE_INFINITY;
    return -0.5 * (logVariance(rows.t, rho) + fit.logDeterminant + (n - TERMS) * Math.log(fit.squares));
  };
  let best = 0;
  for (let k = 0; k <= GRID; k++) {
    const rho = LIMIT * ((2 * k) / GRID - 1);
    if (at(rho) > at(best)) best = rho;
  }
  const rho = highest(at, Math.max(-LIMIT, best - (2 * LIMIT) / GRID), Math.min(LIMIT, best + (2 * LIMIT) / GRID));
  const fit = leastSquares(...whiten(rows, rho));
  return fit && { rho, fit };
}

/** Golden section on one hump. */
function highest(f: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [fa, fb] = [f(a), f(b)];
  while (high - low > 1e-10) {
    if (fa >= fb) {
      [high, b, fb] = [b, a, fa];
      a = high - golden * (high - low);
      fa = f(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + golden * (high - low);
      fb = f(b);
    }
  }
  return (low + high) / 2;
}

/** Rows made independent, each with the variance of one error: (row − ρ^d · row before) / √(1 − ρ^2d). */
function whiten({ t, y, x }: Rows, rho: number): [Float64Array, Float64Array] {
  const [whiteX, whiteY] = [x.slice(), y.slice()];
  for (let r = 1; r < y.length; r++) {
    const memory = wholePower(rho, (t[r] as number) - (t[r - 1] as number));
    const scale = 1 / Math.sqrt(1 - memory * memory);
    whiteY[r] = scale * ((y[r] as number) - memory * (y[r - 1] as number));
    for (let i = 0; i < TERMS; i++)
      whiteX[TERMS * r + i] = scale * ((x[TERMS * r + i] as number) - memory * (x[TERMS * (r - 1) + i] as number));
  }
  return [whiteX, whiteY];
}

function logVariance(t: Float64Array, rho: number): number {
  let sum = 0;
  for (let r = 1; r < t.length; r++) {
    const memory = wholePower(rho, (t[r] as number) - (t[r - 1] as number));
    sum += Math.log1p(-memory * memory);
  }
  return sum;
}

function wholePower(x: number, n: number): number {
  let power = x;
  for (let i = 1; i < n; i++) power *= x;
  return power;
}
