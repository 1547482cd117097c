import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGap } from '../../problem.js';
import { MOST_SIGHTINGS, type SightingGraph, uniqueRange } from './unique-range.js';

/** Every way to put the sightings into sets, tried: how many assets each way that breaks no rule counts. */
function byTrying({ ids, same, distinct }: SightingGraph): readonly number[] {
  const counts: number[] = [];
  const put = (at: number, sets: readonly (readonly string[])[]): void => {
    if (at === ids.length) {
      const setOf = (id: string): number => sets.findIndex((set) => set.includes(id));
      const joins = same.every(([a, b]) => setOf(a) === setOf(b));
      const parts = distinct.every((set) => new Set(set.map(setOf)).size === set.length);
      if (joins && parts) counts.push(sets.length);
      return;
    }
    const id = ids[at] as string;
    for (const [i, set] of sets.entries()) put(at + 1, sets.with(i, [...set, id]));
    put(at + 1, [...sets, [id]]);
  };
  put(0, []);
  return counts;
}

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const graphs: fc.Arbitrary<SightingGraph> = fc.integer({ min: 1, max: IDS.length }).chain((n) => {
  const ids = IDS.slice(0, n);
  const one = fc.constantFrom(...ids);
  return fc.record({
    ids: fc.constant(ids),
    same: fc.array(fc.tuple(one, one), { maxLength: 4 }),
    distinct: fc.array(fc.uniqueArray(one, { maxLength: 4 }), { maxLength: 8 }),
  });
});

test('least and most are those of all ways to count, and a contradiction is told where there is no way', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const counts = byTrying(graph);
      const found = uniqueRange(graph);
      if (counts.length === 0) expect(found).toMatchObject({ reason: 'contradictory' });
      else expect(found).toEqual({ least: Math.min(...counts), most: Math.max(...counts), isExact: true });
    }),
    { numRuns: 500 },
  );
});

test('learning more only narrows the range', () => {
  fc.assert(
    fc.property(graphs, fc.constantFrom(...IDS), fc.constantFrom(...IDS), fc.boolean(), (graph, a, b, isSame) => {
      fc.pre(a !== b && graph.ids.includes(a) && graph.ids.includes(b));
      const before = uniqueRange(graph);
      const after = uniqueRange(
        isSame ? { ...graph, same: [...graph.same, [a, b]] } : { ...graph, distinct: [...graph.distinct, [a, b]] },
      );
      if (isGap(before) || isGap(after)) return;
      expect(after.least).toBeGreaterThanOrEqual(before.least);
      expect(after.most).toBeLessThanOrEqual(before.most);
    }),
    { numRuns: 300 },
  );
});

test('five in one picture and three in another are five to eight', () => {
  const [five, three] = [
    ['1', '2', '3', '4', '5'],
    ['6', '7', '8'],
  ];
  expect(uniqueRange({ ids: [...five, ...three], same: [], distinct: [five, three] })).toEqual({
    least: 5,
    isExact: true,
    most: 8,
  });
});

test('a ring of five that each differ from the next takes three, though no three of it all differ', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const distinct = ids.map((id, i) => [id, ids[(i + 1) % 5] as string]);
  expect(uniqueRange({ ids, same: [], distinct })).toEqual({ least: 3, isExact: true, most: 5 });
});

test('a hundred wrecks in each of ten pictures are counted at once', () => {
  const sets = Array.from({ length: 10 }, (_, k) => Array.from({ length: 100 }, (_, i) => `${k}/${i}`));
  expect(uniqueRange({ ids: sets.flat(), same: [], distinct: sets })).toEqual({
    least: 100,
    isExact: true,
    most: 1000,
  });
});

test('where no way to count so few is found in time, the least is a bound and says so', () => {
  // Kneser graph of pairs of 7 with a vertex that makes the search long: random differences among 60.
  const ids = Array.from({ length: 70 }, (_, i) => `${i}`);
  let seed = 7;
  const coin = (): boolean => {
    seed = (seed * 16807) % 2147483647;
    return seed % 2 === 0;
  };
  const distinct = ids.flatMap((a, i) => ids.slice(i + 1).flatMap((b) => (coin() ? [[a, b]] : [])));
  const found = uniqueRange({ ids, same: [], distinct });
  if (isGap(found)) throw new Error(found.detail);
  expect(found.isExact).toBe(false);
  expect(found.least).toBeGreaterThan(5);
  expect(found.least).toBeLessThan(found.most);
});

test('too many to compare is a gap, not a long wait', () => {
  const ids = Array.from({ length: MOST_SIGHTINGS + 1 }, (_, i) => `${i}`);
  expect(uniqueRange({ ids, same: [], distinct: [] })).toMatchObject({ reason: 'outside-model' });
});
