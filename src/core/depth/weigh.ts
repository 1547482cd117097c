/**
 * Descriptive measures of how assets lie along a distance (methods H): no scalar index of depth is claimed. Weights are
 * numbers of assets; distances in km.
 */
import { exceeds, type LogNormal } from '../numerics/lognormal.js';

export type Weighted = { readonly km: number; readonly weight: number };

const total = (bases: readonly Weighted[]): number => bases.reduce((sum, base) => sum + base.weight, 0);

/** Share of the weight within `km`, 0..1. */
export const exposure = (bases: readonly Weighted[], km: number): number =>
  total(bases.filter((base) => base.km <= km)) / total(bases);

/** Expected exposure when the reach itself is uncertain. */
export const expectedExposure = (bases: readonly Weighted[], reach: LogNormal): number =>
  bases.reduce((sum, base) => sum + base.weight * exceeds(reach, base.km), 0) / total(bases);

export const weightedMean = (bases: readonly Weighted[]): number =>
  bases.reduce((sum, base) => sum + base.weight * base.km, 0) / total(bases);

/** Smallest distance within which half the weight lies. */
export function weightedMedian(bases: readonly Weighted[]): number {
  const sorted = [...bases].sort((a, b) => a.km - b.km);
  const half = total(bases) / 2;
  let sum = 0;
  for (const base of sorted) {
    sum += base.weight;
    if (sum >= half) return base.km;
  }
  return sorted[sorted.length - 1]?.km ?? Number.NaN;
}

/** 1 / Σ s²: how many equally full bases would be as concentrated. */
export const effectiveBases = (bases: readonly Weighted[]): number =>
  1 / bases.reduce((sum, base) => sum + (base.weight / total(bases)) * (base.weight / total(bases)), 0);

/** exp(−Σ s ln s): the same by Shannon's entropy, which counts small bases for more (Hill numbers of order 1 and 2). */
export const shannonBases = (bases: readonly Weighted[]): number => {
  const whole = total(bases);
  return Math.exp(
    bases.reduce((sum, { weight }) => (weight > 0 ? sum - (weight / whole) * Math.log(weight / whole) : sum), 0),
  );
};

/**
 * Half-width of the band around a distribution function from `n` bases (Dvoretzky–Kiefer–Wolfowitz, Massart 1990). Only for
 * bases that are a sample of others: those of a case are all it knows, and get no such band.
 */
export const samplingBand = (n: number, alpha: number): number => Math.sqrt(Math.log(2 / alpha) / (2 * n));

/** Hours between the line and the base at `kmh`. */
export const warningHours = (km: number, kmh: number): number => km / kmh;

/** Hours of one sortie cycle: there, back, and the turn on the ground. */
export const sortieCycleHours = (km: number, kmh: number, turnHours: number): number => (2 * km) / kmh + turnHours;

/** Sorties left of each one, 0..1 or more, once a cycle from `fromKm` becomes one from `toKm`. */
export const sortieRateKept = (fromKm: number, toKm: number, kmh: number, turnHours: number): number =>
  sortieCycleHours(fromKm, kmh, turnHours) / sortieCycleHours(toKm, kmh, turnHours);

/** Moves a share of the weight of some bases to one distance, as one new base or joining the one that is there. */
export function rebase(
  bases: readonly Weighted[],
  moved: readonly number[],
  share: number,
  toKm: number,
): readonly Weighted[] {
  const gone = moved.reduce((sum, i) => sum + share * (bases[i]?.weight ?? 0), 0);
  const left = bases.map((base, i) => (moved.includes(i) ? { ...base, weight: base.weight * (1 - share) } : base));
  const joins = left.some((base) => base.km === toKm);
  return joins
    ? left.map((base) => (base.km === toKm ? { ...base, weight: base.weight + gone } : base))
    : [...left, { km: toKm, weight: gone }];
}
