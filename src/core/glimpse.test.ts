import { expect, test } from 'vitest';
import { buildCase } from '../testing/build-case.js';
import { DEFAULT_CONFIG } from './default-config.js';
import { printAssessment, toAssessment } from './dossier/assessment.js';
import { makeRunner } from './execute.js';
import type { Losses } from './losses/result.js';
import { isGap } from './problem.js';
import type { Run } from './run.js';

const CASE = buildCase({
  presence: [{ low: 20, high: 24 }],
  imagery: [{}, {}],
  readings: [{ count: 6 }, { imageId: 'i2', sourceId: 'other', date: '2030-01-05', count: 7 }],
  claims: [
    { verb: 'DESTROYED', low: 4, headline: true, unit: 'tank' },
    { verb: 'DESTROYED', low: 15, unit: 'tank', date: '2030-01-06' },
  ],
});
const on = (asOf: string) => ({ ...DEFAULT_CONFIG, asOf });
const BEFORE = on('2030-01-03');
const AFTER = on('2030-01-05');
const CLAIMED = on('2030-01-06');

const lossesOf = ({ losses }: Run): Losses => {
  if (isGap(losses)) throw new Error(losses.detail);
  return losses;
};
const document = (run: Run): string => printAssessment(toAssessment(run));

test('a glimpse says that it is one, answers every claim, and stands near the whole run', () => {
  const runner = makeRunner(CASE);
  const glimpse = runner.glimpse(AFTER);
  expect(glimpse.isProvisional).toBe(true);
  const whole = runner(AFTER);
  expect(whole.isProvisional).toBeUndefined();
  expect(glimpse.verdicts.map(({ claim, floor }) => [claim, floor])).toEqual(
    whole.verdicts.map(({ claim, floor }) => [claim, floor]),
  );
  for (const [i, { total, name }] of lossesOf(whole).scenarios.entries()) {
    const near = lossesOf(glimpse).scenarios[i];
    expect(near?.name).toBe(name);
    // 14 sweeps kept of 28, worth ten: a third of a standard deviation, here about two assets, three times over
    expect(Math.abs((near?.total.DESTROYED.mean ?? 0) - total.DESTROYED.mean)).toBeLessThan(2);
  }
});

test('what asks for a fit of its own is a gap in a glimpse, not a number of another', () => {
  const [scenario] = lossesOf(makeRunner(CASE).glimpse(AFTER)).scenarios;
  expect(isGap(scenario?.ifSilenceMeansNothing)).toBe(true);
});

test('where the whole run is at hand there is no glimpse of it', () => {
  const runner = makeRunner(CASE);
  const whole = runner(AFTER);
  expect(runner.glimpse(AFTER)).toBe(whole);
});

test('whatever was looked at before, glimpsed or not, the document of a day is the same', () => {
  const straight = document(makeRunner(CASE)(CLAIMED));
  const runner = makeRunner(CASE);
  runner.glimpse(CLAIMED);
  runner(AFTER);
  runner.glimpse(BEFORE);
  runner(BEFORE);
  expect(document(runner(CLAIMED))).toBe(straight);
});

test('a day that brings only a claim weighs it on the same losses', () => {
  const runner = makeRunner(CASE);
  const [before, after] = [runner(AFTER), runner(CLAIMED)];
  expect(lossesOf(after).scenarios.map(({ pmf }) => pmf)).toEqual(lossesOf(before).scenarios.map(({ pmf }) => pmf));
  expect(after.verdicts).toHaveLength(before.verdicts.length + 1);
  expect(runner.missing(CLAIMED)).toEqual([]);
});

test('a day before a reading came does not know it', () => {
  const runner = makeRunner(CASE);
  const [early, late] = [runner.glimpse(BEFORE), runner.glimpse(AFTER)];
  expect(early.evidence.images).toHaveLength(1);
  expect(late.evidence.images).toHaveLength(2);
  expect(early.evidence.asOf).toBe(BEFORE.asOf);
});
