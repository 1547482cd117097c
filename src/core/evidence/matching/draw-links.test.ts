import { expect, test } from 'vitest';
import { makeRng } from '../../numerics/rng.js';
import { drawLinks, type LinkGroup } from './draw-links.js';
import { type PatternPrior, pairwisePrior, priorOfCounts } from './pattern-prior.js';

/** Every partition of 0..n−1 as the set of each, with at most one record of each list in a set. */
function partitions(list: readonly number[]): readonly (readonly number[])[] {
  let found: number[][] = [[]];
  for (const [r, own] of list.entries())
    found = found.flatMap((setOf) =>
      [...new Set(setOf), r]
        .filter((set) => !setOf.some((other, at) => other === set && list[at] === own))
        .map((set) => [...setOf, set]),
    );
  return found;
}

/** The weight of a partition from its definition, pair by pair. */
function weightOf(group: LinkGroup, prior: PatternPrior, setOf: readonly number[]): number {
  let log = 0;
  for (const set of new Set(setOf)) {
    const members = setOf.flatMap((own, r) => (own === set ? [r] : []));
    if (members.length < 2) continue;
    log += prior(members.reduce((mask, r) => mask | (1 << group.list[r]!), 0));
    for (const [f, part] of group.parts.entries()) {
      const stated = members.filter((r) => group.states[f]![r] === 1).length;
      if (stated < 2) continue;
      for (const a of members)
        for (const b of members.filter((other) => other > a)) {
          const pair = group.first.findIndex((first, p) => first === a && group.second[p] === b);
          log += (2 / stated) * (pair < 0 ? -12 / group.parts.length : part[pair]!);
        }
    }
  }
  return Math.exp(log);
}

const ALL_STATED = new Uint8Array(6).fill(1);
const group = (list: readonly number[], pairs: readonly (readonly [number, number, number])[]): LinkGroup => ({
  list: Int32Array.from(list),
  first: Int32Array.from(pairs, ([a]) => a),
  second: Int32Array.from(pairs, ([, b]) => b),
  parts: [Float64Array.from(pairs, ([, , w]) => w / 2), Float64Array.from(pairs, ([, , w]) => w / 2)],
  states: [ALL_STATED, Uint8Array.from([1, 0, 1, 1, 0, 1])],
});

test.each([
  [
    'rivals of two lists',
    group(
      [0, 0, 1, 1],
      [
        [0, 2, 6],
        [0, 3, 5],
        [1, 2, 5],
        [1, 3, 6],
      ],
    ),
  ],
  [
    'a strong tie that only an exchange undoes',
    group(
      [0, 0, 1, 1],
      [
        [0, 2, 9],
        [0, 3, 9],
        [1, 2, 9],
        [1, 3, 9],
      ],
    ),
  ],
  [
    'three lists',
    group(
      [0, 0, 1, 1, 2, 2],
      [
        [0, 2, 3],
        [0, 4, 2],
        [2, 4, 4],
        [1, 3, 1],
        [1, 5, 2],
        [3, 4, 2],
        [1, 2, 1],
      ],
    ),
  ],
])('draws of the links have their weights: %s', (_, one) => {
  const prior = pairwisePrior(() => -3);
  const all = partitions([...one.list]);
  const weights = all.map((setOf) => weightOf(one, prior, setOf));
  const total = weights.reduce((a, b) => a + b, 0);
  const draws = 20_000;
  const together = new Float64Array(one.first.length);
  drawLinks(one, prior, draws, makeRng(1), (setOf) => {
    for (let p = 0; p < together.length; p++)
      if (setOf[one.first[p]!] === setOf[one.second[p]!]) together[p]! += 1 / draws;
  });
  for (let p = 0; p < together.length; p++) {
    const exact = all.reduce(
      (sum, setOf, i) => sum + (setOf[one.first[p]!] === setOf[one.second[p]!] ? weights[i]! : 0),
      0,
    );
    // 20,000 draws a little autocorrelated: standard error under .006; four of them.
    expect(Math.abs(together[p]! - exact / total)).toBeLessThan(0.024);
  }
});

test('the prior of counts is their odds against being alone', () => {
  const prior = priorOfCounts(
    new Map([
      [1, 40.5 - 1],
      [2, 20.5 - 1],
      [3, 10.5 - 1],
    ]),
  );
  // (9.5 + .5) / ((39.5 + .5) · (19.5 + .5))
  expect(prior(3)).toBeCloseTo(Math.log(10 / (40 * 20)), 12);
});
