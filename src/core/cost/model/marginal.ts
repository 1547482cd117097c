/**
 * What one unit of an item may cost, as a function of a standard normal score z: x = F⁻¹(Φ(z)), rising in z. Most likely wrong:
 * the shape between and beyond the numbers an estimator gave. Cost: one exponential (log-normal), else a few dozen operations.
 */
import * as lognormal from '../../numerics/lognormal.js';
import { type Metalog, metalogQuantile } from '../../numerics/metalog.js';
import { betaCdf, normalCdf } from '../../numerics/special.js';
import { quickly, type Tails, tabulated } from './tabulated.js';

export type Marginal =
  | ({ readonly kind: 'lognormal' } & lognormal.LogNormal)
  | { readonly kind: 'triangular' | 'pert'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'metalog'; readonly fit: Metalog }
  /** weighted log-normals, one of which is right */
  | {
      readonly kind: 'pool';
      readonly parts: readonly { readonly weight: number; readonly unit: lognormal.LogNormal }[];
    }
  | { readonly kind: 'fixed'; readonly value: number };

export type UnitValue = (z: number) => number;

export function unitValue(marginal: Marginal): UnitValue {
  switch (marginal.kind) {
    case 'lognormal':
      return (z) => Math.exp(marginal.mu + marginal.sigma * z);
    case 'uniform':
      return quickly((z) => marginal.low + (marginal.high - marginal.low) * normalCdf(z));
    case 'triangular':
      return quickly(triangular(marginal));
    case 'pert':
      return pert(marginal);
    case 'metalog':
      return quickly((z) => metalogQuantile(marginal.fit, normalCdf(z), normalCdf(-z)));
    case 'pool':
      return tabulated(poolTails(marginal.parts), spanOf(marginal.parts), Math.exp);
    case 'fixed':
      return () => marginal.value;
  }
}

type Three = { readonly low: number; readonly mode: number; readonly high: number };

/** Roots are taken of the smaller side, so that both ends keep their digits. */
function triangular({ low, mode, high }: Three): UnitValue {
  const width = high - low;
  const peak = (mode - low) / width;
  return (z) => {
    const p = normalCdf(z);
    return p <= peak
      ? low + Math.sqrt(p * width * (mode - low))
      : high - Math.sqrt(normalCdf(-z) * width * (high - mode));
  };
}

/** Beta(1 + 4(mode − low)/width, 1 + 4(high − mode)/width) between the ends (Malcolm et al. 1959). */
function pert(ends: Three): UnitValue {
  const { low, high } = ends;
  const width = high - low;
  const { a, b } = pertShape(ends);
  return tabulated(
    { below: (x) => betaCdf(x, a, b), above: (x) => betaCdf(1 - x, b, a) },
    [0, 1],
    (x) => low + width * x,
  );
}

export const pertShape = ({ low, mode, high }: Three): { readonly a: number; readonly b: number } => ({
  a: 1 + (4 * (mode - low)) / (high - low),
  b: 1 + (4 * (high - mode)) / (high - low),
});

type Parts = Extract<Marginal, { kind: 'pool' }>['parts'];

/** Of ln x. */
const poolTails = (parts: Parts): Tails => ({
  below: (t) => parts.reduce((sum, { weight, unit }) => sum + weight * lognormal.cdf(unit, Math.exp(t)), 0),
  above: (t) => parts.reduce((sum, { weight, unit }) => sum + weight * lognormal.exceeds(unit, Math.exp(t)), 0),
});

const FAR = 9;
/** ln x from below the lowest to above the highest any part reaches. */
const spanOf = (parts: Parts): readonly [number, number] => [
  Math.min(...parts.map(({ unit }) => unit.mu - FAR * unit.sigma)) - 1e-9,
  Math.max(...parts.map(({ unit }) => unit.mu + FAR * unit.sigma)) + 1e-9,
];

/** E X, in closed form where there is one; by the trapezoid rule over z elsewhere, which for a smooth function is exact. */
export function meanOf(marginal: Marginal): number {
  switch (marginal.kind) {
    case 'lognormal':
      return lognormal.mean(marginal);
    case 'uniform':
      return (marginal.low + marginal.high) / 2;
    case 'triangular':
      return (marginal.low + marginal.mode + marginal.high) / 3;
    case 'pert':
      return (marginal.low + 4 * marginal.mode + marginal.high) / 6;
    case 'pool':
      return marginal.parts.reduce((sum, { weight, unit }) => sum + weight * lognormal.mean(unit), 0);
    case 'fixed':
      return marginal.value;
    case 'metalog':
      return marginal.fit.least === null
        ? unboundedMean(marginal.fit)
        : byTrapezoid((z) => metalogQuantile(marginal.fit, normalCdf(z), normalCdf(-z)));
  }
}

/** ∫₀¹ M(y) dy = a₁ + a₃/2. */
const unboundedMean = ({ a }: Metalog): number => a[0] + a[2] / 2;

const END = 37;
const STEP = 1 / 32;
function byTrapezoid(value: UnitValue): number {
  let total = 0;
  for (let k = -END / STEP; k <= END / STEP; k++) {
    const z = k * STEP;
    const density = Math.exp((-z * z) / 2);
    if (density > 0) total += density * value(z);
  }
  return (total * STEP) / Math.sqrt(2 * Math.PI);
}
