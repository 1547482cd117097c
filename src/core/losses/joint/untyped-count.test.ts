/** Cells coupled by a count that names no type: each given the other, and both by sweeps, as enumerated. */
import { describe, expect, test } from 'vitest';
import { errorsOf, sharesOf } from '../../../testing/enumerate-cell.js';
import { outcomesOf, typedLikelihood, untypedLikelihood, voicesOf } from '../../../testing/enumerate-joint.js';
import { between, image, type Layout, problemOf, type Speaker, said } from '../../../testing/joint-layout.js';
import { essMean } from '../../numerics/diagnostics.js';
import { makeRng } from '../../numerics/rng.js';
import type { Statement } from '../statements.js';
import { drawSweep } from './chain.js';
import type { JointProblem, JointSum } from './problem.js';
import { copyShares, emptyLatents, type Latents, type Shares } from './state.js';
import { firstWindow } from './window.js';

/** The sampler leaves off terms under 1e-10, and with three assets at most no window is short of whole. */
const TOLERANCE = 1e-9;

const optical = image(0, 0);
const radar = image(0, 1, { destroyedFactor: 0.8, damagedFactor: 0.7 });
const ground = image(0, 2, { id: 'ground', isGround: true });
const single = image(0, 0, { id: 'single', isSingle: true });

type Voices = readonly (readonly [image: number, statement: Statement])[];
const notTold = { sumOnly: 0.8, trust: 0.9 };
const atLeast = { atLeast: true };

/** An untyped count over two cells; in the first image another analyst names the first type too. */
const COUPLED = [
  { name: 'one count', images: [optical], also: [], count: said(2, 1) },
  { name: 'end state not told', images: [optical], also: [], count: said(0, 2, notTold) },
  { name: 'at least', images: [optical], also: [], count: said(1, 2, { ...atLeast, trust: 0.9 }) },
  { name: 'beside a typed count', images: [optical], also: [[0, said(1, 0, { trust: 0.9 })]], count: said(2, 1) },
  { name: 'and a second image', images: [optical, radar], also: [[1, said(1, 1)]], count: said(1, 1, notTold) },
  { name: 'and a ground photo', images: [optical, ground], also: [[1, said(1, 1)]], count: said(1, 0, { trust: 0.4 }) },
  { name: 'of single items', images: [single], also: [], count: said(2, 0, { ...atLeast, trust: 0.98 }) },
] as const satisfies readonly { name: string; images: Layout['images']; also: Voices; count: Statement }[];

function coupled({ images, also, count }: (typeof COUPLED)[number], struck: number): JointProblem {
  const layout: Layout = {
    scenario: 'poor',
    sites: [{ struck, isBlind: true }],
    cells: [
      { site: 0, type: 0, present: between(1, 2) },
      { site: 0, type: 1, present: between(1, 3) },
    ],
    images,
    speakers: [
      { image: 0, cells: [0, 1], untyped: true },
      ...(also as Voices).map(([at]): Speaker => ({ image: at, cells: [0] })),
    ],
  };
  return problemOf(layout, [count, ...(also as Voices).map(([, s]) => s)]);
}

describe.each(COUPLED)('an untyped count over two cells: $name', (one) => {
  const problem = coupled(one, 1);
  const shares = sharesOf(problem, 4);
  const slotOf = (c: number): number => problem.cells[c]?.spoken.find(({ image: i }) => i === 0)?.slot as number;

  test('each cell given what the other showed, its own sets held or not', () => {
    for (const own of [0, 1])
      for (const [d, m] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const)
        for (const isHeld of [false, true]) {
          const sets = emptyLatents(problem);
          // The other cell showed d and m; this one was taken to show one destroyed.
          sets.seenDestroyed[slotOf(1 - own)] = d;
          sets.seenDamaged[slotOf(1 - own)] = m;
          sets.seenDestroyed[slotOf(own)] = 1;
          sets.sumDestroyed[0] = d + 1;
          sets.sumDamaged[0] = m;
          const { worst, logMass, logUnhit } = errorsOf({ problem, shares, sets, isHeld }, own);
          expect(Math.max(worst, logMass, logUnhit)).toBeLessThan(TOLERANCE);
        }
  });
});

