import { expect, test } from 'vitest';
import { logGamma } from '../../numerics/special.js';
import { bitCount, listCells } from './cells.js';
import { type DecomposableGraph, decomposableGraphs } from './decomposable.js';
import { averageGraphs } from './graph-averaging.js';

test('there are 1, 2, 8, 61, 822 and 18,154 chordal graphs on one to six lists', () => {
  // OEIS A058862.
  expect([1, 2, 3, 4, 5, 6].map((lists) => decomposableGraphs(lists).length)).toEqual([1, 2, 8, 61, 822, 18154]);
});

test('cliques and separators of a graph: every edge once inside, one separator fewer than cliques', () => {
  for (const { edges, cliques, separators } of decomposableGraphs(5)) {
    expect(separators).toHaveLength(cliques.length - 1);
    const pairsIn = (mask: number): number => (bitCount(mask) * (bitCount(mask) - 1)) / 2;
    const count = (masks: readonly number[]): number => masks.reduce((sum, mask) => sum + pairsIn(mask), 0);
    expect(count(cliques) - count(separators)).toBe(edges.length);
  }
});

const cells = listCells(
  ['a', 'b', 'c'],
  [
    [1, 6],
    [2, 5],
    [3, 2],
    [4, 9],
    [5, 3],
    [6, 1],
    [7, 1],
  ],
);

/** The plain form: every graph and every number of unseen up to `to`, straight from the formula (Madigan & York 1997). */
function plainly(to: number, delta: number): Float64Array {
  const J = cells.lists.length;
  const p = 1 << J;
  const L = (set: number, unseen: number): number => {
    const counts = new Map<number, number>([[0, unseen]]);
    cells.patterns.forEach((pattern, i) => {
      counts.set(pattern & set, (counts.get(pattern & set) ?? 0) + (cells.counts[i] as number));
    });
    const weight = delta * (1 << (J - bitCount(set)));
    let sum = 0;
    for (const count of counts.values()) sum += logGamma(count + weight) - logGamma(weight);
    return sum;
  };
  const weigh = ({ cliques, separators }: DecomposableGraph, unseen: number): number => {
    const N = cells.n + unseen;
    let sum = logGamma(N + 1) - logGamma(unseen + 1) - Math.log(N) + logGamma(p * delta) - logGamma(N + p * delta);
    for (const set of cliques) sum += L(set, unseen);
    for (const set of separators.filter((set) => set !== 0)) sum -= L(set, unseen);
    // Each part beyond the first has a total of its own.
    sum += separators.filter((set) => set === 0).length * (logGamma(p * delta) - logGamma(N + p * delta));
    return sum;
  };
  const logs = Array.from({ length: to + 1 }, (_, x) => decomposableGraphs(J).map((graph) => weigh(graph, x)));
  const most = logs.reduce((best, row) => Math.max(best, ...row), Number.NEGATIVE_INFINITY);
  const masses = Float64Array.from(logs, (row) => row.reduce((sum, log) => sum + Math.exp(log - most), 0));
  let total = 0;
  for (const mass of masses) total += mass;
  return masses.map((mass) => mass / total);
}

test('the long grid gives the sum over every number', () => {
  const to = 20_000;
  const masses = plainly(to, 1 / 8);
  const made = averageGraphs(cells, { unseen: { from: 0, to } });
  let [below, x] = [0, 0];
  for (const p of [0.025, 0.25, 0.5, 0.75, 0.975, 0.999]) {
    while (below + (masses[x] as number) < p) below += masses[x++] as number;
    expect(Math.abs((made.quantile(p) as number) - x)).toBeLessThanOrEqual(1);
  }
  let mean = 0;
  masses.forEach((mass, i) => {
    mean += i * mass;
  });
  // Where single counts meet the integral, a twenty-fourth of the slope there is lost.
  expect(made.meanOnGrid).toBeCloseTo(mean, 3);
  expect(made.mode()).toBe(masses.indexOf(masses.reduce((a, b) => Math.max(a, b))));
});

test('a habitual grid of five times the listed cuts what the long one keeps', () => {
  const cut = averageGraphs(cells, { unseen: { from: 0, to: 5 * cells.n } });
  const whole = averageGraphs(cells);
  expect(whole.quantile(0.975)).toBeGreaterThan(cut.quantile(0.975) as number);
  expect(whole.beyond).toBeLessThan(1e-3);
});

test('a million listed cost no more nodes than a few hundred times as many', () => {
  const large = listCells(
    ['a', 'b', 'c'],
    Array.from(cells.patterns, (x, i) => [x, 40_000 * (cells.counts[i] as number)]),
  );
  const made = averageGraphs(large);
  expect(made.nodes).toBeLessThan(20_000);
  expect((made.quantile(0.975) as number) / (made.quantile(0.025) as number)).toBeLessThan(1.1);
});
