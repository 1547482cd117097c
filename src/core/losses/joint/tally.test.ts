/**
 * Who was reported how: means over many draws of what is tallied, against enumeration of what every detected asset was called and
 * of the false alarms. 'At least' and mixtures included, which no test of the whole chain reaches.
 */
import { expect, test } from 'vitest';
import { said } from '../../../testing/joint-layout.js';
import { tallyStatement } from '../../../testing/tally-statement.js';
import { makeRng } from '../../numerics/rng.js';
import { uninformative } from '../report.js';
import type { Statement } from '../statements.js';
import type { Chances } from './see.js';

const [REPORT, SWAP, ALARMS, SILENCE] = [0.7, 0.2, 0.6, 0.25];
const CHANCES: Chances = {
  dd: REPORT * (1 - SWAP),
  dm: REPORT * SWAP,
  md: REPORT * SWAP,
  mm: REPORT * (1 - SWAP),
};
const ASSETS = 6;
const MOST = 15;

type Means = { heard: number; reported: number; swapped: number; straight: number; alarms: number };

/** Asset by asset, and every number of false alarms. */
function expected(s: Statement, destroyed: number, damaged: number): Means {
  const all: Means = { heard: 0, reported: 0, swapped: 0, straight: 0, alarms: 0 };
  let evidence = 0;
  const n = destroyed + damaged;
  const poisson = (k: number): number => {
    let value = Math.exp(-ALARMS / 2);
    for (let i = 1; i <= k; i++) value *= ALARMS / 2 / i;
    return value;
  };
  const heard = s.silent > 0 ? 1 - SILENCE : 1;
  for (let code = 0; code < 3 ** n; code++) {
    let [x, y, swapped, straight, chance] = [0, 0, 0, 0, 1];
    for (let asset = 0; asset < n; asset++) {
      const way = Math.floor(code / 3 ** asset) % 3;
      chance *= way === 0 ? 1 - REPORT : REPORT * (way === 1 ? 1 - SWAP : SWAP);
      if (way === 0) continue;
      if (way === 1) straight++;
      else swapped++;
      if ((way === 1) === asset < destroyed) x++;
      else y++;
    }
    for (let i = 0; i <= MOST; i++)
      for (let j = 0; j <= MOST; j++) {
        const here = chance * poisson(i) * poisson(j);
        const [X, Y, sum] = [x + i, y + j, s.destroyed + s.damaged];
        const isExact = s.atLeast ? X >= s.destroyed && Y >= s.damaged : X === s.destroyed && Y === s.damaged;
        const isSum = s.atLeast ? X + Y >= sum : X + Y === sum;
        const exact = isExact ? heard * s.trust * (1 - s.sumOnly) * here : 0;
        const summed = isSum ? heard * s.trust * s.sumOnly * here : 0;
        all.heard += exact + summed;
        all.reported += (exact + summed) * (x + y);
        all.alarms += (exact + summed) * (i + j);
        // Of a sum, who was swapped is left to be drawn with the share itself.
        all.swapped += exact * swapped;
        all.straight += exact * straight;
        evidence += exact + summed;
      }
  }
  evidence += 1 - heard + heard * (1 - s.trust) * uninformative(s, ASSETS);
  for (const key of Object.keys(all) as (keyof Means)[]) all[key] /= evidence;
  return all;
}

const DRAWS = 20_000;
const atLeast = { atLeast: true };

test.each([
  ['exact', said(1, 1), 2, 1],
  ['exact, more said than detected', said(2, 1), 1, 1],
  ['exact, trusted little', said(1, 1, { trust: 0.4 }), 2, 1],
  ['end state not told', said(0, 2, { sumOnly: 0.5, trust: 0.9 }), 2, 2],
  ['only the sum', said(0, 2, { sumOnly: 1 }), 2, 2],
  ['silence', said(0, 0, { silent: 0.25 }), 1, 1],
  ['no hit seen', said(0, 0, { trust: 0.95 }), 1, 1],
  ['at least', said(1, 1, atLeast), 2, 2],
  ['at least, of one state', said(2, 0, { ...atLeast, trust: 0.9 }), 2, 2],
  ['at least, end state not told', said(0, 2, { ...atLeast, trust: 0.9, sumOnly: 0.8 }), 2, 2],
  ['at least, more said than detected', said(1, 1, { ...atLeast, trust: 0.98 }), 1, 0],
])('%s: tallies as enumerated', (_, s, destroyed, damaged) => {
  const means = expected(s, destroyed, damaged);
  const rng = makeRng(41);
  const [sums, squares] = [0, 0].map(() => ({ heard: 0, reported: 0, swapped: 0, straight: 0, alarms: 0 })) as [
    Means,
    Means,
  ];
  for (let i = 0; i < DRAWS; i++) {
    const { heard, alarms, ...counts } = tallyStatement(s, destroyed, damaged, CHANCES, ALARMS, ASSETS, rng);
    const { reported, unreported, swapped, straight } = counts;
    expect(reported + unreported).toBe(heard * (destroyed + damaged));
    const one: Means = { heard, reported, swapped, straight, alarms };
    for (const key of Object.keys(one) as (keyof Means)[]) {
      sums[key] += one[key];
      squares[key] += one[key] ** 2;
    }
  }
  for (const key of Object.keys(sums) as (keyof Means)[]) {
    const mean = sums[key] / DRAWS;
    const error = Math.sqrt(Math.max(squares[key] / DRAWS - mean * mean, 0) / DRAWS);
    // What cannot vary must be exact.
    expect(Math.abs(mean - means[key]), key).toBeLessThan(4 * error + 1e-6);
  }
});
