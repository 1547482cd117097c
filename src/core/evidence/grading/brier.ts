/**
 * How good probabilities were once the truth was known: the Brier score, and what it is made of (CORP: Dimitriadis,
 * Gneiting & Jordan 2021, PNAS, doi:10.1073/pnas.2016191118):
 *
 *   Brier = miscalibration − discrimination + uncertainty
 *
 * Miscalibration is what a rising recalibration of the forecasts (pooled adjacent violators) would have saved;
 * discrimination what the forecasts so mended beat the plain base rate by; uncertainty the score of the base rate. No bins are chosen,
 * and the three add up exactly.
 *
 * The assumption most likely to be wrong: that claims whose truth became known are like those whose truth did not.
 * Cost: n log n.
 */
import { rowsBy } from '../../measure/rows-by.js';
import { isotonic } from '../../numerics/isotonic.js';
import { type Gap, gap } from '../../problem.js';

/** A probability, 0..1, and whether it came true. */
export type Forecast = { readonly probability: number; readonly came: boolean };

export type Brier = {
  readonly n: number;
  /** mean squared error, 0 (best) to 1 */
  readonly score: number;
  /** standard error of the score over claims like these; a gap below two */
  readonly standardError: number | Gap;
  readonly baseRate: number;
  /** 1 − score / score of the base rate; a gap where all came true or none */
  readonly skill: number | Gap;
  /** mean of −ln of the probability given to what happened; ∞ where that was 0 */
  readonly logScore: number;
  readonly miscalibration: number;
  readonly discrimination: number;
  readonly uncertainty: number;
  /** each forecast probability, how often it was given, how often it came true, and what it should have been */
  readonly reliability: readonly {
    readonly probability: number;
    readonly n: number;
    readonly came: number;
    readonly mended: number;
  }[];
};

export function brier(forecasts: readonly Forecast[]): Brier | Gap {
  const n = forecasts.length;
  if (n === 0) return gap('too-few', 'no forecast whose outcome is known');
  const errors = forecasts.map(({ probability, came }) => square(probability - Number(came)));
  const score = mean(errors);
  const baseRate = mean(forecasts.map(({ came }) => Number(came)));
  const uncertainty = baseRate * (1 - baseRate);
  const byProbability = rowsBy(forecasts, ({ probability }) => probability);
  const groups = [...byProbability.keys]
    .sort((a, b) => a - b)
    .map((probability) => {
      const own = byProbability.of(probability);
      return { probability, n: own.length, came: own.filter(({ came }) => came).length };
    });
  const mended = isotonic(
    groups.map((group) => group.came / group.n),
    groups.map((group) => group.n),
  );
  const mendedScore =
    groups.reduce((sum, { n: of, came }, i) => {
      const p = mended[i] as number;
      return sum + came * square(1 - p) + (of - came) * square(p);
    }, 0) / n;
  return {
    n,
    score,
    standardError:
      n < 2
        ? gap('too-few', 'one forecast tells nothing of its spread')
        : Math.sqrt(errors.reduce((sum, x) => sum + square(x - score), 0) / (n * (n - 1))),
    baseRate,
    skill:
      uncertainty === 0
        ? gap('too-few', 'all came true or none did: the base rate alone is right')
        : 1 - score / uncertainty,
    logScore: mean(forecasts.map(({ probability, came }) => -Math.log(came ? probability : 1 - probability))),
    miscalibration: score - mendedScore,
    discrimination: uncertainty - mendedScore,
    uncertainty,
    reliability: groups.map((group, i) => ({ ...group, mended: mended[i] as number })),
  };
}

const square = (x: number): number => x * x;
const mean = (x: readonly number[]): number => x.reduce((sum, value) => sum + value, 0) / x.length;