test('one of the two cells under an untyped count is free', () => {
  expect(coupled(COUPLED[0], 1).cells.map(({ free }) => free)).toEqual([false, true]);
});

/** P(D, M of both cells, struck) under an untyped count, shares given: every pair of outcomes of the two cells. */
function enumeratedSite(problem: JointProblem, shares: Shares): ReadonlyMap<string, number> {
  const { struck } = problem.sites[0] as JointProblem['sites'][number];
  const { statement } = problem.sums[0] as JointSum;
  const known = new Map<string, number>();
  const once = (key: string, make: () => number): number => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  const [first, second] = problem.cells.map((cell) => {
    const voices = voicesOf(problem, cell);
    const merged = new Map<string, number>();
    for (const { destroyed, damaged, called, chance } of outcomesOf(problem, cell, shares)) {
      let weight = chance;
      let counted = [0, 0];
      for (const [k, voice] of voices.entries()) {
        const pair = called[k] as readonly [number, number];
        if (voice.statement === statement) counted = [...pair];
        else
          weight *= once(`${problem.cells.indexOf(cell)};${k};${pair}`, () =>
            typedLikelihood(problem, cell, shares, voice, pair),
          );
      }
      const key = `${destroyed},${damaged};${counted}`;
      merged.set(key, (merged.get(key) ?? 0) + weight);
    }
    return [...merged].map(([key, weight]) => ({ numbers: key.split(/[,;]/).map(Number), weight }));
  }) as unknown as [Merged, Merged];
  const all = new Map<string, number>();
  for (const one of first)
    for (const two of second) {
      const [D, M, x, y] = one.numbers as [number, number, number, number];
      const [E, N, u, v] = two.numbers as [number, number, number, number];
      const says = once(`${x + u},${y + v}`, () => untypedLikelihood(problem, shares, 0, x + u, y + v));
      const weight = struck * one.weight * two.weight * says;
      const key = `1;${D},${M},${E},${N}`;
      all.set(key, (all.get(key) ?? 0) + weight);
    }
  const typedAlone = problem.cells.flatMap((cell) =>
    voicesOf(problem, cell)
      .filter(({ sum }) => sum === null)
      .map((voice) => typedLikelihood(problem, cell, shares, voice, [0, 0])),
  );
  const spared = typedAlone.reduce((a, b) => a * b, untypedLikelihood(problem, shares, 0, 0, 0));
  if (struck < 1) all.set('0;0,0,0,0', (1 - struck) * spared);
  const total = [...all.values()].reduce((a, b) => a + b, 0);
  return new Map([...all].map(([key, weight]) => [key, weight / total]));
}

type Merged = readonly { readonly numbers: readonly number[]; readonly weight: number }[];

const SWEEPS = 20_000;

describe('sweeps with the shares held draw both cells under an untyped count as enumerated', () => {
  test.each([
    [COUPLED[3], 1],
    [COUPLED[2], 1],
    [COUPLED[1], 0.5],
    [COUPLED[5], 0.5],
  ])('%#', (one, struck) => {
    const problem = coupled(one, struck);
    const shares = sharesOf(problem, 6);
    const exact = enumeratedSite(problem, shares);
    const windows = problem.cells.map(firstWindow);
    const latents: Latents = emptyLatents(problem);
    const rng = makeRng(7);
    const keys: string[] = [];
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      drawSweep(problem, copyShares(shares), latents, windows, rng);
      const { destroyed, damaged } = latents;
      keys.push(`${latents.struck[0]};${[0, 1].flatMap((c) => [destroyed[c], damaged[c]]).join()}`);
    }
    expect(keys.filter((key) => !exact.has(key))).toEqual([]);
    let tested = 0;
    for (const [key, chance] of exact) {
      if (chance * SWEEPS < 50) continue;
      const is = Float64Array.from(keys, (got) => (got === key ? 1 : 0));
      const mean = is.reduce((a, b) => a + b, 0) / SWEEPS;
      const error = Math.sqrt((chance * (1 - chance)) / (essMean([is]) as number));
      expect(Math.abs(mean - chance) / error, key).toBeLessThan(4);
      tested++;
    }
    expect(tested).toBeGreaterThan(10);
  });
});
