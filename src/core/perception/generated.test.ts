/** Series made with effects that are known: what is told of them holds the truth as often as it says. */
import { expect, test } from 'vitest';
import { generateCase } from '../../testing/generate-case.js';
import { readCase } from '../casefile/read.js';
import { claimsOf } from '../claims/claims.js';
import { makeRng } from '../numerics/rng.js';
import { tQuantile } from '../numerics/student-t.js';
import { isGap } from '../problem.js';
import { perceptionOf } from './perception.js';

const made = Array.from({ length: 20 }, (_, seed) => {
  const { files, truth } = generateCase(seed, { complete: true });
  const read = readCase(files);
  if (!read.ok) throw new Error(`generated case ${seed} does not read`);
  const perception = perceptionOf(read.theCase, claimsOf(read.theCase), '2020', makeRng(seed));
  if (isGap(perception)) throw new Error(perception.detail);
  return { perception, truth: truth.series };
});

test('every series of twenty cases is weighed as the case says, or says why not', () => {
  for (const { perception } of made) {
    expect(perception.warnings).toEqual([]);
    expect(
      [perception.outputs, perception.polls, perception.markets, perception.attention].map((x) => x.length),
    ).toEqual([1, 1, 2, 1]);
    for (const { weighed } of perception.outputs)
      if (weighed.average === null) expect(weighed.gap?.detail.length).toBeGreaterThan(10);
  }
});

test('an index with a jump that is known: the full event study finds it, and calls none where there is none', () => {
  let [inside, seen, quiet] = [0, 0, 0];
  for (const { perception, truth } of made) {
    const study = perception.markets.find(({ rows }) => rows.indicator === 'index_close')?.study;
    if (!study || isGap(study)) throw new Error('eighty days are enough');
    const half = tQuantile(0.975, study.estimation.days - 2) * study.standardError;
    if (Math.abs(study.abnormal - truth.indexJump) <= half) inside++;
    if (truth.indexJump !== 0 && study.p < 0.05) seen++;
    if (truth.indexJump === 0 && study.p < 0.05) quiet++;
    expect(study.estimation.beta).toBeGreaterThan(0.5);
    expect(study.placebo.of).toBe(1 + Math.floor(study.estimation.days / study.window));
  }
  // 95 in 100 of 20: 16 or fewer with chance .003
  expect(inside).toBeGreaterThanOrEqual(17);
  // a jump of .06 is seven standard errors: none is missed
  expect(seen).toBe(made.filter(({ truth }) => truth.indexJump !== 0).length);
  // 5 in 100 of about seven
  expect(quiet).toBeLessThanOrEqual(2);
});

test('months at three times or a third of the rate: the ratio of counts holds the truth, and a gap where months are few', () => {
  let [weighed, inside] = [0, 0];
  for (const { perception, truth } of made) {
    const counts = perception.outputs[0]?.counts;
    if (!counts || isGap(counts)) continue;
    weighed++;
    if (counts.ratio.q025 <= truth.raidRatio && truth.raidRatio <= counts.ratio.q975) inside++;
  }
  expect(weighed).toBeGreaterThan(10);
  expect(weighed).toBeLessThan(20);
  // at 95 in 100 two misses of 15 have chance .17, four .005
  expect(weighed - inside).toBeLessThanOrEqual(3);
});

test('a shift on the day is seen by a poll taken after, and drowned by one whose fieldwork straddles it', () => {
  const shifted = made.filter(({ truth }) => truth.opinionShift > 0);
  for (const { perception } of shifted) {
    const [poll] = perception.polls;
    if (!poll || isGap(poll.difference)) throw new Error('two polls with samples');
    if (poll.straddles === null) expect(poll.difference.p).toBeLessThan(0.05);
    else {
      // 2 of 10 days: a shift of 15 points moves it by 3, and less than five times its smallest change is not seen
      expect(poll.straddles.after).toBeCloseTo(0.2, 12);
      expect(poll.straddles.smallestShift).toBeGreaterThan(0.15);
    }
  }
  const kinds = new Set(shifted.map(({ perception }) => perception.polls[0]?.straddles !== null));
  expect(kinds.size).toBe(2);
});

test('attention that fades by a known half-life is told to a twentieth', () => {
  for (const { perception, truth } of made) {
    const decay = perception.attention[0]?.decay;
    if (!decay || isGap(decay)) throw new Error('nine counts');
    // counts are whole: the last of a fast fade is rounded by up to a fifth
    expect(Math.abs(decay.halfLife / truth.halfLifeDays - 1)).toBeLessThan(0.05);
  }
});
