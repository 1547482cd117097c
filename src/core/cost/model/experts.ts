/** Named experts of a cost model: what their seed questions make them worth, and their answers about an item pooled. */

import { logPool, type Weighted } from '../../numerics/log-pool.js';
import { fromQuantiles } from '../../numerics/lognormal.js';
import { CUTOFF, calibrationOf, informationOf, LEAST_SEEDS, type SeedAnswer, seedCounts } from '../cooke.js';
import { type Fault, type Fields, isRecord, numberAt, quantilesAt, textAt } from './fields.js';
import type { Marginal } from './marginal.js';

export type ExpertWeight = {
  readonly name: string;
  /** adds up to 1 over all experts */
  readonly weight: number;
  /** null where too few seeds are answered */
  readonly calibration: number | null;
  readonly information: number | null;
  /** why the weight is what it is */
  readonly reason: string;
};

type Expert = { readonly name: string; readonly answers: readonly SeedAnswer[]; readonly truths: readonly number[] };

export function expertWeights(given: unknown, fault: Fault): readonly ExpertWeight[] {
  if (!Array.isArray(given) || given.length === 0) {
    fault('experts', 'a list of named experts', given);
    return [];
  }
  const experts = given.flatMap((one, i) => readExpert(one, `experts[${i}]`, fault) ?? []);
  if (experts.length < given.length) return [];
  const truths = experts[0]?.truths ?? [];
  const isShared = experts.every((e) => e.truths.length === truths.length && e.truths.every((t, i) => t === truths[i]));
  if (truths.length < LEAST_SEEDS || !isShared)
    return equal(
      experts,
      isShared
        ? `fewer than ${LEAST_SEEDS} seed questions: equal weights`
        : 'not the same seed questions: equal weights',
    );
  const scored = experts.map(({ name, answers }) => {
    const { calibration } = calibrationOf(seedCounts(answers, truths));
    const information = informationOf(
      answers,
      experts.map((e) => e.answers),
      truths,
    );
    return { name, calibration, information, weight: calibration < CUTOFF ? 0 : calibration * information };
  });
  const total = scored.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return equal(experts, `nobody is calibrated to ${CUTOFF}: equal weights`);
  return scored.map((one) => ({
    ...one,
    weight: one.weight / total,
    reason:
      one.weight === 0
        ? `calibration below ${CUTOFF}`
        : `calibration times information on ${truths.length} seed questions`,
  }));
}

const equal = (experts: readonly Expert[], reason: string): readonly ExpertWeight[] =>
  experts.map(({ name }) => ({ name, weight: 1 / experts.length, calibration: null, information: null, reason }));

function readExpert(given: unknown, where: string, fault: Fault): Expert | null {
  const name = isRecord(given) ? textAt(given, 'name') : null;
  if (!isRecord(given) || name === null) {
    fault(`${where}.name`, 'a name', isRecord(given) ? given.name : given);
    return null;
  }
  const seeds = given.seeds ?? [];
  if (!Array.isArray(seeds)) {
    fault(`${where}.seeds`, 'a list of questions with p05, p50, p95 and truth', seeds);
    return null;
  }
  const [answers, truths]: [SeedAnswer[], number[]] = [[], []];
  for (const [k, seed] of seeds.entries()) {
    const [p05, p50, p95, truth] = ['p05', 'p50', 'p95', 'truth'].map((key) =>
      isRecord(seed) ? numberAt(seed, key) : null,
    );
    if (p05 == null || p50 == null || p95 == null || truth == null || !(p05 < p50 && p50 < p95)) {
      fault(`${where}.seeds[${k}]`, 'p05 < p50 < p95 and a truth', seed);
      return null;
    }
    answers.push({ p05, p50, p95 });
    truths.push(truth);
  }
  return { name, answers, truths };
}

/** The answers of an item's `experts`, by name; `pool` is linear unless it says log. null after its faults were told. */
export function pooledMarginal(
  item: Fields,
  where: string,
  weights: readonly ExpertWeight[],
  fault: Fault,
): Marginal | null {
  const parts: Weighted[] = [];
  let isSound = true;
  const wrong = (field: string, rule: string, got: unknown): void => {
    isSound = false;
    fault(field, rule, got);
  };
  for (const [name, answer] of Object.entries(item.experts as Fields)) {
    const at = `${where}.experts.${name}`;
    const known = weights.find((expert) => expert.name === name);
    if (weights.length > 0 && !known) wrong(at, `one of the experts (${weights.map((w) => w.name).join(', ')})`, name);
    const points = isRecord(answer) ? quantilesAt(answer, at, fault) : [];
    const rises = points.every(({ x }, i) => x > 0 && (i === 0 || x >= (points[i - 1]?.x ?? 0)));
    if (points.length < 2 || !rises) wrong(at, 'at least two quantiles above 0 that rise, such as p10 and p90', answer);
    else parts.push({ weight: known?.weight ?? 1, unit: fromQuantiles(points) });
  }
  const pool = item.pool ?? 'linear';
  if (pool !== 'linear' && pool !== 'log') wrong(`${where}.pool`, 'linear or log', pool);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (isSound && !(total > 0)) wrong(`${where}.experts`, 'somebody with weight', parts.length);
  if (isSound && pool === 'log' && parts.some(({ unit }) => unit.sigma === 0))
    wrong(`${where}.experts`, 'quantiles that differ, for a log pool', 0);
  if (!isSound) return null;
  if (pool === 'log') return { kind: 'lognormal', ...logPool(parts) };
  const normalized = parts.map(({ weight, unit }) => ({ weight: weight / total, unit }));
  const [only] = normalized;
  return normalized.length === 1 && only ? { kind: 'lognormal', ...only.unit } : { kind: 'pool', parts: normalized };
}
