/**
 * A fit weighed again without a statement agrees with a fit of its own that never had it, within four of both Monte Carlo errors
 * together: means of the destroyed and the hit, and the chance of many.
 */
import { expect, test } from 'vitest';
import { pmfOf } from '../../../testing/cell-pmf.js';
import { between, image, type Layout, problemOf, type Speaker, said } from '../../../testing/joint-layout.js';
import { essMean } from '../../numerics/diagnostics.js';
import { makeRng } from '../../numerics/rng.js';
import type { Statement } from '../statements.js';
import { type FitPlan, fitJoint } from './fit.js';
import { makeMixture, type Part } from './mixture.js';
import type { JointProblem } from './problem.js';
import { weighWithout } from './without.js';

const PLAN: FitPlan = { chains: 4, warmup: 50, sweeps: 1000, every: 2, draws: 0 };

type Spoken = readonly (readonly [Speaker, Statement])[];

const plain: Spoken = [
  [{ image: 0, cells: [0] }, said(2, 1, { trust: 0.98 })],
  [{ image: 0, cells: [1] }, said(1, 0, { trust: 0.98 })],
  [{ image: 1, cells: [0] }, said(1, 1, { trust: 0.9 })],
  [{ image: 1, cells: [1] }, said(0, 0, { silent: 0.25 })],
];
const untyped: Spoken = [
  [{ image: 0, cells: [0, 1], untyped: true }, said(2, 1, { trust: 0.4 })],
  [{ image: 0, cells: [0] }, said(1, 1, { trust: 0.4 })],
  [{ image: 0, cells: [1] }, said(1, 0, { trust: 0.4 })],
  [{ image: 1, cells: [0] }, said(1, 0, { trust: 0.98 })],
  [{ image: 1, cells: [1] }, said(0, 1, { trust: 0.98 })],
];
const quiet: Spoken = [
  [{ image: 0, cells: [0, 1], untyped: true }, said(0, 1, { trust: 0.4, sumOnly: 0.5 })],
  [{ image: 0, cells: [0] }, said(0, 0, { trust: 0.4 })],
  [{ image: 1, cells: [1] }, said(0, 0, { trust: 0.95 })],
];

const layoutOf = (spoken: Spoken, struck: number): Layout => ({
  scenario: 'middling',
  sites: [{ struck, isBlind: true }],
  // The second is larger: under an untyped count it is the free one.
  cells: [
    { site: 0, type: 0, present: between(4, 8) },
    { site: 0, type: 1, present: between(6, 10) },
  ],
  images: [image(0, 0, { coverage: [5, 5] }), image(0, 1, { coverage: [6, 4] })],
  speakers: spoken.map(([speaker]) => speaker),
});

type Estimate = { readonly value: number; readonly error: number };

/** Three numbers and their Monte Carlo errors, kept sweeps being weighted and one chain after another. */
function estimates(problem: JointProblem, parts: readonly Part[], weights: Float64Array): readonly Estimate[] {
  const all = problem.cells.map(() => true);
  const mixture = makeMixture(
    problem.sites.map(({ cells }) => cells),
    parts,
    weights,
  );
  const mean = (quantity: 'destroyed' | 'hit') =>
    Float64Array.from(parts, (_, k) => {
      let sum = 0;
      for (const [c, { site }] of problem.cells.entries()) {
        const part = parts[k] as Part;
        const pmf = pmfOf(part.cells, c, quantity);
        sum += (part.struck[site] as number) * pmf.reduce((total, chance, n) => total + n * chance, 0);
      }
      return sum;
    });
  return [mean('destroyed'), mean('hit'), mixture.chances('hit', all, 8, null)].map((column): Estimate => {
    const value = column.reduce((sum, x, k) => sum + x * (weights[k] as number), 0);
    // What each sweep moves the weighted mean by, to first order.
    const moves = column.map((x, k) => column.length * (weights[k] as number) * (x - value));
    const length = column.length / PLAN.chains;
    const chains = Array.from({ length: PLAN.chains }, (_, i) => moves.slice(i * length, (i + 1) * length));
    const variance = moves.reduce((sum, x) => sum + x * x, 0) / moves.length;
    return { value, error: Math.sqrt(variance / (essMean(chains) as number)) };
  });
}

const even = (count: number): Float64Array => new Float64Array(count).fill(1 / count);

/** A sum's statement is its own object in the problem, as `takenOut` finds it. */
function takenFrom(problem: JointProblem, spoken: Spoken, gone: readonly number[]): ReadonlySet<Statement> {
  const found = new Set<Statement>();
  for (const k of gone) {
    const [speaker, statement] = spoken[k] as Spoken[number];
    const place = spoken.slice(0, k).filter(([{ untyped: isSum }]) => isSum).length;
    found.add(speaker.untyped ? (problem.sums[place]?.statement as Statement) : statement);
  }
  return found;
}

test.each([
  ['an untyped count', untyped, [0]],
  ['a typed count beside an untyped one', untyped, [1]],
  ['a zero beside an untyped count', quiet, [1]],
] as const)(
  '%s cannot be taken out by weights: the sets that stay given were drawn to agree with it',
  (_, spoken, gone) => {
    const problem = problemOf(
      layoutOf(spoken, 1),
      spoken.map(([, s]) => s),
    );
    const fit = fitJoint(problem, { ...PLAN, sweeps: 20 }, [], makeRng(31));
    expect(weighWithout(fit, takenFrom(problem, spoken, gone), makeRng(1)).khat).toBe(Number.POSITIVE_INFINITY);
  },
);

test.each([
  ['a count in an image of typed counts', plain, 1, [3]],
  ['one of them that said most', plain, 1, [0]],
  ['a whole image', plain, 1, [2, 3]],
  ['a typed count of the free cell beside an untyped one', untyped, 1, [2]],
  ['a zero of the free cell at a claimed site', quiet, 0.5, [2]],
] as const)('without %s', (_, spoken, struck, gone) => {
  const problem = problemOf(
    layoutOf(spoken, struck),
    spoken.map(([, s]) => s),
  );
  const rng = makeRng(31);
  const fit = fitJoint(problem, PLAN, [], rng.fork('whole'));
  const { parts, weights } = weighWithout(fit, takenFrom(problem, spoken, gone), makeRng(1), 0, fit.kept.length);
  // Little trusted, so that no ratio is large: enough sweeps must carry weight for their errors to be known.
  expect(1 / weights.reduce((sum, w) => sum + w * w, 0)).toBeGreaterThan(200);
  const left = spoken.filter((__, k) => !(gone as readonly number[]).includes(k));
  const own = fitJoint(
    problemOf(
      layoutOf(left, struck),
      left.map(([, s]) => s),
    ),
    PLAN,
    [],
    rng.fork('own'),
  );
  const [weighed, fitted] = [
    estimates(problem, parts, weights),
    estimates(own.problem, own.kept, even(own.kept.length)),
  ];
  const z = weighed.map(({ value, error }, i) => {
    const { value: other, error: too } = fitted[i] as Estimate;
    return (value - other) / Math.hypot(error, too);
  });
  for (const one of z) expect(Math.abs(one)).toBeLessThan(4);
});
