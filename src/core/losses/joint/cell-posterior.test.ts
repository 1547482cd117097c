/**
 * The distribution of a cell given the shares is that of enumeration over every outcome, to 1e-9: the sampler leaves off terms
 * under 1e-10, and with three assets at most no window is short of whole. The likelihood of all that was said agrees too.
 */
import { describe, expect, test } from 'vitest';
import {
  calledOf,
  type Outcome,
  outcomesOf,
  typedLikelihood,
  untypedLikelihood,
  type Voice,
  voicesOf,
} from '../../../testing/enumerate-joint.js';
import { between, image, type Layout, problemOf, type Speaker, said } from '../../../testing/joint-layout.js';
import { essMean } from '../../numerics/diagnostics.js';
import { makeRng } from '../../numerics/rng.js';
import type { Statement } from '../statements.js';
import { type CellPosterior, emptyPosterior, fillPosterior, pmfsOf } from './cell-posterior.js';
import { drawSweep } from './chain.js';
import { sharesFromPrior } from './draw-shares.js';
import { exactAt, logSite } from './kept.js';
import type { JointCell, JointProblem, JointSum } from './problem.js';
import type { Given } from './seen-table.js';
import { copyShares, emptyLatents, type Latents, type Shares } from './state.js';

const TOLERANCE = 1e-9;

/** False alarms far more often than they are, so that they weigh in the comparison. */
const sharesOf = (problem: JointProblem, seed: number): Shares => ({
  ...sharesFromPrior(problem, makeRng(seed)),
  falseAlarm: 0.08,
});

type Exactly = { readonly byOutcome: ReadonlyMap<string, number>; readonly evidence: number; readonly unhit: number };

