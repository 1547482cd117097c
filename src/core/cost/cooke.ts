/**
 * Cooke's classical model (Cooke 1991; Colson & Cooke 2017, doi:10.1016/j.ress.2017.02.003): experts weighed by how they did on
 * questions whose answers are known.
 *
 *   calibration  P(χ²₃ >= 2n·I(s, p)), s the shares of truths between an expert's 5, 50 and 95 % quantiles, p = (.05 .45 .45 .05)
 *   information  mean over questions of I against a uniform density over what all experts and the truth span, a tenth wider
 *   weight       calibration · information, 0 below the cutoff
 *
 * Most likely wrong: that being right about the seeds is being right about prices. Fewer than ten seeds tell nothing.
 */
import { normalCdf } from '../numerics/special.js';

export type SeedAnswer = { readonly p05: number; readonly p50: number; readonly p95: number };

const EXPECTED = [0.05, 0.45, 0.45, 0.05] as const;
export const LEAST_SEEDS = 10;
export const CUTOFF = 0.05;

/** How many truths fell below p05, below p50, below p95 and above. */
export function seedCounts(answers: readonly SeedAnswer[], truths: readonly number[]): readonly number[] {
  const counts = [0, 0, 0, 0];
  for (const [i, { p05, p50, p95 }] of answers.entries()) {
    const truth = truths[i] as number;
    const at = truth <= p05 ? 0 : truth <= p50 ? 1 : truth <= p95 ? 2 : 3;
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

export type Calibration = { readonly divergence: number; readonly statistic: number; readonly calibration: number };

/** @param counts of truths in the four bins */
export function calibrationOf(counts: readonly number[]): Calibration {
  const n = counts.reduce((sum, k) => sum + k, 0);
  let divergence = 0;
  for (const [i, k] of counts.entries()) if (k > 0) divergence += (k / n) * Math.log(k / n / (EXPECTED[i] as number));
  const statistic = 2 * n * divergence;
  return { divergence, statistic, calibration: chiSquare3Above(statistic) };
}

/** P(χ²₃ >= x), in closed form. */
function chiSquare3Above(x: number): number {
  const root = Math.sqrt(x);
  return Math.min(1, 2 * normalCdf(-root) + Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2));
}

const OVERSHOOT = 0.1;

/** Mean information of one expert, nats. @param all everyone's answers, question by question in the same order */
export function informationOf(
  answers: readonly SeedAnswer[],
  all: readonly (readonly SeedAnswer[])[],
  truths: readonly number[],
): number {
  let total = 0;
  for (const [i, { p05, p50, p95 }] of answers.entries()) {
    const ends = all.flatMap((expert) => [(expert[i] as SeedAnswer).p05, (expert[i] as SeedAnswer).p95]);
    const [least, most] = [Math.min(...ends, truths[i] as number), Math.max(...ends, truths[i] as number)];
    const range = (1 + 2 * OVERSHOOT) * (most - least);
    const from = least - OVERSHOOT * (most - least);
    const widths = [p05 - from, p50 - p05, p95 - p50, from + range - p95];
    for (const [k, width] of widths.entries()) {
      const p = EXPECTED[k] as number;
      total += p * Math.log((p * range) / width);
    }
  }
  return total / answers.length;
}
