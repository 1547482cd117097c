/**
 * How well the record's intervals and chances hold on claims that history has settled. Every conflict is predicted by a record that has
 * seen none of its rows; or, with pairs of its own to learn from, by one record for all. Assumption most likely to be wrong: conflicts are alike enough
 * that one left out resembles one to come. Costs a fit per conflict.
 */
import type { Rng } from '../../numerics/rng.js';
import { gap, isGap } from '../../problem.js';
import { BASELINES, fitBaseline, predictBaseline } from './baselines.js';
import type { Calibration, ConflictSummary, NoCalibration } from './calibration.js';
import type { RecordConvergence } from './fit-record.js';
import type { Pair } from './pair.js';
import { predictTruth } from './predict-truth.js';
import { learnRecord, MOST_LEARNT, trainingPairs } from './record.js';
import { addPit } from './scores.js';
import { signFlipP } from './sign-flip.js';
import { evenly } from './spread-rows.js';
import { type Scored, scorePrediction, summarize } from './summarize.js';
import type { TruthDistribution } from './truth-distribution.js';
import { voiceOfPair } from './voice.js';

/** Scored at most, so that a table of any size ends; and fits at most: conflicts beyond are left out several at a time. */
const [MOST_SCORED, MOST_FITS] = [3000, 40];
const BINS = 10;

/** @param fitOn pairs to learn from instead of leaving out @param progress told the fits done and to do */
export function calibrate(
  pairs: readonly Pair[],
  fitOn: readonly Pair[] | null,
  rng: Rng,
  progress: (done: number, of: number) => void = () => {},
): Calibration | NoCalibration {
  const counted = pairs.filter(({ isCounted }) => isCounted);
  const scored = evenly(counted, MOST_SCORED);
  const conflicts = namesOf(scored);
  const warnings = warningsOf(pairs, counted, scored, conflicts, fitOn);
  const refuse = (reason: 'too-few' | 'not-converged' | 'outside-model', detail: string): NoCalibration => ({
    n: scored.length,
    warnings,
    gap: gap(reason, detail),
  });
  if (scored.length === 0) return refuse('too-few', 'no counted pair is left to score');
  if (fitOn === null && conflicts.length < 2)
    return refuse('too-few', 'one conflict only: with it left out nothing is left to learn from; name pairs to fit on');

  const folds = fitOn === null ? foldsOf(conflicts) : [conflicts];
  const [ours, theirs]: [Scored[], Scored[][]] = [[], BASELINES.map(() => [])];
  const pit = new Float64Array(BINS);
  const converged: RecordConvergence[] = [];
  for (const [i, fold] of folds.entries()) {
    progress(i, folds.length);
    const training = fitOn ?? counted.filter(({ conflict }) => !fold.includes(conflict));
    const record = learnRecord(training, rng.fork(`fit/${fitOn === null ? fold.join('/') : ''}`));
    if (isGap(record)) {
      const without = fitOn === null ? `without ${fold.join(', ')}: ` : '';
      return refuse(record.reason as 'too-few', `${without}${record.detail}`);
    }
    converged.push(record.convergence);
    const rivals = BASELINES.map(({ centre }) => fitBaseline(trainingPairs(training), centre));
    const forecasts = new Map<string, TruthDistribution>();
    for (const pair of scored) {
      if (!fold.includes(pair.conflict)) continue;
      const { claimed, truth } = pair;
      const of = voiceOfPair(pair);
      const key = JSON.stringify([of, claimed, truth]);
      const forecast = forecasts.get(key) ?? predictTruth(record.voice(of), claimed, [truth]);
      forecasts.set(key, forecast);
      ours.push(scorePrediction(pair, forecast));
      if (!pair.isLowerBound) addPit(pit, forecast, truth);
      for (const [j, rival] of rivals.entries())
        theirs[j]?.push(scorePrediction(pair, predictBaseline(rival, claimed, [truth])));
    }
  }
  progress(folds.length, folds.length);
  return {
    method: fitOn === null ? 'leave-one-conflict-out' : 'fitted-elsewhere',
    n: ours.length,
    exact: ours.filter(({ pair }) => !pair.isLowerBound).length,
    lowerBounds: ours.filter(({ pair }) => pair.isLowerBound).length,
    ...summarize(ours),
    pit: { histogram: [...pit], method: 'expected over randomised ends' },
    baselines: BASELINES.map(({ name }, j) => ({
      name,
      ...summarize(theirs[j] as Scored[]),
      pairedP: signFlipP(
        conflicts.map((conflict) => differenceIn(conflict, ours, theirs[j] as Scored[])),
        rng.fork(`flip/${name}`),
      ),
    })),
    byConflict: conflicts.map((conflict) => conflictSummary(conflict, ours, theirs)),
    diagnostics: {
      fits: converged.length,
      rhatMax: Math.max(...converged.map(({ rhatMax }) => rhatMax)),
      essBulkMin: Math.min(...converged.map(({ essBulkMin }) => essBulkMin)),
      essTailMin: Math.min(...converged.map(({ essTailMin }) => essTailMin)),
    },
    warnings,
    gap: null,
  };
}

const namesOf = (pairs: readonly Pair[]): readonly string[] =>
  [...new Set(pairs.map(({ conflict }) => conflict))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Each conflict alone; of very many, several at a time. */
function foldsOf(conflicts: readonly string[]): readonly (readonly string[])[] {
  const folds = Array.from({ length: Math.min(MOST_FITS, conflicts.length) }, (): string[] => []);
  for (const [i, conflict] of conflicts.entries()) folds[i % folds.length]?.push(conflict);
  return folds;
}

/** Summed over the conflict's rows: below 0 where ours is better. */
function differenceIn(conflict: string, ours: readonly Scored[], theirs: readonly Scored[]): number {
  let total = 0;
  for (const [i, one] of ours.entries())
    if (one.pair.conflict === conflict) total += one.logScore - (theirs[i]?.logScore ?? 0);
  return total;
}

function conflictSummary(conflict: string, ours: readonly Scored[], theirs: readonly Scored[][]): ConflictSummary {
  const own = ours.filter(({ pair }) => pair.conflict === conflict);
  return {
    conflict,
    n: own.length,
    exact: own.filter(({ pair }) => !pair.isLowerBound).length,
    ...summarize(own),
    against: Object.fromEntries(
      BASELINES.map(({ name }, j) => [name, differenceIn(conflict, ours, theirs[j] ?? []) / own.length]),
    ),
  };
}

function warningsOf(
  pairs: readonly Pair[],
  counted: readonly Pair[],
  scored: readonly Pair[],
  conflicts: readonly string[],
  fitOn: readonly Pair[] | null,
): readonly string[] {
  const warnings: string[] = [];
  const left = pairs.length - counted.length;
  if (left > 0)
    warnings.push(`${left} of ${pairs.length} rows are not scored: not primary, mismatched, or no count of things`);
  if (scored.length < counted.length)
    warnings.push(`${scored.length} of ${counted.length} counted rows are scored, taken evenly from every conflict`);
  if (counted.length > MOST_LEARNT)
    warnings.push(`each fit learns from at most about ${MOST_LEARNT} rows, taken evenly from every conflict`);
  if (fitOn === null && conflicts.length > MOST_FITS)
    warnings.push(`${conflicts.length} conflicts are left out several at a time, in ${MOST_FITS} fits`);
  const seen = fitOn === null ? [] : namesOf(fitOn).filter((name) => conflicts.includes(name));
  if (seen.length > 0) warnings.push(`in both files, so not unseen: ${seen.join(', ')}`);
  return warnings;
}