/** One cell by enumeration; of untyped counts the sets of other cells are held, with `fixed` its own too. */
function enumerated({ problem, shares, latents, fixed }: Given, cell: JointCell): Exactly {
  const voices = voicesOf(problem, cell);
  const isHeld = cell.spoken.map(({ sums }) => fixed && !cell.free && sums.length > 0);
  const beside = voices.map(({ sum, place }) => {
    if (sum === null) return calledOf(0, 0, shares);
    const slot = cell.spoken[place]?.slot as number;
    const others = (all: Int32Array, own: Int32Array): number => (all[sum] as number) - (own[slot] as number);
    return calledOf(
      others(latents.sumDestroyed, latents.seenDestroyed),
      others(latents.sumDamaged, latents.seenDamaged),
      shares,
    );
  });
  const known = new Map<string, number>();
  const voiceSays = (voice: Voice, k: number, called: readonly [number, number]): number => {
    const key = `${k};${called}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let value = 0;
    if (voice.sum === null) value = typedLikelihood(problem, cell, shares, voice, called);
    else
      for (const [pair, chance] of beside[k] as ReadonlyMap<string, number>) {
        const [i, j] = pair.split(',').map(Number) as [number, number];
        value += chance * untypedLikelihood(problem, shares, voice.sum, called[0] + i, called[1] + j);
      }
    known.set(key, value);
    return value;
  };
  const weigh = (outcome: Outcome): number => {
    let weight = outcome.chance;
    for (const [place, held] of isHeld.entries()) {
      const slot = cell.spoken[place]?.slot as number;
      const [d, m] = outcome.seen[place] as readonly [number, number];
      if (held && (d !== latents.seenDestroyed[slot] || m !== latents.seenDamaged[slot])) return 0;
    }
    for (const [k, voice] of voices.entries())
      if (!isHeld[voice.place]) weight *= voiceSays(voice, k, outcome.called[k] as readonly [number, number]);
    return weight;
  };
  const byOutcome = new Map<string, number>();
  let [evidence, unhit] = [0, 0];
  for (const outcome of outcomesOf(problem, cell, shares)) {
    const weight = weigh(outcome);
    const key = `${outcome.destroyed},${outcome.damaged}`;
    byOutcome.set(key, (byOutcome.get(key) ?? 0) + weight);
    evidence += weight;
    if (outcome.destroyed + outcome.damaged === 0) unhit = weight / outcome.chance;
  }
  return { byOutcome, evidence, unhit };
}

/** P(D, M) from the columns: what was shown, then what was not. */
function jointOf(
  cell: JointCell,
  { w, joint, table, mass, hiddenDestroyed }: CellPosterior,
): ReadonlyMap<string, number> {
  const side = cell.n + 1;
  const all = new Map<string, number>();
  for (let d = 0; d <= w; d++)
    for (let m = 0; d + m <= w; m++) {
      const v = d + m;
      const row = joint.slice(v * side, (v + 1) * side);
      const total = row.reduce((a, b) => a + b, 0);
      for (let h = v; h <= cell.n; h++)
        for (let x = 0; x <= h - v; x++) {
          const u = h - v;
          const ways = choose(u, x) * hiddenDestroyed ** x * (1 - hiddenDestroyed) ** (u - x);
          const weight = ((table[d * (w + 1) + m] as number) / mass) * ((row[h] as number) / total) * ways;
          const key = `${d + x},${m + u - x}`;
          if (total > 0) all.set(key, (all.get(key) ?? 0) + weight);
        }
    }
  return all;
}

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

function compare(given: Given, c: number): void {
  const cell = given.problem.cells[c] as JointCell;
  const { byOutcome, evidence, unhit } = enumerated(given, cell);
  const columns = given.problem.cells.map(emptyPosterior);
  const from = columns[c] as CellPosterior;
  fillPosterior(given, cell, from);
  const joint = jointOf(cell, from);
  const pmfs = pmfsOf(cell, from);
  const [destroyed, hit] = [new Float64Array(cell.n + 1), new Float64Array(cell.n + 1)];
  let worst = 0;
  const note = (got: number | undefined, expected: number): void => {
    worst = Math.max(worst, Math.abs((got ?? 0) - expected));
  };
  for (const [key, weight] of byOutcome) {
    const [d, m] = key.split(',').map(Number) as [number, number];
    const chance = weight / evidence;
    note(joint.get(key), chance);
    destroyed[d] = (destroyed[d] as number) + chance;
    hit[d + m] = (hit[d + m] as number) + chance;
  }
  for (let k = 0; k <= cell.n; k++) {
    note(pmfs.destroyed[k], destroyed[k] as number);
    note(pmfs.hit[k], hit[k] as number);
  }
  expect(worst).toBeLessThan(TOLERANCE);
  const { logMass, logUnhit } = exactAt(given, columns, new Set([c]), null);
  expect(Math.abs((logMass[c] as number) - Math.log(evidence))).toBeLessThan(TOLERANCE);
  if (unhit === 0) expect(logUnhit[c]).toBe(Number.NEGATIVE_INFINITY);
  else expect(Math.abs((logUnhit[c] as number) - Math.log(unhit))).toBeLessThan(TOLERANCE);
}

const optical = image(0, 0);
const radar = image(0, 1, { destroyedFactor: 0.8, damagedFactor: 0.7 });
const coarse = image(0, 0, { id: 'coarse', destroyedFactor: 0.3, damagedFactor: 0.05 });
const video = image(0, 2);
const ground = image(0, 2, { id: 'ground', isGround: true });
const single = image(0, 0, { id: 'single', isSingle: true });

type Voices = readonly (readonly [image: number, statement: Statement])[];
const typed = (
  name: string,
  images: Layout['images'],
  voices: Voices,
  present: readonly number[] = [0, 0.2, 0.3, 0.5],
  isBlind = true,
) => ({ name, images, voices, present, isBlind });

const notTold = { sumOnly: 0.8, trust: 0.9 };
const atLeast = { atLeast: true };

const CASES = [
  typed('nobody spoke of it', [optical], []),
  typed('one count', [optical], [[0, said(1, 1)]]),
  typed('no more than a count', [optical], [[0, said(0, 0)]]),
  typed('exactly three assets', [optical], [[0, said(2, 1, { trust: 0.98 })]], [0, 0, 0, 1]),
  typed('a site seen whole', [optical], [[0, said(1, 0, { trust: 0.4 })]], between(1, 3), false),
  typed('end state not told', [optical], [[0, said(0, 2, notTold)]]),
  typed('one or more destroyed', [optical], [[0, said(1, 0, atLeast)]]),
  typed('one or more damaged', [optical], [[0, said(0, 1, { ...atLeast, trust: 0.9 })]]),
  typed('at least one each', [optical], [[0, said(1, 1, atLeast)]]),
  typed('at least two hit, end state not told', [optical], [[0, said(0, 2, { ...atLeast, ...notTold })]]),
  typed('at least, and end state half told', [optical], [[0, said(2, 1, { ...atLeast, sumOnly: 0.5, trust: 0.9 })]]),
  typed('nobody mentioned it', [optical], [[0, said(0, 0, { silent: 0.25 })]]),
  typed('a zero that may be trusted little', [radar], [[0, said(0, 0, { trust: 0.4 })]]),
  typed(
    'two analysts, one image',
    [optical],
    [
      [0, said(1, 0)],
      [0, said(0, 2, notTold)],
    ],
  ),
  typed(
    'two analysts saw no hit',
    [optical],
    [
      [0, said(0, 0, { trust: 0.95 })],
      [0, said(0, 0, { silent: 0.25 })],
    ],
  ),
  typed(
    'one counts, another is silent',
    [video],
    [
      [0, said(1, 1, atLeast)],
      [0, said(0, 0, { silent: 0.25 })],
    ],
  ),
  typed(
    'two images',
    [optical, radar],
    [
      [0, said(1, 1)],
      [1, said(1, 0, { trust: 0.9 })],
    ],
  ),
  typed(
    'two images, one coarse and late',
    [coarse, radar],
    [
      [0, said(0, 0)],
      [1, said(0, 1, notTold)],
    ],
  ),
  typed(
    'two images, three analysts',
    [optical, radar],
    [
      [0, said(1, 1)],
      [0, said(2, 0)],
      [1, said(0, 1, atLeast)],
    ],
  ),
  typed('from the ground', [ground], [[0, said(1, 1)]]),
  typed(
    'from the ground and above',
    [optical, ground],
    [
      [0, said(1, 0)],
      [1, said(1, 1, { trust: 0.9 })],
    ],
  ),
  typed(
    'above twice and the ground',
    [optical, radar, ground],
    [
      [0, said(0, 0)],
      [1, said(1, 0)],
      [2, said(0, 2)],
    ],
  ),
  typed('a single item', [single], [[0, said(1, 0, { ...atLeast, trust: 0.98 })]]),
  typed(
    'a single item, two analysts',
    [single],
    [
      [0, said(1, 0, atLeast)],
      [0, said(0, 1, { ...atLeast, ...notTold })],
    ],
  ),
  typed(
    'a single item and a count',
    [single, optical],
    [
      [0, said(1, 0, atLeast)],
      [1, said(0, 1)],
    ],
  ),
];

describe.each(CASES)('$name', ({ images, voices, present, isBlind }) => {
  const layout: Layout = {
    scenario: 'middling',
    sites: [{ struck: 1, isBlind }],
    cells: [{ site: 0, type: 0, present }],
    images,
    speakers: voices.map(([at]): Speaker => ({ image: at, cells: [0] })),
  };
  const problem = problemOf(
    layout,
    voices.map(([, s]) => s),
  );
  test.each([1, 2, 3])('as enumerated, shares %i', (seed) => {
    const given = { problem, shares: sharesOf(problem, seed), latents: emptyLatents(problem), fixed: false };
    compare(given, 0);
  });
});

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
        for (const fixed of [false, true]) {
          const latents = emptyLatents(problem);
          // The other cell showed d and m; this one was taken to show one destroyed.
          latents.seenDestroyed[slotOf(1 - own)] = d;
          latents.seenDamaged[slotOf(1 - own)] = m;
          latents.seenDestroyed[slotOf(own)] = 1;
          latents.sumDestroyed[0] = d + 1;
          latents.sumDamaged[0] = m;
          compare({ problem, shares, latents, fixed }, own);
        }
  });
});

test('one of the two cells under an untyped count is free', () => {
  expect(coupled(COUPLED[0], 1).cells.map(({ free }) => free)).toEqual([false, true]);
});

describe('a site only one side named', () => {
  const layout: Layout = {
    scenario: 'good',
    sites: [{ struck: 0.5, isBlind: true }],
    cells: [0, 1].map((type) => ({ site: 0, type, present: between(1, 3) })),
    images: [optical],
    speakers: [0, 1].map((c) => ({ image: 0, cells: [c] })),
  };

  test.each([
    ['nothing seen', [said(0, 0), said(0, 0, { silent: 0.25 })]],
    ['a hit', [said(1, 0, { trust: 0.4 }), said(0, 0)]],
  ])('chance that it was struck, and the likelihood: %s', (_, statements) => {
    const problem = problemOf(layout, statements);
    const given = { problem, shares: sharesOf(problem, 5), latents: emptyLatents(problem), fixed: true };
    const exact = exactAt(given, problem.cells.map(emptyPosterior), null, null);
    const cells = problem.cells.map((cell) => enumerated(given, cell));
    const product = (of: (cell: Exactly) => number): number => cells.reduce((all, cell) => all * of(cell), 1);
    const [struck, spared] = [product(({ evidence }) => evidence), product(({ unhit }) => unhit)];
    expect(Math.abs((exact.struck[0] as number) - struck / (struck + spared))).toBeLessThan(TOLERANCE);
    expect(Math.abs(logSite(problem, 0, exact) - Math.log(0.5 * struck + 0.5 * spared))).toBeLessThan(TOLERANCE);
  });
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
  });
  const all = new Map<string, number>();
  for (const one of first as Merged)
    for (const two of second as Merged) {
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
    const columns = problem.cells.map(emptyPosterior);
    const latents: Latents = emptyLatents(problem);
    const rng = makeRng(7);
    const keys: string[] = [];
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      drawSweep(problem, copyShares(shares), latents, columns, rng);
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
